import path from 'node:path';
import { type Io, printable } from '../io.ts';
import type { Settings } from '../settings.ts';
import type { Outcome } from './outcome.ts';
import { renderSummary, type Summary } from './summary.ts';

/** How often a progress line is redrawn, in milliseconds. */
const redraw = 200;

/** Tells the user what happens: paths on standard output, failures, warnings, progress and the closing line on standard error. */
export class Reporter {
  readonly #settings: Settings;
  readonly #io: Io;
  readonly #started: number;
  readonly #drawn: boolean;
  #last = 0;
  #line = '';
  #done = 0;

  constructor(settings: Settings, io: Io) {
    this.#settings = settings;
    this.#io = io;
    this.#started = io.now();
    this.#drawn = io.isTerminal && settings.progress && !settings.quiet;
  }

  /** A stopped run goes on. */
  resumed(finished: number): void {
    if (!this.#settings.quiet)
      this.#io.tell(`saring: going on with a stopped run: ${finished} inputs are done (--restart begins anew)\n`);
  }

  /** An input was settled. */
  async outcome(outcome: Outcome, written: readonly string[]): Promise<void> {
    const { output, json, verbose, quiet } = this.#settings;
    this.#done += outcome.inputs.length;
    this.#progress();
    if (outcome.kind === 'failure') {
      const { code, message } = outcome.failure;
      if (code !== 'duplicate' || verbose)
        for (const { input } of outcome.inputs) this.#say(`${code}  ${input}  ${message}`);
      return;
    }
    if (verbose && !quiet)
      for (const warning of outcome.article.extraction.warnings)
        this.#say(`warning  ${outcome.article.input}  ${warning}`);
    if (output === null || json) return;
    const own = written.filter((file) => file.includes('/'));
    for (const file of own) await this.#io.write(`${printable(path.join(output, file))}\n`);
  }

  /** The run is over. */
  end(summary: Summary): void {
    this.#draw('');
    const { output } = this.#settings;
    if (!this.#settings.quiet)
      this.#io.tell(`saring: ${renderSummary(summary)}${output === null ? '' : ` -> ${printable(output)}`}\n`);
  }

  #progress(): void {
    if (!this.#drawn || this.#io.now() - this.#last < redraw) return;
    this.#last = this.#io.now();
    const seconds = Math.max(0.001, (this.#last - this.#started) / 1000);
    this.#draw(`${this.#done} pages, ${(this.#done / seconds).toFixed(1)} a second`);
  }

  #say(text: string): void {
    const line = this.#line;
    this.#draw('');
    this.#io.tell(`${printable(text)}\n`);
    if (line !== '') this.#draw(line);
  }

  #draw(text: string): void {
    if (!this.#drawn) return;
    const fit = text.slice(0, Math.max(10, this.#io.columns - 1));
    if (fit !== '' || this.#line !== '') this.#io.tell(`\r\u001b[2K${fit}`);
    this.#line = fit;
  }
}
