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

/** The steps from a state: to which states, by their places, and what each is worth. */
interface Steps {
  readonly to: Int8Array;
  readonly worth: Float64Array;
}

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
  const width = states.length;
  // Hostile texts have a hundred thousand lines: nothing is made anew for each of them.
  const origins = new Int8Array(places * width).fill(-1);
  let scores = Float64Array.from(states, (state) => lattice.start[state] ?? Number.NEGATIVE_INFINITY);
  let reached = new Float64Array(width);
  for (let place = 0; place < places; place++) {
    if (place === 0) reached.set(scores);
    else takeSteps(steps, scores, reached, origins.subarray(place * width, (place + 1) * width));
    for (let at = 0; at < width; at++) {
      const state = states[at];
      const before = reached[at] ?? Number.NEGATIVE_INFINITY;
      if (state !== undefined && before > Number.NEGATIVE_INFINITY) reached[at] = before + worthOf(place, state);
    }
    [scores, reached] = [reached, scores];
  }
  return trace(lattice, scores, origins, places);
}

/** The best step to each state: what it leads to, and from where. */
function takeSteps(steps: readonly Steps[], scores: Float64Array, reached: Float64Array, origin: Int8Array): void {
  reached.fill(Number.NEGATIVE_INFINITY);
  for (const [from, { to, worth }] of steps.entries()) {
    const before = scores[from] ?? Number.NEGATIVE_INFINITY;
    if (before === Number.NEGATIVE_INFINITY) continue;
    for (let i = 0; i < to.length; i++) {
      const next = to[i] ?? 0;
      const score = before + (worth[i] ?? 0);
      if (score <= (reached[next] ?? 0)) continue;
      reached[next] = score;
      origin[next] = from;
    }
  }
}

function stepsOf<State extends string>({ states, steps }: Lattice<State>): Steps[] {
  return states.map((state) => {
    const there = states.flatMap((next, to) => {
      const worth = steps[state]?.[next];
      return worth === undefined ? [] : [{ to, worth }];
    });
    return {
      to: Int8Array.from(there, ({ to }) => to),
      worth: Float64Array.from(there, ({ worth }) => worth),
    };
  });
}

function trace<State extends string>(
  { states, finished }: Lattice<State>,
  scores: Float64Array,
  origins: Int8Array,
  places: number,
): Path<State> | null {
  let last = -1;
  for (const [at, state] of states.entries())
    if (finished.includes(state) && (scores[at] ?? 0) > (scores[last] ?? Number.NEGATIVE_INFINITY)) last = at;
  if (last < 0 || places === 0) return null;
  const score = scores[last] ?? 0;
  const path: State[] = [];
  for (let place = places - 1, at = last; place >= 0; place--) {
    const state = states[at];
    if (state === undefined) return null;
    path.push(state);
    at = origins[place * states.length + at] ?? -1;
  }
  return { states: path.reverse(), score };
}
