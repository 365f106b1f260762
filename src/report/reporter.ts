import path from 'node:path';
import type { Outcome } from '../article/story-outcome.ts';
import { ClosedPipe } from '../errors.ts';
import type { Io } from '../settings/io.ts';
import type { Settings } from '../settings/settings.ts';
import { printable } from '../text/printable.ts';
import { PassedOver, renderSummary, type Summary } from './summary.ts';

/** How often the block is drawn again, in milliseconds. */
const redraw = 200;

/** What is drawn at the foot of a terminal while a run goes on. */
export interface ProgressView {
  /** The lines at this time, in milliseconds; what is wider than the terminal is cut. */
  lines(now: number): readonly string[];
}

/** Tells the user what happens: paths on standard output, failures, warnings, progress and the closing lines on standard error. */
export class Reporter {
  readonly #settings: Settings;
  readonly #io: Io;
  readonly #view: ProgressView;
  readonly #block: ProgressBlock;
  /** Failures are told even when all else is quiet. */
  readonly #tellsFailures: boolean;
  readonly #passedOver: PassedOver = new PassedOver();
  readonly #noted: Set<string> = new Set();
  /** Files of many stories, which have their names when the run is over. */
  readonly #growing: Set<string> = new Set();
  readonly #timer: NodeJS.Timeout | null;
  /** Lines that wait for the next drawing, so that the block does not come and go with each of them. */
  #out: string[] = [];
  #said: string[] = [];
  #isWriting = false;
  #wrote = Number.NEGATIVE_INFINITY;
  /** Nobody reads standard output any more. */
  #unread = false;

  constructor(settings: Settings, io: Io, view: ProgressView, failures: 'always' | 'unless-quiet' = 'always') {
    this.#settings = settings;
    this.#io = io;
    this.#view = view;
    this.#tellsFailures = failures === 'always' || !settings.quiet;
    const shown = showsProgress(settings, io);
    this.#block = new ProgressBlock(io, shown);
    // The block is drawn again while one page takes long, so that the program does not look dead.
    this.#timer = shown ? setInterval(() => this.#tick(), redraw).unref() : null;
    io.stop.addEventListener('abort', () => this.#stopping(), { once: true });
  }

  /** Something to know that is no failure; said once. */
  note(text: string): void {
    if (this.#settings.quiet || this.#noted.has(text)) return;
    this.#noted.add(text);
    this.#say(`saring: ${text}`);
  }

  /** Something that went wrong, which is said whatever the user wants. */
  fault(text: string): void {
    this.#say(`saring: ${text}`);
  }

  /** A file in a folder was passed over, as it is neither a page nor an archive. */
  passedOver(path: string): void {
    this.#passedOver.addFile(path);
    if (this.#settings.verbose && !this.#settings.quiet) this.#say(`passed over  ${path}`);
  }

  /** A record of an archive was passed over, as its media type is that of no page. */
  passedOverRecord(input: string, media: string): void {
    this.#passedOver.addRecord(media);
    if (this.#settings.verbose && !this.#settings.quiet) this.#say(`passed over  ${input}  ${media}`);
  }

  /** An input has come to something, and these files of it were written, named from the output folder. */
  async outcome(outcome: Outcome, written: readonly string[]): Promise<void> {
    const { output, json, verbose, quiet } = this.#settings;
    if (outcome.kind === 'failure') {
      const { code, message, isLeftOut } = outcome.failure;
      const isTold = isLeftOut ? verbose && !quiet : this.#tellsFailures && (code !== 'duplicate' || verbose);
      if (isTold)
        for (const { input } of outcome.inputs) this.#say(`${isLeftOut ? 'left out' : code}  ${input}  ${message}`);
      return this.#flush();
    }
    const { article, message } = outcome;
    if (message !== undefined && this.#tellsFailures) this.#say(`${article.status}  ${article.input}  ${message}`);
    if (verbose && !quiet)
      for (const warning of article.extraction.warnings) this.#say(`warning  ${article.input}  ${warning}`);
    if (output !== null && !json && !quiet)
      for (const file of written) {
        if (file.includes('/')) this.#out.push(`${printable(path.join(output, file))}\n`);
        else this.#growing.add(file);
      }
    return this.#flush();
  }

  /** The run is over: what it came to, and what to know or do next. */
  async end(summary: Summary, next: readonly string[]): Promise<void> {
    const { output, quiet, json, verbose } = this.#settings;
    if (output !== null && !json && !quiet && !summary.stopped)
      for (const file of this.#growing) this.#out.push(`${printable(path.join(output, file))}\n`);
    await this.close();
    if (quiet) return;
    const passed = this.#passedOver.line();
    const lines = [
      `${renderSummary(summary)}${output === null ? '' : ` -> ${output}`}`,
      ...(passed === null ? [] : [`passed over: ${passed}${verbose ? '' : ' (-v names them)'}`]),
      ...next,
    ];
    for (const line of lines) this.#io.tell(`saring: ${printable(line)}\n`);
  }

  /** Says what waits to be said; nothing is drawn any more. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#block.clear();
    await this.#write();
  }

  #stopping(): void {
    this.note('stopping: what is under way is finished first, a few seconds at most (again: at once)');
  }

  /** A line on standard error: at once, or with the next drawing. */
  #say(line: string): void {
    const shown = printable(line);
    if (this.#timer === null) this.#block.say(shown);
    else this.#said.push(shown);
  }

  /** Writes what waits, unless it can wait for more. */
  async #flush(): Promise<void> {
    if (this.#timer !== null && this.#io.now() - this.#wrote < redraw) return;
    this.#wrote = this.#io.now();
    await this.#write();
    this.#draw();
  }

  async #write(): Promise<void> {
    const [out, said] = [this.#out.join(''), this.#said];
    this.#out = [];
    this.#said = [];
    if (out !== '' && !this.#unread) {
      if (this.#io.isOutTerminal) this.#block.clear();
      this.#isWriting = true;
      try {
        await this.#io.write(out);
      } catch (error) {
        // `… | head -1`: the stories are written all the same.
        if (!(error instanceof ClosedPipe)) throw error;
        this.#unread = true;
      } finally {
        this.#isWriting = false;
      }
    }
    if (said.length > 0) this.#block.say(said.join('\n'));
  }

  #tick(): void {
    if (this.#isWriting) return;
    if (this.#out.length === 0 && this.#said.length > 0) this.#block.say(this.#said.splice(0).join('\n'));
    this.#draw();
  }

  #draw(): void {
    if (this.#timer === null) return;
    this.#block.draw(this.#view.lines(this.#io.now()).map(printable));
  }
}

/** Whether progress is drawn: on a terminal, unless the user wants none or the stories themselves go there. */
export function showsProgress(
  { progress, quiet, output }: Settings,
  { isTerminal, isOutTerminal }: Pick<Io, 'isTerminal' | 'isOutTerminal'>,
): boolean {
  return isTerminal && progress && !quiet && !(output === null && isOutTerminal);
}

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
  get #width(): number {
    return Math.max(10, this.#io.columns - 2);
  }

  /** Draws these lines in the place of the last ones; one that is too long ends with an ellipsis. */
  draw(lines: readonly string[]): void {
    if (!this.#shown) return;
    const fit = lines.map((line) => (line.length > this.#width ? `${line.slice(0, this.#width - 1)}…` : line));
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
