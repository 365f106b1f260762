import { setMaxListeners } from 'node:events';

/** One signal that aborts as soon as either does, with that one's reason; `release` lets go of both. */
export interface JoinedSignal {
  readonly signal: AbortSignal;
  release(): void;
}

/** The run's signal and the caller's -> one. AbortSignal.any keeps its sources alive on Node 20, this does not. */
export function joinSignals(run: AbortSignal, own: AbortSignal | undefined): JoinedSignal {
  const joined = new AbortController();
  const sources = own === undefined ? [run] : [run, own];
  const forward = (): void => joined.abort(sources.find(({ aborted }) => aborted)?.reason);
  const release = (): void => {
    for (const source of sources) source.removeEventListener('abort', forward);
  };
  if (sources.some(({ aborted }) => aborted)) forward();
  // A run of a thousand addresses listens a thousand times; that is no leak.
  setMaxListeners(0, ...sources);
  for (const source of sources) source.addEventListener('abort', forward, { once: true });
  return { signal: joined.signal, release };
}

/** What a promise gives, or null as soon as the signal aborts. */
export function untilStopped<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(null);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    // Listened to in any case: a rejection that nobody hears ends the program.
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
