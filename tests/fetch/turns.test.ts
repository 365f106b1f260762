import { describe, expect, test } from 'vitest';
import { openHosts } from '../../src/fetch/circuit-breaker.ts';
import { faultOf, Stop } from '../../src/fetch/faults.ts';
import { type FetchSettings, settleSettings } from '../../src/fetch/fetcher-settings.ts';
import { type Entry, politenessFor, type Turn } from '../../src/fetch/politeness.ts';
import { runOverFault } from '../../src/fetch/request-with-retry.ts';
import { type FakeClock, fakeClock } from './kit.ts';

type Granted = Extract<Entry, { ok: true }>;

/** A line to stand in: who came to its turn when, in milliseconds. */
function lineWith(given: Partial<FetchSettings>, clock: FakeClock = fakeClock([0])) {
  const settings = settleSettings({ userAgent: 'x', delayMs: 0, ...given, clock });
  const hosts = openHosts(settings.limits, clock);
  const line = politenessFor(settings, hosts);
  const turns: string[] = [];
  const granted: Granted[] = [];
  const refused: Extract<Entry, { ok: false }>[] = [];
  const stand = (name: string, more: Partial<Turn> = {}): Promise<Entry> => {
    const turn = { host: 'a.test', site: 'a.test', place: 'back' as const, signal: new AbortController().signal };
    const entering = line.enter({ ...turn, ...more });
    entering.then((entry) => {
      if (!entry.ok) return refused.push(entry);
      turns.push(`${name} ${clock.elapsed()}`);
      return granted.push(entry);
    });
    return entering;
  };
  /** Everybody whose turn has come gives it back, until nobody is left. */
  const finish = async (count: number): Promise<readonly string[]> => {
    while (turns.length < count) {
      granted.shift()?.leave(null);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return turns;
  };
  return { clock, hosts, line, turns, granted, refused, stand, finish };
}

/** Longer than anything that is due takes. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('whose turn it is', () => {
  test('in the order of coming; what was begun already comes first', async () => {
    const { stand, finish } = lineWith({ connectionsPerSite: 1 });
    stand('first');
    stand('second');
    stand('third');
    stand('retry', { place: 'front' });
    expect(await finish(4)).toEqual(['first 0', 'retry 0', 'second 0', 'third 0']);
  });

  test('sites take turns where all connections are in use', async () => {
    const { stand, finish } = lineWith({ connectionsPerSite: 1, limits: { connections: 1 } });
    for (const site of ['a.test', 'b.test']) for (const n of [1, 2, 3]) stand(`${site} ${n}`, { site, host: site });
    // The first was alone when its turn came.
    expect((await finish(6)).slice(1)).toEqual(['a.test 2 0', 'b.test 1 0', 'a.test 3 0', 'b.test 2 0', 'b.test 3 0']);
  });

  test('a turn that is given back twice frees one place', async () => {
    const { stand, granted, turns } = lineWith({ connectionsPerSite: 1 });
    for (const name of ['first', 'second', 'third']) stand(name);
    await settled();
    for (const _ of [1, 2]) granted[0]?.leave(null);
    await settled();
    expect(turns).toEqual(['first 0', 'second 0']);
  });

  test('who waits for a host does not hold up the others of the site', async () => {
    const { stand, hosts, finish } = lineWith({ connectionsPerSite: 1 });
    hosts.pause('slow.a.test', 3000, faultOf('http-status', 'answered 503'));
    stand('waits', { host: 'slow.a.test' });
    stand('goes');
    expect(await finish(2)).toEqual(['goes 0', 'waits 3000']);
  });
});

describe('how far turns lie apart', () => {
  test.each<[string, Partial<FetchSettings>, readonly string[]]>([
    ['the delay and a margin', { delayMs: 1000 }, ['first 0', 'second 1005', 'third 2010']],
    ['nothing, where nothing is asked', { delayMs: 0 }, ['first 0', 'second 0', 'third 0']],
  ])('%s', async (_name, settings, turns) => {
    const { stand, finish } = lineWith(settings);
    for (const name of ['first', 'second', 'third']) stand(name);
    expect(await finish(3)).toEqual(turns);
  });

  test('a crawl delay counts from the last start, of an earlier run too; a shorter one changes nothing', async () => {
    const { stand, line, finish } = lineWith({ delayMs: 1000 });
    line.recall('a.test', -500);
    line.recall('a.test', -800);
    line.slowTo('a.test', 4000);
    line.slowTo('a.test', 2000);
    stand('first');
    stand('second');
    expect(await finish(2)).toEqual(['first 3500', 'second 7505']);
  });

  test('the delay counts from the last request of an earlier run', async () => {
    const { stand, line, finish } = lineWith({ delayMs: 1000 });
    line.recall('a.test', -200);
    line.recall('b.test', -2000);
    stand('other', { site: 'b.test' });
    stand('same');
    expect(await finish(2)).toEqual(['other 0', 'same 800']);
  });

  test('the time of an answer widens the gap, up to its limit; that of none does not', async () => {
    const { stand, granted, turns, clock } = lineWith({ delayMs: 1000, limits: { widestGapMs: 3000 } });
    for (const took of [2000, null, 9000]) {
      await stand('one');
      granted.at(-1)?.leave(took);
      clock.forward(100_000);
    }
    turns.length = 0;
    const start = clock.elapsed();
    stand('one');
    stand('next');
    while (turns.length < 2) await settled();
    expect(turns).toEqual([`one ${start}`, `next ${start + 3005}`]);
  });

  test('they are counted from when a request was written out, if that was later', async () => {
    const { stand, line, turns, clock } = lineWith({ delayMs: 1000 });
    await stand('first');
    clock.forward(600);
    line.touch('a.test');
    line.touch('unknown.test');
    stand('second');
    while (turns.length < 2) await settled();
    expect(turns).toEqual(['first 0', 'second 1605']);
  });
});

describe('who does not come to a turn', () => {
  test('one who gives up leaves the line, and the others move on', async () => {
    const { stand, granted, refused, turns } = lineWith({ connectionsPerSite: 1 });
    const stop = new AbortController();
    stand('first');
    stand('second', { signal: stop.signal });
    stand('third');
    await settled();
    stop.abort();
    granted[0]?.leave(null);
    await settled();
    expect(turns).toEqual(['first 0', 'third 0']);
    expect(refused).toEqual([
      {
        ok: false,
        retryAtMs: null,
        fault: faultOf('network', 'was not read: the run was stopped', {
          blames: 'nobody',
          advice: 'run the same command again to go on',
        }),
      },
    ]);
  });

  test('nor one who gave up before; the end of the time of a run is told as such', async () => {
    const { stand, turns } = lineWith({});
    const entry = await stand('late', { signal: AbortSignal.abort(new Stop(runOverFault())) });
    expect(entry).toEqual({
      ok: false,
      retryAtMs: null,
      fault: faultOf('timeout', 'was not read: the time for this run is over', {
        blames: 'nobody',
        advice: 'run the same command again to go on',
      }),
    });
    expect(turns).toEqual([]);
  });

  test('one whose host is left alone is told until when and why, a rule of robots.txt as it is', async () => {
    const { stand, hosts, clock } = lineWith({});
    clock.forward(1000);
    const trouble = faultOf('http-status', 'answered 503', { retry: 'yes' });
    const rule = faultOf('robots', 'asks for 3600 s');
    hosts.park('a.test', 60_000, trouble);
    hosts.park('b.test', 60_000, rule);
    const retryAtMs = clock.now() + 60_000;
    expect(await stand('a')).toEqual({
      ok: false,
      retryAtMs,
      fault: { ...trouble, retry: 'no', blames: 'nobody', what: 'was left alone, because it answered 503 before' },
    });
    expect(await stand('b', { host: 'b.test' })).toEqual({ ok: false, retryAtMs, fault: rule });
  });
});
