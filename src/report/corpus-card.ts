import type { Article } from '../model/article.ts';
import type { StoryFigures } from '../output/journal.ts';
import type { ManifestLine } from '../output/manifest.ts';
import { printable } from '../text/printable.ts';
import { isWarned } from './summary.ts';

/** Names counted apart in a list; what comes after is counted together. Real corpora have some hundred sections. */
const mostNames = 5000;
/** Sections shown. */
const sectionsShown = 20;
/** Longest name kept. */
const longestName = 60;

/** One row of a list; the name is null where the page states none. */
export interface CardRow {
  readonly name: string | null;
  readonly stories: number;
  readonly words: number;
}

/** What a corpus consists of; the same figures for people and, with `--json`, for programs. */
export interface CardFigures {
  readonly stories: number;
  readonly words: number;
  readonly partial: number;
  readonly paywalled: number;
  /** Inputs that repeat a story written, and stories nearly like an earlier one. */
  readonly duplicates: number;
  readonly nearDuplicates: number;
  /** Stories whose text no site rule found, and their share of all. */
  readonly fallback: number;
  readonly fallbackShare: number;
  readonly bySite: readonly CardRow[];
  readonly byYear: readonly CardRow[];
  /** The largest sections, and how many stories stand in further ones. */
  readonly bySection: readonly CardRow[];
  readonly storiesInOtherSections: number;
}

/** An article -> what summary and card count of it. */
export function figuresOf(article: Article): StoryFigures {
  return {
    words: article.wordCount,
    year: article.publishedAt?.slice(0, 4) ?? null,
    section: article.section === null ? null : [...article.section].slice(0, longestName).join(''),
    body: article.extraction.body,
    nearDuplicate: article.nearDuplicateOf !== null,
    warned: isWarned(article),
  };
}

/** Counts stories as they are settled, in bounded memory; the order of the inputs decides, so that a resumed run counts the same. */
export class CorpusCard {
  #words = 0;
  #partial = 0;
  #paywalled = 0;
  #duplicates = 0;
  #nearDuplicates = 0;
  #fallback = 0;
  readonly #sites: Count = new Map();
  readonly #years: Count = new Map();
  readonly #sections: Count = new Map();
  #beyond = 0;

  /** An input that is settled, and the story it gave. */
  add({ id, status, code }: Pick<ManifestLine, 'id' | 'status' | 'code'>, story: StoryFigures | null): void {
    if (code === 'duplicate') this.#duplicates += 1;
    if (story === null) return;
    this.#words += story.words;
    if (status === 'partial') this.#partial += 1;
    if (status === 'paywalled') this.#paywalled += 1;
    if (story.nearDuplicate) this.#nearDuplicates += 1;
    if (story.body !== 'rule') this.#fallback += 1;
    count(this.#sites, id?.split(':')[0] ?? null, story.words);
    count(this.#years, story.year, story.words);
    if (this.#sections.size < mostNames || this.#sections.has(story.section))
      count(this.#sections, story.section, story.words);
    else this.#beyond += 1;
  }

  figures(): CardFigures {
    const sections = rowsOf(this.#sections).sort(byStories);
    const bySite = rowsOf(this.#sites).sort(byStories);
    const stories = bySite.reduce((sum, row) => sum + row.stories, 0);
    const others = sections.slice(sectionsShown).reduce((sum, row) => sum + row.stories, this.#beyond);
    return {
      stories,
      words: this.#words,
      partial: this.#partial,
      paywalled: this.#paywalled,
      duplicates: this.#duplicates,
      nearDuplicates: this.#nearDuplicates,
      fallback: this.#fallback,
      fallbackShare: stories === 0 ? 0 : Number((this.#fallback / stories).toFixed(4)),
      bySite,
      byYear: rowsOf(this.#years).sort(byName),
      bySection: sections.slice(0, sectionsShown),
      storiesInOtherSections: others,
    };
  }
}

type Count = Map<string | null, { stories: number; words: number }>;

function count(counts: Count, name: string | null, words: number): void {
  const known = counts.get(name);
  if (known === undefined) counts.set(name, { stories: 1, words });
  else {
    known.stories += 1;
    known.words += words;
  }
}

function rowsOf(counts: Count): CardRow[] {
  return [...counts].map(([name, { stories, words }]) => ({ name, stories, words }));
}

/** By code units, the nameless last: no locale decides. */
function byName(a: CardRow, b: CardRow): number {
  if (a.name === b.name) return 0;
  if (a.name === null || b.name === null) return a.name === null ? 1 : -1;
  return a.name < b.name ? -1 : 1;
}

function byStories(a: CardRow, b: CardRow): number {
  return b.stories - a.stories || byName(a, b);
}

/** The figures -> a table for people. */
export function renderCard(card: CardFigures): string {
  const share = `${(card.fallbackShare * 100).toFixed(1)} %`;
  const more = card.storiesInOtherSections;
  const rows: readonly (readonly [string, number, number | null])[] = [
    ['stories, words', card.stories, card.words],
    ['partial', card.partial, null],
    ['paywalled', card.paywalled, null],
    ['duplicates, not written', card.duplicates, null],
    ['near-duplicates', card.nearDuplicates, null],
    [`read without a rule (${share})`, card.fallback, null],
    ...card.bySite.map((row) => rowOf('site', row, 'none')),
    ...card.byYear.map((row) => rowOf('year', row, 'undated')),
    ...card.bySection.map((row) => rowOf('section', row, 'none')),
    ...(more === 0 ? [] : [['section  all others', more, null] as const]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(
    ([name, stories, words]) =>
      `  ${name.padEnd(width)}  ${String(stories).padStart(9)}${words === null ? '' : `  ${String(words).padStart(11)}`}`,
  );
  return `saring: the corpus\n${lines.join('\n')}\n`;
}

function rowOf(list: string, { name, stories, words }: CardRow, none: string): readonly [string, number, number] {
  return [`${list}  ${printable(name ?? none)}`, stories, words];
}
