import path from 'node:path';
import { ClosedPipe } from '../errors.ts';
import type { Io } from '../io.ts';
import type { FailureCode } from '../model/outcome.ts';
import type { Settings } from '../settings.ts';
import { printable } from '../text/printable.ts';
import type { Outcome } from './outcome.ts';
import { ProgressBlock } from './progress-block.ts';
import { failedCount, renderSummary, type Summary } from './summary.ts';

/** How often the block is drawn again, in milliseconds. */
const redraw = 200;

/** Tells the user what happens: paths on standard output, failures, warnings, progress and the closing lines on standard error. */
export class Reporter {
  readonly #settings: Settings;
  readonly #io: Io;
  readonly #block: ProgressBlock;
  readonly #started: number;
  readonly #failed: Map<FailureCode, number> = new Map();
  /** Files of many stories, which have their names when the run is over. */
  readonly #growing: Set<string> = new Set();
  #drawn = 0;
  /** Nobody reads standard output any more. */
  #unread = false;
  #taken = 0;
  #stories = 0;

  constructor(settings: Settings, io: Io) {
    this.#settings = settings;
    this.#io = io;
    this.#started = io.now();
    this.#block = new ProgressBlock(io, io.isTerminal && settings.progress && !settings.quiet);
  }

  /** A stopped run goes on. */
  resumed(finished: number, lost: boolean): void {
    if (lost)
      this.#block.say(
        'saring: not all files of the stopped run are there as it left them: what they held is done again',
      );
    if (this.#settings.quiet) return;
    this.#block.say(`saring: going on with a stopped run: ${finished} inputs are done (--restart begins anew)`);
  }

  /** What the run will replace, null for nothing. */
  replaces(warning: string | null): void {
    if (warning !== null && !this.#settings.quiet) this.#block.say(printable(`saring: ${warning}`));
  }

  /** One more input was taken. */
  taken(): void {
    this.#taken += 1;
    if (this.#io.now() - this.#drawn < redraw) return;
    this.#drawn = this.#io.now();
    this.#block.draw(this.#progress());
  }

  /** An input was settled. */
  async outcome(outcome: Outcome, written: readonly string[]): Promise<void> {
    const { output, json, verbose, quiet } = this.#settings;
    if (outcome.kind === 'failure') {
      const { code, message } = outcome.failure;
      this.#failed.set(code, (this.#failed.get(code) ?? 0) + outcome.inputs.length);
      if (code === 'duplicate' && !verbose) return;
      for (const { input } of outcome.inputs) this.#block.say(printable(`${code}  ${input}  ${message}`));
      return;
    }
    this.#stories += 1;
    const { input, extraction } = outcome.article;
    if (verbose && !quiet)
      for (const warning of extraction.warnings) this.#block.say(printable(`warning  ${input}  ${warning}`));
    if (output === null || json) return;
    for (const file of written) {
      if (file.includes('/')) await this.#list(path.join(output, file));
      else this.#growing.add(file);
    }
  }

  /** The run is over; `retry` is the command that would take its failures up again. */
  async end(summary: Summary, retry: string | null): Promise<void> {
    this.#block.clear();
    const { output, quiet, json } = this.#settings;
    if (output !== null && !json && !summary.stopped)
      for (const file of this.#growing) await this.#list(path.join(output, file));
    if (quiet) return;
    this.#io.tell(`saring: ${renderSummary(summary)}${output === null ? '' : ` -> ${printable(output)}`}\n`);
    if (summary.stopped) this.#io.tell('saring: the same command goes on where this one stopped\n');
    else if (retry !== null && failedCount(summary) > 0)
      this.#io.tell(`saring: to try the failures again: ${printable(retry)}\n`);
  }

  /** A path on standard output, which may be the same terminal as the block's. */
  async #list(file: string): Promise<void> {
    if (this.#unread) return;
    this.#block.clear();
    try {
      await this.#io.write(`${printable(file)}\n`);
    } catch (error) {
      // `… | head -1`: the stories are written all the same.
      if (!(error instanceof ClosedPipe)) throw error;
      this.#unread = true;
    }
  }

  #progress(): readonly string[] {
    const seconds = Math.max(0.001, (this.#drawn - this.#started) / 1000);
    const rate = (this.#taken / seconds).toFixed(this.#taken / seconds < 10 ? 1 : 0);
    const failures = [...this.#failed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => `${count} ${code}`);
    return [
      `${this.#taken} pages read, ${rate} a second, ${clockOf(seconds)}, ${Math.round(this.#io.memory() / 1e6)} MB`,
      `${this.#stories} stories written${failures.length === 0 ? '' : `; without an article: ${failures.join(', ')}`}`,
    ];
  }
}

/** Seconds -> "12 s" or "3 min 05 s". */
function clockOf(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
