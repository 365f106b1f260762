/** How long what is under way may still take once a run is stopped, in milliseconds: with all that follows it ends within five seconds. */
const graceMs = 2500;

/** The time that a stopped run has left. */
export class Grace {
  readonly #over: Promise<null>;
  readonly #signal: AbortSignal;
  readonly #onStop: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(signal: AbortSignal) {
    let end = (_over: null): void => {};
    this.#over = new Promise((resolve) => {
      end = resolve;
    });
    this.#signal = signal;
    this.#onStop = () => {
      this.#timer = setTimeout(end, graceMs, null);
    };
    if (signal.aborted) this.#onStop();
    else signal.addEventListener('abort', this.#onStop, { once: true });
  }

  /** What a promise comes to, null when that takes longer than a stopped run has left. */
  async waitFor<T>(promise: Promise<T>): Promise<T | null> {
    return Promise.race([promise, this.#over]);
  }

  /** Nobody waits any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#onStop);
  }
}
