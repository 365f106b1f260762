import type { KnownNames, PrintedNames } from '../model/printed-names.ts';
import { datelineForms } from '../text/datelines.ts';
import { agencies } from './agencies.ts';
import { sites } from './index.ts';

const printed = sites.flatMap(({ names }) => names ?? []);

/** What the built-in sites say of their names. Each may stand on a page of any site, since stories are copied. */
export const knownNames: KnownNames = {
  agencies,
  desks: new RegExp(`^(?:${all(({ desks }) => desks)})`, 'i'),
  hosts: new RegExp(`^(?:${all(({ hosts }) => hosts)})`, 'i'),
  signatures: new RegExp(String.raw`^${all(({ signature }) => signature)}(?=[\s,:/|]|$)`, 'i'),
  ownFrames: new RegExp(
    String.raw`(?:^|\.)(?:widget|apis?|ads)[\w.-]{0,60}\.(?:${all(({ domain }) => domain)})\.|(?:doubleclick|googlesyndication|googletagmanager)\.`,
  ),
  datelines: datelineForms({
    firstWords: printed.flatMap(({ datelines }) => datelines?.firstWords ?? []),
    undotted: printed.flatMap(({ datelines }) => datelines?.undotted ?? []),
    leading: printed.flatMap(({ datelines }) => datelines?.leading ?? []),
  }),
};

function all(part: (names: PrintedNames) => string | undefined): string {
  return printed.flatMap((names) => part(names) ?? []).join('|');
}
