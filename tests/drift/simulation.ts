import { readFileSync } from 'node:fs';
import type { ChartRow } from '../../src/drift/chart.ts';
import { countRun } from '../../src/drift/count-run.ts';
import type { Answer } from '../../src/drift/page-streams.ts';
import { watchRun } from '../../src/drift/watch-run.ts';

/** What 400 real pages of Kompas (autumn 2020) answered, in order of publication; made by `tests/bench/drift.mjs --derive`. */
interface Table {
  readonly streams: readonly { readonly template: string; readonly stream: string }[];
  /** The page's desk as a number, and its answers in the order of `streams`: `3 10110…`. */
  readonly pages: readonly string[];
}

export interface SimulatedPage {
  readonly desk: string;
  readonly answers: readonly Answer[];
}

/** The table's text -> its pages. */
export function readPages(text: string): SimulatedPage[] {
  const { streams, pages }: Table = JSON.parse(text);
  return pages.map((line) => {
    const [desk = '', bits = ''] = line.split(' ');
    return { desk, answers: streams.map((stream, i) => ({ ...stream, yes: bits[i] === '1' })) };
  });
}

export function kompasPages(): SimulatedPage[] {
  return readPages(readFileSync(new URL('kompas-2020-streams.json', import.meta.url), 'utf8'));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws runs of so many pages that follow each other in time; every fifth holds the pages of one desk. */
export function drawRuns(pages: readonly SimulatedPage[], size: number, random: () => number): () => SimulatedPage[] {
  const desks = Object.values(
    pages.reduce<Record<string, SimulatedPage[]>>((all, page) => {
      all[page.desk] = [...(all[page.desk] ?? []), page];
      return all;
    }, {}),
  ).filter((desk) => desk.length >= 8);
  let drawn = 0;
  return () => {
    drawn += 1;
    const from = drawn % 5 === 0 ? (desks[Math.floor(random() * desks.length)] ?? pages) : pages;
    const start = Math.floor(random() * from.length);
    return Array.from({ length: size }, (_, i) => from[(start + i) % from.length]).filter((page) => page !== undefined);
  };
}

/** A change of the site or of the rules: each page's answers -> its answers after it. */
export type Change = (answers: readonly Answer[]) => readonly Answer[];

/** These streams answer no from now on, on this share of pages. */
export function loses(streams: readonly string[], share: number, random: () => number): Change {
  return (answers) => {
    if (random() >= share) return answers;
    return answers.map((answer) => (streams.includes(answer.stream) ? { ...answer, yes: false } : answer));
  };
}

/** What a new design costs: evidence, root and the elements of fields and noise; titles and dates are in the head of the page. */
export const redesigned: readonly string[] = [
  'template',
  'body',
  'section',
  'authors',
  'editors',
  'sources',
  'tags',
  'related-link',
  'caption',
];

const hour = 3_600_000;
/** 2026-11-01 00:00 WIB. */
const begin = Date.UTC(2026, 9, 31, 17);

/** An hourly run of these pages on top of what the charts hold. */
export function nextRun(charts: readonly ChartRow[], run: number, pages: readonly SimulatedPage[]): ChartRow[] {
  const answers = pages.map((page) => page.answers);
  return watchRun(charts, countRun(run, 'kompas', answers), { run, startedAt: startOf(run) });
}

export function startOf(run: number): number {
  return begin + run * hour;
}

/** Charts after so many ordinary runs. */
export function ordinaryRuns(count: number, draw: () => SimulatedPage[], charts: readonly ChartRow[] = []): ChartRow[] {
  let now = [...charts];
  for (let run = 0; run < count; run += 1) now = nextRun(now, run, draw());
  return now;
}
