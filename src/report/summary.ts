import { isWarned, type Outcome } from '../article/story-outcome.ts';
import type { Article } from '../model/article.ts';
import { type FailureCode, failureCodes } from '../model/outcome.ts';
import type { SettledCount } from '../state/checkpoint.ts';

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
  /** Inputs that the user's filters left out. */
  readonly leftOut: number;
  /** Inputs that waited for other pages of their stories when the run was stopped. */
  readonly waiting: number;
  readonly stopped: boolean;
}

/** Counts inputs as they come to something. */
export class Tally {
  #inputs = 0;
  readonly #articles: Record<ArticleStatus, number> = { ok: 0, partial: 0, paywalled: 0 };
  #withWarnings = 0;
  readonly #failed: Partial<Record<FailureCode, number>> = {};
  #leftOut = 0;

  /** What a stopped run had done counts too. */
  constructor(before: readonly SettledCount[] = []) {
    for (const { status, code, inputs, stories, warned } of before) {
      this.#inputs += inputs;
      this.#withWarnings += warned;
      const failure = failureCodes.find((one) => one === code);
      if (status === 'ok' && failure !== undefined) this.#leftOut += inputs;
      else if (failure !== undefined) this.#failed[failure] = (this.#failed[failure] ?? 0) + inputs;
      if (status === 'ok' || status === 'partial' || status === 'paywalled') this.#articles[status] += stories;
    }
  }

  /** What all inputs of a story came to. */
  addOutcome(outcome: Outcome): void {
    this.#inputs += outcome.inputs.length;
    if (outcome.kind === 'failure') {
      const { code, isLeftOut } = outcome.failure;
      if (isLeftOut) this.#leftOut += outcome.inputs.length;
      else this.#failed[code] = (this.#failed[code] ?? 0) + outcome.inputs.length;
      return;
    }
    this.#articles[outcome.article.status] += 1;
    if (isWarned(outcome.article)) this.#withWarnings += 1;
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
      leftOut: this.#leftOut,
      waiting,
      stopped,
    };
  }
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
  const leftOut = summary.leftOut > 0 ? `; ${summary.leftOut} left out by filters` : '';
  const codes = Object.entries(summary.failed).sort(([a], [b]) => (a < b ? -1 : 1));
  const failures =
    codes.length === 0 ? '' : `; without an article: ${codes.map(([code, number]) => `${number} ${code}`).join(', ')}`;
  return `${summary.stopped ? 'stopped: ' : ''}${articles}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}${leftOut}${failures}${waiting}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
