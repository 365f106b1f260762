import type { PageInput } from '../../model/outcome.ts';

/** An input and its place in the stream, from 1. */
export interface NumberedInput {
  readonly number: number;
  readonly input: PageInput;
}

/** A batch is full at so many characters too: sending it is cheap, losing it is bearable. */
const fullLength = 4_000_000;

/** Inputs that wait for a place to be cleaned. */
export class StreamBatch {
  readonly #fullSize: number;
  readonly #limit: number;
  #inputs: NumberedInput[] = [];
  #length = 0;
  #taken = 0;
  #ended = false;

  /** Full at so many inputs; takes `limit` of them in all, null for no limit. */
  constructor(fullSize: number, limit: number | null) {
    this.#fullSize = fullSize;
    this.#limit = limit ?? Number.POSITIVE_INFINITY;
  }

  get size(): number {
    return this.#inputs.length;
  }

  /** There is room, and more may come. */
  get wantsMore(): boolean {
    const full = this.#inputs.length >= this.#fullSize || this.#length >= fullLength;
    return !this.#ended && !full && this.#taken < this.#limit;
  }

  /** What a reader said: an input, or that there are no more. */
  add(read: IteratorResult<PageInput, unknown>): void {
    if (read.done === true) {
      this.#ended = true;
      return;
    }
    this.#taken += 1;
    this.#inputs.push({ number: this.#taken, input: read.value });
    this.#length += read.value.ok ? read.value.page.content.length : 0;
  }

  /** What has gathered so far; the batch is empty again. */
  take(): readonly NumberedInput[] {
    const inputs = this.#inputs;
    this.#inputs = [];
    this.#length = 0;
    return inputs;
  }
}
