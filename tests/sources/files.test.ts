import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { collect, makeFolder, summarise, textOf } from './collect.ts';

const html = '<!doctype html><p>Warga Desa Kelapa Gading panen rambutan.</p>';

async function readOne(name: string, content: string | Buffer, maxPageBytes = 1000): Promise<string> {
  const path = join(await makeFolder(), name);
  await writeFile(path, content);
  const [page, ...rest] = await collect([path], { maxPageBytes });
  if (page === undefined || rest.length > 0) throw new Error('not exactly one page');
  const shown = page.ok ? `${page.page.kind} ${textOf(page)}` : `${page.failure.code}: ${page.failure.message}`;
  expect(page.ok ? page.page.input : page.input).toBe(path);
  return shown;
}

describe('one file', () => {
  test.each(['a.html', 'a.htm', 'a.HTML', 'a.xhtml'])('%s is an html page', async (name) => {
    expect(await readOne(name, html)).toBe(`html ${html}`);
  });

  test('a .txt is a page printed as text', async () => {
    expect(await readOne('a.txt', 'Isi berita')).toBe('text Isi berita');
  });

  test('any other name leaves the kind to the core', async () => {
    expect(await readOne('berita', html)).toBe(`unknown ${html}`);
  });

  test.each(['a.html.gz', 'a.html'])('gzip is undone in %s, for the magic number decides', async (name) => {
    expect(await readOne(name, gzipSync(html))).toBe(`html ${html}`);
  });

  test('a .gz that is no gzip is read as it is', async () => {
    expect(await readOne('a.html.gz', html)).toBe(`html ${html}`);
  });

  test('several gzip members are one page, and zeros behind them are padding', async () => {
    const members = [gzipSync('<p>satu'), gzipSync(' dua</p>'), Buffer.alloc(512)];
    expect(await readOne('a.html.gz', Buffer.concat(members))).toBe('html <p>satu dua</p>');
  });

  test('an empty file is a page with empty content', async () => {
    expect(await readOne('a.html', '')).toBe('html ');
    expect(await readOne('a.html.gz', gzipSync(''))).toBe('html ');
  });

  test('a gzip that is cut off is unreadable, never half a page', async () => {
    const gzipped = gzipSync(html.repeat(10));
    for (const cut of [3, 12, gzipped.length - 9, gzipped.length - 8, gzipped.length - 1]) {
      expect(await readOne('a.html.gz', gzipped.subarray(0, cut))).toMatch(/^unreadable: broken gzip/);
    }
  });

  test('a gzip with a wrong byte or something behind it is unreadable', async () => {
    const gzipped = gzipSync(html);
    const wrong = Buffer.from(gzipped);
    wrong[wrong.length - 6] = (wrong[wrong.length - 6] ?? 0) ^ 1;
    expect(await readOne('a.html.gz', wrong)).toBe('unreadable: broken gzip data (wrong checksum)');
    expect(await readOne('a.html.gz', Buffer.concat([gzipped, Buffer.from('sisa')]))).toMatch(
      /^unreadable: bytes behind/,
    );
  });

  test('a gzip header without end is unreadable', async () => {
    const head = Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]);
    expect(await readOne('a.html.gz', Buffer.concat([head, Buffer.alloc(200_000, 65)]))).toBe(
      'unreadable: broken gzip header',
    );
  });

  test('a page of exactly the limit passes, one byte more is too large', async () => {
    expect(await readOne('a.html', 'x'.repeat(1000))).toHaveLength(1005);
    expect(await readOne('a.html', 'x'.repeat(1001))).toBe('too-large: larger than 1000 bytes, the limit for one page');
    expect(await readOne('a.html.gz', gzipSync('x'.repeat(1001)))).toMatch(/^too-large/);
  });

  test('R48 a 50 MB page, and a gzip bomb of 200 MB, are too large at once and in little memory', async () => {
    const folder = await makeFolder();
    const paths = [join(folder, 'a.html'), join(folder, 'b.html.gz')];
    await writeFile(join(folder, 'a.html'), Buffer.alloc(50_000_000, 'x'));
    await writeFile(join(folder, 'b.html.gz'), gzipSync(Buffer.alloc(200_000_000)));
    const before = process.memoryUsage().rss;
    const pages = await collect(paths, { maxPageBytes: 20_000_000 });
    expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000);
    expect(pages.map(summarise)).toEqual(
      paths.map((path) => `${path}! too-large larger than 20 MB, the limit for one page`),
    );
  });

  test('a path that is not there is one unreadable input', async () => {
    const path = join(await makeFolder(), 'tidak-ada.html');
    expect((await collect([path])).map(summarise)).toEqual([`${path}! unreadable no such file: ${path}`]);
  });

  test('a picture under the name of a page is refused before it is read', async () => {
    expect(await readOne('a.html', Buffer.concat([Buffer.from('\x89PNG', 'latin1'), Buffer.alloc(5000)]))).toBe(
      'not-html: a PNG picture, not a page',
    );
  });
});

test('inputs that are finished are not opened, and an abort ends the reading quietly', async () => {
  const folder = await makeFolder();
  for (const name of ['a.html', 'b.html', 'c.html']) await writeFile(join(folder, name), html);
  const skipped = await collect([folder], { skip: (input) => input.endsWith('b.html') });
  expect(skipped.map(summarise)).toEqual([`${folder}/a.html: ${html}`, `${folder}/c.html: ${html}`]);
  expect(await collect([folder], { signal: AbortSignal.abort() })).toEqual([]);
});
