/** Work that pauses where a part of the program has to be loaded: whoever runs it waits for what it yields, and goes on. */
export type Steps<T> = Generator<Promise<unknown>, T, unknown>;

/** Does a stretch of work without a pause, or throws where that takes too long. */
export type Guard = <T>(stretch: () => T) => T;

/** Does a stretch of work however long it takes. */
export const unguarded: Guard = (stretch) => stretch();

/** Steps -> what they come to, each stretch between two pauses under a guard: none can interrupt what waits on a promise. */
export async function runSteps<T>(steps: Steps<T>, guard: Guard = unguarded): Promise<T> {
  for (;;) {
    const step = guard(() => steps.next());
    if (step.done === true) return step.value;
    await step.value;
  }
}

/** Pauses until a part of the program is loaded, and gives it. */
export function* loaded<T extends object>(loading: Promise<T>): Steps<T> {
  const parts: T[] = [];
  yield loading.then((part) => parts.push(part));
  const [part] = parts;
  if (part === undefined) throw new Error('steps went on before their part was loaded');
  return part;
}

/** What is costly to make -> the same, made at most once and only if asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
