import type { ProcessMemory } from '../processes.ts';

/** How far a run is. */
export interface Progress {
  /** Inputs that are settled or wait for others of their story. */
  readonly done: number;
  /** Inputs in all, or those known so far. */
  readonly total: number;
  /** The total is final. */
  readonly isFinal: boolean;
  readonly stories: number;
  /** Inputs without an article, by code. */
  readonly failed: readonly (readonly [string, number])[];
  /** Inputs a second, null while it is too early to say. */
  readonly rate: number | null;
  readonly seconds: number;
  readonly memory: ProcessMemory | null;
}

/** Signs of the bar: done, and to do. */
export type BarSigns = readonly [done: string, left: string];

const longestBar = 30;
const shortestBar = 8;

/** How far a run is -> three lines of at most `width` columns: what does not fit is left out from the end. */
export function progressLines(progress: Progress, width: number, signs: BarSigns): readonly string[] {
  return [countLine(progress, width, signs), paceLine(progress, width), storyLine(progress, width)];
}

function countLine({ done, total, isFinal }: Progress, width: number, signs: BarSigns): string {
  const all = grouped(total);
  const count = `${grouped(done).padStart(all.length)} of ${all}${isFinal ? '' : '+'} pages`;
  if (!isFinal || total === 0) return joinFitting([count], '  ', width);
  const share = Math.min(1, done / total);
  // "100 %" is said of what is over.
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  const room = Math.min(longestBar, width - count.length - percent.length - 4);
  if (room < shortestBar) return joinFitting([count, percent.trim()], '  ', width);
  const full = Math.floor(share * room);
  return `${signs[0].repeat(full)}${signs[1].repeat(room - full)} ${percent}  ${count}`;
}

function paceLine({ done, total, isFinal, rate, seconds, memory }: Progress, width: number): string {
  // What is left then has no pages to count.
  if (isFinal && done >= total)
    return joinFitting(['bringing pages of stories together', memoryPart(memory)], ', ', width);
  const left = isFinal && rate !== null && rate > 0 ? `${clockOf((total - done) / rate)} left` : '';
  const parts = [
    rate === null ? 'starting' : `${rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))} a second`,
    left === '' ? `${clockOf(seconds)} so far` : left,
    memoryPart(memory),
  ];
  return joinFitting(parts, ', ', width);
}

function memoryPart(memory: ProcessMemory | null): string {
  if (memory === null) return '';
  const { bytes, processes } = memory;
  const places = processes === 0 ? ' in the main process' : processes === 1 ? '' : ` in ${processes} processes`;
  return `${grouped(Math.round(bytes / 1e6))} MB${places}`;
}

function storyLine({ stories, failed }: Progress, width: number): string {
  const without = failed.reduce((sum, [, count]) => sum + count, 0);
  const start = `${grouped(stories)} ${stories === 1 ? 'story' : 'stories'}`;
  let line = joinFitting([start, without === 0 ? '' : `${grouped(without)} without an article`], ', ', width);
  if (line === start) return line;
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
