import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { progressLines } from '../../src/report/clean-progress.ts';
import { RunProgress } from '../../src/report/run-progress.ts';
import type { InputTotal } from '../../src/sources/input-progress.ts';
import { gzipRecords, makeRecord } from '../sources/warc-fixture.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasAddress, kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();

/** Pages of stories of one page, or the first of two. */
function pagesOf(from: number, count: number, total = 1): { readonly url: string; readonly payload: string }[] {
  return Array.from({ length: count }, (_, i) => {
    const number = from + i;
    const paragraphs = [`KOTA, KOMPAS.com - Cerita ${number} dari kota. ${'Kata '.repeat(number % 7)}`];
    return { url: kompasAddress(number), payload: kompasPage({ number, title: `Judul ${number}`, paragraphs, total }) };
  });
}

const archiveOf = (pages: ReturnType<typeof pagesOf>): Buffer => gzipRecords(pages.map(makeRecord)).bytes;

/** A clock that goes on whenever it is looked at, so that every outcome is drawn. */
function clock(): () => number {
  let now = 0;
  return () => {
    now += 250;
    return now;
  };
}

interface Drawn {
  readonly percent: number | null;
  readonly done: number;
}

/** The first lines of the blocks that were drawn: percent, and pages done. */
function drawn(err: string, unit = 'pages'): Drawn[] {
  const line = new RegExp(`^([\\d,]+)(?: of [\\d,]+\\+?)? ${unit}(?:  (\\d+) %  [#.]{30})?$`);
  return err.split(/\u001b\[\w+|\r|\n/).flatMap((part) => {
    const [all, done = '', percent] = line.exec(part) ?? [];
    if (all === undefined) return [];
    return [{ percent: percent === undefined ? null : Number(percent), done: Number(done.replace(',', '')) }];
  });
}

describe('a run on a terminal', () => {
  test('archives have a bar, which shows what is settled', async () => {
    const archives = [0, 1, 2].map((i) => path.join(folder, `${i}.warc.gz`));
    for (const [i, archive] of archives.entries()) writeFileSync(archive, archiveOf(pagesOf(100 + i * 100, 64)));
    const command = ['clean', ...archives, '-f', 'ndjson', '-o', path.join(folder, 'out')];
    const { err } = await run(command, { terminal: true, now: clock() });
    const bars = drawn(err).filter(({ percent }) => percent !== null);
    for (const { percent, done } of bars) expect(Math.abs((percent ?? 0) - (100 * done) / 192)).toBeLessThan(5);
    expect(new Set(bars.map(({ done }) => done)).size).toBeGreaterThan(6);
    expect(err).toMatch(/\d+ a second, [^\n]* left/);
  });

  test('beside pages an archive has none: what it holds is not known', async () => {
    const mixed = path.join(folder, 'mixed');
    mkdirSync(mixed);
    for (const [i, { payload }] of pagesOf(100, 64).entries()) writeFileSync(path.join(mixed, `${i}.html`), payload);
    writeFileSync(path.join(mixed, 'zz.warc.gz'), archiveOf(pagesOf(200, 64)));
    const { err } = await run(['clean', mixed, '-f', 'ndjson', '-o', path.join(folder, 'mixed-out')], {
      terminal: true,
      now: clock(),
    });
    const begun = drawn(err).filter(({ done }) => done > 0 && done < 64);
    expect(begun.length).toBeGreaterThan(2);
    for (const { percent } of begun) expect(percent).toBeNull();
    expect(err).toContain('64+ pages');
  });

  test('standard input has none before it has ended', async () => {
    const { err } = await run(['clean', '-', '-f', 'ndjson', '-o', path.join(folder, 'in-out')], {
      terminal: true,
      now: clock(),
      stdin: archiveOf(pagesOf(100, 200)),
    });
    const blocks = drawn(err);
    expect(blocks.filter(({ done }) => done < 100).length).toBeGreaterThan(10);
    for (const { percent, done } of blocks) if (done < 100) expect(percent).toBeNull();
  });

  test('stories that wait are counted while they are joined', async () => {
    const archive = path.join(folder, 'parts.warc.gz');
    writeFileSync(archive, archiveOf(pagesOf(100, 80, 2)));
    const { err } = await run(['clean', archive, '-f', 'ndjson', '-o', path.join(folder, 'parts-out')], {
      terminal: true,
      now: clock(),
    });
    expect(err).toContain('bringing pages of stories together, ');
    const joined = drawn(err, 'stories').filter(({ percent }) => percent !== null);
    expect(joined.at(0)).toEqual({ percent: 0, done: 0 });
    expect(joined.at(-1)).toEqual({ percent: 80, done: 64 });
  });

  test('a run that goes on has its bar where it stopped', async () => {
    const archive = path.join(folder, 'stopped.warc.gz');
    writeFileSync(archive, archiveOf(pagesOf(100, 320)));
    const command = ['clean', archive, '-f', 'txt', '-o', path.join(folder, 'stopped-out')];
    const stop = new AbortController();
    const onOut = (out: string): void => {
      if (out.split('\n').length > 60) stop.abort();
    };
    await run(command, { terminal: true, now: clock(), stop: stop.signal, onOut });
    const { err } = await run(command, { terminal: true, now: clock() });
    const before = Number(/(\d+) inputs are done/.exec(err)?.[1]);
    expect(before).toBeGreaterThan(60);
    const [first] = drawn(err).filter(({ percent }) => percent !== null);
    expect(first?.percent).toBeGreaterThan((100 * before) / 320 - 3);
  });
});

describe('how far a run is', () => {
  /** A run of archives of 1,000 bytes; where reading is can be set. */
  function begun(count: Partial<InputTotal> = {}, limit: number | null = null) {
    const position = { bytes: 0 };
    const measures = { known: 0, isComplete: false, bytes: 1000, ...count };
    const progress = new RunProgress({ count: measures, position, limit });
    const others = { stories: 0, leftOut: 0, failed: [], seconds: 9, memory: null };
    return {
      position,
      progress,
      take: (at: readonly number[]) => {
        for (const bytes of at) {
          position.bytes = bytes;
          progress.step({ kind: 'taken' });
        }
      },
      settle: (inputs: number) => progress.step({ kind: 'settled', inputs }),
      shown: (seconds: number) => progressLines({ ...progress.at(seconds * 1000), ...others }).slice(0, 2),
    };
  }

  test('what was read and is not settled does not count', () => {
    const { take, settle, shown } = begun();
    take([0, 100, 200, 300]);
    expect(shown(1)).toEqual(['0 pages  0 %  ..............................', 'starting, 9 s so far']);
    settle(1);
    expect(shown(2)[0]).toBe('1 page  10 %  ###...........................');
    settle(2);
    expect(shown(3)).toEqual(['3 pages  30 %  #########.....................', '2.0 a second, 4 s left']);
  });

  test('passing over what was done is no pace', () => {
    const { position, progress, take, settle, shown } = begun();
    progress.resumed(500);
    for (const at of [1, 2, 3]) {
      position.bytes = at * 200;
      expect(shown(at)).toEqual(['500 of 500+ pages', 'passing over what is done, 9 s so far']);
    }
    take([650, 660, 670, 680]);
    expect(shown(4)).toEqual(['500 pages  65 %  ###################...........', 'starting, 9 s so far']);
    settle(1);
    expect(shown(5)[0]).toBe('501 pages  66 %  ###################...........');
    settle(1);
    expect(shown(6)).toEqual(['502 pages  67 %  ####################..........', '1.0 a second, 33 s left']);
  });

  test('a limit ends a run as the last of the inputs does', () => {
    const { take, settle, shown } = begun({}, 10);
    take([0, 10, 20, 30, 40, 50, 60]);
    settle(1);
    shown(1);
    settle(4);
    expect(shown(2)).toEqual(['5 pages  50 %  ###############...............', '4.0 a second, 2 s left']);
  });

  test('once all are taken their number is known; finishing takes what it takes', () => {
    const { progress, take, settle, shown } = begun({ bytes: null });
    take([0, 0, 0, 0]);
    settle(1);
    expect(shown(1)[0]).toBe('1 of 4+ pages');
    progress.step({ kind: 'all-taken' });
    settle(2);
    expect(shown(2)).toEqual(['3 of 4 pages  75 %  ######################........', '2.0 a second, 1 s left']);
    settle(1);
    progress.step({ kind: 'joining', stories: 300 });
    expect(shown(3)).toEqual([
      '0 of 300 stories  0 %  ..............................',
      'bringing pages of stories together, 9 s so far',
    ]);
    progress.step({ kind: 'joined', stories: 100 });
    expect(shown(4)[1]).toBe('bringing pages of stories together, 2 s left');
    progress.step({ kind: 'finishing' });
    expect(shown(5)).toEqual([
      '4 of 4 pages  100 %  ##############################',
      'finishing the files, 9 s so far',
    ]);
  });

  test('a pace that stands still falls, and no time is left to tell', () => {
    const { take, settle, shown } = begun();
    take([0, 10, 20, 30]);
    settle(1);
    shown(0);
    settle(1);
    expect(shown(1)[1]).toBe('1.0 a second, 1 min 38 s left');
    for (let at = 2; at < 20; at++) shown(at);
    expect(shown(20)[1]).toBe('0.0 a second, 9 s so far');
  });
});
