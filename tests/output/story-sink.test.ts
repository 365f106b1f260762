import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import type { GrowingFiles } from '../../src/output/story-file.ts';
import { finishAdded, openStreamSink, type StorySink } from '../../src/output/story-sink.ts';
import { csvHeader } from '../../src/render/csv.ts';
import type { FormatName } from '../../src/render/index.ts';
import { renderNdjson } from '../../src/render/json.ts';
import { plainLayout } from '../../src/render/layout.ts';
import { manyArticles } from '../support/any-article.ts';
import { temporaryFolder } from '../support/io.ts';
import { openSink } from '../support/sink.ts';

const folder = temporaryFolder();
let made = 0;
const fresh = (): string => {
  made += 1;
  return path.join(folder, String(made));
};
const shared: readonly FormatName[] = ['ndjson', 'ndjson.gz', 'csv', 'csv.gz', 'parquet'];
const articles = manyArticles(17);

/** Output files and their bytes; what the run keeps for itself is left out. */
function filesIn(output: string): ReadonlyMap<string, string> {
  const names = readdirSync(output).filter((name) => name !== '.saring');
  return new Map(names.sort().map((name) => [name, readFileSync(path.join(output, name), 'base64')]));
}

const killed = (output: string): string => `${output}-killed`;

/** Stores articles with a flush after every `every`, as a run does -> what its state holds after the last flush. */
async function store(
  output: string,
  shard: number | null,
  options: { readonly every?: number; readonly until?: number; readonly from?: GrowingFiles } = {},
): Promise<GrowingFiles> {
  const { every = 4, until = articles.length, from = new Map() } = options;
  const sink = await openSink(output, shared, shard, from);
  try {
    return await storeIn(sink, output, shard, { every, until, from });
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

async function storeIn(
  sink: StorySink,
  output: string,
  shard: number | null,
  { every, until, from }: { readonly every: number; readonly until: number; readonly from: GrowingFiles },
): Promise<GrowingFiles> {
  let state = from;
  for (const [i, article] of articles.slice(storiesIn(from, shard), until).entries()) {
    await sink.write(article, 'all');
    if (i % every !== every - 1) continue;
    await sink.flush();
    state = sink.growing();
  }
  if (until < articles.length) {
    // What a kill leaves: written past what the state holds, nothing ended.
    cpSync(output, killed(output), { recursive: true });
    await sink.leave();
    return state;
  }
  await sink.flush();
  state = sink.growing();
  await sink.finish();
  return state;
}

/** How many stories there are up to where these files grow. */
function storiesIn(growing: GrowingFiles, shard: number | null): number {
  const csv = growing.get('csv');
  const part = Number(/-(\d+)\./.exec(csv?.name ?? '')?.[1] ?? 1);
  return (csv?.stories ?? 0) + (part - 1) * (shard ?? 0);
}

describe('parts of so many stories', () => {
  test('every part is whole, named and numbered; csv repeats its header', async () => {
    const output = fresh();
    const sink = await openSink(output, ['ndjson', 'csv', 'ndjson.gz'], 7);
    const paths: (readonly string[])[] = [];
    for (const article of articles) paths.push((await sink.write(article, 'all')).map((file) => file.path));
    await sink.flush();
    await sink.finish();
    expect(paths[6]).toEqual(['articles-00001.ndjson', 'articles-00001.csv', 'articles-00001.ndjson.gz']);
    expect(paths[7]?.[0]).toBe('articles-00002.ndjson');
    const read = (name: string): Buffer => readFileSync(path.join(output, name));
    const parts = [1, 2, 3].map((part) => read(`articles-0000${part}.ndjson`).toString());
    expect(parts.map((part) => part.split('\n').length - 1)).toEqual([7, 7, 3]);
    expect(parts.join('')).toBe(articles.map(renderNdjson).join(''));
    for (const part of [1, 2, 3]) {
      expect(read(`articles-0000${part}.csv`).toString().startsWith(csvHeader(plainLayout))).toBe(true);
      expect(gunzipSync(read(`articles-0000${part}.ndjson.gz`)).toString()).toBe(parts[part - 1]);
    }
    expect(readdirSync(output).filter((name) => name.startsWith('articles-'))).toHaveLength(9);
  });

  test('a full part has its name before the run ends, and what it grew from is gone', async () => {
    const output = fresh();
    const sink = await openSink(output, ['csv.gz', 'ndjson'], 5);
    for (const article of articles.slice(0, 12)) await sink.write(article, 'all');
    await sink.flush();
    expect(readdirSync(output)).toEqual(['.saring']);
    await sink.flush();
    expect(readdirSync(output).sort().slice(1)).toEqual(
      [1, 2].flatMap((part) => [`articles-0000${part}.csv.gz`, `articles-0000${part}.ndjson`]),
    );
    expect(readdirSync(path.join(output, '.saring')).sort()).toEqual([
      'articles-00003.csv.gz.growing',
      'articles-00003.ndjson.growing',
    ]);
    await sink.leave();
  });

  test('no empty part where the stories come out even, one where there are none', async () => {
    const [even, none] = [fresh(), fresh()];
    const sink = await openSink(even, ['ndjson'], 5);
    for (const article of articles.slice(0, 10)) await sink.write(article, 'all');
    await sink.finish();
    expect(filesIn(even).size).toBe(2);
    await (await openSink(none, ['ndjson', 'csv'], 10)).finish();
    expect([...filesIn(none).keys()]).toEqual(['articles-00001.csv', 'articles-00001.ndjson']);
    expect(readFileSync(path.join(none, 'articles-00001.csv'), 'utf8')).toBe(csvHeader(plainLayout));
  });

  test('parts of an earlier, longer run do not stay', async () => {
    const output = fresh();
    mkdirSync(output);
    for (const part of [3, 4, 6]) writeFileSync(path.join(output, `articles-0000${part}.ndjson`), 'old\n');
    const sink = await openSink(output, ['ndjson'], 10);
    for (const article of articles) await sink.write(article, 'all');
    await sink.finish();
    expect([...filesIn(output).keys()]).toEqual([
      'articles-00001.ndjson',
      'articles-00002.ndjson',
      'articles-00006.ndjson',
    ]);
  });
});

describe.each([null, 2, 5])('a run that goes on, in parts of %s', (shard) => {
  test('the same bytes from wherever it was stopped', async () => {
    const whole = fresh();
    await store(whole, shard);
    const expected = filesIn(whole);
    for (let until = 0; until < articles.length; until++) {
      const output = fresh();
      mkdirSync(output);
      const from = await store(output, shard, { until, every: 3 });
      await store(killed(output), shard, { from, every: 5 });
      expect(filesIn(killed(output)), `stopped at ${until}`).toEqual(expected);
    }
  });

  test('stopped while the files get their names', async () => {
    const whole = fresh();
    const from = await store(whole, shard);
    const expected = filesIn(whole);
    await store(whole, shard, { from });
    expect(filesIn(whole)).toEqual(expected);
  });
});

test('full parts that a kill left without a name get it', async () => {
  const output = fresh();
  const from = await store(output, 5, { until: 16, every: 16 });
  expect(existsSync(path.join(killed(output), 'articles-00003.parquet'))).toBe(false);
  await store(killed(output), 5, { from });
  expect(filesIn(killed(output)).size).toBe(4 * shared.length);
});

test('a growing file that lost bytes stops the run instead of growing a hole', async () => {
  const output = fresh();
  const from = await store(output, null, { until: 9, every: 3 });
  writeFileSync(path.join(killed(output), '.saring/articles.csv.growing'), 'x');
  await expect(store(killed(output), null, { from })).rejects.toThrow(/articles\.csv: .*--restart/);
});

test('gzip has no time in it', async () => {
  const output = fresh();
  await store(output, null);
  expect([...readFileSync(path.join(output, 'articles.ndjson.gz')).subarray(4, 8)]).toEqual([0, 0, 0, 0]);
});

test('a stream of csv has one header, of text a form feed between stories', async () => {
  const out: Record<string, string> = { csv: '', txt: '' };
  for (const name of ['csv', 'txt'] as const) {
    const sink = openStreamSink(name, async (text) => {
      out[name] += text;
    });
    for (const article of articles.slice(1, 3)) await sink.write(article, 'all');
    await sink.finish();
  }
  expect(out['csv']?.split(csvHeader(plainLayout))).toHaveLength(2);
  expect(out['txt']).toMatch(/^Cerita "1", =baru\n\n.*\n\f\nCerita "2"/);
});

test('what a killed run had added past its state is no part of what it leaves', async () => {
  const output = fresh();
  mkdirSync(output);
  const sink = await openSink(output, ['ndjson', 'csv'], null, new Map(), true);
  const [first, second] = articles as [Article, Article];
  await sink.write(first, 'all');
  await sink.flush();
  const counted = sink.growing();
  await sink.write(second, 'all');
  await sink.flush();
  await sink.abandon();
  await finishAdded(output, counted);
  expect(readFileSync(path.join(output, 'articles.ndjson'), 'utf8')).toBe(renderNdjson(first));
  expect(readFileSync(path.join(output, 'articles.csv'), 'utf8')).not.toContain(second.id);
});

describe('a run that adds', () => {
  test('appends whole lines to text files, and leaves what is there as it is', async () => {
    const output = fresh();
    mkdirSync(output);
    // The last line of what was there had lost its end.
    writeFileSync(path.join(output, 'articles.ndjson'), '{"input":"lama"}');
    const sink = await openSink(output, ['ndjson', 'csv'], null, new Map(), true);
    for (const article of articles.slice(0, 2)) await sink.write(article, 'all');
    await sink.finish();
    const expected = articles.slice(0, 2).map(renderNdjson).join('');
    expect(readFileSync(path.join(output, 'articles.ndjson'), 'utf8')).toBe(`{"input":"lama"}\n${expected}`);
    expect(readFileSync(path.join(output, 'articles.csv'), 'utf8').startsWith(csvHeader(plainLayout))).toBe(true);
  });

  test('writes packed formats as a part of its own', async () => {
    const output = fresh();
    mkdirSync(output);
    for (const from of [0, 3]) {
      const sink = await openSink(output, ['parquet', 'ndjson.gz'], null, new Map(), true);
      for (const article of articles.slice(from, from + 3)) await sink.write(article, 'all');
      await sink.finish();
    }
    expect([...filesIn(output).keys()]).toEqual([
      'articles-00002.ndjson.gz',
      'articles-00002.parquet',
      'articles.ndjson.gz',
      'articles.parquet',
    ]);
    const second = gunzipSync(readFileSync(path.join(output, 'articles-00002.ndjson.gz'))).toString();
    expect(second).toBe(articles.slice(3, 6).map(renderNdjson).join(''));
  });

  test('stopped and gone on with, a part of its own takes the place of nothing', async () => {
    const output = fresh();
    mkdirSync(output);
    const names = ['parquet', 'ndjson.gz'] as const;
    const first = await openSink(output, names, null, new Map(), true);
    for (const article of articles.slice(0, 1)) await first.write(article, 'all');
    const replaced = await first.finish();
    expect(['articles.parquet', 'articles.ndjson.gz', 'articles.csv'].map((file) => replaced?.(file))).toEqual([
      true,
      true,
      false,
    ]);
    const stopped = await openSink(output, names, null, new Map(), true);
    for (const article of articles.slice(1, 2)) await stopped.write(article, 'all');
    await stopped.flush();
    const growing = stopped.growing();
    await stopped.leave();
    const goesOn = await openSink(output, names, null, growing, true);
    for (const article of articles.slice(2, 3)) await goesOn.write(article, 'all');
    expect(await goesOn.finish()).toBeNull();
    const second = gunzipSync(readFileSync(path.join(output, 'articles-00002.ndjson.gz'))).toString();
    expect(second).toBe(articles.slice(1, 3).map(renderNdjson).join(''));
  });

  test.skipIf(process.platform !== 'linux')('keeps no file open that is shorter than it was left', async () => {
    const output = fresh();
    mkdirSync(output);
    const first = await openSink(output, ['ndjson'], null, new Map(), true);
    await first.write(articles[0] as Article, 'all');
    await first.flush();
    const growing = first.growing();
    await first.abandon();
    truncateSync(path.join(output, 'articles.ndjson'), 10);
    const goesOn = await openSink(output, ['ndjson'], null, growing, true);
    await expect(goesOn.write(articles[1] as Article, 'all')).rejects.toThrow('shorter than the stopped run');
    await goesOn.abandon();
    const open = readdirSync('/proc/self/fd').flatMap((number) => {
      try {
        return [readlinkSync(`/proc/self/fd/${number}`)];
      } catch {
        return [];
      }
    });
    expect(open.filter((file) => file.startsWith(output))).toEqual([]);
  });
});
