import { createContext, Script } from 'node:vm';

/** Work that pauses where a part of the program has to be loaded: whoever runs it waits for what it yields, and goes on. */
export type Steps<T> = Generator<Promise<unknown>, T, unknown>;

/** Does a stretch of work without a pause, or throws OutOfTime where that takes too long. */
export type Guard = <T>(stretch: () => T) => T;

/** Does a stretch of work however long it takes. */
export const unguarded: Guard = (stretch) => stretch();

/** Work that was stopped because it took too long. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime' as const;
}

/**
 * A guard that stops work after so many milliseconds. Nothing but Node's `vm` interrupts work that blocks the process,
 * inside a regular expression too; a stretch costs 0.12 ms more (Node 20, November 2026).
 */
export function watchdog(milliseconds: number): Guard {
  const room: { stretch: () => unknown } = { stretch: nothing };
  createContext(room);
  const call = new Script('stretch()');
  return (stretch) => {
    room.stretch = stretch;
    try {
      return call.runInContext(room, { timeout: milliseconds });
    } catch (error) {
      if (isTimeout(error)) throw new OutOfTime();
      throw error;
    } finally {
      // Do not hold a page after the work on it.
      room.stretch = nothing;
    }
  };
}

/** The error is one of the room, and no instance of our `Error`. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}

function nothing(): void {}

/** Steps -> what they come to, each stretch between two pauses under a guard: none can interrupt what waits on a promise. */
export async function runSteps<T>(steps: Steps<T>, guard: Guard = unguarded): Promise<T> {
  for (;;) {
    const step = guard(() => steps.next());
    if (step.done === true) return step.value;
    await step.value;
  }
}

/** Pauses until a part of the program is loaded, and gives it; what is there already costs no pause. */
export function* loaded<T extends object>(loading: Promise<T> | T): Steps<T> {
  if (!(loading instanceof Promise)) return loading;
  const parts: T[] = [];
  yield loading.then((part) => parts.push(part));
  const [part] = parts;
  if (part === undefined) throw new Error('steps went on before their part was loaded');
  return part;
}

/** For a pause between stretches of long work: what has arrived meanwhile is heard first, signals too. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** What is costly to make -> the same, made at most once and only if asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
