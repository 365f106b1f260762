import type { Io } from '../settings/io.ts';
import { memoryOf, type ProcessMemory } from '../workers/process-memory.ts';
import type { ProgressView } from './reporter.ts';
import type { Progress, RunProgress } from './run-progress.ts';
import type { Tally } from './summary.ts';

/** How often memory is looked at, in milliseconds. */
const lookAgain = 1000;

/** What is drawn while saved pages are cleaned: how far the run is, its pace and memory, and what inputs came to. */
export class CleanProgress implements ProgressView {
  readonly #io: Io;
  readonly #progress: RunProgress;
  readonly #tally: Tally;
  readonly #started: number;
  #looked = Number.NEGATIVE_INFINITY;
  #memory: ProcessMemory | null = null;

  constructor(io: Io, progress: RunProgress, tally: Tally) {
    this.#io = io;
    this.#progress = progress;
    this.#tally = tally;
    this.#started = io.now();
  }

  lines(now: number): readonly string[] {
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
    return progressLines(shown);
  }

  #lookAtMemory(now: number): void {
    this.#looked = now;
    void memoryOf(this.#io.pid).then((memory) => {
      this.#memory = memory ?? { bytes: this.#io.memory(), processes: 0 };
    });
  }
}

/** Signs that a full bar has. */
const longestBar = 30;

/** How far a run is -> three lines, each beginning with what matters most: a narrow window shows their beginnings. */
export function progressLines(progress: Progress): readonly string[] {
  return [countLine(progress), paceLine(progress), storyLine(progress)];
}

function countLine(progress: Progress): string {
  const { share } = progress;
  const count = countOf(progress);
  if (share === null) return count;
  const done = Math.min(1, share);
  const full = Math.floor(done * longestBar);
  // Rounded down: "100 %" means that it is over.
  return `${count}  ${Math.floor(done * 100)} %  ${'#'.repeat(full)}${'.'.repeat(longestBar - full)}`;
}

function countOf({ phase, done, total, isFinal, share }: Progress): string {
  const things = (number: number): string =>
    phase === 'joining' ? (number === 1 ? 'story' : 'stories') : number === 1 ? 'page' : 'pages';
  // Beside a bar that shows how far the run is, the pages known so far would look like its end.
  if (!isFinal && share !== null) return `${grouped(done)} ${things(done)}`;
  return `${grouped(done)} of ${grouped(total)}${isFinal ? '' : '+'} ${things(total)}`;
}

function paceLine({ phase, rate, left, seconds, memory }: Progress): string {
  const pace = rate === null ? 'starting' : `${rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))} a second`;
  const what = phase === 'cleaning' ? pace : said[phase];
  const time = left === null ? `${clockOf(seconds)} so far` : `${clockOf(left)} left`;
  return [what, time, ...(memory === null ? [] : [memoryPart(memory)])].join(', ');
}

/** What has no pace of pages. */
const said: Readonly<Record<Exclude<Progress['phase'], 'cleaning'>, string>> = {
  passing: 'passing over what is done',
  joining: 'bringing pages of stories together',
  finishing: 'finishing the files',
};

function memoryPart({ bytes, processes }: ProcessMemory): string {
  const places = processes === 0 ? ' in the main process' : processes === 1 ? '' : ` in ${processes} processes`;
  return `${grouped(Math.round(bytes / 1e6))} MB${places}`;
}

function storyLine({ stories, leftOut, failed }: Progress): string {
  const without = failed.reduce((sum, [, count]) => sum + count, 0);
  const codes = failed.map(([code, count]) => `${grouped(count)} ${code}`).join(', ');
  return [
    `${grouped(stories)} ${stories === 1 ? 'story' : 'stories'}`,
    ...(leftOut === 0 ? [] : [`${grouped(leftOut)} left out`]),
    ...(without === 0 ? [] : [`${grouped(without)} without an article: ${codes}`]),
  ].join(', ');
}

function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Seconds -> "12 s", "3 min 05 s" or "2 h 10 min". */
export function clockOf(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (number: number): string => String(number).padStart(2, '0');
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}
