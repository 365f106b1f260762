/** Invented words of printed pages: a number source and sentences made from it, the same for the same seed. */
export class Words {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435761 + 40503) >>> 0;
  }

  /** A number from 0 up to, not including, `below`. */
  number(below: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * below);
  }

  chance(share: number): boolean {
    return this.number(1000) < share * 1000;
  }

  one<T>(from: readonly T[]): T {
    const chosen = from[this.number(from.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }

  name(): string {
    const first = this.number(names.length);
    // Different words: a name printed twice in a row is one.
    return [0, 5, 9]
      .slice(0, 2 + this.number(2))
      .map((step) => names[(first + step) % names.length])
      .join(' ');
  }

  place(): string {
    return this.one(places);
  }

  /** "Warga Telaga Selasih memperbaiki perahu dayung di dekat dermaga lama". */
  clause(): string {
    const actor = this.one(actors);
    return `${actor} ${this.place()} ${this.one(verbs)} ${this.one(things)} ${this.one(where)}`;
  }

  date(): string {
    return `${this.one(days)} (${1 + this.number(28)}/${1 + this.number(12)}/${2012 + this.number(14)})`;
  }

  sentence(): string {
    const name = this.one(names);
    return this.one([
      `${this.clause()} pada ${this.date()}.`,
      `Menurut ${name}, ${this.one(things)} itu sudah dipakai sejak ${this.one(['musim hujan', 'tahun lalu', 'panen raya'])}.`,
      `"Kami ${this.one(verbs)} ${this.one(things)} bersama-sama," kata ${name}.`,
      `Jumlah ${this.one(things)} yang terkumpul mencapai ${20 + this.number(900)} buah, naik dari pekan sebelumnya.`,
      `Sementara itu, ${this.one(actors).toLowerCase()} berharap ${this.one(things)} itu tidak ${this.one(['cepat rusak', 'hanyut lagi', 'dipindahkan'])}.`,
      `Ia menambahkan, ${this.one(things)} akan dibawa ke ${this.place()} ${this.one(where)}.`,
      `Rencananya, kegiatan serupa digelar lagi di ${this.place()} bulan depan.`,
    ]);
  }

  paragraph(): string {
    return Array.from({ length: 1 + this.number(3) }, () => this.sentence()).join(' ');
  }

  /** "Warga Telaga Selasih Perbaiki Perahu, Dermaga Lama Ramai Lagi": words with capitals, or as a sentence has them. */
  headline(capitals = true): string {
    const end = this.one([
      `${this.one(things)} ramai lagi`,
      `begini kata ${this.one(names)}`,
      `${this.one(names)}: ${this.one(things)} untuk semua`,
      `${this.one(actors)} pilih menunggu`,
      'ini penyebabnya',
    ]);
    const line = `${this.one(['', '', `${2 + this.number(9)} `, 'Viral, '])}${this.one(actors)} ${this.place()} ${this.one(verbs)} ${this.one(things)}, ${end}`;
    const closed = `${line}${this.one(['', '', '', '?', '!'])}`;
    return capitals ? capitalised(closed) : closed.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  }

  /** "Perahu Perpustakaan", "Berita Viral", "Liga Kampung 2024". */
  topic(): string {
    return this.one([
      capitalised(`${this.one(things)} ${this.place()}`),
      this.one(['Berita Viral', 'Liputan Khusus', 'Kabar Kampung', 'Lomba Dayung']),
      `Liga Kampung ${2012 + this.number(14)}`,
    ]);
  }

  tag(): string {
    return this.one(things);
  }

  /** Paragraphs of a story without a dateline. */
  story(): readonly string[] {
    return Array.from({ length: 4 + this.number(6) }, () => this.paragraph());
  }

  caption(): string {
    return this.one([
      `${this.clause()}, ${this.date()}.`,
      `${capitalised(this.one(things))} ${this.one(where)}`,
      `Ilustrasi ${this.one(things)}.`,
      `${this.clause()} (kiri) dan ${this.one(names)} (kanan)`,
    ]);
  }
}

const small = new Set(['dan', 'di', 'ke', 'dari', 'yang', 'untuk', 'dekat']);

export function capitalised(text: string): string {
  return text
    .split(' ')
    .map((word, i) => (i > 0 && small.has(word) ? word : word.replace(/^\p{L}/u, (letter) => letter.toUpperCase())))
    .join(' ');
}

const names =
  'Tari Wanasela Gema Rimbun Palwa Gentari Sekar Umbarani Bimo Karangsoka Nala Wulungan Rengga Puspalaya Intan Seruniwati Doni Palasari Kinasih Wiryo Lintang Pandanari'.split(
    ' ',
  );
const places = [
  'Telaga Selasih',
  'Sumberjati',
  'Pulau Rimbun',
  'Wanasela',
  'Bukit Selaras',
  'Karangsoka',
  'Muara Jaya',
  'Tirtasari',
];
const actors = [
  'Warga',
  'Petani garam',
  'Nelayan',
  'Murid',
  'Perajin bambu',
  'Penjaga pasar',
  'Ibu-ibu',
  'Pemuda',
  'Kelompok tani',
];
const verbs = [
  'memperbaiki',
  'mengecat',
  'menganyam',
  'membagikan',
  'memindahkan',
  'merawat',
  'mengumpulkan',
  'memamerkan',
];
const things = [
  'perahu dayung',
  'layang-layang',
  'jembatan bambu',
  'gerobak buku',
  'lampion',
  'bibit bakau',
  'tikar pandan',
  'kentungan',
  'sumur tua',
  'payung pasar',
];
const where = [
  'di dekat dermaga lama',
  'di serambi sekolah',
  'di halaman balai desa',
  'di tepi sungai',
  'di pasar malam',
  'di lereng bukit',
];
const days = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];
