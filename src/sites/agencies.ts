/** News agencies and broadcasters: where a name of theirs stands for a writer, it is a source. */
export const agencies: RegExp =
  /^(?:AFP|AP|Associated Press|Reuters|Bloomberg|Antara|ANTARA(?: News)?|Xinhua|BBC(?: News)?(?: Indonesia)?|CNN(?: Indonesia)?|CNBC(?: Indonesia)?|DPA|Kyodo|Yonhap|Al Jazeera|(?:DW|Deutsche Welle)(?: Indonesia)?|VOA(?: Indonesia)?|ABC(?: News| Australia| Indonesia)?|Dow Jones|The Guardian|KCNA|TASS|Sputnik|Anadolu(?: Agency)?)$/i;
