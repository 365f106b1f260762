import type { InputTotal, ReadPosition } from '../sources/input-progress.ts';
import type { ProcessMemory } from '../workers/process-memory.ts';

/** How a run gets on: an input is taken, the last one is, inputs came to something, stories that waited are joined, files are finished. */
export type RunStep =
  | { readonly kind: 'taken' | 'all-taken' | 'finishing' }
  | { readonly kind: 'settled'; readonly inputs: number }
  /** So many stories wait to be joined. */
  | { readonly kind: 'joining'; readonly stories: number }
  | { readonly kind: 'joined'; readonly stories: number };

/** How far a run is. */
export interface Progress {
  /** What a stopped run had done is passed over, pages are cleaned, stories that waited are joined, files are finished. */
  readonly phase: 'passing' | 'cleaning' | 'joining' | 'finishing';
  /** Inputs that are settled or wait for others of their story; of the stories that waited, those that are joined. */
  readonly done: number;
  /** Inputs or stories in all, or those known so far. */
  readonly total: number;
  /** The total is final. */
  readonly isFinal: boolean;
  /** How much is done, from 0 to 1; null while nobody can say. */
  readonly share: number | null;
  /** Seconds left, null while nobody can say. */
  readonly left: number | null;
  readonly stories: number;
  /** Inputs that filters left out. */
  readonly leftOut: number;
  /** Inputs without an article, by code. */
  readonly failed: readonly (readonly [string, number])[];
  /** Inputs or stories a second, null while it is too early to say. */
  readonly rate: number | null;
  readonly seconds: number;
  readonly memory: ProcessMemory | null;
}

/** What is said of how far a run is, besides what it came to. */
export type HowFar = Pick<Progress, 'phase' | 'done' | 'total' | 'isFinal' | 'share' | 'rate' | 'left'>;

/** What a run is measured by. */
export interface ProgressMeasures {
  readonly count: InputTotal;
  /** How far reading is, null where nobody asks how far the run is. */
  readonly position: Pick<ReadPosition, 'bytes'> | null;
  /** Inputs are taken up to so many; null for all. */
  readonly limit: number | null;
}

/** How far a run is: by pages where they can be counted ahead, else by the bytes of the archives. Told of every step. */
export class RunProgress {
  readonly #measures: ProgressMeasures;
  /** For each input under way, in order: where it begins. What lies before the first of them is done. */
  readonly #begins: number[] = [];
  #phase: 'cleaning' | 'joining' | 'finishing' = 'cleaning';
  #resumed = 0;
  #taken = 0;
  #done = 0;
  #areAllTaken = false;
  #stories = 0;
  #joined = 0;
  /** Of pages, or of the stories that are joined. */
  #pace = new Pace();
  readonly #bytePace = new Pace();

  constructor(measures: ProgressMeasures) {
    this.#measures = measures;
  }

  /** A stopped run goes on, which had finished so many inputs. */
  resumed(finished: number): void {
    this.#resumed = finished;
    this.#taken = finished;
    this.#done = finished;
  }

  step(step: RunStep): void {
    if (step.kind === 'taken') this.#take();
    else if (step.kind === 'all-taken') this.#areAllTaken = true;
    else if (step.kind === 'settled') {
      this.#done += step.inputs;
      this.#begins.splice(0, step.inputs);
    } else if (step.kind === 'joining') {
      this.#phase = 'joining';
      this.#stories = step.stories;
      this.#pace = new Pace();
    } else if (step.kind === 'joined') this.#joined += step.stories;
    else this.#phase = 'finishing';
  }

  /** How far the run is at this time, in milliseconds; its pace is that of the last times it was asked. */
  at(now: number): HowFar {
    if (this.#phase === 'joining') {
      this.#pace.note(now, this.#joined);
      return this.#counted('joining', this.#joined, this.#stories);
    }
    const { count, limit } = this.#measures;
    const known = this.#areAllTaken ? this.#taken : Math.max(count.known, this.#taken);
    const total = Math.min(limit ?? Number.POSITIVE_INFINITY, known);
    if (this.#phase === 'finishing') return { ...this.#counted('finishing', this.#done, total), left: null };
    const settled = this.#settledBytes;
    // The pace is that of cleaning, not of what a stopped run had done, which is passed over, nor of starting children.
    if (this.#done > this.#resumed) {
      this.#pace.note(now, this.#done);
      this.#bytePace.note(now, settled);
    }
    const isPassing = this.#resumed > 0 && this.#taken === this.#resumed && !this.#areAllTaken;
    const far = this.#counted(isPassing ? 'passing' : 'cleaning', this.#done, total);
    if (count.isComplete) return far;
    const isFinal = this.#areAllTaken || total === limit;
    if (count.bytes !== null && !isPassing) return { ...far, isFinal, ...this.#ofBytes(settled, count.bytes) };
    return isFinal ? far : { ...far, isFinal, share: null, left: null };
  }

  #take(): void {
    this.#taken += 1;
    const { position } = this.#measures;
    if (position !== null) this.#begins.push(position.bytes);
  }

  /** What lies before the first input under way is settled. */
  get #settledBytes(): number {
    return this.#begins[0] ?? this.#measures.position?.bytes ?? 0;
  }

  #counted(phase: HowFar['phase'], done: number, total: number): HowFar {
    const share = total === 0 ? null : done / total;
    return {
      phase,
      done,
      total,
      isFinal: true,
      share,
      rate: this.#pace.rate,
      left: this.#pace.secondsFor(total - done),
    };
  }

  /** The run ends with the last of the inputs or at its limit, whichever comes first. */
  #ofBytes(settled: number, total: number): Pick<HowFar, 'share' | 'left'> {
    const { limit } = this.#measures;
    const share = settled / total;
    const left = this.#bytePace.secondsFor(total - settled);
    if (limit === null) return { share, left };
    const toLimit = this.#pace.secondsFor(limit - this.#done);
    return {
      share: Math.max(share, this.#done / limit),
      left: left === null || toLimit === null ? null : Math.min(left, toLimit),
    };
  }
}

/** How often a pace is reckoned anew, in milliseconds, and over how many of these times. */
const reckon = 1000;
const paceOver = 10;

/** How fast something goes, by how far it was at the last times it was noted. */
export class Pace {
  readonly #marks: { readonly at: number; readonly done: number }[] = [];
  #rate: number | null = null;

  /** So much a second, null while it is too early to say. */
  get rate(): number | null {
    return this.#rate;
  }

  /** So much is done at this time, in milliseconds; may be told more often than it matters. */
  note(at: number, done: number): void {
    const last = this.#marks.at(-1);
    if (last !== undefined && at - last.at < reckon) return;
    this.#marks.push({ at, done });
    if (this.#marks.length > paceOver) this.#marks.shift();
    const [first] = this.#marks;
    const isMoving = this.#rate !== null || (first !== undefined && done > first.done);
    if (first !== undefined && isMoving) this.#rate = ((done - first.done) / (at - first.at)) * 1000;
  }

  /** Seconds that so much more will take, null where nobody can say. */
  secondsFor(more: number): number | null {
    return this.#rate === null || this.#rate <= 0 ? null : more / this.#rate;
  }
}
