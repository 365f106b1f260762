import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome, StoryInput } from '../../src/article/story-outcome.ts';
import type { Checkpoint } from '../../src/state/checkpoint.ts';
import { type CheckpointSettings, OutputState, openCountingCheckpoint } from '../../src/state/output-state.ts';
import { anyArticle } from '../support/any-article.ts';
import { temporaryFolder } from '../support/io.ts';
import { makeFiles, storedOf } from './kit.ts';

const folder = temporaryFolder();
let output: string;
let state: OutputState;
let made = 0;
let time = 0;
beforeEach(async () => {
  made += 1;
  time = 0;
  output = path.join(folder, String(made));
  mkdirSync(path.join(output, '.saring'), { recursive: true });
  state = await OutputState.open(output, false);
});
afterEach(() => state.close());

const settings: CheckpointSettings = {
  command: 'saring clean a',
  folder: '/rumah',
  signature: 'clean 0.1.0',
  adds: false,
  known: 'own',
  formats: ['txt'],
  foreignTexts: async () => null,
  now: () => time,
};
const input = (name: string, number = 1): StoryInput => ({ number, input: name, url: null, hash: null });

function articleOf(id: string, inputs: readonly StoryInput[], warnings: readonly string[] = []): Outcome {
  const article = anyArticle({ id, extraction: { ...anyArticle().extraction, warnings: [...warnings] } });
  return { kind: 'article', article, sketch: new Uint32Array([1]), inputs };
}

function failureOf(...names: readonly string[]): Outcome {
  const inputs = names.map((name) => input(name, name.charCodeAt(0) - 96));
  return { kind: 'failure', failure: { code: 'not-article', message: 'tiada' }, inputs, id: null };
}

/** Settles it, and says that its files are there. */
function settle(run: Checkpoint, outcome: Outcome, files: readonly string[] = [], key: string | null = null): void {
  run.settle({ outcome, files: files.map(storedOf), key });
}

const lines = (): readonly string[] =>
  readFileSync(path.join(output, 'manifest.ndjson'), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const { input: name, status } = JSON.parse(line) as { input: string; status: string };
      return `${name} ${status}`;
    });

/** As another process finds it. */
async function goOn(more: Partial<CheckpointSettings> = {}, restart = false): Promise<Checkpoint> {
  state.close();
  state = await OutputState.open(output, restart);
  return state.checkpoint({ ...settings, ...more });
}

describe('a run', () => {
  test('counts what its inputs came to, and which stories it has', async () => {
    const run = await state.checkpoint(settings);
    expect([run.isNew, run.finished, run.lost, run.notice, run.foreign]).toEqual([true, 0, false, null, null]);
    expect([run.nextNumber(), run.nextNumber()]).toEqual([1, 2]);
    settle(run, articleOf('kompas:1', [input('a', 1), input('b', 2)], ['encoding-guessed']));
    settle(run, articleOf('kompas:2', [input('c', 3)], ['pages-missing:2']));
    settle(run, failureOf('d', 'e'));
    const counts = [...run.counts()].sort((a, b) => a.status.localeCompare(b.status));
    expect(counts).toEqual([
      { status: 'failed', code: 'not-article', inputs: 2, stories: 0, warned: 0 },
      { status: 'ok', code: null, inputs: 3, stories: 2, warned: 1 },
    ]);
    expect(run.statistics()?.stories).toBe(2);
    expect([...run.sketches()].map(({ id }) => id)).toEqual(['kompas:1', 'kompas:2']);
    expect(run.groups()).toEqual(new Set(['kompas:1', 'kompas:2']));
    expect(['a', 'b', 'd', 'z'].map((name) => run.isFinished(name))).toEqual([true, true, true, false]);
  });

  test('that is stopped goes on with the same command, from where it had come', async () => {
    const run = await state.checkpoint({ ...settings, foreignTexts: async () => ['txt/orang.txt'] });
    settle(run, failureOf('a'));
    run.hold({
      input: input('b', 7),
      key: 'kunci',
      group: 'kompas:1',
      position: { page: 1, total: 2 },
      page: new Uint8Array([1]),
    });
    await run.stop();
    settle(run, failureOf('not committed'));
    const next = await goOn();
    expect([next.isNew, next.finished, next.foreign, next.nextNumber()]).toEqual([false, 2, ['txt/orang.txt'], 8]);
    expect(['a', 'b', 'not committed'].map((name) => next.isFinished(name))).toEqual([true, true, false]);
    expect([next.pending.counts(), next.groups()]).toEqual([{ pages: 1, stories: 1 }, new Set(['kompas:1'])]);
    settle(next, articleOf('kompas:1', [input('b', 7)]), [], 'kunci');
    expect(next.pending.counts()).toEqual({ pages: 0, stories: 0 });
  });

  test('is brought onto the disk soon at first, then each time twice as late up to a second, where there is something', async () => {
    const run = await state.checkpoint(settings);
    const due: number[] = [];
    time = 5000;
    expect(run.isDue).toBe(false);
    run.commit(new Map());
    for (let n = 0; n < 6; n++) {
      settle(run, failureOf(`a${n}`));
      const began = time;
      while (!run.isDue) time += 50;
      due.push(time - began);
      run.commit(new Map());
      expect(run.isDue).toBe(false);
    }
    expect(due).toEqual([200, 400, 800, 1000, 1000, 1000]);
  });

  test('says once how far files of many stories count before it adds to them', async () => {
    const run = await state.checkpoint({ ...settings, adds: true });
    run.beginGrowth(new Map([['ndjson', { name: 'articles.ndjson', stories: 1, bytes: 0 }]]));
    await run.stop();
    const next = await goOn({ adds: true });
    expect([...next.growing]).toEqual([['ndjson', expect.objectContaining({ name: 'articles.ndjson', stories: 1 })]]);
    next.beginGrowth(new Map([['ndjson', { name: 'articles.ndjson', stories: 9, bytes: 9 }]]));
    await next.stop();
    expect([...(await goOn({ adds: true })).growing.values()]).toEqual([expect.objectContaining({ stories: 1 })]);
  });

  test('knows how many stories a file holds, and how often a path was taken', async () => {
    const run = await state.checkpoint(settings);
    settle(run, articleOf('kompas:1', [input('a', 1), input('b', 2)]), ['articles-00001.ndjson']);
    settle(run, articleOf('kompas:2', [input('c', 3)]), ['articles-00001.ndjson', 'txt/a.txt 4']);
    settle(run, articleOf('kompas:3', [input('d', 4)]), ['articles-00002.ndjson']);
    expect(
      ['articles-00001.ndjson', 'articles-00002.ndjson', '00001', 'none'].map((file) => run.storiesIn(file)),
    ).toEqual([2, 1, 0, 0]);
    run.takePath('kompas/a');
    run.takePath('kompas/a');
    expect([run.timesTaken('kompas/a'), run.timesTaken('kompas/b')]).toEqual([2, 0]);
    await run.complete({ replaced: null, resolved: null });
    expect((await state.checkpoint({ ...settings, adds: true })).timesTaken('kompas/a')).toBe(2);
  });
});

describe('the manifest', () => {
  test('of a run that is complete has its lines, and those of earlier runs that it did not repeat', async () => {
    const first = await state.checkpoint(settings);
    for (const name of ['a', 'b']) settle(first, failureOf(name));
    expect(await first.complete({ replaced: null, resolved: null })).toBe(true);
    expect(lines()).toEqual(['a failed', 'b failed']);
    const second = await goOn();
    settle(second, articleOf('kompas:1', [input('b')]), ['txt/b.txt 4']);
    settle(second, articleOf('kompas:2', [input('c', 2)]), ['articles.ndjson']);
    await second.complete({ replaced: null, resolved: null });
    expect(lines()).toEqual(['a failed', 'b ok', 'c ok']);
    const third = await goOn();
    await third.complete({ replaced: (file) => file === 'articles.ndjson', resolved: (name) => name === 'a' });
    expect(lines()).toEqual(['b ok']);
  });

  test('of a run that settled nothing stays as it is; where somebody took it away it is written again', async () => {
    const first = await state.checkpoint(settings);
    settle(first, failureOf('a'));
    await first.complete({ replaced: null, resolved: null });
    const place = path.join(output, 'manifest.ndjson');
    writeFileSync(place, `${readFileSync(place, 'utf8')}\n`);
    await (await goOn()).complete({ replaced: null, resolved: null });
    expect(readFileSync(place, 'utf8').endsWith('\n\n')).toBe(true);
    rmSync(place);
    await (await goOn()).complete({ replaced: null, resolved: null });
    expect(lines()).toEqual(['a failed']);
  });

  test('of a stopped run has what is there so far; of one that adds it stays as it was', async () => {
    const run = await state.checkpoint(settings);
    settle(run, failureOf('a'));
    settle(run, articleOf('kompas:1', [input('b', 2)]), ['articles.ndjson']);
    await run.stop();
    expect(lines()).toEqual(['a failed']);
    const adding = await goOn({ adds: true, signature: 'sync', command: null }, true);
    settle(adding, failureOf('c'));
    await adding.stop();
    expect(lines()).toEqual(['a failed']);
  });
});

describe('a stopped run', () => {
  beforeEach(async () => {
    makeFiles(output, ['txt/a.txt 4']);
    const run = await state.checkpoint(settings);
    settle(run, articleOf('kompas:1', [input('a')]), ['txt/a.txt 4']);
    settle(run, failureOf('b'));
    await run.stop();
  });
  test.each<[string, Partial<CheckpointSettings>, string | null]>([
    ['of another command', { signature: 'lain', command: 'saring clean b' }, ''],
    ['given in another folder', { signature: 'lain', folder: '/lain' }, ' in /rumah'],
    ['of the same command by another saring', { signature: 'lain' }, null],
  ])('is not given up by one %s', async (_name, more, place) => {
    const going = goOn(more);
    if (place === null) {
      const next = await going;
      expect([next.isNew, next.isFinished('a')]).toEqual([true, false]);
    } else {
      await expect(going).rejects.toThrow(
        `${output} holds a stopped run: give its command (saring clean a -o ${output})${place} to finish it, add --restart to give it up, or choose another folder with --output`,
      );
    }
  });

  test('is given up with --restart: what has files of its own stays a line', async () => {
    const next = await goOn({ signature: 'lain', command: 'saring clean b' }, true);
    expect([next.isNew, next.isFinished('a')]).toEqual([true, false]);
    expect([...state.lines('stories')].map((line) => line.input)).toEqual(['a']);
    expect([...state.lines('failures')].map((line) => line.input)).toEqual(['b']);
  });

  test('does again what was lost on the disk', async () => {
    rmSync(path.join(output, 'txt'), { recursive: true });
    const next = await goOn();
    expect([next.lost, next.isFinished('a'), next.isFinished('b')]).toEqual([true, false, false]);
  });

  test('has no lines yet for whoever looks for those of earlier runs', async () => {
    expect([...(await goOn()).counts()]).toHaveLength(2);
    expect([...state.lines('stories'), ...state.lines('failures')]).toEqual([]);
  });
});

describe('what earlier runs have left', () => {
  beforeEach(async () => {
    makeFiles(output, ['txt/a.txt 4']);
    const run = await state.checkpoint(settings);
    settle(run, articleOf('kompas:1', [input('a', 1), input('a again', 2)]), ['txt/a.txt 4']);
    settle(run, articleOf('kompas:2', [input('lost', 3)]), ['txt/lost.txt 4', 'articles.ndjson']);
    settle(
      run,
      {
        ...articleOf('kompas:3', [input('part', 4)]),
        article: anyArticle({ id: 'kompas:3', status: 'partial' }),
      } as Outcome,
      ['txt/a.txt 4'],
    );
    settle(run, failureOf('failed'));
    await run.complete({ replaced: null, resolved: null });
  });
  const named = (which: Parameters<OutputState['lines']>[0]): readonly string[] =>
    [...state.lines(which)].map((line) => line.input);

  test('lines by what is asked for', () => {
    expect(named('stories')).toEqual(['a', 'a again', 'lost', 'part']);
    expect(named('failures')).toEqual(['failed']);
    expect(named('lacking')).toEqual(['part']);
    expect([...state.lostStories()].map((line) => line.input)).toEqual(['lost']);
    expect([state.line('a')?.id, state.line('failed')?.code, state.line('none')]).toEqual([
      'kompas:1',
      'not-article',
      null,
    ]);
  });

  test('whether the files of a line and of a story are there', () => {
    const [a, lost] = ['a', 'lost'].map((name) => state.line(name));
    if (a === undefined || a === null || lost === undefined || lost === null) throw new Error('no line');
    expect([state.hasFiles(a, ['txt']), state.hasFiles(a, ['txt', 'json']), state.hasFiles(lost, ['txt'])]).toEqual([
      true,
      false,
      false,
    ]);
    expect(state.hasFiles({ ...a, input: 'none' }, ['txt'])).toBe(false);
    expect(['kompas:1', 'kompas:2', 'kompas:9'].map((id) => state.hasStory(id, ['txt']))).toEqual([true, false, false]);
  });

  test('texts that saring wrote are told from others', async () => {
    let told: readonly boolean[] = [];
    await state.checkpoint({
      ...settings,
      foreignTexts: async (isWritten) => {
        told = ['txt/a.txt', 'txt/lost.txt', 'txt/orang.txt', 'articles.ndjson'].map(isWritten);
        return null;
      },
    });
    expect(told).toEqual([true, true, false, false]);
  });
});

test('articles on standard output are counted in memory alone', async () => {
  const run = openCountingCheckpoint(() => 0);
  run.settle({ outcome: articleOf('kompas:1', [input('a')]), files: [], key: null });
  expect([run.statistics()?.stories, run.isFinished('a'), run.notice]).toEqual([1, true, null]);
  await run.stop();
  expect(await run.complete({ replaced: null, resolved: null })).toBe(true);
  run.close();
  expect(existsSync(path.join(folder, 'manifest.ndjson'))).toBe(false);
});
