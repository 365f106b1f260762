import type { Io } from '../settings/io.ts';

/** Lines at the foot of a terminal that are drawn again and again; what is said above them scrolls past. */
export class ProgressBlock {
  readonly #io: Pick<Io, 'tell' | 'columns'>;
  readonly #shown: boolean;
  #lines: readonly string[] = [];

  /** `shown` is false where standard error is no terminal: then nothing is ever drawn. */
  constructor(io: Pick<Io, 'tell' | 'columns'>, shown: boolean) {
    this.#io = io;
    this.#shown = shown;
  }

  /** Columns that a line may take: one stays free, and one for a terminal to write ^C behind the last line, not below it. */
  get width(): number {
    return Math.max(10, this.#io.columns - 2);
  }

  /** Draws these lines in the place of the last ones; one that is too long ends with an ellipsis. */
  draw(lines: readonly string[]): void {
    if (!this.#shown) return;
    const fit = lines.map((line) => (line.length > this.width ? `${line.slice(0, this.width - 1)}…` : line));
    // Each line takes the place of the one before, and only what is behind its end is wiped: nothing flickers.
    this.#io.tell(`${this.#backToStart()}${fit.join('\u001b[K\n')}\u001b[K\u001b[J`);
    this.#lines = fit;
  }

  /** Says a line above the block, or by itself where there is none. */
  say(line: string): void {
    const lines = this.#lines;
    this.clear();
    this.#io.tell(`${line}\n`);
    if (lines.length > 0) this.draw(lines);
  }

  clear(): void {
    if (this.#lines.length > 0) this.#io.tell(`${this.#backToStart()}\u001b[J`);
    this.#lines = [];
  }

  /** To the first column of the first line. */
  #backToStart(): string {
    if (this.#lines.length === 0) return '';
    // A terminal that became narrower has broken the lines that were too long for it.
    const columns = Math.max(1, this.#io.columns);
    const rows = this.#lines.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / columns)), 0);
    return `${rows > 1 ? `\u001b[${rows - 1}A` : ''}\r`;
  }
}
