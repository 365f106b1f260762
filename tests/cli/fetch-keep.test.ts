import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { storyPage } from '../web/site-web.ts';
import { STORIES, storyUrl } from '../web/stories.ts';
import { type FetchWeb, fetchFrom, startFetchWeb } from './fetch-web.ts';

const folder = temporaryFolder();
let web: FetchWeb;
let made = 0;
const fresh = (): string => path.join(folder, `out-${++made}`);

beforeAll(async () => {
  web = await startFetchWeb(folder);
});
afterEach(() => web.override(null));
afterAll(() => web.close());

const filesOf = (output: string, extension: string): string[] =>
  readdirSync(output, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension) && name.includes('/'))
    .sort();

/** Both folders hold the same stories: texts byte for byte, records but for `input`. */
function expectSame(kept: string, fetched: string): void {
  expect(filesOf(kept, '.txt')).toEqual(filesOf(fetched, '.txt'));
  expect(filesOf(kept, '.txt').length).toBeGreaterThan(0);
  for (const name of filesOf(fetched, '.txt'))
    expect(readFileSync(path.join(kept, name))).toEqual(readFileSync(path.join(fetched, name)));
  for (const name of filesOf(fetched, '.json')) {
    const [one, other] = [kept, fetched].map((output) => readFileSync(path.join(output, name), 'utf8'));
    const withoutInput = (record: string | undefined): string => (record ?? '').replace(/^ {2}"input": .*$/m, '');
    expect(withoutInput(one)).toBe(withoutInput(other));
  }
}

/** All pages at once, page after page, and one page missing. */
function playAllWays(): void {
  const [, , kompas, , , other] = STORIES;
  web.override((_request, response, { path: asked }) => {
    const story = [kompas, other].find((one) => one !== undefined && asked === `${one.path}?page=all`);
    if (story !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html', etag: '"v1"' }).end(storyPage(story, 1));
      return true;
    }
    if (other === undefined || asked !== `${other.path}?page=2`) return false;
    response.writeHead(404).end();
    return true;
  });
}

const everything = STORIES.map((story) => storyUrl(story));

test('--save-pages keeps bytes and headers, and saring clean makes the same articles of them', async () => {
  playAllWays();
  const [output, pages, cleaned] = [fresh(), fresh(), fresh()];
  const ran = await fetchFrom(web, [...everything, '-o', output, '--save-pages', pages]);
  expect(ran.status).toBe(0);
  const saved = filesOf(pages, '.html.gz');
  expect(saved.length).toBe(filesOf(pages, '.headers.json').length);
  expect(saved.length).toBeGreaterThan(STORIES.length);
  const [first] = saved.filter((name) => name.startsWith('money.kompas.com/'));
  const about = JSON.parse(readFileSync(path.join(pages, `${first}`.replace('.html.gz', '.headers.json')), 'utf8')) as {
    headers: [string, string][];
  };
  expect(about).toMatchObject({ status: 200, statusLine: 'HTTP/1.1 200 OK' });
  // The bytes as they came: packed by the server, and packed once more by us.
  const body = gunzipSync(readFileSync(path.join(pages, `${first}`)));
  const coded = about.headers.some(([name, value]) => name === 'content-encoding' && value === 'gzip');
  expect(coded ? gunzipSync(body).toString() : body.toString()).toContain('<html');
  const again = await run(['clean', pages, '-o', cleaned]);
  expect([again.status, again.err]).toEqual([0, expect.not.stringContaining('passed over')]);
  expectSame(cleaned, output);
});

test.each(['pages.warc.gz', 'pages.warc'])('--warc %s is read by saring clean to the same articles', async (name) => {
  playAllWays();
  const [output, cleaned] = [fresh(), fresh()];
  const archive = path.join(fresh(), name);
  expect((await fetchFrom(web, [...everything, '-o', output, '--warc', archive])).status).toBe(0);
  expect((await run(['clean', archive, '-o', cleaned])).status).toBe(0);
  expectSame(cleaned, output);
});

test('a WARC grows from run to run, has a request for each response, and survives a cut tail', async () => {
  const [archive, output] = [path.join(folder, 'grown.warc'), fresh()];
  for (const url of everything.slice(0, 2)) await fetchFrom(web, [url, '-o', output, '--warc', archive]);
  const text = readFileSync(archive, 'latin1');
  const types = [...text.matchAll(/^WARC-Type: (\w+)\r$/gm)].map(([, type]) => type);
  expect(types).toEqual(['warcinfo', 'response', 'request', 'warcinfo', 'response', 'request']);
  const ids = [...text.matchAll(/^WARC-Record-ID: (\S+)\r$/gm)].map(([, id]) => id);
  const answered = [...text.matchAll(/^WARC-Concurrent-To: (\S+)\r$/gm)].map(([, id]) => id);
  expect(answered).toEqual([ids[1], ids[4]]);
  expect(new Set(ids).size).toBe(6);
  expect(text.match(/^WARC-IP-Address: 127\.0\.0\.1\r$/gm)).toHaveLength(4);
  expect(text.match(/^WARC-(?:Block|Payload)-Digest: sha1:[A-Z2-7]{32}\r$/gm)).toHaveLength(8);
  expect(text).not.toMatch(/^transfer-encoding/im);
  truncateSync(archive, statSync(archive).size - 700);
  const { status, out } = await run(['clean', archive, '-o', '-', '-f', 'ndjson']);
  expect([status, out.trim().split('\n').length]).toEqual([1, 2]);
});

test.each(['text/html', 'text/plain', 'application/octet-stream'])(
  'a chunked answer of type %s is kept in one piece',
  async (type) => {
    const [story] = STORIES;
    if (story === undefined) throw new Error('no story');
    web.override((_request, response, { path: asked }) => {
      if (!asked.startsWith(story.path)) return false;
      const page = storyPage(story, 'all');
      response.writeHead(200, { 'content-type': type });
      response.write(page.slice(0, 700));
      response.end(page.slice(700));
      return true;
    });
    const [output, cleaned, pages] = [fresh(), fresh(), fresh()];
    const archive = path.join(fresh(), 'chunked.warc.gz');
    await fetchFrom(web, [storyUrl(story), '-o', output, '--warc', archive, '--save-pages', pages]);
    const unpacked = gunzipSync(readFileSync(archive)).toString('latin1');
    expect(unpacked).not.toMatch(/transfer-encoding/i);
    expect(unpacked).toContain(`Content-Length: ${Buffer.byteLength(storyPage(story, 'all'))}\r\n\r\n<!DOCTYPE`);
    expect((await run(['clean', archive, '-o', cleaned])).status).toBe(0);
    expectSame(cleaned, output);
    const again = fresh();
    expect((await run(['clean', pages, '-o', again])).status).toBe(0);
    expectSame(again, output);
  },
);

test('a place that cannot be written ends the run before anything is asked', async () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  const before = web.hits().length;
  for (const option of ['--warc', '--save-pages']) {
    const ran = await fetchFrom(web, [...everything.slice(0, 1), '-o', fresh(), option, path.join(file, 'x.warc')]);
    expect([ran.status, ran.err]).toEqual([74, expect.stringContaining('cannot write')]);
  }
  expect(web.hits().length).toBe(before);
});

test('gzip itself finds nothing wrong with the archive', async () => {
  mkdirSync(path.join(folder, 'gz'));
  const archive = path.join(folder, 'gz', 'a.warc.gz');
  await fetchFrom(web, [...everything.slice(0, 3), '-o', fresh(), '--warc', archive]);
  execFileSync('gzip', ['-t', archive]);
});
