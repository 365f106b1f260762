import type { PrintedNames } from '../../model/printed-names.ts';

/** Names of the network's titles; those of some begin with no "Tribun". */
export const names: PrintedNames = {
  // "Surya" alone counts as a desk, since it is also a first name.
  desks: String.raw`tribun|surya(?:\.co\.id| ?malang)?$|serambi|prohaba|sriwijaya post|sripoku|bangka ?pos|pos ?-?(?:belitung|kupang)|banjarmasin ?post|warta ?kota`,
  hosts: 'tribun|surya',
  domain: 'tribunnews',
  // The region is a word of its own behind "Tribun".
  signature: String.raw`(?:(?:tribun(?:news)?|surya)[\w.-]*|serambi(?:news)?(?:\.com| indonesia)?|prohaba(?:\.co)?|sripoku(?:\.com)?|sriwijaya post|bangka ?pos(?:\.com)?|pos ?belitung(?:\.co)?|pos[ -]?kupang(?:\.com)?|banjarmasin ?post(?:\.co\.id)?|warta ?kota(?:live)?(?:\.com)?)(?:\s+(?:network|aceh|gayo|medan|padang|pekanbaru|batam|jambi|sumsel|lampung|bengkulu|banten|tangerang|jakarta|bekasi|depok|bogor|jabar|priangan|cirebon|jateng|banyumas|pantura|muria|solo|jogja|yogya|jatim|madura|malang|mataraman|bali|lombok|flores|pontianak|kalteng|kaltim|kaltara|timur|toraja|sulbar|palu|sultra|manado|gorontalo|ternate|ambon|papua(?: barat)?|sorong))?`,
  datelines: {
    // "TRIBUN JATENG.COM"; Surya had no domain in its name before 2015.
    firstWords: 'TRIBUN|Tribun|POS|Pos|BANGKA|Bangka',
    undotted: '(?:SURYA|Surya) (?:ONLINE|Online)',
  },
};
