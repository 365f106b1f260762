import path from 'node:path';
import type { Outcome } from '../article/outcome.ts';
import { ClosedPipe } from '../errors.ts';
import type { FailureCode } from '../model/outcome.ts';
import type { Io } from '../settings/io.ts';
import type { Settings } from '../settings/settings.ts';
import { printable } from '../text/printable.ts';
import { memoryOf, type ProcessMemory } from '../workers/process-memory.ts';
import { PassedOver } from './passed-over.ts';
import { ProgressBlock } from './progress-block.ts';
import { type BarSigns, type Progress, progressLines } from './progress-lines.ts';
import type { RunProgress } from './run-progress.ts';
import { failedCount, renderSummary, type Summary } from './summary.ts';

/** How often the block is drawn again, in milliseconds. */
const redraw = 200;
/** How often memory is looked at. */
const lookAgain = 1000;

/** What a run that begins has to say of files of many stories that are there, null for nothing. */
export interface FilesThere {
  /** Those it will replace, unless they came of the same inputs. */
  readonly replaced: string | null;
  /** Those that will stay beside its own. */
  readonly beside: string | null;
}

/** Tells the user what happens: paths on standard output, failures, warnings, progress and the closing lines on standard error. */
export class Reporter {
  readonly #settings: Settings;
  readonly #io: Io;
  readonly #block: ProgressBlock;
  readonly #progress: RunProgress;
  readonly #signs: BarSigns;
  readonly #started: number;
  readonly #failed: Map<FailureCode, number> = new Map();
  readonly #passedOver: PassedOver = new PassedOver();
  /** Files of many stories, which have their names when the run is over. */
  readonly #growing: Set<string> = new Set();
  readonly #timer: NodeJS.Timeout | null;
  /** Lines that wait for the next drawing, so that the block does not come and go with each of them. */
  #out: string[] = [];
  #said: string[] = [];
  #isWriting = false;
  #drawn = 0;
  #wrote: number;
  /** The user was told that files are replaced. */
  #replaces = false;
  /** Nobody reads standard output any more. */
  #unread = false;
  #stories = 0;
  #looked = Number.NEGATIVE_INFINITY;
  #memory: ProcessMemory | null = null;

  constructor(settings: Settings, io: Io, progress: RunProgress) {
    this.#settings = settings;
    this.#io = io;
    this.#progress = progress;
    this.#started = io.now();
    this.#wrote = this.#started;
    this.#signs = barSigns(io.env);
    const shown = showsProgress(settings, io);
    this.#block = new ProgressBlock(io, shown);
    // A page that takes long is no reason to look dead.
    this.#timer = shown ? setInterval(() => this.#tick(), redraw).unref() : null;
    io.stop.addEventListener('abort', () => this.#stopping(), { once: true });
  }

  /** A stopped run goes on, which had finished so many inputs, and what of them was settled. */
  resumed(finished: number, { articles, failed }: Summary, lost: boolean): void {
    this.#progress.resumed(finished);
    this.#stories = articles;
    for (const [code, count] of Object.entries(failed)) this.#failed.set(code as FailureCode, count);
    if (lost)
      this.#say('saring: not all files of the stopped run are there as it left them: what they held is done again');
    if (this.#settings.quiet) return;
    this.#say(`saring: going on with a stopped run: ${finished} inputs are done (--restart begins anew)`);
  }

  /** Something to know that is no failure. */
  note(text: string): void {
    if (!this.#settings.quiet) this.#say(`saring: ${text}`);
  }

  /** Files of many stories are there already. */
  filesThere({ replaced, beside }: FilesThere): void {
    this.#replaces = replaced !== null;
    if (this.#settings.quiet) return;
    for (const note of [replaced, beside]) if (note !== null) this.#say(`saring: ${note}`);
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

  /** An input has come to something. */
  async outcome(outcome: Outcome, written: readonly string[]): Promise<void> {
    const { output, json, verbose, quiet } = this.#settings;
    if (outcome.kind === 'failure') {
      const { code, message } = outcome.failure;
      this.#failed.set(code, (this.#failed.get(code) ?? 0) + outcome.inputs.length);
      if (code !== 'duplicate' || verbose)
        for (const { input } of outcome.inputs) this.#say(`${code}  ${input}  ${message}`);
      return this.#flush();
    }
    this.#stories += 1;
    const { article, message } = outcome;
    if (message !== undefined) this.#say(`${article.status}  ${article.input}  ${message}`);
    if (verbose && !quiet)
      for (const warning of article.extraction.warnings) this.#say(`warning  ${article.input}  ${warning}`);
    if (output !== null && !json && !quiet)
      for (const file of written) {
        if (file.includes('/')) this.#out.push(`${printable(path.join(output, file))}\n`);
        else this.#growing.add(file);
      }
    return this.#flush();
  }

  /** The run is over; `retry` is the command that would take its failures up again, all but `left` earlier ones. */
  async end(summary: Summary, retry: string | null, left = 0): Promise<void> {
    const { output, quiet, json } = this.#settings;
    if (output !== null && !json && !quiet && !summary.stopped)
      for (const file of this.#growing) this.#out.push(`${printable(path.join(output, file))}\n`);
    await this.close();
    if (left > 0) this.#io.tell(`saring: ${leftFailures(left)}\n`);
    if (quiet) return;
    this.#io.tell(`saring: ${renderSummary(summary)}${output === null ? '' : ` -> ${printable(output)}`}\n`);
    const passed = this.#passedOver.line();
    if (passed !== null)
      this.#io.tell(`saring: passed over: ${printable(passed)}${this.#settings.verbose ? '' : ' (-v names them)'}\n`);
    if (summary.stopped && output !== null) this.#io.tell('saring: the same command goes on where this one stopped\n');
    if (this.#replaces && !summary.stopped && summary.articles === 0)
      this.#io.tell('saring: nothing was replaced, since no input gave an article\n');
    if (!summary.stopped && retry !== null && failedCount(summary) > 0)
      this.#io.tell(`saring: to try the failures again: ${printable(retry)}\n`);
  }

  /** Says what waits to be said; nothing is drawn any more. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#block.clear();
    await this.#write();
  }

  #stopping(): void {
    if (!this.#settings.quiet)
      this.#say('saring: stopping: what is under way is finished first, a few seconds at most (again: at once)');
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
    this.#drawn = this.#io.now();
    if (this.#drawn - this.#looked >= lookAgain) this.#lookAtMemory();
    this.#block.draw(progressLines(this.#howFar(), this.#block.width, this.#signs));
  }

  #lookAtMemory(): void {
    this.#looked = this.#drawn;
    void memoryOf(this.#io.pid).then((memory) => {
      this.#memory = memory ?? { bytes: this.#io.memory(), processes: 0 };
    });
  }

  #howFar(): Progress {
    const far = this.#progress.at(this.#drawn);
    return {
      ...far,
      // A stopped run ends before what is left is done.
      left: this.#io.stop.aborted ? null : far.left,
      stories: this.#stories,
      failed: [...this.#failed].sort(([a], [b]) => (a < b ? -1 : 1)),
      seconds: (this.#drawn - this.#started) / 1000,
      memory: this.#memory,
    };
  }
}

function leftFailures(count: number): string {
  const [failures, stay] = count === 1 ? ['failure', 'stays'] : ['failures', 'stay'];
  return `${count} ${failures} could not be taken up and ${stay} in the manifest: the input is not there (paths count from where the first run was started), was given on standard input or in a list, is an address for saring fetch, or gives less of its story than is written`;
}

/** Whether progress is drawn: on a terminal, unless the user wants none or the stories themselves go there. */
export function showsProgress(
  { progress, quiet, output }: Settings,
  { isTerminal, isOutTerminal }: Pick<Io, 'isTerminal' | 'isOutTerminal'>,
): boolean {
  return isTerminal && progress && !quiet && !(output === null && isOutTerminal);
}

/** Lines where the terminal has them; in Chinese, Japanese and Korean they may be two columns wide. */
function barSigns(env: Io['env']): BarSigns {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale) && !/^(?:zh|ja|ko)/.test(locale) ? ['━', '─'] : ['#', '.'];
}
