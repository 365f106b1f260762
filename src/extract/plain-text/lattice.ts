/** States in a row with what a step between them is worth; steps that are not listed are forbidden. */
export interface Lattice<State extends string> {
  readonly states: readonly State[];
  readonly start: Readonly<Partial<Record<State, number>>>;
  readonly steps: Readonly<Partial<Record<State, Readonly<Partial<Record<State, number>>>>>>;
  /** States that the last line may have. */
  readonly finished: readonly State[];
}

export interface Path<State extends string> {
  readonly states: readonly State[];
  readonly score: number;
}

/** A step from one state to another by their places, and what it is worth. */
type Step = readonly [from: number, to: number, worth: number];

/**
 * The best way through a lattice (Viterbi): `worthOf` says what a state is worth at a place, -Infinity where it cannot
 * be. Takes time linear in the places. Null where no way leads through.
 */
export function bestPath<State extends string>(
  lattice: Lattice<State>,
  places: number,
  worthOf: (place: number, state: State) => number,
): Path<State> | null {
  const { states } = lattice;
  const steps = stepsOf(lattice);
  let scores = Float64Array.from(states, (state) => lattice.start[state] ?? Number.NEGATIVE_INFINITY);
  const origins: Int8Array[] = [];
  for (let place = 0; place < places; place++) {
    const reached = place === 0 ? scores : new Float64Array(states.length).fill(Number.NEGATIVE_INFINITY);
    const origin = new Int8Array(states.length).fill(-1);
    if (place > 0) {
      for (const [from, to, worth] of steps) {
        const score = (scores[from] ?? 0) + worth;
        if (score <= (reached[to] ?? 0)) continue;
        reached[to] = score;
        origin[to] = from;
      }
    }
    for (const [at, state] of states.entries()) {
      const before = reached[at] ?? Number.NEGATIVE_INFINITY;
      if (before > Number.NEGATIVE_INFINITY) reached[at] = before + worthOf(place, state);
    }
    origins.push(origin);
    scores = reached;
  }
  return trace(lattice, scores, origins);
}

function stepsOf<State extends string>({ states, steps }: Lattice<State>): Step[] {
  const found: Step[] = [];
  for (const [from, state] of states.entries()) {
    for (const [to, next] of states.entries()) {
      const worth = steps[state]?.[next];
      if (worth !== undefined) found.push([from, to, worth]);
    }
  }
  return found;
}

function trace<State extends string>(
  { states, finished }: Lattice<State>,
  scores: Float64Array,
  origins: readonly Int8Array[],
): Path<State> | null {
  let last = -1;
  for (const [at, state] of states.entries())
    if (finished.includes(state) && (scores[at] ?? 0) > (scores[last] ?? Number.NEGATIVE_INFINITY)) last = at;
  if (last < 0 || origins.length === 0) return null;
  const score = scores[last] ?? 0;
  const path: State[] = [];
  for (let place = origins.length - 1, at = last; place >= 0; place--) {
    const state = states[at];
    if (state === undefined) return null;
    path.push(state);
    at = origins[place]?.[at] ?? -1;
  }
  return { states: path.reverse(), score };
}
