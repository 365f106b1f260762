import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { progressLines } from '../../src/report/clean-progress.ts';
import { FetchProgress } from '../../src/report/fetch-progress.ts';
import { ProgressBlock } from '../../src/report/reporter.ts';
import type { Progress } from '../../src/report/run-progress.ts';
import { Tally } from '../../src/report/summary.ts';
import { InputCount } from '../../src/sources/input-progress.ts';
import { readInputs } from '../../src/sources/read-inputs.ts';
import { memoryOf } from '../../src/workers/process-memory.ts';
import { temporaryFolder } from '../support/io.ts';

const folder = temporaryFolder();
const progress: Progress = {
  phase: 'cleaning',
  done: 789,
  total: 2009,
  isFinal: true,
  share: 789 / 2009,
  left: 7.03,
  stories: 443,
  leftOut: 0,
  failed: [
    ['duplicate', 16],
    ['empty-body', 17],
    ['not-found', 1008],
  ],
  rate: 173.6,
  seconds: 75,
  memory: { bytes: 138_400_000, processes: 3 },
};
const lines = (change: Partial<Progress> = {}): readonly string[] => progressLines({ ...progress, ...change });

describe('progress', () => {
  test('done of total, pace, time left, memory, failures by code', () => {
    expect(lines()).toEqual([
      '789 of 2,009 pages  39 %  ###########...................',
      '174 a second, 8 s left, 138 MB in 3 processes',
      '443 stories, 1,041 without an article: 16 duplicate, 17 empty-body, 1,008 not-found',
    ]);
  });

  test('what filters leave out, beside what gave no article', () => {
    expect(lines({ leftOut: 9900, failed: [] })[2]).toBe('443 stories, 9,900 left out');
    expect(lines({ leftOut: 9900 })[2]).toMatch(
      /^443 stories, 9,900 left out, 1,041 without an article: 16 duplicate,/,
    );
  });

  test('what is known so far has a plus, and no time left', () => {
    const open = { isFinal: false, share: null, left: null, failed: [], stories: 1 } as const;
    expect(lines({ ...open, rate: null, memory: null })).toEqual([
      '789 of 2,009+ pages',
      'starting, 1 min 15 s so far',
      '1 story',
    ]);
    expect(lines({ left: 19_980 })[1]).toContain('5 h 33 min left');
  });

  test('where pages cannot be counted, a bar without their number', () => {
    expect(lines({ isFinal: false, share: 0.52 })[0]).toBe('789 pages  52 %  ###############...............');
  });

  test('what is no cleaning of pages says what it is', () => {
    const memory = '138 MB in 3 processes';
    expect(lines({ phase: 'passing', left: null })[1]).toBe(`passing over what is done, 1 min 15 s so far, ${memory}`);
    const joining = lines({ phase: 'joining', done: 250, total: 1000, share: 0.25 });
    expect(joining[0]).toBe('250 of 1,000 stories  25 %  #######.......................');
    expect(joining[1]).toBe(`bringing pages of stories together, 8 s left, ${memory}`);
    expect(lines({ phase: 'finishing', done: 9000, total: 9000, share: 1, left: null }).slice(0, 2)).toEqual([
      '9,000 of 9,000 pages  100 %  ##############################',
      `finishing the files, 1 min 15 s so far, ${memory}`,
    ]);
  });

  test('a narrow window shows the beginnings of the lines, cut with an ellipsis', () => {
    let told = '';
    const tell = (text: string): void => {
      told += text;
    };
    new ProgressBlock({ columns: 32, tell }, true).draw(lines());
    expect(told.replace(/\u001b\[[KJ]/g, '').split('\n')).toEqual([
      '789 of 2,009 pages  39 %  ###…',
      '174 a second, 8 s left, 138 M…',
      '443 stories, 1,041 without an…',
    ]);
  });

  test('a window that became narrower leaves nothing of the lines it broke', () => {
    let told = '';
    const io = {
      columns: 80,
      tell: (text: string) => {
        told += text;
      },
    };
    const block = new ProgressBlock(io, true);
    // Where ^C is written behind the last line, that must not become two.
    block.draw(['x'.repeat(79), 'y'.repeat(30), 'z'.repeat(79)]);
    expect(told).toBe(`${'x'.repeat(77)}…\u001b[K\n${'y'.repeat(30)}\u001b[K\n${'z'.repeat(77)}…\u001b[K\u001b[J`);
    told = '';
    io.columns = 30;
    block.draw(['x'.repeat(79), 'z']);
    // Three rows of x, one of y, three of z.
    expect(told).toBe(`\u001b[6A\r${'x'.repeat(27)}…\u001b[K\nz\u001b[K\u001b[J`);
    told = '';
    block.clear();
    block.clear();
    expect(told).toBe('\u001b[1A\r\u001b[J');
  });

  test.skipIf(process.platform !== 'linux')('memory is that of all processes', async () => {
    const memory = await memoryOf(process.pid);
    expect(memory?.bytes).toBeGreaterThan(20e6);
    expect(memory?.processes).toBeGreaterThanOrEqual(1);
    expect(await memoryOf(4_194_303)).toBeNull();
  });
});

test('a fetch says how many addresses are settled, how fast, and how long the rest takes', () => {
  const tally = new Tally();
  const fetching = new FetchProgress(tally);
  fetching.planned(10);
  expect(fetching.lines(0)).toEqual(['0 of 10 addresses']);
  const settled = (code: 'duplicate' | 'not-found') => {
    const inputs = [{ number: 1, input: 'x', url: null, hash: null }];
    tally.addOutcome({ kind: 'failure', failure: { code, message: '' }, inputs, id: null });
  };
  settled('not-found');
  settled('duplicate');
  expect(fetching.lines(4000)).toEqual(['2 of 10 addresses, 1 failed, 0.5 a second, 16 s left']);
});

describe('counting ahead', () => {
  const input = path.join(folder, 'in');
  mkdirSync(path.join(input, 'deep/er'), { recursive: true });
  mkdirSync(path.join(input, '.hidden'));
  for (const name of ['a.html', 'b.txt', 'c.mhtml', 'd.html.gz', 'e.doc', '.f.html', 'deep/g.html', 'deep/er/h.htm'])
    writeFileSync(path.join(input, name), 'x');
  writeFileSync(path.join(input, '.hidden/i.html'), 'x');
  symlinkSync('a.html', path.join(input, 'j.html'));
  const list = path.join(folder, 'list.txt');
  writeFileSync(list, `# list\n${input}/a.html\n${input}/deep\n${input}/nowhere\n`);

  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a folder', [input], []],
    ['files and a pattern', [`${input}/a.html`, `${input}/**/*.html`, `${input}/nowhere.html`], []],
    ['a list', [], [list]],
  ];
  test.each(cases)('%s: as many as are read', async (_, paths, inputLists) => {
    const count = new InputCount();
    const { signal } = new AbortController();
    await count.count({ paths, inputLists, signal });
    let read = 0;
    for await (const _page of readInputs({ paths, inputLists, stdin: null, maxPageBytes: 1e6, signal })) read += 1;
    expect([count.known, count.isComplete]).toEqual([read, true]);
  });

  test('an archive or standard input leaves the count open', async () => {
    writeFileSync(path.join(folder, 'k.warc.gz'), '');
    for (const given of [path.join(folder, 'k.warc.gz'), '-']) {
      const count = new InputCount();
      const request = { paths: [given, `${input}/a.html`], inputLists: [], signal: new AbortController().signal };
      await count.count(request);
      expect([count.known, count.isComplete]).toEqual([1, false]);
    }
  });

  test('what is no file is no archive either', async () => {
    const links = path.join(folder, 'links');
    mkdirSync(links);
    symlinkSync('../k.warc.gz', path.join(links, 'l.warc.gz'));
    const count = new InputCount();
    await count.count({ paths: [links], inputLists: [], signal: new AbortController().signal });
    expect([count.known, count.isComplete]).toEqual([1, true]);
  });
});
