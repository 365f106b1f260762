/** A batch is full at this many bytes: enough to make sending cheap, few enough to lose. */
const fullBytes = 4_000_000;

/** Things to work on, and how. */
export interface BatchedWork<Thing, Done> {
  readonly things: AsyncIterable<Thing> | Iterable<Thing>;
  /** Works on a batch; several are under way at a time. */
  readonly work: (batch: readonly Thing[]) => Promise<Done>;
  /** Batches under way at a time, at most. */
  readonly places: number;
  /** A batch is full at so many things. */
  readonly batchSize: number;
  /** How many bytes a thing has. */
  readonly sizeOf: (thing: Thing) => number;
  /** A batch leaves as soon as there is a place for it; else only when it is full, or the last. */
  readonly eager: boolean;
  /** When a stopped run gives up what is under way; null for never. */
  readonly deadline: ShutdownDeadline | null;
}

/**
 * Gathers things in batches, has these worked on side by side, and gives what came of them in the order of the things.
 * Nothing more is read while a full batch waits for a place.
 */
export async function* workInBatches<Thing, Done>(request: BatchedWork<Thing, Done>): AsyncGenerator<Done> {
  const { work, places, batchSize, sizeOf, eager, deadline } = request;
  const reader = readerOf(request.things);
  const underWay: Promise<Finished<Done>>[] = [];
  let batch: Thing[] = [];
  let bytes = 0;
  let reading: Promise<Read<Thing>> | null = null;
  let isEnded = false;
  try {
    for (;;) {
      const isFull = batch.length >= batchSize || bytes >= fullBytes;
      if (batch.length > 0 && underWay.length < places && (eager || isFull || isEnded)) {
        underWay.push(begin(work, batch));
        batch = [];
        bytes = 0;
      } else if (!isEnded && !isFull) reading ??= reader.next();
      const [first] = underWay;
      if (first === undefined && reading === null) {
        if (batch.length === 0 && isEnded) return;
        continue;
      }
      const event = await firstOf(first, reading, deadline);
      if (event === null) return;
      if ('done' in event) {
        underWay.shift();
        yield event.done;
      } else {
        reading = null;
        if (event.read.done === true) isEnded = true;
        else {
          batch.push(event.read.value);
          bytes += sizeOf(event.read.value);
        }
      }
    }
  } finally {
    // The cleaner is closed after this, so it must be idle by then, unless the time is up.
    if (deadline === null) await Promise.allSettled(underWay);
    await reader.end();
  }
}

interface Finished<Done> {
  readonly done: Done;
}

interface Read<Thing> {
  readonly read: IteratorResult<Thing, unknown>;
}

function begin<Thing, Done>(
  work: (batch: readonly Thing[]) => Promise<Done>,
  batch: readonly Thing[],
): Promise<Finished<Done>> {
  const begun = work(batch).then((done) => ({ done }));
  // A run that fails does not wait for batches under way; their errors would hide the first.
  begun.catch(() => undefined);
  return begun;
}

async function firstOf<Thing, Done>(
  first: Promise<Finished<Done>> | undefined,
  reading: Promise<Read<Thing>> | null,
  deadline: ShutdownDeadline | null,
): Promise<Finished<Done> | Read<Thing> | null> {
  if (first === undefined) return reading;
  if (reading !== null) return Promise.race([first, reading]);
  return deadline === null ? first : deadline.waitFor(first);
}

function readerOf<Thing>(things: AsyncIterable<Thing> | Iterable<Thing>): {
  readonly next: () => Promise<Read<Thing>>;
  readonly end: () => Promise<void>;
} {
  const iterator = Symbol.asyncIterator in things ? things[Symbol.asyncIterator]() : things[Symbol.iterator]();
  return {
    next: async () => ({ read: await iterator.next() }),
    end: async () => {
      await iterator.return?.();
    },
  };
}

/** How long what is under way may still take once a run is stopped, in milliseconds: with all that follows it ends within five seconds. */
const timeLeftMs = 2500;

/** When a stopped run gives up what is under way. */
export class ShutdownDeadline {
  readonly #signal: AbortSignal;
  readonly #onStop: () => void;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;
  #giveUp: () => void = () => {};

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    this.#onStop = () => {
      this.#timer = setTimeout(() => {
        this.#isOver = true;
        this.#giveUp();
      }, timeLeftMs);
    };
    if (signal.aborted) this.#onStop();
    else signal.addEventListener('abort', this.#onStop, { once: true });
  }

  /** What a promise comes to, null when that takes longer than a stopped run has left. One at a time is waited for. */
  async waitFor<T>(promise: Promise<T>): Promise<T | null> {
    if (this.#isOver) return null;
    return new Promise((resolve, reject) => {
      this.#giveUp = () => resolve(null);
      promise.then(resolve, reject);
    });
  }

  /** Ends the timer; nobody waits for the deadline any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#onStop);
  }
}
