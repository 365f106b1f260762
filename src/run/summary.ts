import type { FailureCode } from '../model/outcome.ts';
import type { Outcome } from './outcome.ts';

/** What a run came to, in numbers. */
export interface Summary {
  readonly inputs: number;
  readonly articles: number;
  readonly ok: number;
  readonly partial: number;
  readonly paywalled: number;
  readonly withWarnings: number;
  /** Inputs without an article, by code. */
  readonly failed: Readonly<Partial<Record<FailureCode, number>>>;
  readonly stopped: boolean;
}

/** Counts outcomes as they come. */
export class Tally {
  #inputs = 0;
  #ok = 0;
  #partial = 0;
  #paywalled = 0;
  #withWarnings = 0;
  readonly #failed: Partial<Record<FailureCode, number>> = {};

  add(outcome: Outcome): void {
    this.#inputs += outcome.inputs.length;
    if (outcome.kind === 'failure') {
      this.#failed[outcome.failure.code] = (this.#failed[outcome.failure.code] ?? 0) + outcome.inputs.length;
      return;
    }
    const { status, extraction } = outcome.article;
    if (status === 'ok') this.#ok += 1;
    else if (status === 'partial') this.#partial += 1;
    else this.#paywalled += 1;
    // Missing pages are counted as partial already.
    if (extraction.warnings.some((warning) => !warning.startsWith('pages-missing:'))) this.#withWarnings += 1;
  }

  summary(stopped: boolean): Summary {
    return {
      inputs: this.#inputs,
      articles: this.#ok + this.#partial + this.#paywalled,
      ok: this.#ok,
      partial: this.#partial,
      paywalled: this.#paywalled,
      withWarnings: this.#withWarnings,
      failed: { ...this.#failed },
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
  const articles = `${count(summary.articles, 'article')} from ${count(summary.inputs, 'input')}`;
  const codes = Object.entries(summary.failed).sort(([a], [b]) => (a < b ? -1 : 1));
  const failures =
    codes.length === 0 ? '' : `; without an article: ${codes.map(([code, number]) => `${number} ${code}`).join(', ')}`;
  return `${summary.stopped ? 'stopped: ' : ''}${articles}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}${failures}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
