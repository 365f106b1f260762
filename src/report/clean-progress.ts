import type { Io } from '../settings/io.ts';
import { memoryOf, type ProcessMemory } from '../workers/process-memory.ts';
import { type BarSigns, progressLines } from './progress-lines.ts';
import type { ProgressView } from './reporter.ts';
import type { RunProgress } from './run-progress.ts';
import type { Tally } from './summary.ts';

/** How often memory is looked at, in milliseconds. */
const lookAgain = 1000;

/** What is drawn while saved pages are cleaned: how far the run is, its pace and memory, and what inputs came to. */
export class CleanProgress implements ProgressView {
  readonly #io: Io;
  readonly #progress: RunProgress;
  readonly #tally: Tally;
  readonly #signs: BarSigns;
  readonly #started: number;
  #looked = Number.NEGATIVE_INFINITY;
  #memory: ProcessMemory | null = null;

  constructor(io: Io, progress: RunProgress, tally: Tally) {
    this.#io = io;
    this.#progress = progress;
    this.#tally = tally;
    this.#signs = barSigns(io.env);
    this.#started = io.now();
  }

  lines(now: number, width: number): readonly string[] {
    if (now - this.#looked >= lookAgain) this.#lookAtMemory(now);
    const { articles, leftOut, failed } = this.#tally.summary(false);
    const far = this.#progress.at(now);
    const shown = {
      ...far,
      // A stopped run ends before what is left is done.
      left: this.#io.stop.aborted ? null : far.left,
      stories: articles,
      leftOut,
      failed: Object.entries(failed).sort(([a], [b]) => (a < b ? -1 : 1)),
      seconds: (now - this.#started) / 1000,
      memory: this.#memory,
    };
    return progressLines(shown, width, this.#signs);
  }

  #lookAtMemory(now: number): void {
    this.#looked = now;
    void memoryOf(this.#io.pid).then((memory) => {
      this.#memory = memory ?? { bytes: this.#io.memory(), processes: 0 };
    });
  }
}

/** Lines where the terminal has them; in Chinese, Japanese and Korean they may be two columns wide. */
function barSigns(env: Io['env']): BarSigns {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale) && !/^(?:zh|ja|ko)/.test(locale) ? ['━', '─'] : ['#', '.'];
}
