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
