import type { KnownNames, PrintedNames } from '../model/site-rule.ts';
import { datelineForms } from '../text/datelines.ts';
import { sites } from './index.ts';

/** News agencies and broadcasters: where a name of theirs stands for a writer, it is a source. */
export const agencies: RegExp =
  /^(?:AFP|AP|Associated Press|Reuters|Bloomberg|Antara|ANTARA(?: News)?|Xinhua|BBC(?: News)?(?: Indonesia)?|CNN(?: Indonesia)?|CNBC(?: Indonesia)?|DPA|Kyodo|Yonhap|Al Jazeera|(?:DW|Deutsche Welle)(?: Indonesia)?|VOA(?: Indonesia)?|ABC(?: News| Australia| Indonesia)?|Dow Jones|The Guardian|KCNA|TASS|Sputnik|Anadolu(?: Agency)?)$/i;

const printed = sites.flatMap(({ names }) => names ?? []);

/** What the built-in sites say of their names. Each may stand on a page of any site, since stories are copied. */
export const knownNames: KnownNames = {
  agencies,
  desks: new RegExp(`^(?:${all(({ desks }) => desks)})`, 'i'),
  hosts: new RegExp(`^(?:${all(({ hosts }) => hosts)})`, 'i'),
  signatures: new RegExp(String.raw`^${all(({ signature }) => signature)}(?=[\s,:/|]|$)`, 'i'),
  closings: new RegExp(` (?=${all(({ closings }) => closings)})`, 'g'),
  ownFrames: new RegExp(
    String.raw`(?:^|\.)(?:widget|apis?|ads)[\w.-]{0,60}\.(?:${all(({ domain }) => domain)})\.|(?:doubleclick|googlesyndication|googletagmanager)\.`,
  ),
  datelines: datelineForms({
    firstWords: all(({ datelines }) => datelines?.firstWords),
    undotted: all(({ datelines }) => datelines?.undotted),
    leading: all(({ datelines }) => datelines?.leading),
  }),
};

function all(part: (names: PrintedNames) => string | undefined): string {
  return printed.flatMap((names) => part(names) ?? []).join('|');
}
