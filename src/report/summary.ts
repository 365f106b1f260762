import type { Outcome } from '../article/outcome.ts';
import type { Article } from '../model/article.ts';
import type { FailureCode } from '../model/outcome.ts';
import type { StoryFigures } from '../output/journal.ts';
import type { ManifestLine } from '../output/manifest.ts';

type ArticleStatus = Article['status'];

/** What a run came to, in numbers; what was done before a stop among them. */
export interface Summary {
  readonly inputs: number;
  readonly articles: number;
  readonly ok: number;
  readonly partial: number;
  readonly paywalled: number;
  readonly withWarnings: number;
  /** Inputs without an article, by code. */
  readonly failed: Readonly<Partial<Record<FailureCode, number>>>;
  /** Inputs that waited for other pages of their stories when the run was stopped. */
  readonly waiting: number;
  readonly stopped: boolean;
}

/** Counts inputs as they are settled. */
export class Tally {
  #inputs = 0;
  readonly #articles: Record<ArticleStatus, number> = { ok: 0, partial: 0, paywalled: 0 };
  #withWarnings = 0;
  readonly #failed: Partial<Record<FailureCode, number>> = {};

  /** An input that is settled, and the story it gave; null for the further pages of one too. */
  add({ status, code }: Pick<ManifestLine, 'status' | 'code'>, story: Pick<StoryFigures, 'warned'> | null): void {
    this.#inputs += 1;
    if (code !== null) this.#failed[code] = (this.#failed[code] ?? 0) + 1;
    if (story === null || status === 'failed') return;
    this.#articles[status] += 1;
    if (story.warned) this.#withWarnings += 1;
  }

  /** What all inputs of a story came to. */
  addOutcome(outcome: Outcome): void {
    const [status, code] =
      outcome.kind === 'failure' ? (['failed', outcome.failure.code] as const) : [outcome.article.status, null];
    const story = outcome.kind === 'failure' ? null : { warned: isWarned(outcome.article) };
    for (const [i] of outcome.inputs.entries()) this.add({ status, code }, i === 0 ? story : null);
  }

  summary(stopped: boolean, waiting = 0): Summary {
    const { ok, partial, paywalled } = this.#articles;
    return {
      inputs: this.#inputs,
      articles: ok + partial + paywalled,
      ok,
      partial,
      paywalled,
      withWarnings: this.#withWarnings,
      failed: { ...this.#failed },
      waiting,
      stopped,
    };
  }
}

/** Whether a story has a warning; missing pages are counted as partial already. */
export function isWarned({ extraction }: Pick<Article, 'extraction'>): boolean {
  return extraction.warnings.some((warning) => !warning.startsWith('pages-missing:'));
}

/** Inputs that gave no article; duplicates gave theirs under another input. */
export function failedCount({ failed }: Summary): number {
  return Object.entries(failed).reduce((sum, [code, count]) => (code === 'duplicate' ? sum : sum + count), 0);
}

/** A summary -> the closing line for people. */
export function renderSummary(summary: Summary): string {
  const notes = [
    summary.partial > 0 ? `${summary.partial} partial` : '',
    summary.paywalled > 0 ? `${summary.paywalled} paywalled` : '',
    summary.withWarnings > 0 ? `${summary.withWarnings} with warnings` : '',
  ].filter((note) => note !== '');
  const soFar = summary.stopped ? ' so far' : '';
  const articles = `${count(summary.articles, 'article')} from ${count(summary.inputs, 'input')}${soFar}`;
  const waiting = summary.waiting > 0 ? `; ${count(summary.waiting, 'page')} waiting for others of their stories` : '';
  const codes = Object.entries(summary.failed).sort(([a], [b]) => (a < b ? -1 : 1));
  const failures =
    codes.length === 0 ? '' : `; without an article: ${codes.map(([code, number]) => `${number} ${code}`).join(', ')}`;
  return `${summary.stopped ? 'stopped: ' : ''}${articles}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}${failures}${waiting}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
