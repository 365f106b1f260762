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

/** Signs of the bar: done, and to do. */
export type BarSigns = readonly [done: string, left: string];

const longestBar = 30;
const shortestBar = 8;

/** How far a run is -> three lines of at most `width` columns: what does not fit is left out from the end. */
export function progressLines(progress: Progress, width: number, signs: BarSigns): readonly string[] {
  return [countLine(progress, width, signs), paceLine(progress, width), storyLine(progress, width)];
}

function countLine(progress: Progress, width: number, signs: BarSigns): string {
  const { share } = progress;
  const count = countOf(progress);
  if (share === null) return joinFitting([count], '  ', width);
  // Rounded down: "100 %" means that it is over.
  const percent = `${Math.floor(Math.min(1, share) * 100)} %`.padStart(5);
  const room = Math.min(longestBar, width - count.length - percent.length - 4);
  if (room < shortestBar) return joinFitting([count, percent.trim()], '  ', width);
  const full = Math.floor(Math.min(1, share) * room);
  return `${signs[0].repeat(full)}${signs[1].repeat(room - full)} ${percent}  ${count}`;
}

function countOf({ phase, done, total, isFinal, share }: Progress): string {
  const things = (number: number): string =>
    phase === 'joining' ? (number === 1 ? 'story' : 'stories') : number === 1 ? 'page' : 'pages';
  // Beside a bar that shows how far the run is, the pages known so far would look like its end.
  if (!isFinal && share !== null) return `${grouped(done)} ${things(done)}`;
  const all = grouped(total);
  return `${grouped(done).padStart(all.length)} of ${all}${isFinal ? '' : '+'} ${things(total)}`;
}

function paceLine({ phase, rate, left, seconds, memory }: Progress, width: number): string {
  const pace = rate === null ? 'starting' : `${rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))} a second`;
  const what = phase === 'cleaning' ? pace : said[phase];
  const time = left === null ? `${clockOf(seconds)} so far` : `${clockOf(left)} left`;
  return joinFitting([what, time, memoryPart(memory)], ', ', width);
}

/** What has no pace of pages. */
const said: Readonly<Record<Exclude<Progress['phase'], 'cleaning'>, string>> = {
  passing: 'passing over what is done',
  joining: 'bringing pages of stories together',
  finishing: 'finishing the files',
};

function memoryPart(memory: ProcessMemory | null): string {
  if (memory === null) return '';
  const { bytes, processes } = memory;
  const places = processes === 0 ? ' in the main process' : processes === 1 ? '' : ` in ${processes} processes`;
  return `${grouped(Math.round(bytes / 1e6))} MB${places}`;
}

function storyLine({ stories, leftOut, failed }: Progress, width: number): string {
  const without = failed.reduce((sum, [, count]) => sum + count, 0);
  const start = `${grouped(stories)} ${stories === 1 ? 'story' : 'stories'}`;
  const others = leftOut === 0 ? '' : `${grouped(leftOut)} left out`;
  const known = joinFitting([start, others], ', ', width);
  let line = joinFitting([known, without === 0 ? '' : `${grouped(without)} without an article`], ', ', width);
  if (line === known) return line;
  for (const [i, [code, count]] of failed.entries()) {
    const part = `${i === 0 ? ': ' : ', '}${grouped(count)} ${code}`;
    const room = i === failed.length - 1 ? width : width - ', …'.length;
    if (line.length + part.length > room) return i === 0 ? line : `${line}, …`;
    line += part;
  }
  return line;
}

/** As many of the parts as fit, the first one in any case. */
function joinFitting(parts: readonly string[], between: string, width: number): string {
  const [first = '', ...rest] = parts.filter((part) => part !== '');
  let line = first.slice(0, width);
  for (const part of rest) {
    if (line.length + between.length + part.length > width) return line;
    line += between + part;
  }
  return line;
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
