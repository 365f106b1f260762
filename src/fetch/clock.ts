/** Time and chance as passed values, so that tests can play both. */
export interface Clock {
  /** Milliseconds since 1970; for what is written down. */
  now(): number;
  /** Milliseconds that never run backwards; for waiting. */
  elapsed(): number;
  /** Waits; resolves early and quietly when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number from 0 up to but not including 1. */
  random(): number;
}

// Node fires a longer timer at once.
const LONGEST_TIMER_MS = 2_147_483_647;

/** The clock of the machine. */
export const systemClock: Clock = Object.freeze({
  now: (): number => Date.now(),
  elapsed: (): number => performance.now(),
  random: (): number => Math.random(),
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
      signal?.addEventListener('abort', wake, { once: true });
    });
  },
});
