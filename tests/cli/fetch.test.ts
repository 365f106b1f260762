import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { goldText, STORIES, type Story, storyUrl } from '../web/stories.ts';
import { type FetchWeb, fetchFrom, manifestOf, startFetchWeb } from './fetch-web.ts';

const folder = temporaryFolder();
let web: FetchWeb;
let made = 0;
const fresh = (): string => path.join(folder, `out-${++made}`);

beforeAll(async () => {
  web = await startFetchWeb(folder);
});
afterEach(() => web.override(null));
afterAll(() => web.close());

const at = (index: number): Story => {
  const story = STORIES[index];
  if (story === undefined) throw new Error(`no story ${index}`);
  return story;
};
const url = (index: number): string => storyUrl(at(index));

/** The web answers these paths with a status. */
function failing(paths: readonly string[], status = 404): void {
  web.override((_request, response, { path: asked }) => {
    if (!paths.some((one) => asked.startsWith(one))) return false;
    response.writeHead(status).end();
    return true;
  });
}

const asked = (host?: string): readonly string[] => web.hits(host).map((hit) => `${hit.host}${hit.path}`);

test('a later fetch adds to a table in the columns that it has', async () => {
  const output = fresh();
  const command = ['-o', output, '-f', 'csv,ndjson'];
  expect((await fetchFrom(web, [url(0), ...command, '--fields', 'id,title', '--delimiter', '|'])).status).toBe(0);
  expect((await fetchFrom(web, [url(1), ...command])).status).toBe(0);
  const rows = readFileSync(path.join(output, 'articles.csv'), 'utf8').trimEnd().split('\r\n');
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row.split('|')).toHaveLength(2);
  const lines = readFileSync(path.join(output, 'articles.ndjson'), 'utf8').trim().split('\n');
  expect(lines.map((line) => Object.keys(JSON.parse(line) as object).join())).toEqual(['id,title', 'id,title']);
});

describe('inputs', () => {
  test('arguments, a list and standard input; bad lines are named by number and stop nothing', async () => {
    const list = path.join(folder, 'list.txt');
    writeFileSync(list, `\ufeff# stories\r\n${url(1)}\r\n\r\nftp://x.test/a\r\nno address\r\n${url(2)} # last\r\n`);
    const output = fresh();
    const ran = await fetchFrom(web, [url(0), 'tiada/x', '-i', list, '-', '-o', output], { stdin: `${url(3)}\n` });
    expect(ran.status).toBe(1);
    expect(manifestOf(output).map(({ input, status, code }) => [input, status, code])).toEqual([
      [url(0), 'ok', null],
      ['tiada/x', 'failed', 'network'],
      [url(3), 'ok', null],
      [url(1), 'ok', null],
      ['ftp://x.test/a', 'failed', 'network'],
      ['no address', 'failed', 'network'],
      [url(2), 'ok', null],
    ]);
    expect(ran.err).toMatch(/^network {2}ftp:\/\/x\.test\/a {2}line 4: .*only http and https/m);
    expect(ran.err).toMatch(/^network {2}no address {2}line 5: /m);
    expect(ran.err).toContain('4 articles from 7 inputs');
    expect(ran.err).toContain('saring: 4 articles from 7 inputs');
  });

  test('a story named in several ways is fetched once, the others are duplicates', async () => {
    const output = fresh();
    const before = asked().length;
    const variants = [url(0), `${url(0)}?utm_source=x`, url(0).replace('/read/', '/copy/'), url(0)];
    const ran = await fetchFrom(web, [...variants, '-o', output]);
    expect(ran).toMatchObject({ status: 0 });
    expect(ran.err).not.toContain('duplicate  ');
    const id = manifestOf(output)[0]?.['id'];
    expect(manifestOf(output).map(({ input, code, id: one }) => [input, code, one])).toEqual(
      variants.map((input, i) => [input, i === 0 ? null : 'duplicate', id]),
    );
    expect(asked().length - before).toBe(2);
  });

  test('duplicates of a story that gave no article say so, and are fetched with it the next time', async () => {
    const output = fresh();
    failing([at(0).path]);
    const command = [url(0), `${url(0)}?utm_source=x`, '-o', output];
    const ran = await fetchFrom(web, command);
    expect(ran.status).toBe(1);
    expect(manifestOf(output).map(({ code }) => code)).toEqual(['not-found', 'duplicate']);
    web.override(null);
    expect((await fetchFrom(web, command)).status).toBe(0);
    expect(manifestOf(output).map(({ status, code }) => [status, code])).toEqual([
      ['ok', null],
      ['duplicate', 'duplicate'],
    ]);
  });

  test('--limit takes so many, the next run so many more', async () => {
    const output = fresh();
    const command = [url(0), url(3), url(6), url(9), '-o', output, '--limit', '2'];
    await fetchFrom(web, command);
    expect(manifestOf(output).map(({ input }) => input)).toEqual([url(0), url(3)]);
    const ran = await fetchFrom(web, command);
    expect(ran.err).toContain('2 of 4 addresses have their article already');
    expect(manifestOf(output).map(({ input }) => input)).toEqual([url(0), url(3), url(6), url(9)]);
  });

  test('a user name and password are neither sent, printed nor written', async () => {
    const output = fresh();
    const ran = await fetchFrom(web, [url(0).replace('://', '://dewi:rahasia@'), '-o', output, '-v']);
    expect(ran.err).toContain('user name and password were left out');
    const written = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
    const files = written
      .filter((name) => name !== '.saring')
      .map((name) => readFileSync(path.join(output, name), 'utf8'));
    expect([ran.out, ran.err, ...files].join('\n')).not.toMatch(/rahasia|dewi/);
  });

  test.each([
    [[], 'nothing to fetch'],
    [['-', '-i', '-'], 'standard input can be read once'],
    [['https://x.test/', '--connect-to', 'x.test'], '--connect-to needs'],
    [['https://x.test/', '--connect-to', 'x.test:80=nowhere'], 'connect-to needs'],
    [['https://x.test/', '--delay', 'soon'], '--delay needs seconds'],
    [['https://x.test/', '--connections', '500'], '--connections needs a whole number from 1 to 8, not "500"'],
    [['https://x.test/', '--contact', 'saya'], '--contact needs an e-mail address or a page'],
    [['https://x.test/', '--contact', 'saya@rumah'], '--contact needs an e-mail address or a page'],
    [['https://x.test/', '--contact', ''], '--contact needs an e-mail address or a page'],
    [['README.md'], 'README.md is a file; for the addresses in it: saring fetch -i README.md'],
    [['https://x.test/', 'fixtures'], 'fixtures is no address; to clean saved pages: saring clean fixtures'],
    [['https://x.test/', '--allow-port', '0'], '--allow-port needs a port'],
    [['https://x.test/', '--user-agent', ' '], 'User-Agent is empty'],
    [['https://x.test/', '--ca', 'no-such.pem'], '--ca no-such.pem: cannot be read: no such file'],
    [['https://x.test/', '--warc', 'README.md'], '--warc README.md: it is there already and holds no WARC records'],
    [['https://x.test/', '--save-pages', '-'], '--save-pages needs a folder, and "-" is none'],
    [['https://x.test/', '--warc', 'docs'], '--warc docs: it is a folder'],
    [['https://x.test/', '-i', 'package.json'], '--input-list package.json: it holds JSON records, no list of inputs'],
    [['https://x.test/', '-i', 'no-such.txt'], '--input-list no-such.txt: no such file'],
    [['https://x.test/', '-i', '.'], '--input-list .: a folder'],
  ])('%j is wrong use: one line, nothing is done', async (args, message) => {
    const output = fresh();
    const ran = await run(['fetch', ...args, '-o', output]);
    expect([ran.status, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain(message);
    expect(() => readdirSync(output)).toThrow();
  });
});

test('lists without an address are nothing to do, as when discover has found nothing new', async () => {
  for (const list of ['-', '/dev/null']) {
    const ran = await run(['fetch', '-i', list, '-o', fresh()], { stdin: '# tidak ada\n' });
    expect(ran).toEqual({ status: 0, out: '', err: 'saring: nothing to do: the lists hold no addresses\n' });
  }
});

describe('going on', () => {
  test('a second run fetches only what failed; with nothing to do it asks nothing and ends well', async () => {
    const output = fresh();
    const command = [url(0), url(3), url(6), '-o', output];
    failing([at(3).path], 403);
    expect((await fetchFrom(web, command)).status).toBe(1);
    web.override(null);
    const before = asked().length;
    const second = await fetchFrom(web, command);
    expect(second.status).toBe(0);
    // What robots.txt says is remembered from run to run.
    expect(asked().slice(before)).toEqual([`${at(3).host}${at(3).path}?page=all`]);
    expect(manifestOf(output).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
    const third = await fetchFrom(web, command);
    expect([third.status, third.out]).toEqual([0, '']);
    expect(third.err).toBe(
      'saring: nothing to do: all 3 addresses have their article already (--restart fetches again)\n',
    );
    expect(asked().length - before).toBe(1);
    expect((await fetchFrom(web, [...command, '--restart'])).err).toContain('3 articles from 3 inputs');
  });

  test('a story whose file was deleted, or that is wanted in another format, is fetched again', async () => {
    const output = fresh();
    const { out } = await fetchFrom(web, [url(0), '-o', output]);
    rmSync(out.split('\n')[0] ?? '');
    expect((await fetchFrom(web, [url(0), '-o', output])).err).toContain('1 article from 1 input');
    expect((await fetchFrom(web, [url(0), '-o', output, '-f', 'md'])).err).toContain('1 article from 1 input');
  });

  test('articles.ndjson keeps the stories of earlier runs', async () => {
    const output = fresh();
    const inputsIn = (): string[] =>
      readFileSync(path.join(output, 'articles.ndjson'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as Article).input);
    failing([at(3).path], 403);
    await fetchFrom(web, [url(0), url(3), '-o', output, '-f', 'ndjson']);
    web.override(null);
    await fetchFrom(web, [url(0), url(3), '-o', output, '-f', 'ndjson']);
    expect(inputsIn()).toEqual([url(0), url(3)]);
    await fetchFrom(web, [url(6), '-o', output, '-f', 'ndjson']);
    expect(inputsIn()).toEqual([url(0), url(3), url(6)]);
  });
});

describe('what is said', () => {
  test('-o - gives one article and nothing else on standard output', async () => {
    const ran = await fetchFrom(web, [url(2), '-o', '-']);
    expect([ran.status, ran.out]).toEqual([0, goldText(at(2))]);
    expect(ran.err).toBe('saring: 1 article from 1 input\n');
  });

  test('--json reports in place of the paths', async () => {
    failing([at(3).path], 404);
    const ran = await fetchFrom(web, [url(0), url(3), '-o', fresh(), '--json']);
    expect(JSON.parse(ran.out)).toMatchObject({
      inputs: 2,
      articles: 1,
      failed: { 'not-found': 1 },
      skipped: 0,
      left: 0,
    });
  });

  test('on a terminal a block of hosts is drawn and taken away; controls in addresses are escaped', async () => {
    const bad = 'https://x.test/\u001b]0;judul\u0007\u202e';
    const ran = await fetchFrom(web, [url(0), url(3), bad, '-o', fresh()], { terminal: true });
    expect(ran.err).toContain('of 3 addresses');
    expect(ran.err.replace(/\u001b\[\d*[AJK]/g, '')).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(ran.err.trimEnd().split('\n').at(-1)).toContain('2 articles from 3 inputs');
  });

  test('a site that asks to wait for long: its lines say until when, and the exit is 75', async () => {
    const output = fresh();
    web.override((_request, response, { path: one }) => {
      if (one === '/robots.txt') return false;
      response.writeHead(429, { 'retry-after': '3600' }).end();
      return true;
    });
    const ran = await fetchFrom(web, [url(0), url(3), '-o', output]);
    expect(ran.status).toBe(75);
    for (const { code, message } of manifestOf(output)) {
      expect(code).toBe('http-status');
      expect(message).toMatch(/; not before \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
    }
  });

  test('robots.txt is obeyed, named in the line, and left alone with --ignore-robots', async () => {
    const robots = { 'content-type': 'text/plain' };
    web.override((_request, response, { path: one }) => {
      if (one !== '/robots.txt') return false;
      response.writeHead(200, robots).end('User-agent: *\nDisallow: /read/');
      return true;
    });
    const ran = await fetchFrom(web, [url(0), '-o', fresh()]);
    expect([ran.status, ran.err]).toEqual([
      1,
      expect.stringMatching(/^robots {2}https:\S+ {2}money\.kompas\.com does not allow/m),
    ]);
    expect((await fetchFrom(web, [url(0), '-o', fresh(), '--ignore-robots'])).status).toBe(0);
  });

  test('who asks is said as wanted', async () => {
    await fetchFrom(web, [url(0), '-o', fresh(), '--contact', 'redaksi@contoh.test']);
    expect(web.hits().at(-1)?.userAgent).toMatch(/^Mozilla\/5\.0 \(compatible; saring\/\S+; \+redaksi@contoh\.test\)$/);
    await fetchFrom(web, [url(0), '-o', fresh(), '--user-agent', 'Uji/1.0']);
    expect(web.hits().at(-1)?.userAgent).toBe('Uji/1.0');
  });

  test('--max-time ends the run: what was not read says so, and the same command goes on', async () => {
    const output = fresh();
    const command = [url(0), url(1), url(2), '-o', output, '--delay', '0.6'];
    const ran = await fetchFrom(web, [...command, '--max-time', '1']);
    expect(ran.status).toBe(1);
    expect(manifestOf(output).map(({ code }) => code)).toContain('timeout');
    expect(ran.err).toContain('the time for this run is over');
    expect((await fetchFrom(web, command)).status).toBe(0);
    expect(manifestOf(output).every(({ status }) => status === 'ok')).toBe(true);
  });
});
