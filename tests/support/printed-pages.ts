import { capitalised, Words } from './printed-words.ts';

/** A page as text, and what is known of it. */
export interface PrintedPage {
  readonly kind: string;
  readonly text: string;
  readonly title: string | null;
  readonly kicker: string | null;
  readonly standfirst: string | null;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly body: readonly string[];
  readonly lines: readonly PrintedLine[];
}

/** Of which part a line is; a gap stands before it where the page prints gaps. */
export interface PrintedLine {
  readonly part: 'head' | 'body' | 'noise' | 'tail';
  readonly text: string;
  readonly close?: true;
}

interface Draft {
  readonly w: Words;
  readonly lines: PrintedLine[];
  readonly title: string | null;
  kicker: string | null;
  standfirst: string | null;
  authors: string[];
  editors: string[];
  /** Blank lines between paragraphs. */
  readonly gaps: boolean;
}

type Kind = (draft: Draft) => void;

const days = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];
const months = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');

const two = (number: number): string => String(number).padStart(2, '0');
const clock = (w: Words, sign = ':'): string => `${two(w.number(24))}${sign}${two(w.number(60))}`;
const dayName = (w: Words): string =>
  `${w.one(days)}, ${two(1 + w.number(28))} ${w.one(months)} ${2012 + w.number(14)}`;
const numbers = (w: Words): string => `${two(1 + w.number(28))}/${two(1 + w.number(12))}/${2012 + w.number(14)}`;

function head(draft: Draft, text: string, close = false): void {
  draft.lines.push(close ? { part: 'head', text, close: true } : { part: 'head', text });
}

function photo(draft: Draft, credits: readonly string[], close = true): void {
  const { w } = draft;
  const [credit, caption] = [w.one(credits), w.caption()];
  if (w.chance(0.15)) head(draft, `${caption.replace(/\.$/, '')} (${credit.replace(/[()]/g, '')})`, close);
  else {
    head(draft, credit, close);
    head(draft, caption, true);
  }
}

/** Paragraphs with subheadings and what stands between them. */
function story(draft: Draft, opening: string, noise: (w: Words) => readonly string[], most = 9): void {
  const { w, lines } = draft;
  lines.push({ part: 'body', text: opening });
  const count = 3 + w.number(most);
  const items = w.chance(0.2);
  for (let i = 0; i < count; i++) {
    if (items && i > 0) lines.push({ part: 'body', text: `${i}. ${w.headline().replace(/[?!]$/, '')}` });
    else if (w.chance(0.1))
      lines.push({
        part: 'body',
        text: capitalised(`${w.one(['alasan warga', 'cara merawat', 'dua sebab'])} ${w.place()}`),
      });
    lines.push({ part: 'body', text: w.paragraph() });
    if (w.chance(0.3)) for (const text of noise(w)) lines.push({ part: 'noise', text });
  }
  lines.push({ part: 'body', text: w.sentence() });
}

function tail(draft: Draft, texts: readonly string[]): void {
  for (const [i, text] of texts.entries())
    draft.lines.push({ part: 'tail', text, ...(i > 0 && draft.w.chance(0.6) ? { close: true } : {}) });
}

const capitals = (place: string): string => place.toUpperCase();

const kompas: Kind = (draft) => {
  const { w } = draft;
  head(draft, 'Baca berita tanpa iklan. Gabung Kompas.com+');
  if (w.chance(0.2)) for (const text of ['Tentukan Pilihanmu', '0 hari menuju', 'Pemilu 2024']) head(draft, text, true);
  if (w.chance(0.25)) {
    draft.kicker = w.topic();
    head(draft, draft.kicker);
  }
  if (draft.title !== null) head(draft, draft.title);
  head(
    draft,
    w.one([
      `Kompas.com - ${numbers(w)}, ${clock(w)} WIB`,
      `Kompas.com, ${1 + w.number(28)} ${w.one(months)} 2026, ${clock(w)} WIB`,
    ]),
  );
  const names = [w.name(), w.name()];
  const form = w.number(4);
  if (form < 2) {
    head(draft, `${names[0]},`, true);
    head(draft, names[1] ?? '', true);
    head(draft, 'Tim Redaksi');
    draft.authors = names;
  } else if (form === 2) {
    head(draft, names[0] ?? '', true);
    head(draft, 'Penulis');
    draft.authors = names.slice(0, 1);
  } else {
    head(draft, `Penulis ${names[0]} | Editor ${names[1]}`);
    draft.authors = names.slice(0, 1);
    draft.editors = names.slice(1);
  }
  if (w.chance(0.4)) {
    head(draft, 'Lihat Foto');
    head(draft, w.caption(), true);
    head(draft, `(${w.one(['KOMPAS.com/', 'DOK. ', 'SHUTTERSTOCK/'])}${capitals(w.name())})`, true);
  }
  const opening =
    w.one([`${capitals(w.place())}, KOMPAS.com - `, 'KOMPAS.com - ', `${capitals(w.place())}, KOMPAS.com – `]) +
    w.paragraph();
  story(draft, w.chance(0.85) ? opening : `${w.paragraph()}`, () => [`Baca juga: ${w.headline()}`]);
  if (w.chance(0.5))
    tail(draft, [
      'Simak breaking news dan berita pilihan kami langsung di ponselmu. Pilih saluran andalanmu akses berita Kompas.com WhatsApp Channel : https://www.whatsapp.com/channel/x. Pastikan kamu sudah install aplikasi WhatsApp ya.',
    ]);
  tail(draft, [
    'Halaman:',
    'Terkini Lainnya',
    ...Array.from({ length: 3 }, () => {
      const title = w.headline();
      return [title, title, 'Nasional'];
    }).flat(),
    'Komentar',
    'Close Ads',
  ]);
};

const brands = [
  'TRIBUNJATENG.COM',
  'TRIBUN-TIMUR.COM',
  'SURYA.CO.ID',
  'TRIBUNMANADO.CO.ID',
  'TRIBUNNEWS.COM',
  'SERAMBINEWS.COM',
  'TRIBUN-MEDAN.COM',
];

const tribun: Kind = (draft) => {
  const { w } = draft;
  const brand = w.one(brands);
  const mobile = w.chance(0.2);
  if (w.chance(0.2)) head(draft, 'Nikmati berita interaktif dan LIVE report 24 jam hanya di TribunX');
  if (w.chance(0.2)) head(draft, 'Breaking News:');
  if (w.chance(0.2)) {
    head(draft, w.one(['Sulawesi Utara', 'Jawa Tengah', 'Aceh']));
    if (w.chance(0.5)) head(draft, `Menuju ${w.place()} Maju dan Sejahtera`, true);
  }
  if (w.chance(0.6) && draft.title !== null) {
    draft.kicker = w.topic();
    head(draft, draft.kicker);
  }
  if (draft.title !== null) head(draft, draft.title);
  if (w.chance(0.8) && draft.title !== null && !mobile) {
    draft.standfirst = w.chance(0.5) ? w.sentence() : `${w.clause()} sejak ${w.one(['musim hujan', 'pekan lalu'])}`;
    head(draft, draft.standfirst);
  }
  if (w.chance(0.2)) head(draft, `Tayang: ${dayName(w)} ${clock(w)} WIB`);
  const [writer, editor] = [w.name(), w.name()];
  const named = w.number(5);
  if (named === 0) {
    head(draft, `Penulis: ${writer} | Editor: ${editor}`);
    [draft.authors, draft.editors] = [[writer], [editor]];
  } else if (named === 1) {
    head(draft, `Editor: ${editor}`);
    draft.editors = [editor];
  } else if (named === 2) {
    for (const [i, text] of ['Penulis:', writer, 'Editor:', editor].entries()) head(draft, text, i > 0);
    [draft.authors, draft.editors] = [[writer], [editor]];
  }
  if (mobile) {
    for (const text of ['AA', 'Text Sizes', 'Medium', 'Large', 'Larger']) head(draft, text);
    if (w.chance(0.5)) head(draft, w.caption());
  } else if (w.chance(0.5)) {
    if (w.chance(0.4)) head(draft, `zoom-in ${draft.title ?? ''}`.trim());
    photo(draft, [
      'Istimewa',
      'Kolase Tribun Manado',
      `Tribun Jateng/${w.name()}`,
      'DOK POLSEK',
      'ist',
      'Instagram @kabarkampung',
      `TRIBUN TIMUR/${capitals(w.name())}`,
      'HO',
      'Facebook',
    ]);
  }
  const dated = mobile || w.chance(0.8);
  if (w.chance(0.3) && dated) {
    const reporter = draft.authors[0] ?? w.name();
    head(
      draft,
      w.one([
        `Laporan Wartawan Tribun Jateng, ${reporter}`,
        `Laporan Wartawan Tribunnews.com, ${reporter}`,
        `Laporan Reporter Surya, ${reporter}`,
      ]),
    );
    if (draft.authors.length === 0) draft.authors = [reporter];
  }
  const opening =
    w.one([
      `${brand} - `,
      `${brand}, ${capitals(w.place())} - `,
      `${brand}, ${capitals(w.place())} – `,
      `${w.place()}, ${brand} - `,
    ]) + w.paragraph();
  // Page 2 has no dateline.
  story(draft, dated ? opening : w.paragraph(), () => [
    w.one([`Baca juga: ${w.headline()}`, `Baca: ${w.headline()}`, `(Baca juga: ${w.headline()})`]),
  ]);
  if (w.chance(0.3)) draft.lines.push({ part: 'noise', text: '(*)' });
  tail(
    draft,
    w.one([
      [
        'Halaman',
        '12',
        'Sumber: Tribun Jateng',
        'Ikuti kami di',
        'KOMENTAR',
        'BERITA TERKINI',
        '© 2021 TRIBUNnews.com Network,a subsidiary of KG Media.',
        'All Right Reserved',
      ],
      ['Isi komentar sepenuhnya adalah tanggung jawab pengguna dan diatur dalam UU ITE.'],
      [
        'Tags:',
        'perahu',
        'layangan kampung',
        'Berita Terkait',
        w.headline(),
        w.headline(),
        'Ikuti kami di',
        'AA',
        'Berita Terkini',
        '© 2025 TRIBUNnews.com Network,a subsidiary of KG Media.',
      ],
      [
        'Rekomendasi untuk Anda',
        'Ikuti kami di',
        'Berita Populer',
        '© 2025 TRIBUNnews.com Network,a subsidiary of KG Media.',
        'All Right Reserved',
      ],
      ['Dapatkan Berita Pilihan', 'di WhatsApp Anda', 'Baca WhatsApp Tribunnews', 'Tribunnews', 'Ikuti kami di'],
      [],
    ]),
  );
};

const kontan: Kind = (draft) => {
  const { w } = draft;
  if (w.chance(0.4))
    for (const text of [
      'kontan.co.id',
      'banner langganan top',
      '| : WIB | INDIKATOR |',
      'EMAS 1.527.000   -7.000   -0,46%',
      'IDX 7.635   -60,03   -0,78%',
    ])
      head(draft, text, true);
  if (w.chance(0.3)) head(draft, 'KEUANGAN / BANK');
  if (draft.title !== null) head(draft, draft.title);
  head(draft, `${dayName(w)} ${w.one(['/', '|'])} ${clock(w)} WIB`);
  if (draft.title !== null && w.chance(0.7)) head(draft, draft.title, true);
  if (w.chance(0.6))
    head(
      draft,
      w.one([
        `ILUSTRASI. ${w.caption()}`,
        `ILUSTRASI. ${w.clause()}. REUTERS/${w.name()}`,
        `${w.clause()}. ANTARA FOTO/${w.name()}/foc.`,
      ]),
      true,
    );
  const [writer, editor] = [w.name(), w.name()];
  head(draft, w.one([`Reporter: ${writer} | Editor: ${editor}`, `Reporter: ${writer} Editor: ${editor}`]));
  [draft.authors, draft.editors] = [[writer], [editor]];
  story(
    draft,
    w.one([
      `KONTAN.CO.ID - ${capitals(w.place())}. `,
      `KONTAN.CO.ID-${capitals(w.place())}. `,
      `${capitals(w.place().replace(' ', ''))}. `,
    ]) + w.paragraph(),
    () => [`Baca Juga: ${w.headline(false)}`],
  );
  if (w.chance(0.5))
    draft.lines.push({ part: 'noise', text: `Selanjutnya: ${w.headline(false).replace(/[?!]$/, '')}` });
  tail(draft, [
    'Cek Berita dan Artikel yang lain di Google News',
    ...(w.chance(0.6) ? ['TERBARU', 'Kontan Academy', 'Working with Bamboo', '[X]', '×'] : []),
  ]);
};

/** Other newsrooms: what stands over the story, how it begins, what stands between and below. */
const others: Readonly<Record<string, Kind>> = {
  detik: (draft) => {
    const { w } = draft;
    const writer = w.name();
    if (draft.title !== null) head(draft, draft.title);
    head(draft, w.one([`${writer} - detikNews`, `${writer} - detikJateng`]));
    head(draft, `${dayName(w)} ${clock(w)} WIB`, true);
    draft.authors = [writer];
    if (w.chance(0.5)) head(draft, `${w.caption().replace(/\.$/, '')} (Foto: ${w.name()}/detikcom)`);
    story(draft, `${w.place()} - ${w.paragraph()}`, () => [
      w.one([
        'ADVERTISEMENT',
        'SCROLL TO CONTINUE WITH CONTENT',
        '[Gambas:Video 20detik]',
        `Baca juga: ${w.headline()}`,
      ]),
    ]);
    tail(draft, ['Berita Terkait', w.headline(), w.headline(), 'berita terpopuler']);
  },
  liputan6: (draft) => {
    const { w } = draft;
    const writer = w.name();
    if (draft.title !== null) head(draft, draft.title);
    head(draft, `Oleh ${writer}`);
    head(
      draft,
      `${numbers(w).replaceAll('/', ' Mei ').replace(' Mei 0', ' Mei ').slice(0, 2)} Mei 2024, ${clock(w)} WIB`,
      true,
    );
    draft.authors = [writer];
    if (w.chance(0.5)) head(draft, 'Copy Link', true);
    if (w.chance(0.6)) {
      head(draft, 'Perbesar');
      head(draft, `${w.caption().replace(/\.$/, '')} (Liputan6.com/${w.name()})`, true);
    }
    story(draft, `Liputan6.com, ${w.place()} - ${w.paragraph()}`, () => [
      w.one([`BACA JUGA: ${w.headline()}`, 'Advertisement']),
    ]);
    tail(draft, ['Artikel Terkait', w.headline(), w.headline()]);
  },
  tempo: (draft) => {
    const { w } = draft;
    const [writer, editor] = [w.name(), w.name()];
    if (draft.title !== null) head(draft, draft.title);
    for (const [i, text] of ['Reporter', writer, 'Editor', editor].entries()) head(draft, text, i % 2 === 1);
    [draft.authors, draft.editors] = [[writer], [editor]];
    head(draft, `${dayName(w)} ${clock(w, '.')} WIB`);
    if (w.chance(0.6)) head(draft, `${w.clause()}. TEMPO/${w.name()}`);
    story(draft, `TEMPO.CO, ${w.place()} - ${w.paragraph()}`, () => [
      w.one([`Baca: ${w.headline()}`, 'Iklan', 'Scroll Untuk Melanjutkan', `Pilihan Editor: ${w.headline()}`]),
    ]);
    tail(draft, ['Berita terkait', w.headline(), w.headline()]);
  },
  antara: (draft) => {
    const { w } = draft;
    const [writer, editor] = [w.name(), w.name()];
    if (draft.title !== null) head(draft, draft.title);
    head(draft, `${dayName(w)} ${clock(w)} WIB`);
    if (w.chance(0.6)) head(draft, `${w.clause()}. ANTARA/${w.name()}`);
    story(draft, `${w.place()} (ANTARA) - ${w.paragraph()}`, () => [`Baca juga: ${w.headline()}`]);
    tail(draft, [`Pewarta: ${writer}`, `Editor: ${editor}`, 'Copyright © ANTARA 2024']);
    [draft.authors, draft.editors] = [[writer], [editor]];
  },
  cnn: (draft) => {
    const { w } = draft;
    if (draft.title !== null) head(draft, draft.title);
    head(draft, 'CNN Indonesia');
    head(draft, `${dayName(w)} ${clock(w)} WIB`, true);
    if (w.chance(0.5)) head(draft, `${w.caption().replace(/\.$/, '')} (CNN Indonesia/${w.name()})`);
    story(draft, `${w.place()}, CNN Indonesia -- ${w.paragraph()}`, () => [
      w.one(['ADVERTISEMENT', 'SCROLL TO CONTINUE WITH CONTENT', '[Gambas:Video CNN]']),
    ]);
    tail(draft, ['BERITA TERKAIT', w.headline(), 'TERPOPULER', w.headline()]);
  },
  sindo: (draft) => {
    const { w } = draft;
    const writer = w.name();
    if (draft.title !== null) head(draft, draft.title);
    head(draft, writer);
    draft.authors = [writer];
    head(draft, `${dayName(w)} - ${clock(w)} WIB`, true);
    if (w.chance(0.5)) head(draft, 'loading...');
    if (w.chance(0.6)) head(draft, `${w.clause()}. Foto/Istimewa`, true);
    if (w.chance(0.5)) head(draft, 'A A A');
    story(draft, `${capitals(w.place())} - ${w.paragraph()}`, () => [
      w.one([`Baca juga: ${w.headline()}`, `Baca Juga: ${w.headline()}`]),
    ]);
    tail(draft, ['Berita Terkait', w.headline(), w.headline()]);
  },
  republika: (draft) => {
    const { w } = draft;
    const [writer, editor] = [w.name(), w.name()];
    if (draft.title !== null) head(draft, draft.title);
    head(draft, `${w.one(days)} , ${two(1 + w.number(28))} Jul 2014, ${clock(w)} WIB`);
    photo(draft, [`${w.name()}/Republika`, 'Antara/Wahyu Putro', 'Dok Republika']);
    story(draft, `REPUBLIKA.CO.ID, ${capitals(w.place())} -- ${w.paragraph()}`, () => [`Baca juga : ${w.headline()}`]);
    tail(draft, [`Redaktur : ${editor}`, `Reporter : ${writer}`]);
    [draft.authors, draft.editors] = [[writer], [editor]];
  },
  jpnn: (draft) => {
    const { w } = draft;
    if (draft.title !== null) head(draft, draft.title);
    head(draft, `${dayName(w)} – ${clock(w)} WIB`);
    if (w.chance(0.6)) head(draft, `${w.clause()}. Foto: dok.JPNN.com`);
    story(draft, `jpnn.com, ${capitals(w.place())} - ${w.paragraph()}`, () => [`Baca Juga: ${w.headline()}`]);
    const writer = w.name();
    tail(draft, [`Redaktur & Reporter : ${writer}`, 'BERITA LAINNYA', w.headline()]);
    draft.authors = [writer];
  },
  grid: (draft) => {
    const { w } = draft;
    const writer = w.name();
    if (draft.title !== null) head(draft, draft.title);
    head(draft, `By ${writer} - ${dayName(w)} | ${clock(w)} WIB`);
    draft.authors = [writer];
    photo(draft, ['Tribunnews', 'Instagram @kabarkampung', `Grid.ID/${w.name()}`, '(HOBIKAMPUNG.COM)'], false);
    story(draft, `Grid.ID - ${w.paragraph()}`, () => [`(Baca Juga: ${w.headline()})`]);
    tail(draft, ['Komentar']);
  },
  wordpress: (draft) => {
    const { w } = draft;
    const writer = w.name();
    if (w.chance(0.5)) for (const text of ['Skip to content', 'Beranda', 'Kabar Kampung']) head(draft, text, true);
    if (draft.title !== null) head(draft, draft.title);
    head(draft, w.one([`By ${writer}`, `Oleh ${writer}`, `by ${writer}`]));
    head(draft, `${1 + w.number(28)} ${w.one(months)} 2021`, true);
    draft.authors = [writer];
    story(draft, w.chance(0.5) ? `${w.place()} – ${w.paragraph()}` : w.paragraph(), () => [
      `Baca Juga: ${w.headline()}`,
    ]);
    tail(
      draft,
      w.one([
        ['Tags: perahu, layangan'],
        ['Share this:', 'Facebook', 'Twitter'],
        ['Leave a Reply', 'Your email address will not be published.'],
        ['Related Posts', w.headline(), w.headline()],
      ]),
    );
  },
  bare: (draft) => {
    const { w } = draft;
    if (draft.title !== null) head(draft, draft.title);
    story(draft, w.paragraph(), () => []);
  },
};

const kinds: Readonly<Record<string, Kind>> = { kompas, tribun, kontan, ...others };

/** Every kind of page that the generator prints. */
export const printedKinds: readonly string[] = Object.keys(kinds);

/** Kind and number -> a page of invented words, the same every time. */
export function printPage(kind: string, seed: number): PrintedPage {
  const make = kinds[kind];
  if (make === undefined) throw new Error(`no kind of page is called ${kind}`);
  const w = new Words(seed * 31 + kind.length * 7919 + (kind.codePointAt(0) ?? 0));
  const title = w.chance(0.93) ? w.headline(kind !== 'kontan') : null;
  const draft: Draft = {
    w,
    lines: [],
    title,
    kicker: null,
    standfirst: null,
    authors: [],
    editors: [],
    gaps: w.chance(0.7),
  };
  make(draft);
  const { lines, kicker, standfirst, authors, editors } = draft;
  return {
    ...{ kind, title, kicker, standfirst, authors, editors, lines },
    text: printLines(lines, draft.gaps),
    body: lines.filter(({ part }) => part === 'body').map(({ text }) => text),
  };
}

export function printLines(lines: readonly PrintedLine[], gaps: boolean): string {
  return `${lines.map(({ text, close }, i) => `${i > 0 && gaps && close !== true ? '\n' : ''}${text}`).join('\n')}\n`;
}
