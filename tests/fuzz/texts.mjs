/** Printed pages made of the lines that their readers look for, whole, repeated and torn. */
const lines = [
  ...[
    'Lampu Dermaga Dipasang',
    'Kompas.com - 31/10/2020, 20:02 WIB',
    'Penulis: Rara Contoh',
    'Editor: Budi Contoh | Sumber: Antara',
  ],
  ...[
    'Oleh: BUDI SANTOSO',
    'Laporan Wartawan Tribun Manado, Rara Contoh',
    'Reporter: Rara, Budi dan Tuti | Editor: Dedi',
  ],
  ...[
    'JAKARTA, KOMPAS.com - Nelayan memasang lampu.',
    'KONTAN.CO.ID - JAKARTA. Harga naik.',
    'TRIBUNMANADO.CO.ID, Manado - Warga',
  ],
  ...[
    'Baca juga: Perahu Baru Datang',
    '(Baca: Perahu Baru)',
    'Halaman 2',
    'Halaman: 1 2 3 Show All',
    'Tags: laut, perahu',
    '#laut #perahu',
  ],
  ...[
    'Lihat Foto',
    '(KOMPAS.com/NAMA ORANG)',
    'Bus di halteDOK. X Bus di halte',
    '- butir satu',
    '> kutipan',
    '* * *',
    '---',
    '## Judul ##',
  ],
  ...[
    'title: Lampu',
    '- a',
    '  - b',
    'url: https://www.kompas.com/tren/read/2020/10/17/213101065/x',
    'Title: Lampu',
    'URL Source: https://x.id/a',
  ],
  ...[
    'Artikel ini telah tayang di Kompas.com dengan judul "Lampu", Klik untuk baca: https://www.kompas.com/x',
    'Referensi',
    '1. https://x.id/a',
  ],
  ...[
    '[kata](https://x.id/a)',
    '![](https://x.id/a.png) |',
    '| a | b |',
    '[12]kata',
    'Markdown Content:',
    'IFRAME: x',
    'https://t.me/x',
  ],
  ...[
    'Nelayan memasang lampu di tiang dermaga sebelum malam turun dan angin datang.',
    'Sumber: AFP',
    'ADVERTISEMENT',
    '|',
    '.',
    '',
    ' ',
  ],
];
const letters = [
  'a',
  'A',
  ' ',
  '\n',
  '\t',
  '-',
  ':',
  '|',
  '*',
  '#',
  '[',
  ']',
  '(',
  ')',
  '"',
  '“',
  '.',
  ',',
  '/',
  '1',
  '\u00a0',
  '\u200b',
  '\u2028',
  '\0',
  '\ud800',
  'é',
  '한',
  '😀',
  '<',
  '&',
];

/** A printed page of at most so many characters or so. */
export function printedPage(chance, most = 40_000) {
  const parts = chance.many(30, () => part(chance));
  const hostile = chance.of(lines.concat(letters)) + chance.of(['', ' ', '\n', chance.of(letters)]);
  if (chance.next() < 0.4)
    parts.splice(chance.below(parts.length + 1), 0, hostile.repeat(chance.amount(most / Math.max(1, hostile.length))));
  if (chance.next() < 0.1)
    parts.unshift('---', ...chance.many(60, () => chance.of(['- a', '\t- b', 'k: v', ' v', ''])), '---');
  return parts.join(chance.of(['\n', '\n\n', ' ', '\r\n']));
}

function part(chance) {
  const line = chance.of(lines);
  const kind = chance.next();
  if (kind < 0.6) return line;
  if (kind < 0.75) return line.slice(chance.below(line.length + 1)) + chance.of(letters);
  if (kind < 0.9) return `${line} ${chance.of(lines)}`;
  return chance.many(12, () => chance.of(letters)).join('');
}

/** A text -> the same torn, cut, doubled and strewn with what stands for something. */
export function torn(chance, text, bits = letters) {
  let made = text;
  for (let i = chance.below(6); i >= 0; i--) {
    const at = chance.below(made.length + 1);
    const end = Math.min(made.length, at + chance.amount(2000));
    const cut = made.slice(at, end);
    const between = chance.of([
      () => '',
      () => cut + cut,
      () => chance.of(bits).repeat(chance.amount(20_000)),
      () => [...cut].reverse().join(''),
      () => cut + chance.of(bits),
      () => made.slice(chance.below(made.length + 1)).slice(0, 3000),
    ])();
    made = made.slice(0, at) + between + made.slice(end);
  }
  return made;
}
