import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { collect, makeFolder, streamOf, summarise } from './collect.ts';

async function readLines(content: string | Buffer, name = 'a.ndjson', maxPageBytes = 100_000): Promise<string[]> {
  const path = join(await makeFolder(), name);
  await writeFile(path, content);
  return (await collect([path], { maxPageBytes })).map((page) => summarise(page).replace(path, name));
}

describe('NDJSON', () => {
  const good = '{"url":"https://koran.example/1","html":"<p>satu \\u00e9</p>"}';

  test.each(['a.ndjson', 'a.jsonl'])('%s gives a page a line, named by its number', async (name) => {
    const lines = `\uFEFF${good}\r\n\n{"text":"dua","lain":1}`;
    expect(await readLines(lines, name)).toEqual([`${name}#1: <p>satu é</p>`, `${name}#3: dua`]);
    expect(await readLines(gzipSync(lines), `${name}.gz`)).toEqual([
      `${name}.gz#1: <p>satu é</p>`,
      `${name}.gz#3: dua`,
    ]);
  });

  test('keeps address and kind', async () => {
    const pages = await collect(['-'], { stdin: streamOf(Buffer.from(`${good}\n{"url":null,"text":"x"}\n`), 5) });
    expect(pages).toMatchObject([
      {
        ok: true,
        page: { input: '-#1', url: 'https://koran.example/1', kind: 'html', contentType: null, fetch: null },
      },
      { ok: true, page: { input: '-#2', url: null, kind: 'text' } },
    ]);
  });

  test('a line that is no record is one unreadable input, and the rest is read', async () => {
    const bad = ['{"url":', '[1]', 'null', '{"url":1,"html":""}', '{"url":"x"}', '{"html":5}', '"x"'];
    const lines = await readLines([good, ...bad, good].join('\n'));
    expect(lines).toHaveLength(9);
    expect(lines.filter((line) => line.includes('! unreadable line '))).toHaveLength(7);
    expect(lines[1]).toBe('a.ndjson#2! unreadable line 2: it is no JSON object');
    expect(lines[8]).toBe('a.ndjson#9: <p>satu é</p>');
  });

  test('a line that is no UTF-8 is unreadable', async () => {
    const lines = Buffer.concat([Buffer.from('{"html":"'), Buffer.from([0xe9]), Buffer.from(`"}\n${good}`)]);
    expect(await readLines(lines)).toEqual([
      'a.ndjson#1! unreadable line 1: it is not UTF-8',
      'a.ndjson#2: <p>satu é</p>',
    ]);
  });

  test('a line or page over the limit is too-large, and is not held', async () => {
    const lines = [`{"html":"${'x'.repeat(1001)}"}`, `{"html":"${'x'.repeat(3_000_000)}"}`, good].join('\n');
    const message = 'too-large larger than 1000 bytes, the limit for one page';
    expect(await readLines(lines, 'a.ndjson', 1000)).toEqual([
      `a.ndjson#1! ${message}`,
      `a.ndjson#2! ${message}`,
      'a.ndjson#3: <p>satu é</p>',
    ]);
  });

  test('a gzip that is cut off gives its whole lines and one unreadable input', async () => {
    const lines = Array.from({ length: 500 }, (_unused, index) => `{"html":"<p>${index * 7919}</p>"}`).join('\n');
    const gzipped = gzipSync(lines);
    const read = await readLines(gzipped.subarray(0, gzipped.length - 300), 'a.ndjson.gz');
    expect(read.at(-1)).toMatch(/^a\.ndjson\.gz#\d+! unreadable line \d+: broken gzip data/);
    expect(read.slice(0, -1)).toEqual(
      read.slice(0, -1).map((_line, index) => `a.ndjson.gz#${index + 1}: <p>${index * 7919}</p>`),
    );
  });

  test('without a record is one unreadable input', async () => {
    expect(await readLines('')).toEqual(['a.ndjson! unreadable an archive without a record']);
  });
});

describe('standard input', () => {
  const html = '<!doctype html><p>Isi</p>';

  test.each([
    ['a page', Buffer.from(html), `-: ${html}`],
    ['a gzipped page', gzipSync(html), `-: ${html}`],
    ['gzipped NDJSON', gzipSync('{"html":"isi"}'), '-#1: isi'],
    ['nothing', Buffer.alloc(0), '-: '],
  ])('may be %s', async (_what, bytes, expected) => {
    for (const chunkBytes of [1, 100]) {
      expect((await collect(['-'], { stdin: streamOf(bytes, chunkBytes) })).map(summarise)).toEqual([expected]);
    }
  });

  test('may be the list of inputs, but is read only once', async () => {
    const path = join(await makeFolder(), 'a.html');
    await writeFile(path, html);
    const pages = await collect([], { inputLists: ['-'], stdin: streamOf(Buffer.from(`${path}\n-\n`)) });
    expect(pages.map(summarise)).toEqual([
      `${path}: ${html}`,
      '-! unreadable standard input is not there or was read already',
    ]);
  });

  test('answers a line before the next is there', async () => {
    let isAsked = false;
    async function* slowly(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"html":"satu"}\n');
      isAsked = true;
      yield Buffer.from('{"html":"dua"}\n');
    }
    const seen: boolean[] = [];
    const { readInputs } = await import('../../src/sources/read-inputs.ts');
    for await (const _page of readInputs({ paths: ['-'], inputLists: [], stdin: slowly(), maxPageBytes: 100 })) {
      seen.push(isAsked);
    }
    expect(seen[0]).toBe(false);
  });

  test('that never comes does not keep an aborted run', async () => {
    const stop = new AbortController();
    const silent: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise<IteratorResult<Uint8Array>>(() => {}) }),
    };
    setTimeout(() => stop.abort(), 20);
    expect(await collect(['-'], { stdin: silent, signal: stop.signal })).toEqual([]);
  });
});
