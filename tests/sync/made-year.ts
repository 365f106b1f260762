import { inventedStory, type Story } from '../web/stories.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A span of hours of the year, from the first to before the last. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** What goes wrong in a year, by its hours. */
export interface Plan {
  readonly hours: number;
  readonly redesigns: readonly Hours[];
  readonly outages: readonly Hours[];
  /** Hosts whose sitemap says from that hour on that it has not changed, whatever there is. */
  readonly lying: readonly { readonly host: string; readonly listing: string; readonly from: number }[];
  readonly upgradeAt: number;
  /** Hours in which the clock of the run is wrong by so many hours. */
  readonly jumps: ReadonlyMap<number, number>;
}

/** When the year begins, in milliseconds since 1970. */
export const start: number = Date.parse('2026-12-01T00:00:00+07:00');

export const hosts = ['money.kompas.com', 'bola.kompas.com', 'tekno.kompas.com', 'megapolitan.kompas.com'] as const;

/** Hosts of other sites, which have fewer stories. */
const otherHosts = ['www.tribunnews.com', 'jateng.tribunnews.com', 'keuangan.kontan.co.id'] as const;

/** The same even chances on every machine. */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `count` spans spread over the hours from one to another, each of `least` to `most` hours. */
function spread(
  count: number,
  [from, to]: readonly [number, number],
  [least, most]: readonly [number, number],
  random: () => number,
): readonly Hours[] {
  const room = (to - from) / count;
  return Array.from({ length: count }, (_, i) => {
    const length = Math.round(least + random() * (most - least));
    const begin = Math.round(from + i * room + random() * Math.max(0, room - length) * 0.5);
    return { from: begin, to: begin + length };
  });
}

/** What goes wrong in so many hours: of a whole year ten redesigns, thirty outages, three lying listings; less of less. */
export function planFor(hours: number): Plan {
  const random = chances(7);
  const isWhole = hours >= 8760;
  const at = (share: number): number => Math.round(hours * share);
  const lying = [
    { host: 'bola.kompas.com', listing: 'kompas/desk-sitemap/bola', from: at(0.2) },
    { host: 'tekno.kompas.com', listing: 'kompas/desk-sitemap/tekno', from: at(0.45) },
    { host: 'www.kompas.com', listing: 'kompas/sitemap', from: at(0.7) },
  ];
  return {
    hours,
    // Before the first, it has to be known what is usual.
    redesigns: isWhole ? spread(10, [200, hours - 300], [30, 40], random) : spread(1, [160, hours], [30, 40], random),
    outages: spread(isWhole ? 30 : 2, [50, hours - 100], [1, 40], random),
    lying: isWhole ? lying : lying.slice(0, 1),
    upgradeAt: at(0.55),
    jumps: new Map([
      [at(0.3), 48],
      [at(0.8), -72],
    ]),
  };
}

/** The page in a design that no rule knows: other class names and ids, and a line in the story that is none of its. */
export function redesigned(html: string): string {
  const aside =
    '<p>Jangan lewatkan informasi terkini: ikuti saluran kami, unduh aplikasinya, dan pasang pemberitahuan.</p>';
  const page = html.replace('<div class="read__content">', (begin) => `${begin}${aside}`);
  return page.replace(/\b(class|id)=(["'])([^"']*)\2/g, (_, name: string, mark: string, value: string) => {
    const renamed = value.split(/\s+/).map((one) => (one === '' ? '' : `baru-${one.length}`));
    return `${name}=${mark}${renamed.join(' ')}${mark}`;
  });
}

export function isIn(hours: readonly Hours[], hour_: number): boolean {
  return hours.some(({ from, to }) => hour_ >= from && hour_ < to);
}

/** A story of the year, and what becomes of it. */
export interface YearStory {
  readonly story: Story;
  readonly at: number;
  /** When its text is changed for good, and when its page goes; null for never. */
  readonly changesAt: number | null;
  readonly goesAt: number | null;
  /** Its page does not answer when it is asked for the first time. */
  readonly failsOnce: boolean;
}

/** The stories of an hour, few at night; `known` is how many there were before. */
export function storiesOf(hour_: number, random: () => number, known: number): readonly YearStory[] {
  const clock = hour_ % 24;
  const count = clock < 5 ? (random() < 0.3 ? 1 : 0) : random() < 0.8 ? 2 : 1;
  const others = random() < 0.4 ? 1 : 0;
  return Array.from({ length: count + others }, (_, i) => {
    const number = known + i;
    const at = start + hour_ * hour + Math.floor(random() * 59) * 60_000;
    const all = i < count ? hosts : otherHosts;
    const host = all[Math.floor(random() * all.length)] ?? hosts[0];
    return {
      story: inventedStory(number, host, new Date(at)),
      at,
      changesAt: number % 40 === 7 ? at + 5 * hour : null,
      goesAt: number % 97 === 3 ? at + 10 * hour : null,
      failsOnce: number % 20 === 11,
    };
  });
}

/** The story as its page shows it at a time, null where there is none. */
export function shownAt({ story, changesAt, goesAt }: YearStory, now: number): Story | null {
  if (goesAt !== null && now >= goesAt) return null;
  if (changesAt === null || now < changesAt) return story;
  const text = 'Pembaruan: rapat warga ditunda sampai pekan depan karena hujan, kata panitia.';
  return { ...story, pages: [[{ type: 'paragraph', text }, ...story.pages.flat()]] };
}

/** Stories stay so long in a news sitemap; their pages stay for ever. */
export const listedFor: number = 2 * day;
