import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Ran, run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
let made = 0;

interface Place {
  readonly input: string;
  readonly output: string;
  /** Writes a page into the input folder. */
  readonly put: (name: string, page: string) => void;
  readonly retry: (...more: string[]) => Promise<Ran>;
}

/** An input folder and an output folder of their own. */
function fresh(): Place {
  made += 1;
  const [input, output] = ['in', 'out'].map((name) => path.join(folder, `${name}-${made}`)) as [string, string];
  mkdirSync(input);
  return {
    input,
    output,
    put: (name, page) => writeFileSync(path.join(input, name), page),
    retry: (...more) => run(['clean', '--retry-failed', '-o', output, ...more]),
  };
}

const story = (number: number): string =>
  kompasPage({
    number,
    title: `Judul ${number}`,
    paragraphs: [`KOTA, KOMPAS.com - Cerita nomor ${number} dari kota.`],
  });
const part = (number: number, page: number, total = 2): string =>
  kompasPage({ number, page, total, paragraphs: [`KOTA, KOMPAS.com - Bagian ${page} dari cerita ${number}.`] });

const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const manifestOf = (output: string): Record<string, unknown>[] => linesOf(path.join(output, 'manifest.ndjson'));
const storiesOf = (output: string): Record<string, unknown>[] => linesOf(path.join(output, 'articles.ndjson'));
const textsOf = (output: string): string =>
  readdirSync(output, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(path.join(output, name), 'utf8'))
    .join('');

/** Pages as records of a WARC archive, each packed by itself. */
function archiveOf(pages: readonly string[]): Buffer {
  const records = pages.map((html) => {
    const head = `WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(html)}\r\n\r\n`;
    return gzipSync(`${head}${html}\r\n\r\n`);
  });
  return Buffer.concat(records);
}

test('takes the failures of the manifest as its inputs and leaves the rest alone', async () => {
  const { input, output, put, retry } = fresh();
  put('a.html', story(1));
  put('b.html', '');
  const before = await run(['clean', input, '-o', output]);
  expect(before.status).toBe(1);
  expect(before.err).toContain(`saring clean --retry-failed -o ${output}`);
  put('b.html', story(2));
  const after = await retry();
  expect([after.status, after.err]).toEqual([0, expect.stringContaining('1 article from 1 input')]);
  expect(manifestOf(output).map(({ status }) => status)).toEqual(['ok', 'ok']);
  expect(await retry()).toMatchObject({ status: 0, err: expect.stringContaining('0 articles from 0 inputs') });
});

test.each([
  ['by the state', false],
  ['by the manifest alone', true],
])(
  'a story whose own file is gone or empty is written again, and the file of all stories stays: %s',
  async (_by, isStateGone) => {
    const { input, output, put, retry } = fresh();
    for (const number of [1, 2, 3]) put(`${number}.html`, story(number));
    for (const page of [1, 2]) put(`4-${page}.html`, part(4, page));
    await run(['clean', input, '-o', output, '-f', 'txt,ndjson']);
    const [texts, stories] = [textsOf(output), storiesOf(output)];
    const files = readdirSync(path.join(output, 'kompas'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.txt'))
      .map((name) => path.join(output, 'kompas', name))
      .sort();
    rmSync(files[0] ?? '');
    writeFileSync(files[1] ?? '', '');
    rmSync(files[3] ?? '');
    if (isStateGone) rmSync(path.join(output, '.saring', 'state.db'));
    const { status, out } = await retry('--quiet');
    expect([status, out]).toEqual([0, '']);
    expect([textsOf(output), storiesOf(output)]).toEqual([texts, stories]);
    expect(manifestOf(output)).toHaveLength(5);
    expect((await retry()).err).toContain('0 inputs');
  },
);

test('R60 Ctrl-C during a retry costs nothing: what was there stays, and each story comes once', async () => {
  const { input, output, put, retry } = fresh();
  const count = 50;
  for (let i = 0; i < count; i++) put(`${i + 10}.html`, i % 10 === 0 ? story(i) : '');
  expect((await run(['clean', input, '-o', output, '-f', 'txt,ndjson'])).status).toBe(1);
  const before = readFileSync(path.join(output, 'articles.ndjson'), 'utf8');
  for (let i = 0; i < count; i++) put(`${i + 10}.html`, story(i));
  for (const lines of [3, 20]) {
    const stop = new AbortController();
    const onOut = (out: string): void => {
      if (out.split('\n').length > lines) stop.abort();
    };
    const stopped = await run(['clean', '--retry-failed', '-o', output, '-j', '1'], { stop: stop.signal, onOut });
    expect(stopped.status).toBe(130);
    expect(readFileSync(path.join(output, 'articles.ndjson'), 'utf8').startsWith(before)).toBe(true);
  }
  expect((await retry()).status).toBe(0);
  expect(readFileSync(path.join(output, 'articles.ndjson'), 'utf8').startsWith(before)).toBe(true);
  expect(new Set(storiesOf(output).map(({ id }) => id)).size).toBe(count);
  expect(storiesOf(output)).toHaveLength(count);
  expect(
    manifestOf(output).filter(({ status, paths }) => status === 'ok' && (paths as string[]).length === 2),
  ).toHaveLength(count);
});

describe('a mended page of a story that was written without it', () => {
  test.each([
    ['txt,json', []],
    ['ndjson,csv', []],
    ['ndjson.gz', []],
    ['txt,ndjson', ['--shard', '2']],
  ])('reaches what was written (%s %s)', async (format, more) => {
    const { input, output, put, retry } = fresh();
    for (const [name, page] of Object.entries({ a: part(1, 1), b: '', c: story(2), d: story(3), e: part(4, 1) }))
      put(`${name}.html`, page);
    await run(['clean', input, '-o', output, '-f', format, ...more]);
    put('b.html', part(1, 2));
    const { status, err } = await retry(...more);
    expect([status, err]).toEqual([0, expect.stringContaining('1 article from 2 inputs')]);
    const lines = manifestOf(output);
    expect(lines.map((line) => line['status']).sort()).toEqual(['ok', 'ok', 'ok', 'ok', 'partial']);
    if (format.startsWith('txt')) {
      expect(textsOf(output)).toMatch(/Bagian 1 dari cerita 1\.\s+KOTA, KOMPAS.com - Bagian 2 dari cerita 1\./);
    }
    if (!format.includes('ndjson')) return;
    const files = readdirSync(output)
      .filter((name) => /^articles.*\.ndjson(?:\.gz)?$/.test(name))
      .sort();
    const found = files.map((name) => readFileSync(path.join(output, name)));
    const texts = found.map((bytes) => (format === 'ndjson.gz' ? gunzipSync(bytes) : bytes).toString());
    const records = texts.flatMap((text, i) =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => ({
          file: files[i],
          ...(JSON.parse(line) as { id: string; status: string; input: string; revision: number }),
        })),
    );
    // Files only grow: the line of the partial story stays, and the whole one comes behind it as its second revision.
    expect(records.map((one) => one.status).sort()).toEqual(['ok', 'ok', 'ok', 'partial', 'partial']);
    expect(new Set(records.map(({ id }) => id)).size).toBe(4);
    const newest = new Map(records.sort((a, b) => a.revision - b.revision).map((one) => [one.id, one]));
    expect([...newest.values()].map(({ status, revision }) => `${status} ${revision}`).sort()).toEqual([
      'ok 1',
      'ok 1',
      'ok 2',
      'partial 1',
    ]);
    // What the manifest says is where the newest of the story is.
    for (const { file, id } of newest.values())
      expect(lines.find((line) => line['id'] === id)?.['paths']).toContain(file);
    if (format.includes('csv'))
      expect(readFileSync(path.join(output, 'articles.csv'), 'utf8').match(/Bagian 2 dari cerita 1/g)).toHaveLength(1);
  });

  test.each(['txt,json', 'ndjson'])('takes nothing when the other page is not there any more (%s)', async (format) => {
    const { input, output, put, retry } = fresh();
    put('a.html', part(1, 1));
    put('b.html', '');
    put('c.html', '');
    await run(['clean', input, '-o', output, '-f', format]);
    const before = format === 'ndjson' ? storiesOf(output) : textsOf(output);
    rmSync(path.join(input, 'a.html'));
    put('c.html', story(9));
    expect((await retry()).status).toBe(1);
    if (format === 'ndjson') expect(storiesOf(output)[0]).toEqual((before as object[])[0]);
    else expect(textsOf(output)).toContain('Bagian 1');
    expect(manifestOf(output).map(({ status }) => status)).toEqual(['partial', 'failed', 'ok']);
  });
});

test('a mended page that repeats a story is its duplicate, and nothing is written twice', async () => {
  const { input, output, put, retry } = fresh();
  put('a.html', story(1));
  put('b.html', '');
  await run(['clean', input, '-o', output, '-f', 'ndjson']);
  const before = readFileSync(path.join(output, 'articles.ndjson'), 'utf8');
  put('b.html', story(1));
  expect((await retry()).status).toBe(0);
  expect(readFileSync(path.join(output, 'articles.ndjson'), 'utf8')).toBe(before);
  expect(manifestOf(output)[1]).toMatchObject({ code: 'duplicate', id: manifestOf(output)[0]?.['id'] });
});

test('with --keep-duplicates the repeated story is written too, to files of its own', async () => {
  const { input, output, put, retry } = fresh();
  put('a.html', story(1));
  put('b.html', '');
  await run(['clean', input, '-o', output, '--keep-duplicates']);
  put('b.html', story(1));
  expect((await retry('--keep-duplicates')).status).toBe(0);
  expect(textsOf(output).match(/Cerita nomor 1 /g)).toHaveLength(2);
});

test('a cut archive that is whole again gives all that was lost, once', async () => {
  const { input, output, put, retry } = fresh();
  const whole = archiveOf(Array.from({ length: 12 }, (_, i) => story(i)));
  const file = path.join(input, 'a.warc.gz');
  writeFileSync(file, whole.subarray(0, whole.length / 2));
  put('b.html', story(30));
  expect((await run(['clean', input, '-o', output, '-f', 'ndjson'])).status).toBe(1);
  expect(storiesOf(output).length).toBeLessThan(8);
  writeFileSync(file, whole);
  expect((await retry()).status).toBe(0);
  expect(storiesOf(output)).toHaveLength(13);
  expect(manifestOf(output).map(({ status }) => status)).toEqual(Array(13).fill('ok'));
});

test.each([
  ['a folder', (input: string) => input],
  ['an archive', (input: string) => path.join(input, 'a.warc.gz')],
  ['a pattern', (input: string) => path.join(input, '*.gz')],
])('%s that was not there gives all it holds', async (_, given) => {
  const { input, output, retry } = fresh();
  rmSync(input, { recursive: true });
  expect((await run(['clean', given(input), '-o', output])).status).toBe(1);
  mkdirSync(input);
  writeFileSync(path.join(input, 'a.warc.gz'), archiveOf([story(1), story(2)]));
  expect((await retry()).status).toBe(0);
  expect(manifestOf(output).map(({ status }) => status)).toEqual(['ok', 'ok']);
});

describe('formats', () => {
  test('are those of the run before; others are refused, and nothing is touched', async () => {
    const { input, output, put, retry } = fresh();
    put('a.html', story(1));
    put('b.html', '');
    await run(['clean', input, '-o', output, '-f', 'csv,ndjson']);
    put('b.html', story(2));
    const outputs = ['articles.csv', 'articles.ndjson', 'manifest.ndjson'];
    const before = outputs.map((name) => readFileSync(path.join(output, name), 'utf8'));
    for (const format of ['ndjson', 'txt,json', 'ndjson,csv,txt']) {
      const { status, err } = await retry('-f', format);
      expect([status, err]).toEqual([2, expect.stringContaining('are written as ndjson,csv: leave --format out')]);
    }
    expect(outputs.map((name) => readFileSync(path.join(output, name), 'utf8'))).toEqual(before);
    expect((await retry('-f', 'ndjson,csv')).status).toBe(0);
    expect(storiesOf(output)).toHaveLength(2);
    expect(readFileSync(path.join(output, 'articles.csv'), 'utf8')).toContain('Cerita nomor 2');
    expect(readdirSync(output).sort()).toEqual(['.saring', ...outputs]);
  });

  test.each(['csv', 'parquet'])('a retry adds to %s as well', async (format) => {
    const { input, output, put, retry } = fresh();
    put('a.html', story(1));
    put('b.html', '');
    const { err } = await run(['clean', input, '-o', output, '-f', format]);
    expect(err).toContain('--retry-failed');
    const before = readFileSync(path.join(output, `articles.${format}`));
    put('b.html', story(2));
    expect((await retry()).status).toBe(0);
    expect(readFileSync(path.join(output, `articles.${format}`)).subarray(0, before.length)).toEqual(before);
    expect(manifestOf(output).map(({ paths }) => paths)).toEqual([
      [`articles.${format}`],
      // What is packed cannot grow: a retry adds a part.
      [format === 'csv' ? 'articles.csv' : 'articles-00002.parquet'],
    ]);
  });
});

test('what came from standard input is not offered again, and a retry says so', async () => {
  const { output, retry } = fresh();
  const { status, err } = await run(['clean', '-', '-o', output], { stdin: 'tidak ada apa-apa' });
  expect([status, err]).toEqual([1, expect.not.stringContaining('--retry-failed')]);
  const again = await retry();
  expect(again.status).toBe(1);
  expect(again.err).toContain('1 failure could not be taken up and stays in the manifest: the input is not there');
});

describe('a retry that was stopped', () => {
  const count = 40;
  async function stopRetry(place: Place, lines: number, ...more: string[]): Promise<number> {
    const stop = new AbortController();
    const onOut = (out: string): void => {
      if (out.split('\n').length > lines) stop.abort();
    };
    return (
      await run(['clean', '--retry-failed', '-o', place.output, '-j', '1', ...more], { stop: stop.signal, onOut })
    ).status;
  }
  async function corpus(first: number): Promise<Place> {
    const place = fresh();
    for (let i = 0; i < count; i++) place.put(`${i + 10}.html`, i < first ? story(i) : '');
    await run(['clean', place.input, '-o', place.output, '-f', 'txt,ndjson']);
    for (let i = 0; i < count; i++) place.put(`${i + 10}.html`, story(i));
    return place;
  }

  test('and is given up with --restart has lost nothing', async () => {
    const place = await corpus(5);
    expect(await stopRetry(place, 8)).toBe(130);
    expect((await place.retry('--restart')).status).toBe(0);
    expect(new Set(storiesOf(place.output).map(({ id }) => id)).size).toBe(count);
    expect(manifestOf(place.output).map(({ status, paths }) => [status, (paths as string[]).length])).toEqual(
      Array(count).fill(['ok', 2]),
    );
  });

  test('goes on where no story was written before', async () => {
    const place = await corpus(0);
    expect(await stopRetry(place, 8, '-f', 'txt,ndjson')).toBe(130);
    expect((await place.retry('-f', 'txt,ndjson')).status).toBe(0);
    expect(storiesOf(place.output)).toHaveLength(count);
  });
});

test('formats of different runs are not taken for those of one', async () => {
  const { input, output, put, retry } = fresh();
  put('a.html', story(1));
  await run(['clean', input, '-o', output, '-f', 'csv']);
  put('b.html', '');
  put('c.html', story(3));
  for (const name of ['b.html', 'c.html'])
    await run(['clean', path.join(input, name), '-o', output, '-f', 'ndjson', '--limit', '1']);
  const before = readFileSync(path.join(output, 'articles.csv'), 'utf8');
  const { status, err } = await retry();
  expect([status, err]).toEqual([
    2,
    expect.stringContaining('are of several runs: add --format csv or --format ndjson'),
  ]);
  expect(readFileSync(path.join(output, 'articles.csv'), 'utf8')).toBe(before);
});

describe('stories of several pages', () => {
  test('less of one than was written is said, and takes no place', async () => {
    const { input, output, put, retry } = fresh();
    for (const page of [1, 2]) put(`${page}.html`, part(1, page, 3));
    put('3.html', '');
    put('4.html', '');
    await run(['clean', input, '-o', output, '-f', 'ndjson', '--shard', '1']);
    const before = readFileSync(path.join(output, 'articles-00001.ndjson'), 'utf8');
    for (const page of [1, 2]) rmSync(path.join(input, `${page}.html`));
    put('3.html', part(1, 3, 3));
    put('4.html', story(9));
    const { status: ended, err } = await retry('--shard', '1');
    expect([ended, err]).toEqual([1, expect.stringMatching(/1 failure could not be taken up .* less of its story/)]);
    expect(readFileSync(path.join(output, 'articles-00001.ndjson'), 'utf8')).toBe(before);
    expect(readFileSync(path.join(output, 'articles-00002.ndjson'), 'utf8')).toContain('Cerita nomor 9');
    expect(readdirSync(output)).not.toContain('articles-00003.ndjson');
    expect(manifestOf(output).map(({ status, paths }) => [status, paths])).toEqual([
      ['partial', ['articles-00001.ndjson']],
      ['partial', ['articles-00001.ndjson']],
      ['failed', []],
      ['ok', ['articles-00002.ndjson']],
    ]);
  });

  test('a page that comes again takes the place of the first', async () => {
    const { input, output, put, retry } = fresh();
    put('a.html', '');
    put('b.html', part(1, 1));
    await run(['clean', input, '-o', output, '-f', 'ndjson']);
    put('a.html', part(1, 1));
    expect((await retry()).status).toBe(0);
    expect(storiesOf(output)).toHaveLength(1);
    expect(manifestOf(output).map(({ code, status }) => code ?? status)).toEqual(['partial', 'duplicate']);
  });

  test('one that comes whole makes its pages duplicates', async () => {
    const { input, output, put, retry } = fresh();
    for (const page of [1, 2]) put(`${page}.html`, part(1, page, 3));
    put('3.html', '');
    await run(['clean', input, '-o', output, '-f', 'ndjson']);
    const paragraphs = [1, 2, 3].map((page) => `KOTA, KOMPAS.com - Bagian ${page} dari cerita 1.`);
    put('3.html', kompasPage({ number: 1, paragraphs }));
    expect((await retry()).status).toBe(0);
    expect(storiesOf(output).map(({ status }) => status)).toEqual(['partial', 'ok']);
    expect(manifestOf(output).map(({ code, status }) => code ?? status)).toEqual(['ok', 'duplicate', 'duplicate']);
  });
});

test('another story of the same number does not give way', async () => {
  const { input, output, put, retry } = fresh();
  const other = story(1).replaceAll('/tren/', '/global/').replace('Cerita nomor 1 dari', 'Lain sekali ceritanya di');
  put('a.html', story(1));
  put('b.html', '');
  await run(['clean', input, '-o', output, '-f', 'ndjson']);
  put('b.html', other);
  expect((await retry()).status).toBe(0);
  expect(storiesOf(output)).toHaveLength(2);
});

describe('what cannot be taken up is said', () => {
  test('a line of a list', async () => {
    const { input, output, put, retry } = fresh();
    put('a.html', story(1));
    const list = path.join(input, 'list.txt');
    writeFileSync(list, Buffer.concat([Buffer.from(`${path.join(input, 'a.html')}\n`), Buffer.from([0xff, 0xfe, 10])]));
    expect((await run(['clean', '-i', list, '-o', output])).status).toBe(1);
    const { status, err } = await retry();
    expect([status, err]).toEqual([1, expect.stringContaining('1 failure could not be taken up')]);
  });

  test('an address that saring fetch could not have', async () => {
    const { output, retry } = fresh();
    mkdirSync(output);
    const line = {
      input: 'https://www.kompas.com/x',
      url: null,
      status: 'failed',
      code: 'robots',
      message: 'x',
      paths: [],
    };
    writeFileSync(path.join(output, 'manifest.ndjson'), `${JSON.stringify(line)}\n{"input":"asing"}\n`);
    expect((await retry()).status).toBe(1);
    expect(manifestOf(output)).toMatchObject([line]);
  });
});

test('a folder named with a slash gives what has come to it; a limit takes failures first', async () => {
  const { input, output, put, retry } = fresh();
  expect((await run(['clean', `${input}/`, '-o', output])).status).toBe(1);
  put('a.html', part(1, 1));
  put('b.html', '');
  expect((await retry()).status).toBe(1);
  expect(manifestOf(output).map(({ status }) => status)).toEqual(['partial', 'failed']);
  put('b.html', story(2));
  expect((await retry('--limit', '1')).status).toBe(0);
  expect(manifestOf(output).map(({ status }) => status)).toEqual(['partial', 'ok']);
});

test('a part that was taken away costs no other part', async () => {
  const { input, output, put, retry } = fresh();
  for (let i = 10; i < 18; i++) put(`${i}.html`, story(i));
  put('20.html', '');
  const more = ['-f', 'ndjson,csv', '--shard', '2'];
  await run(['clean', input, '-o', output, ...more]);
  rmSync(path.join(output, 'articles-00002.ndjson'));
  const names = ['articles-00001.ndjson', 'articles-00002.csv', 'articles-00003.ndjson', 'articles-00004.csv'];
  const before = names.map((name) => readFileSync(path.join(output, name), 'utf8'));
  put('20.html', story(20));
  expect((await retry('--shard', '2')).status).toBe(0);
  expect(names.map((name) => readFileSync(path.join(output, name), 'utf8'))).toEqual(before);
  expect(readFileSync(path.join(output, 'articles-00005.csv'), 'utf8')).toContain('Cerita nomor 20');
});

test('an explicit format says which of several runs is meant', async () => {
  const { input, output, put, retry } = fresh();
  put('a.html', story(1));
  await run(['clean', input, '-o', output, '-f', 'csv']);
  put('b.html', '');
  const { err } = await run(['clean', path.join(input, 'b.html'), input, '-o', output, '-f', 'ndjson']);
  expect(err).toContain(`${output}/articles.csv of another run will stay beside the files of this one`);
  put('b.html', story(2));
  expect((await retry('-f', 'ndjson')).status).toBe(0);
  expect(storiesOf(output)).toHaveLength(2);
});

test('pages of a story come together whatever addresses they were saved under', async () => {
  const { input, output, retry } = fresh();
  const addresses = ['https://amp.kompas.com/tren/read/2020/10/17/213101065/x', 'https://www.kompas.com/x?page=2'];
  const files = [1, 2].map((page) => path.join(input, `${page}.ndjson`));
  const record = (page: number): string => `${JSON.stringify({ url: addresses[page - 1], html: part(1, page) })}\n`;
  writeFileSync(files[0] ?? '', record(1));
  writeFileSync(files[1] ?? '', `${JSON.stringify({ url: addresses[1], html: '' })}\n`);
  await run(['clean', ...files, '-o', output, '-f', 'ndjson']);
  writeFileSync(files[1] ?? '', record(2));
  expect((await retry('--limit', '1')).status).toBe(0);
  expect(storiesOf(output).at(-1)).toMatchObject({ pages: { read: [1, 2], total: 2, complete: true }, revision: 2 });
});

test('what is not there keeps its reason', async () => {
  const { input, output, put, retry } = fresh();
  put('a.html', '');
  await run(['clean', input, '-o', output]);
  const before = manifestOf(output);
  rmSync(path.join(input, 'a.html'));
  expect((await retry()).status).toBe(1);
  expect(manifestOf(output)).toEqual(before);
});

test('articles.ndjson that is gone costs no story of the other files', async () => {
  const { input, output, put, retry } = fresh();
  put('a.html', story(1));
  put('b.html', '');
  await run(['clean', input, '-o', output, '-f', 'ndjson,csv']);
  const csv = readFileSync(path.join(output, 'articles.csv'), 'utf8');
  rmSync(path.join(output, 'articles.ndjson'));
  put('b.html', story(2));
  expect((await retry()).status).toBe(2);
  expect(readFileSync(path.join(output, 'articles.csv'), 'utf8')).toBe(csv);
});

test('a line that somebody wrote into articles.ndjson stays, and no story is glued to it', async () => {
  const { input, output, put, retry } = fresh();
  put('a.html', story(1));
  put('b.html', '');
  await run(['clean', input, '-o', output, '-f', 'ndjson']);
  const file = path.join(output, 'articles.ndjson');
  writeFileSync(file, `${readFileSync(file, 'utf8')}{"catatan":`);
  put('b.html', story(2));
  expect((await retry()).status).toBe(0);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toBe('{"catatan":');
  expect(JSON.parse(lines[2] ?? '')).toMatchObject({ title: 'Judul 2' });
});

test('a damage behind the last record is gone once the archive is whole', async () => {
  const { input, output, retry } = fresh();
  const file = path.join(input, 'a.ndjson.gz');
  const whole = gzipSync([1, 2].map((number) => `${JSON.stringify({ html: story(number) })}\n`).join(''));
  writeFileSync(file, whole.subarray(0, -4));
  expect((await run(['clean', file, '-o', output])).status).toBe(1);
  expect(manifestOf(output).map(({ status }) => status)).toEqual(['ok', 'ok', 'failed']);
  writeFileSync(file, whole);
  expect((await retry()).status).toBe(0);
  expect(manifestOf(output).map(({ status }) => status)).toEqual(['ok', 'ok']);
});
