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
