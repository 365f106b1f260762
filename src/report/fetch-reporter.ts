import path from 'node:path';
import type { Outcome } from '../article/outcome.ts';
import type { FetchEvent } from '../fetch/outcome.ts';
import type { Io } from '../settings/io.ts';
import type { Settings } from '../settings/settings.ts';
import { printable } from '../text/printable.ts';
import { HostBoard } from './host-board.ts';
import { ProgressBlock } from './progress-block.ts';
import { showsProgress } from './reporter.ts';
import { renderSummary, type Summary } from './summary.ts';

/** What a fetch came to: `left` inputs were not come to, `lacking` stories may be had later, `deferred` were asked to wait. */
export interface FetchEnd {
  readonly summary: Summary;
  readonly left: number;
  readonly lacking: number;
  readonly deferred: number;
}

/** How often the block is drawn again, in milliseconds. */
const redraw = 200;

/** Tells what a fetch comes to: paths on standard output; failures, notes, hosts at work and the closing lines on standard error. */
export class FetchReporter {
  readonly board: HostBoard = new HostBoard();
  readonly #settings: Settings;
  readonly #io: Io;
  readonly #block: ProgressBlock;
  readonly #timer: NodeJS.Timeout | null;
  readonly #noted: Set<string> = new Set();
  #drawn = Number.NEGATIVE_INFINITY;
  #settled = 0;
  #failed = 0;
  #addresses = 0;

  /** Failures are told always, or unless the user wants it quiet. */
  readonly #failures: 'always' | 'unless-quiet';

  constructor(settings: Settings, io: Io, failures: 'always' | 'unless-quiet' = 'always') {
    this.#failures = failures;
    const shown = showsProgress(settings, io);
    this.#settings = settings;
    this.#io = io;
    this.#block = new ProgressBlock(io, shown);
    // A wait of a minute is no reason to look dead.
    this.#timer = shown ? setInterval(() => this.#draw(), redraw).unref() : null;
  }

  /** The work is laid out: addresses to settle, and how many need nothing. */
  planned(addresses: number, skipped: number): void {
    this.#addresses = addresses;
    if (skipped === 0 || this.#settings.quiet) return;
    const all = addresses + skipped;
    this.note(
      addresses === 0
        ? `nothing to do: ${all === 1 ? 'the address has its' : `all ${all} addresses have their`} article already (--restart fetches again)`
        : `${skipped} of ${all} addresses have their article already (--restart fetches them again)`,
    );
  }

  /** Something to know that is no failure. */
  note(text: string): void {
    if (this.#settings.quiet || this.#noted.has(text)) return;
    this.#noted.add(text);
    this.#block.say(printable(`saring: ${text}`));
  }

  event(event: FetchEvent): void {
    if (event.type === 'note') {
      this.note(`${event.host} ${event.message}`);
      return;
    }
    this.board.event(event);
    this.#draw();
  }

  /** An input was settled. */
  async outcome(outcome: Outcome, written: readonly string[]): Promise<void> {
    const { output, json, verbose, quiet } = this.#settings;
    this.#settled += outcome.inputs.length;
    if (outcome.kind === 'failure') {
      const { code, message } = outcome.failure;
      if (code !== 'duplicate') this.#failed += outcome.inputs.length;
      if ((code === 'duplicate' && !verbose) || (quiet && this.#failures === 'unless-quiet')) return;
      for (const { input } of outcome.inputs) this.#block.say(printable(`${code}  ${input}  ${message}`));
      return;
    }
    const { article, message } = outcome;
    if (message !== undefined && !(quiet && this.#failures === 'unless-quiet'))
      this.#block.say(printable(`partial  ${article.input}  ${message}`));
    if (verbose && !quiet)
      for (const warning of article.extraction.warnings)
        this.#block.say(printable(`warning  ${article.input}  ${warning}`));
    if (output === null || json || quiet) return;
    const own = written.filter((file) => file.includes('/'));
    if (own.length > 0 && this.#io.isOutTerminal) this.#block.clear();
    for (const file of own) await this.#io.write(`${printable(path.join(output, file))}\n`);
  }

  /** The signal came: nothing new is begun. */
  stopping(): void {
    this.note('stopping: what is being read is finished first, a few seconds at most (again: at once)');
  }

  /** The run is over. */
  end({ summary, left, lacking }: Omit<FetchEnd, 'deferred'>): void {
    this.close();
    const { output, quiet } = this.#settings;
    if (quiet) return;
    this.#io.tell(`saring: ${renderSummary(summary)}${output === null ? '' : ` -> ${printable(output)}`}\n`);
    if (output === null) return;
    if (summary.stopped) this.#io.tell(`saring: ${left} not come to: the same command goes on with them\n`);
    else if (lacking > 0) this.#io.tell(`saring: the same command tries again what is missing\n`);
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#block.clear();
  }

  #draw(): void {
    if (this.#timer === null || this.#io.now() - this.#drawn < redraw) return;
    this.#drawn = this.#io.now();
    const failed = this.#failed === 0 ? '' : `, ${this.#failed} failed`;
    const lines = this.board.lines().map(printable);
    this.#block.draw([...lines, `${this.#settled} of ${this.#addresses} addresses${failed}`]);
  }
}
