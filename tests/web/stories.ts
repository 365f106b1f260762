import type { Block } from '../../src/model/article.ts';

/** Which page of a story is asked: a number from 1, or all on one. */
export type PageChoice = number | 'all';

export type Template = 'kompas' | 'tribun-2020' | 'tribun-2026' | 'kontan-fragment' | 'kontan-desk';

/** One invented story and where the test web shows it. */
export interface Story {
  readonly template: Template;
  readonly host: string;
  /** Path without query. */
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly standfirst: string;
  readonly section: string;
  readonly author: string;
  readonly editor: string;
  readonly tags: readonly string[];
  /** Naive Jakarta time, `2026-11-20 09:15:00`. */
  readonly publishedAt: string;
  /** The story's own blocks, page by page. */
  readonly pages: readonly (readonly Block[])[];
}

const SUBJECTS = [
  'Pengrajin rotan',
  'Kepala pasar ikan',
  'Regu pemadam bukit',
  'Penjaga mercusuar',
  'Koperasi garam',
  'Guru layar perahu',
  'Petani vanili',
  'Juru kunci bendungan',
  'Paguyuban penenun',
  'Sopir feri malam',
];
const VERBS = [
  'menata',
  'menghitung',
  'memperbaiki',
  'mencatat',
  'mengangkut',
  'menguji',
  'membagikan',
  'menyusun',
  'merawat',
  'meninjau',
];
const OBJECTS = [
  'sebelas gulung tali',
  'rak kayu yang lapuk',
  'timbangan tembaga',
  'peta arus musim hujan',
  'tiga lusin lampu minyak',
  'kebun pala di lereng',
  'buku tamu dermaga',
  'saluran air di balik gudang',
  'benih jagung ungu',
  'jadwal giliran jaga',
];
const PLACES = [
  'di Kampung Lerengsari',
  'di dermaga Tanjung Uji',
  'di tepi Danau Balikayu',
  'di pasar Simpang Tujuh',
  'di Balai Muara Khayal',
  'di bukit Wanarata',
];
const TIMES = [
  'sejak subuh',
  'menjelang sore',
  'pada pekan kedua',
  'sebelum air pasang',
  'setelah panen usai',
  'sepanjang musim kemarau',
];
const REASONS = [
  'agar semua warga mendapat bagian',
  'karena persediaan mulai menipis',
  'supaya kapal berikutnya tidak tertunda',
  'meski hujan belum juga reda',
  'sebab izin lama habis tahun ini',
  'sambil menunggu kabar dari seberang',
];

/** A small generator of even chances, so that the same story has the same words on every machine. */
function chooser(seed: number): (words: readonly string[]) => string {
  let state = seed * 2_654_435_761;
  return (words) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return words[state % words.length] ?? '';
  };
}

function sentences(seed: number, count: number): string {
  const choose = chooser(seed);
  return Array.from(
    { length: count },
    (_, n) =>
      `${choose(SUBJECTS)} ${choose(VERBS)} ${choose(OBJECTS)} ${choose(PLACES)} ${choose(TIMES)}, ${choose(REASONS)}, kata catatan nomor ${seed * 10 + n}.`,
  ).join(' ');
}

/** Invented pages of a story, the same for the same seed. */
export function storyPages(
  seed: number,
  dateline: string,
  pages: number,
  closing: string | null,
): readonly (readonly Block[])[] {
  return Array.from({ length: pages }, (_, page) => {
    const texts = Array.from({ length: 6 }, (_unused, n) => sentences(seed * 100 + page * 10 + n, 2 + (n % 2)));
    const blocks: Block[] = texts.map((text) => ({ type: 'paragraph', text }));
    blocks.splice(3, 0, { type: 'heading', text: `Bagian ${page + 1} dari kisah ${seed}` });
    const [first] = blocks;
    if (page === 0 && first !== undefined) blocks[0] = { type: 'paragraph', text: `${dateline} ${first.text}` };
    if (page === pages - 1 && closing !== null) blocks.push({ type: 'paragraph', text: closing });
    return blocks;
  });
}

interface Plan {
  readonly template: Template;
  readonly host: string;
  readonly path: (slug: string, seed: number) => string;
  readonly dateline: string;
  readonly section: string;
  readonly closing?: string;
}

const PLANS: readonly Plan[] = [
  {
    template: 'kompas',
    host: 'money.kompas.com',
    path: (slug, seed) => `/read/2026/11/20/0915${seed}026/${slug}`,
    dateline: 'JAKARTA, KOMPAS.com -',
    section: 'Whats New',
  },
  {
    template: 'kompas',
    host: 'www.kompas.com',
    path: (slug, seed) => `/tren/read/2026/11/20/0915${seed}065/${slug}`,
    dateline: 'KOMPAS.com -',
    section: 'Tren',
  },
  {
    template: 'tribun-2026',
    host: 'www.tribunnews.com',
    path: (slug, seed) => `/nasional/77600${seed}/${slug}`,
    dateline: 'TRIBUNNEWS.COM, JAKARTA -',
    section: 'Nasional',
  },
  {
    template: 'tribun-2020',
    host: 'jateng.tribunnews.com',
    path: (slug) => `/2026/11/20/${slug}`,
    dateline: 'TRIBUNJATENG.COM, SEMARANG -',
    section: 'Jawa Tengah',
    closing: '(TribunJateng.com/Rukma Sandikala)',
  },
  {
    template: 'kontan-desk',
    host: 'keuangan.kontan.co.id',
    path: (slug) => `/news/${slug}`,
    dateline: 'KONTAN.CO.ID - JAKARTA.',
    section: 'Bank',
  },
  {
    template: 'kontan-fragment',
    host: 'kesehatan.kontan.co.id',
    path: (slug) => `/news/${slug}`,
    dateline: 'KONTAN.CO.ID - JAKARTA.',
    section: 'Kesehatan',
  },
];

/** Stories of one, two and three pages on two hosts of each site. */
export const STORIES: readonly Story[] = PLANS.flatMap((plan, row) =>
  [1, 2, 3].map((pages) => {
    const seed = 10 + row * 3 + pages;
    const title = `Kisah Uji ${seed}: ${SUBJECTS[seed % SUBJECTS.length]} dan ${OBJECTS[(seed * 7) % OBJECTS.length]}`;
    const slug = title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    return {
      template: plan.template,
      host: plan.host,
      path: plan.path(slug, seed),
      id: `77600${seed}`,
      title,
      standfirst: `Ringkasnya, kisah ${seed} bercerita tentang kampung yang tidak ada di peta.`,
      section: plan.section,
      author: ['Rukma Sandikala', 'Wening Pradipta', 'Lasmi Anindyaguna'][pages - 1] ?? '',
      editor: 'Danar Kertabumi',
      tags: ['kampung khayal', `kisah ${seed}`],
      publishedAt: `2026-11-20 09:15:${seed}`,
      pages: storyPages(seed, plan.dateline, pages, plan.closing ?? null),
    };
  }),
);

/** One more story of one page, in the markup of its host; the same number always gives the same one. */
export function inventedStory(seed: number, host: string, publishedAt: Date): Story {
  const title = `Kisah Uji ${seed}: ${SUBJECTS[seed % SUBJECTS.length]} dan ${OBJECTS[(seed * 7) % OBJECTS.length]}`;
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const clock = new Date(publishedAt.getTime() + 7 * 3_600_000).toISOString();
  const [day = '', time = ''] = clock.slice(0, 19).split('T');
  const date = day.replaceAll('-', '/');
  const plan = PLANS.find((one) => one.host === host && one.template !== 'kompas');
  const number = `${time.replaceAll(':', '')}${String(seed % 1000).padStart(3, '0')}`;
  const ownNumber = String(7_760_000 + seed);
  return {
    template: plan?.template ?? 'kompas',
    host,
    path:
      plan?.path(slug, seed).replace('2026/11/20', date).replace(`77600${seed}`, ownNumber) ??
      `/read/${date}/${number}/${slug}`,
    id: plan === undefined ? String(seed) : ownNumber,
    title,
    standfirst: `Ringkasnya, kisah ${seed} bercerita tentang kampung yang tidak ada di peta.`,
    section: plan?.section ?? 'Uji',
    author: 'Rukma Sandikala',
    editor: 'Danar Kertabumi',
    tags: ['kampung khayal'],
    publishedAt: `${day} ${time}`,
    pages: storyPages(seed, plan?.dateline ?? 'JAKARTA, KOMPAS.com -', 1, plan?.closing ?? null),
  };
}

/** A story's address, by http or https. */
export function storyUrl(story: Story, scheme: 'http' | 'https' = 'https'): string {
  return `${scheme}://${story.host}${story.path}`;
}

/** All blocks of a story in order: what a clean reading of all its pages must give. */
export function goldBlocks(story: Story): readonly Block[] {
  return story.pages.flat();
}

/** The text file of a story as the contract prints it: title, blank line, blocks with a blank line between. */
export function goldText(story: Story): string {
  return `${[story.title, ...goldBlocks(story).map(({ text }) => text)].join('\n\n')}\n`;
}

/** The blocks that a page shows. */
export function blocksOf(story: Story, choice: PageChoice): readonly Block[] {
  return choice === 'all' ? goldBlocks(story) : (story.pages[choice - 1] ?? []);
}
