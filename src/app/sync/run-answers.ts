import type { Outcome } from '../../article/story-outcome.ts';
import type { CombinedStory } from '../../discover/combine.ts';
import type { ChartRow, StreamCount } from '../../drift/chart.ts';
import {
  articleAnswers,
  countRun,
  failureAnswers,
  type ListedAs,
  noWordMarks,
  usualTemplate,
  type WordMarks,
  withLengths,
} from '../../drift/page-streams.ts';
import type { AnsweredPage } from '../../drift/samples.ts';
import { ownSites } from '../../sites/index.ts';
import type { BookedStory } from '../../state/story-book.ts';
import type { SyncMemory } from '../../state/sync-memory.ts';

/** Where there are no rules, pages cannot cease to fit them. */
const ruled: ReadonlySet<string> = new Set(ownSites.map(({ id }) => id));

/** What the pages of a run say of the rules of their sites. */
export class RunAnswers {
  /** Of the runs before. */
  readonly charts: readonly ChartRow[];
  readonly #listed: ReadonlyMap<string, ListedAs>;
  readonly #words: Map<string, WordMarks>;
  readonly #pages: Map<string, AnsweredPage[]> = new Map();
  readonly #lengths: Map<string, number[]> = new Map();

  /** `listed` is what the listings of this run say of stories, by id. */
  constructor(memory: SyncMemory, listed: ReadonlyMap<string, ListedAs>) {
    this.charts = memory.charts();
    this.#listed = listed;
    this.#words = new Map(JSON.parse(memory.fact('words') ?? '[]') as [string, WordMarks][]);
  }

  /** A story has come to something; `key` is that under which its pages are kept -> whether they are worth it. */
  add({ id, site, state, title }: BookedStory, made: Outcome, key: string): boolean {
    if (!ruled.has(site)) return made.kind === 'article';
    if (made.kind === 'failure') {
      const answers = failureAnswers(made.failure.code);
      if (answers.length > 0) addTo(this.#pages, site, { key, template: '', answers });
      return answers.length > 0;
    }
    // Once a story was read, its title is that of the page.
    const booked = state === 'new' ? { title, publishedAt: null } : null;
    const { article } = made;
    const answers = articleAnswers(article, {
      listed: this.#listed.get(id) ?? booked,
      usualTemplate: usualTemplate(this.charts, site),
      words: this.#words.get(site) ?? noWordMarks,
    });
    addTo(this.#pages, site, { key, template: article.template ?? '', answers });
    addTo(this.#lengths, site, article.wordCount);
    return true;
  }

  /** How often the pages answered what; the lengths of stories are kept for the next run. */
  count(memory: SyncMemory): readonly StreamCount[] {
    for (const [site, lengths] of this.#lengths)
      this.#words.set(site, withLengths(this.#words.get(site) ?? noWordMarks, lengths));
    memory.keepFact('words', JSON.stringify([...this.#words]));
    return [...this.#pages].flatMap(([site, pages]) => {
      const answers = pages.map((page) => page.answers);
      return countRun(site, answers);
    });
  }

  /** The pages of a site that said something. */
  pagesOf(site: string): readonly AnsweredPage[] {
    return this.#pages.get(site) ?? [];
  }

  sites(): readonly string[] {
    return [...this.#pages.keys()];
  }
}

function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** A story as a listing names it -> what its page should say too: a time counts where the listing has a clock. */
export function listedAs({ title, time }: Pick<CombinedStory, 'title' | 'time'>): ListedAs {
  return { title, publishedAt: time !== null && time.from === time.until ? time.iso : null };
}
