/** "Petugas menata kursi. KOMPAS.com/NAMA" -> group `credit`: an agency or a title before its photographer at the end of a caption; behind its full stop, whatever they are called. */
export const closingCredit: RegExp =
  /\s(?<credit>(?:[A-Z][A-Z.]{1,30}(?: [A-Z]{1,30}){0,2}|KOMPAS\.com|Tribun[\w.]{0,30}(?: \w{1,30})?|Dok\.?(?: \w{1,30})?|(?<=[.!?)] )\p{Lu}[\p{L}.]{1,20}(?: \p{Lu}[\p{L}.]{1,20}){0,2})\s?\/\s?[^.!?"”]{2,60}\.?)$/u;

/** What stands in parentheses behind a caption, in contrast to what ends a sentence of the story. */
export const creditWords: RegExp =
  /\/|\b(?:dok|istimewa|ist|foto|getty|freepik|shutterstock|unsplash|pexels|pixabay|afp|ap|reuters|antara|instagram|youtube|tangkapan layar|screenshot|kompas|tribun\w*|kontan)\b/i;

/** "KOMPAS.com/NAMA Petugas menata kursi", "SHUTTERSTOCKIlustrasi kopi": the credit in capitals over a photo, its caption run on behind it. */
export const creditFirst: RegExp =
  /^(?<credit>(?:K(?:OMPAS|ompas)(?:\.(?:com|COM)| IMAGES| Images| TV|TV)|TRIBUN[\w.]*|ANTARA(?: FOTO)?|AFP|AP|REUTERS|DOK\.?|SHUTTERSTOCK|THINKSTOCK\w*|KONTAN)\s?\/\s?\p{Lu}[\p{Lu} .'’-]{2,40}(?=\s|\p{Lu}\p{Ll})|\p{Lu}[\p{Lu} .'’]{3,30}\s?\/\s?(?:KOMPAS\.(?:com|COM)|AFP|ANTARA)(?=\s|\p{Lu}\p{Ll})|(?:SHUTTERSTOCK|FREEPIK|ISTIMEWA)(?=\s\p{Lu}\p{Ll})|(?:shutterstock|Shutterstock|freepik|Freepik)(?=\s?Ilustrasi\s)|\(?(?:DOK|Dok)\. [^()“”"]{2,40}?\)?(?=\s\p{Lu}\p{Ll}+ \p{Ll})|(?:SHUTTERSTOCK|Shutterstock|FREEPIK|Freepik|THINKSTOCK|PEXELS|PIXABAY|UNSPLASH|ISTIMEWA)(?=\p{Lu}\p{Ll}))\s*(?<caption>\p{Lu}\p{Ll}[^“”"]{6,400})$/u;

/** "AFP/NAMA", "Istimewa", "Dok. Polres Contoh", "Instagram @nama": what no story begins with. */
export const bareCredit: RegExp =
  /^\(?(?:[\p{L}\p{N}@_.'’-]{1,40}(?: [\p{L}\p{N}@_.'’-]{1,40}){0,3}\s?\/\s?\p{L}[^!?“”":;]{0,50}|(?:ist|istimewa|net|ho|afp|ap|epa|reuters|antara(?: foto)?|getty images|freepik|shutterstock|unsplash|pexels|pixabay|instagram|youtube|facebook|tiktok|twitter|screenshot|handout|kompas\.com|kompastv)|(?:dok(?:umen(?:tasi)?)?\b|istimewa\b|tangkap(?:an)? layar\b|screenshot\b|capture\b|kolase\b|(?:instagram|twitter|tiktok|youtube|facebook) @?(?=\S+$))[^!?“”":;]{0,50})\)?$/iu;

/** "KABAR.COM", "Viktor Amalo For Kabar.com", "Instagram Radio Desa": names in capitals beside an archive. */
export const namedCredit: RegExp =
  /^\(?(?:(?:\p{Lu}[\p{L}.'’-]*,? ){1,4}[Ff]or \p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,2}|(?:Instagram|YouTube|Youtube|Facebook|Twitter|TikTok|Tiktok|X)(?:\s?[/:]\s?|\s)@?[\p{L}\d._]+(?: @?[\p{L}\d._]+){0,3}|(?:\p{Lu}[\p{L}.’'-]* ){1,4}\| ?\p{Lu}{4,20})\)?$/u;

/** "Sumber: Ilustrasi kopi (Freepik)": where a picture is from, not the story. */
export const pictureSource: RegExp =
  /^(?:sumber|source)\s?:.{0,80}\b(?:freepik|shutterstock|unsplash|pexels|pixabay|getty)\b/i;

/** Archives as they stand alone over a caption. */
export const loneArchive: RegExp =
  /^(?:dok\. .+|(?:shutterstock|freepik|unsplash|pexels|pixabay|istimewa|thinkstock\w*|getty images)(?: .{2,30})?)$/i;

/** Agencies and archives that credits begin with. */
export const creditOpenings: RegExp =
  /^(?:kompas|tribun|kontan|(?:antara(?: foto)?|afp|ap|epa|reuters|xinhua|bbc)(?=\s?\/|$)|getty|shutterstock|freepik|unsplash|pexels|pixabay|dok\b|istimewa\b|ist\b|ho\b|humas|bpmi|biro pers|arsip|instagram|youtube|tangkapan layar|screenshot)/i;
