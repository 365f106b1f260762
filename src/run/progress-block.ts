import type { Io } from '../io.ts';

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

  /** Draws these lines in the place of the last ones. */
  draw(lines: readonly string[]): void {
    if (!this.#shown) return;
    const width = Math.max(10, this.#io.columns - 1);
    const fit = lines.map((line) => line.slice(0, width));
    this.#io.tell(`${this.#erasing()}${fit.join('\n')}`);
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
    if (this.#lines.length > 0) this.#io.tell(this.#erasing());
    this.#lines = [];
  }

  /** To the start of the first line, everything below gone. */
  #erasing(): string {
    if (this.#lines.length === 0) return '';
    return `${this.#lines.length > 1 ? `\u001b[${this.#lines.length - 1}A` : ''}\r\u001b[0J`;
  }
}
