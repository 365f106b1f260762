import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/model/outcome.ts';
import { AppendedStories } from '../../src/output/appended-stories.ts';
import { openKeptPages } from '../../src/output/kept-pages.ts';
import { safeFolder, slugOf } from '../../src/output/story-path.ts';
import { WarcFile } from '../../src/output/warc-file.ts';
import { formats } from '../../src/render/index.ts';
import { temporaryFolder } from '../support/io.ts';

const root = temporaryFolder();
let folder: string;
let made = 0;
beforeEach(() => {
  made += 1;
  folder = path.join(root, String(made));
});

function exchangeOf(targetUri: string, body = '<p>isi</p>'): Exchange {
  return {
    targetUri,
    date: '2026-11-22T03:00:00.000Z',
    ip: null,
    redirects: [],
    request: { line: 'GET / HTTP/1.1', headers: [] },
    response: {
      status: 200,
      statusLine: 'HTTP/1.1 200 OK',
      headers: [['content-type', 'text/html']],
      body: Buffer.from(body),
    },
  };
}

const how = { software: 'saring/1', userAgent: 'uji', robots: 'obey' } as const;
const filesBelow = (place: string): readonly string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
    .sort();

describe('pages as they came', () => {
  test('lie below their host, packed, with what was answered beside them', async () => {
    mkdirSync(folder);
    writeFileSync(path.join(folder, '.tmp-sisa'), '');
    const kept = await openKeptPages(folder, null, how);
    const targetUri = 'https://www.kompas.com/a/Judul%20Berita?page=2';
    await kept.add([{ url: 'https://kompas.com/asked', exchange: exchangeOf(targetUri) }]);
    await kept.close();
    const [page = '', headers = ''] = filesBelow(folder);
    expect([page, headers]).toEqual([
      expect.stringMatching(/^www\.kompas\.com\/judul-20berita-page-2-[0-9a-f]{10}\.headers\.json$/),
      expect.stringMatching(/^www\.kompas\.com\/judul-20berita-page-2-[0-9a-f]{10}\.html\.gz$/),
    ]);
    expect(JSON.parse(readFileSync(path.join(folder, page), 'utf8'))).toEqual({
      url: 'https://kompas.com/asked',
      fetchedAt: '2026-11-22T03:00:00.000Z',
      status: 200,
      statusLine: 'HTTP/1.1 200 OK',
      headers: [['content-type', 'text/html']],
      finalUrl: targetUri,
    });
    expect(gunzipSync(readFileSync(path.join(folder, headers))).toString()).toBe('<p>isi</p>');
  });

  test('of one address are one file, of two addresses two, however they end', async () => {
    const kept = await openKeptPages(folder, null, how);
    for (const url of ['https://a.test/x', 'https://a.test/x', 'https://a.test/y/x', 'https://a.test/'])
      await kept.add([{ url, exchange: exchangeOf(url) }]);
    const pages = filesBelow(folder).filter((name) => name.endsWith('.gz'));
    expect(pages.map((name) => name.replace(/-[0-9a-f]{10}/, ''))).toEqual([
      'a.test/page.html.gz',
      'a.test/x.html.gz',
      'a.test/x.html.gz',
    ]);
  });

  test('are kept nowhere, or in an archive too', async () => {
    const page = { url: 'https://a.test/x', exchange: exchangeOf('https://a.test/x') };
    const nowhere = await openKeptPages(null, null, how);
    await nowhere.add([page]);
    await nowhere.close();
    const archive = path.join(folder, 'a/b.warc');
    const both = await openKeptPages(path.join(folder, 'pages'), archive, how);
    await both.add([page, page]);
    await both.close();
    expect(filesBelow(path.join(folder, 'pages'))).toHaveLength(2);
    const records = readFileSync(archive, 'utf8').match(/^WARC-Type: .*(?=\r)/gm);
    const pair = ['WARC-Type: response', 'WARC-Type: request'];
    expect(records).toEqual(['WARC-Type: warcinfo', ...pair, ...pair]);
    expect(readFileSync(archive, 'utf8')).toContain('http-header-user-agent: uji\r\nrobots: obey\r\n');
  });

  test('where no folder can be made, the place is named', async () => {
    mkdirSync(folder);
    const file = path.join(folder, 'berkas');
    writeFileSync(file, '');
    await expect(openKeptPages(file, null, how)).rejects.toThrow(`cannot write ${file}: a part of the path is a file`);
    const archive = path.join(file, 'a.warc');
    await expect(openKeptPages(null, archive, how)).rejects.toThrow(
      `cannot write ${archive}: a part of the path is a file`,
    );
  });
});

test.each(['a.warc', 'a.warc.gz'])(
  '%s grows from run to run, each with a record that says who wrote it',
  async (name) => {
    const file = path.join(folder, name);
    for (const page of ['https://a.test/1', 'https://a.test/2']) {
      const archive = await WarcFile.open(file, 'saring/1', []);
      await archive.add(exchangeOf(page));
      await archive.close();
    }
    const bytes = readFileSync(file);
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    expect(text.match(/^WARC-(?:Type|Target-URI|Filename): .*(?=\r)/gm)).toEqual(
      ['1', '2'].flatMap((page) => [
        'WARC-Type: warcinfo',
        `WARC-Filename: ${name}`,
        'WARC-Type: response',
        `WARC-Target-URI: https://a.test/${page}`,
        'WARC-Type: request',
        `WARC-Target-URI: https://a.test/${page}`,
      ]),
    );
    // Each record is packed on its own.
    const members = name.endsWith('.gz') ? bytes.toString('latin1').split('\u001f\u008b\u0008').length - 1 : 6;
    expect(members).toBeGreaterThanOrEqual(6);
  },
);

test.each([
  ['Judul Berita', 99, 'judul-berita'],
  ['  “Éclair”  di Kafé! ', 99, 'eclair-di-kafe'],
  ['ﬁlm', 99, 'film'],
  ['satu dua tiga', 13, 'satu-dua-tiga'],
  ['satu dua tiga', 12, 'satu-dua'],
  ['satu dua tiga', 8, 'satu'],
  ['satu dua tiga', 3, 'sat'],
  ['satu', 0, ''],
  ['satu', -5, ''],
  ['---', 9, ''],
  ['日本', 9, ''],
])('%j in at most %i letters is %j', (text, length, slug) => {
  expect(slugOf(text, length)).toBe(slug);
});

test.each([
  ['www.Kompas.com', 'www.kompas.com'],
  ['kabar_muara.example', 'kabar-muara.example'],
  ['..a..', 'a'],
  ['-.a.-', 'a'],
  ['...', 'unknown'],
  ['', 'unknown'],
  [null, 'unknown'],
  ['con', 'site-con'],
  ['lpt', 'lpt'],
  ['com12.example', 'com12.example'],
  ['falcon.example', 'falcon.example'],
  ['telecom1.example', 'telecom1.example'],
  ['comx.example', 'comx.example'],
  ['lptx.example', 'lptx.example'],
  ...['prn', 'aux', 'nul', 'com1'].map((name): [string, string] => [`${name}.example`, `site-${name}.example`]),
  ['lpt1.example', 'site-lpt1.example'],
  ['console.example', 'console.example'],
  [`${'a'.repeat(120)}.example`, 'a'.repeat(100)],
])('the folder of the host %j is %j', (host, name) => {
  expect(safeFolder(host)).toBe(name);
});

describe('stories that are added to files that are there', () => {
  const { ndjson, csv } = formats;
  const storiesIn = (name: string): number =>
    existsSync(path.join(folder, name)) ? readFileSync(path.join(folder, name), 'utf8').split('\n').length - 1 : 0;
  const content = (): object =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  const open = (more: Partial<Parameters<typeof AppendedStories.open>[0]>): Promise<AppendedStories> =>
    AppendedStories.open({ folder, format: ndjson, header: '', shard: null, own: null, storiesIn, ...more });
  beforeEach(() => void mkdirSync(folder));

  test('stand behind them; a table has its header once', async () => {
    for (const words of ['a\n', 'b\n']) {
      const file = await open({ format: csv, header: 'kolom\n' });
      expect(await file.append(words)).toBe('articles.csv');
      expect(await file.finish()).toBe(false);
    }
    expect(content()).toEqual({ 'articles.csv': 'kolom\na\nb\n' });
  });

  test('fill the last part, and go on in further ones', async () => {
    writeFileSync(path.join(folder, 'articles-00001.ndjson'), '1\n2\n');
    writeFileSync(path.join(folder, 'articles-00002.ndjson'), '3\n');
    const file = await open({ shard: 2 });
    expect(file.growing()).toEqual({ name: 'articles-00002.ndjson', stories: 1, bytes: 2 });
    const names = [
      await file.append('4\n'),
      await file.append('5\n'),
      await file.append('6\n'),
      await file.append('7\n'),
    ];
    expect(names.map((name) => name.slice(13, 14))).toEqual(['2', '3', '3', '4']);
    expect(file.growing()).toEqual({ name: 'articles-00004.ndjson', stories: 1, bytes: 2 });
    await file.leave();
    expect(content()).toEqual({
      'articles-00001.ndjson': '1\n2\n',
      'articles-00002.ndjson': '3\n4\n',
      'articles-00003.ndjson': '5\n6\n',
      'articles-00004.ndjson': '7\n',
    });
  });

  test('are told with as many stories and bytes as count, and are not there before they are written', async () => {
    writeFileSync(path.join(folder, 'articles.ndjson'), 'lama');
    const file = await open({});
    expect(file.growing()).toEqual({ name: 'articles.ndjson', stories: 0, bytes: 4 });
    await file.append('baru\n');
    expect(file.growing().bytes).toBe(10);
    expect(content()).toEqual({ 'articles.ndjson': 'lama' });
    await file.flush(false);
    expect(content()).toEqual({ 'articles.ndjson': 'lama\nbaru\n' });
    await file.append('lagi\n');
    await file.abandon();
    expect(content()).toEqual({ 'articles.ndjson': 'lama\nbaru\n' });
  });

  test('of a stopped run count as far as it had written down: what stands behind goes, further parts too', async () => {
    const own = { name: 'articles-00002.ndjson', stories: 1, bytes: 2 };
    const there = (): void => {
      writeFileSync(path.join(folder, 'articles-00002.ndjson'), '3\nsisa');
      writeFileSync(path.join(folder, 'articles-00003.ndjson'), 'sisa');
    };
    there();
    const going = await open({ shard: 2, own });
    expect(going.growing()).toEqual(own);
    await going.append('4\n');
    await going.append('5\n');
    await going.finish();
    expect(content()).toEqual({ 'articles-00002.ndjson': '3\n4\n', 'articles-00003.ndjson': '5\n' });
    there();
    await (await open({ shard: 2, own })).finish();
    expect(content()).toEqual({ 'articles-00002.ndjson': '3\n' });
    // Shorter than it was: nothing is added, and nothing made up.
    await (await open({ shard: 2, own: { ...own, bytes: 9 } })).finish();
    expect(content()).toEqual({ 'articles-00002.ndjson': '3\n' });
    const lost = await open({ shard: 2, own: { ...own, bytes: 9 } });
    await expect(lost.append('x\n')).rejects.toThrow('it is shorter than the stopped run had left it');
  });
});
