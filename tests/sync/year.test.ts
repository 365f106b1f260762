import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Alarm } from '../../src/drift/alarm.ts';
import type * as Steps from '../../src/extract/steps.ts';
import type { SyncState } from '../../src/state/sync-memory.ts';
import { memoryFolder } from '../support/io.ts';
import { dateOf } from '../web/listing-answers.ts';
import { storyPage } from '../web/site-web.ts';
import { openVirtualWeb, type VirtualRequest, type VirtualWeb } from '../web/virtual-web.ts';
import { wireTo } from '../web/virtual-wire.ts';
import { auditYear, watchNamed } from './audit-year.ts';
import {
  chances,
  isIn,
  listedFor,
  type Plan,
  planFor,
  redesigned,
  shownAt,
  start,
  storiesOf,
  type YearStory,
} from './made-year.ts';
import { upgrade } from './newer-rules.ts';
import { runScheduled } from './scheduled.ts';

// Made pages hang nobody, and the thread that watches each stretch of work takes a third of the time where the machine is busy.
vi.mock('../../src/extract/steps.ts', async (original) => {
  const steps = await original<typeof Steps>();
  return { ...steps, watchdog: () => steps.unguarded };
});

// The whole year takes some ten minutes (npm run year); nine days show the same in little. A part of the year, its first
// hour and the one behind its last, is played by `YEAR_HOURS=2500-2900 npm run year`.
const isYear = process.env['RUN_YEAR'] === '1';
const [from = 0, until = isYear ? 8760 : 9 * 24] = process.env['YEAR_HOURS']?.split('-').map(Number) ?? [];

const hour = 3_600_000;
const folder = memoryFolder();

test('hourly runs: the alarms are those that were caused, no story is lost, none is changed that was not', {
  timeout: 7_200_000,
}, async () => {
  const output = path.join(folder, 'out');
  const plan = planFor(isYear ? 8760 : until);
  const year = openYear(plan, from);
  const opened: { readonly alarm: Alarm; readonly at: number }[] = [];
  const liars: string[] = [];
  const late: string[] = [];
  /** Visits to stories that cost no page. */
  let unchanged = 0;
  /** Requests that came sooner after the one before than its site is to be asked, in milliseconds. */
  const hasty: number[] = [];
  /** The most requests that a run has sent while nothing answered. */
  let inVain = 0;
  const openNow = watchNamed(year.all);
  let open: ReadonlySet<string> = new Set();
  for (let at = from; at < until; at += 1) {
    if (at === plan.upgradeAt) upgrade();
    year.begin(at);
    let alarms: readonly Alarm[] = [];
    const { err } = await runScheduled(year.web, output, ['kompas', 'tribun', 'kontan'], asked, (state) => {
      alarms = alarmsOf(state);
      if (!isIn(plan.outages, at)) late.push(...openNow(state, year.now()));
    });
    for (const [, key = ''] of err.matchAll(/saring: (\S+) says that it has not changed/g)) liars.push(key);
    unchanged += year.web.requests.filter(
      ({ url, status }) => !/sitemap|index-news|indeks/.test(url) && status === 304,
    ).length;
    for (const alarm of alarms) {
      if (open.has(alarm.key)) continue;
      opened.push({ alarm, at });
      tell(`hour ${at}: ${alarm.text}`);
    }
    for (const key of open) if (!alarms.some((alarm) => alarm.key === key)) tell(`hour ${at}: ${key} is over`);
    open = new Set(alarms.map(({ key }) => key));
    for (const gap of shortGaps(year.web.requests)) hasty.push(gap);
    if (isIn(plan.outages, at)) inVain = Math.max(inVain, year.web.requests.length);
    if (at % 240 === 239)
      tell(
        `hour ${at + 1}: ${opened.length} alarms, ${year.all.length} stories, ${processorTime()} s of processor time`,
      );
  }
  const { lost, falselyRevised, notRevised, wronglyGone, revised, gone, bytes } = auditYear(
    output,
    year.all,
    year.now(),
  );
  tell(`${until - from} runs, ${year.all.length} stories, ${revised} revised, ${gone} gone, state ${bytes / 1e6} MB`);
  tell(`at most ${inVain} requests a run while nothing answered`);
  tell(`${late.length} stories without a final status after two runs`);
  for (const liar of liars) tell(`${liar} lies`);
  expect({ lost, falselyRevised, notRevised, wronglyGone }).toEqual({
    lost: [],
    falselyRevised: [],
    notRevised: [],
    wronglyGone: [],
  });
  const redesigns = plan.redesigns.filter((one) => one.from >= from && one.from < until);
  expect(opened.map(({ alarm }) => alarm.key)).toEqual(redesigns.map(() => 'drift kompas'));
  expect(redesigns.every((one, i) => isIn([one], opened[i]?.at ?? -1))).toBe(true);
  const lying = plan.lying.filter((one) => one.from + 48 < until);
  expect(liars.sort()).toEqual(lying.map(({ listing }) => listing).sort());
  expect(unchanged).toBeGreaterThan(0);
  expect(hasty).toEqual([]);
  // Four tries of one address of each host.
  expect(inVain).toBeLessThanOrEqual(4 * 11);
  expect(late.length).toBeLessThanOrEqual(year.all.length / 1000);
  expect(bytes).toBeLessThan(150e6);
});

/** All listings of two portals of Tribun and of the other sites, at the usual pace. */
const asked = {
  source: ['sitemap', 'desk-sitemap', 'indeks', 'index-news'],
  portal: ['kompas', 'tribunnews', 'jateng', 'kontan'],
  delay: '1',
};

/** Milliseconds between two requests to a site that are fewer than the usual pace. */
function shortGaps(requests: readonly VirtualRequest[]): readonly number[] {
  const last = new Map<string, number>();
  return requests.flatMap(({ url, at }) => {
    const site = new URL(url).host.split('.').slice(-2).join('.');
    const gap = at - (last.get(site) ?? Number.NEGATIVE_INFINITY);
    last.set(site, at);
    return gap < 1000 ? [gap] : [];
  });
}

/** The web of a year, which is turned hour by hour from hour `from` on; what came out before is there too. */
function openYear(
  plan: Plan,
  from: number,
): {
  readonly web: VirtualWeb;
  readonly all: readonly YearStory[];
  readonly now: () => number;
  readonly begin: (at: number) => void;
} {
  const unwired = openVirtualWeb([], start);
  const web: VirtualWeb = Object.assign(unwired, { createFetcher: wireTo(unwired) });
  const random = chances(14);
  const all: YearStory[] = [];
  const byAddress = new Map<string, YearStory>();
  const byDay = new Map<string, YearStory[]>();
  const failed = new Set<string>();
  let recent: readonly YearStory[] = [];
  let [now, made] = [start, 0];
  const current = (): number => Math.floor((now - start) / hour);
  const isNew = (host: string): boolean => host.endsWith('kompas.com') && isIn(plan.redesigns, current());
  const publish = (at: number): void => {
    const fresh = storiesOf(at, random, made);
    made += fresh.length;
    if (at >= from) all.push(...fresh);
    recent = [...recent.filter((one) => one.at > now - listedFor), ...fresh];
    for (const one of fresh) {
      byAddress.set(one.story.host + one.story.path, one);
      const day = one.story.publishedAt.slice(0, 10);
      byDay.set(day, [...(byDay.get(day) ?? []), one]);
    }
  };
  for (let at = 0; at < from; at += 1) publish(at);
  web.listed = (url) =>
    (byDay.get(dateOf(url.searchParams) ?? '') ?? recent).filter(({ at }) => at <= now).map(({ story }) => story);
  web.override = (url) => {
    if (isIn(plan.outages, current())) return 'down';
    const known = byAddress.get(url.host + url.pathname);
    if (known === undefined) return null;
    const shown = shownAt(known, now);
    if (known.failsOnce && !failed.has(url.pathname)) {
      failed.add(url.pathname);
      return 'down';
    }
    if (shown === null) return { status: 404, body: '' };
    const page = storyPage(shown, 'all');
    return { status: 200, body: isNew(url.host) ? redesigned(page) : page };
  };
  web.claimsUnchanged = ({ host, pathname }) =>
    pathname.includes('sitemap') && plan.lying.some((one) => one.host === host && current() >= one.from) ? true : null;
  return {
    web,
    all,
    now: () => now,
    begin: (at) => {
      publish(at);
      // No clock starts a run to the second.
      now = start + (at + 1) * hour - 30_000 - (at % 3) * 10_000;
      web.requests.length = 0;
      web.clock.set(now + (plan.jumps.get(at) ?? 0) * hour);
    },
  };
}

function alarmsOf({ memory }: SyncState): readonly Alarm[] {
  return (JSON.parse(memory.runs(1)[0]?.figures ?? '{}') as { readonly alarms: readonly Alarm[] }).alarms;
}

/** Seconds that this process and its threads have worked. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 1e6);
}

function tell(line: string): void {
  if (isYear) process.stdout.write(`${line}\n`);
}
