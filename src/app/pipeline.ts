import type { Grace } from './grace.ts';

/** A batch ends at so many pages or bytes: enough to make sending it cheap, few enough to lose little with it. */
const batchSize = 16;
const batchBytes = 4_000_000;

/** How things become outcomes, batch by batch. */
export interface Stages<Thing, Done> {
  /** Works on a batch; several are under way at a time. */
  readonly work: (batch: readonly Thing[]) => Promise<Done>;
  /** Takes what came of a batch, one after the other, in the order of the things. */
  readonly settle: (done: Done) => Promise<void>;
}

/** Gathers things in batches, has these worked on side by side, and settles them in order. */
export class Pipeline<Thing, Done> {
  readonly #places: number;
  readonly #grace: Grace;
  readonly #stages: Stages<Thing, Done>;
  readonly #underWay: Promise<Done>[] = [];
  #batch: Thing[] = [];
  #bytes = 0;

  /** At most `places` batches are under way; a stopped run settles what comes within its grace. */
  constructor(places: number, grace: Grace, stages: Stages<Thing, Done>) {
    this.#places = places;
    this.#grace = grace;
    this.#stages = stages;
  }

  /** Takes a thing of so many bytes; where that makes a batch, waits until there is a place for the next. */
  async add(thing: Thing, bytes: number): Promise<void> {
    this.#batch.push(thing);
    this.#bytes += bytes;
    if (this.#batch.length < batchSize && this.#bytes < batchBytes) return;
    this.#begin();
    while (this.#underWay.length >= this.#places && (await this.#settleNext()));
  }

  /** Settles all that was added. */
  async end(): Promise<void> {
    if (this.#batch.length > 0) this.#begin();
    while (await this.#settleNext());
  }

  #begin(): void {
    const begun = this.#stages.work(this.#batch);
    // A run that fails or is stopped does not wait for all that is under way, nor hear that it fails then too.
    begun.catch(() => undefined);
    this.#underWay.push(begun);
    this.#batch = [];
    this.#bytes = 0;
  }

  /** Settles the batch that was begun first; false when a stopped run has no time left for it: it is done another time. */
  async #settleNext(): Promise<boolean> {
    const [first] = this.#underWay;
    const done = first === undefined ? null : await this.#grace.waitFor(first);
    if (done === null) return false;
    this.#underWay.shift();
    await this.#stages.settle(done);
    return true;
  }
}
