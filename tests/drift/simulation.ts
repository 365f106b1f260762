import { readFileSync } from 'node:fs';
import type { ChartRow } from '../../src/drift/chart.ts';
import { countRun, failureAnswers, type PageAnswer } from '../../src/drift/page-streams.ts';
import { watchRun } from '../../src/drift/watch-run.ts';

/**
 * What 400 real pages of Kompas (autumn 2020) answered, in order of publication, as they were and as they would be after
 * a change of the site; made by `npm run drift -- --derive`.
 */
interface Table {
  readonly streams: readonly { readonly template: string; readonly stream: string }[];
  /** The page's desk as a number, and its answers in the order of `streams`: `3 10110… 00110… 10010…`; `-` for no article. */
  readonly pages: readonly string[];
}

export interface SimulatedPage {
  readonly desk: string;
  readonly answers: readonly PageAnswer[];
  /** After a redesign: class names and ids are others. */
  readonly redesigned: readonly PageAnswer[];
  /** After links to other stories got another label. */
  readonly reworded: readonly PageAnswer[];
}

/** The table's text -> its pages. */
export function readPages(text: string): SimulatedPage[] {
  const { streams, pages }: Table = JSON.parse(text);
  const read = (bits = ''): readonly PageAnswer[] =>
    bits === '-' ? failureAnswers('not-article') : streams.map((stream, i) => ({ ...stream, yes: bits[i] === '1' }));
  return pages.map((line) => {
    const [desk = '', answers, redesigned, reworded] = line.split(' ');
    return { desk, answers: read(answers), redesigned: read(redesigned), reworded: read(reworded) };
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

/** A change of the site or of the rules: a page -> its answers after it. */
export type Change = (page: SimulatedPage) => readonly PageAnswer[];

/** From now on this share of pages is redesigned, or has its links to other stories reworded. */
export function becomes(what: 'redesigned' | 'reworded', share: number, random: () => number): Change {
  return (page) => (random() < share ? page[what] : page.answers);
}

/** These streams answer no from now on, on this share of pages. */
export function loses(streams: readonly string[], share: number, random: () => number): Change {
  return ({ answers }) => {
    if (random() >= share) return answers;
    return answers.map((answer) => (streams.includes(answer.stream) ? { ...answer, yes: false } : answer));
  };
}

const hour = 3_600_000;
/** 2026-11-01 00:00 WIB. */
const begin = Date.UTC(2026, 9, 31, 17);

/** An hourly run of these pages on top of what the charts hold. */
export function nextRun(charts: readonly ChartRow[], run: number, pages: readonly SimulatedPage[]): ChartRow[] {
  const answers = pages.map((page) => page.answers);
  return watchRun(charts, countRun('kompas', answers), startOf(run));
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
