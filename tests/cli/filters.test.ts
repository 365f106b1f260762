import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRecord } from '../sources/warc-fixture.ts';
import { fixturesFolder } from '../support/fixtures.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasAddress, kompasPage } from '../support/story-pages.ts';
import { STORIES, storyUrl } from '../web/stories.ts';
import { type FetchWeb, fetchFrom, manifestOf, startFetchWeb } from './fetch-web.ts';

const folder = temporaryFolder();
const words = (number: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `kata${number}a${i}`).join(' ');

/** A page with its own day, length and language. */
function page(number: number, { day = '2020-10-17', length = 60, language = 'id' } = {}): string {
  return kompasPage({ number, paragraphs: [`KOTA, KOMPAS.com - ${words(number, length)}.`] })
    .replace('2020-10-17 21:31:00', `${day} 21:31:00`)
    .replace('<html lang="en">', `<html lang="${language}">`);
}

let made = 0;
/** A folder with these pages, by their names. */
function pages(all: Readonly<Record<string, string>>): string {
  const input = path.join(folder, `in-${++made}`);
  mkdirSync(input);
  for (const [name, html] of Object.entries(all)) writeFileSync(path.join(input, name), html);
  return input;
}
const fresh = (): string => path.join(folder, `out-${++made}`);
const namesOf = (output: string): unknown[] =>
  manifestOf(output).map(({ input, status, code, paths }) => [
    path.basename(String(input)),
    status,
    code,
    (paths as readonly string[]).length,
  ]);

describe('saring clean', () => {
  test.each([
    ['--since', ['2020-10-17'], ['b', 'c'], 'published 2020-10-16T21:31:00+07:00'],
    ['--since', ['2020-10-17T21:32'], ['c'], 'published 2020-10-17T21:31:00+07:00'],
    ['--until', ['2020-10-17'], ['a', 'b'], 'published 2020-10-18T21:31:00+07:00'],
    ['--min-words', ['50'], ['b', 'c'], 'it has 13 words'],
    ['--status', ['partial,paywalled'], [], 'it is ok'],
    ['--only', ['tribun,kontan'], [], 'it is read by the rule of kompas'],
    ['--only', ['tribun', '--only', 'kompas'], ['a', 'b', 'c'], ''],
    ['--language', ['id'], ['a', 'b', 'c'], ''],
    ['--language', ['en,ms'], [], 'it is in id'],
  ])('%s %j', async (option, values, kept, reason) => {
    const input = pages({
      'a.html': page(1, { day: '2020-10-16', length: 10 }),
      'b.html': page(2),
      'c.html': page(3, { day: '2020-10-18' }),
    });
    const output = fresh();
    const { status, err } = await run(['clean', input, '-o', output, '-f', 'txt', '-v', option, ...values]);
    expect(status).toBe(0);
    const lines = namesOf(output);
    expect(lines).toEqual(
      ['a', 'b', 'c'].map((name) =>
        kept.includes(name) ? [`${name}.html`, 'ok', null, 1] : [`${name}.html`, 'ok', 'not-article', 0],
      ),
    );
    expect(err).toContain(`${kept.length} article`);
    if (kept.length === 3) expect(err).not.toContain('left out');
    else {
      expect(err).toContain(`; ${3 - kept.length} left out by filters`);
      expect(err).toContain(`left out by ${option} ${values[0]}: ${reason}`);
    }
  });

  test('all filters hold together, and only -v names what is left out', async () => {
    const input = pages({ 'a.html': page(1, { length: 10 }), 'b.html': page(2), 'kosong.html': '' });
    const output = fresh();
    const { status, err, out } = await run([
      'clean',
      input,
      '-o',
      output,
      '--json',
      '--only',
      'kompas',
      '--since',
      '2020-01-01',
      '--min-words',
      '50',
    ]);
    expect(status).toBe(1);
    expect(err).not.toContain('left out  ');
    expect(err).toContain('1 article from 3 inputs; 1 left out by filters; without an article: 1 empty-body');
    expect(JSON.parse(out)).toMatchObject({ inputs: 3, articles: 1, ok: 1, leftOut: 1, failed: { 'empty-body': 1 } });
    expect((await run(['clean', input, '-o', fresh(), '-q', '--only', 'tribun'])).err).toBe(
      'empty-body  '.concat(path.join(input, 'kosong.html'), '  the file is empty\n'),
    );
  });

  test('a story without a time is outside of any', async () => {
    const input = pages({ 'a.html': page(1).replace(/<meta name="content_PublishedDate"[^>]*>/, '') });
    // Its address has a day, which a page of no site has not.
    const { err } = await run(['clean', input, '-o', fresh(), '-v', '--site', 'generic', '--until', '2030-01-01']);
    expect(err).toContain('0 articles from 1 input; 1 left out by filters');
    expect(err).toContain('it says no time of publication');
  });

  test('a story of several pages is left out with all of them, also with one that is there twice', async () => {
    const part = (number: number): string =>
      kompasPage({ number: 5, page: number, total: 2, paragraphs: [`Bagian ${number}. ${words(number, 20)}`] });
    const input = pages({ '1.html': part(1), '1b.html': part(1), '2.html': part(2), '9.html': page(9) });
    const output = fresh();
    const { status, err } = await run(['clean', input, '-o', output, '--min-words', '60']);
    expect(status).toBe(0);
    expect(err).toContain('1 article from 4 inputs; 3 left out by filters');
    expect(namesOf(output).map((line) => (line as unknown[])[3])).toEqual([0, 0, 0, 2]);
  });

  test('in an archive the address decides before a record is read', async () => {
    const archive = path.join(folder, 'berita.warc');
    writeFileSync(
      archive,
      Buffer.concat([
        makeRecord({ url: 'https://koran.example/1', payload: page(1) }),
        makeRecord({ url: 'https://koran.example/2', status: '404 Not Found' }),
        makeRecord({ url: kompasAddress(3), payload: page(3) }),
        makeRecord({ url: 'https://video.kompas.com.koran.example/4', payload: '' }),
      ]),
    );
    const output = fresh();
    const { status, err } = await run(['clean', archive, '-o', output, '-f', 'ndjson', '--only', 'kompas,tribun']);
    expect(status).toBe(0);
    expect(err).toContain('1 article from 4 inputs; 3 left out by filters');
    const lines = manifestOf(output);
    expect(lines.map(({ message }) => message)).toEqual([
      'left out by --only kompas,tribun: its address is at koran.example',
      'left out by --only kompas,tribun: its address is at koran.example',
      null,
      'left out by --only kompas,tribun: its address is at video.kompas.com.koran.example',
    ]);
    expect(lines.map(({ inputHash }) => inputHash === null)).toEqual([true, true, false, true]);
  });

  test('with --site the rule decides, not the address', async () => {
    const archive = path.join(folder, 'cermin.warc');
    writeFileSync(archive, makeRecord({ url: 'https://cermin.example/1', payload: page(1) }));
    const { err } = await run(['clean', archive, '-o', fresh(), '--site', 'kompas', '--only', 'kompas']);
    expect(err).toContain('1 article from 1 input');
  });

  test('a stopped run goes on with the same filters only, and counts what it left out before', async () => {
    const input = pages(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`${i + 10}.html`, page(i, { length: i % 2 === 0 ? 60 : 10 })]),
      ),
    );
    const output = fresh();
    const stop = new AbortController();
    const onOut = (out: string): void => {
      if (out.split('\n').length > 5) stop.abort();
    };
    const command = ['clean', input, '-o', output, '-f', 'txt', '-j', '1'];
    const stopped = await run([...command, '--min-words', '50'], { stop: stop.signal, onOut });
    expect(stopped.status).toBe(130);
    const other = await run([...command, '--min-words', '40']);
    expect(other.status).toBe(2);
    expect(other.err).toContain('--min-words 50');
    const { status, err } = await run([...command, '--min-words', '50']);
    expect(status).toBe(0);
    expect(err).toContain('20 articles from 40 inputs; 20 left out by filters');
    expect(manifestOf(output)).toHaveLength(40);
  });

  test('a retry takes up failures alone, with the filters of its command; also where only the manifest is left', async () => {
    const input = pages({ 'a.html': page(1, { length: 10 }), 'b.html': page(2), 'c.html': '' });
    const output = fresh();
    const { err } = await run(['clean', input, '-o', output, '-f', 'txt', '--min-words', '50']);
    expect(err).toContain(`saring clean --retry-failed -f txt --min-words 50 -o ${output}`);
    writeFileSync(path.join(input, 'c.html'), page(3, { length: 10 }));
    rmSync(path.join(output, '.saring'), { recursive: true });
    const retried = await run(['clean', '--retry-failed', '-f', 'txt', '--min-words', '50', '-o', output]);
    expect(retried.err).toContain('0 articles from 1 input; 1 left out by filters');
    expect(retried.status).toBe(0);
    expect(namesOf(output)).toEqual([
      ['a.html', 'ok', 'not-article', 0],
      ['b.html', 'ok', null, 1],
      ['c.html', 'ok', 'not-article', 0],
    ]);
    expect((await run(['clean', '--retry-failed', '-o', output])).err).toContain('0 articles from 0 inputs');
  });

  test('what was left out is written once nobody leaves it out', async () => {
    const input = pages({ 'a.html': page(1, { length: 10 }) });
    const output = fresh();
    await run(['clean', input, '-o', output, '-f', 'txt', '--min-words', '50']);
    await run(['clean', input, '-o', output, '-f', 'txt']);
    expect(namesOf(output)).toEqual([['a.html', 'ok', null, 1]]);
  });

  test('a stream answers for what it leaves out as well', async () => {
    const line = (id: string, url: string | null, html: string): string => `${JSON.stringify({ id, url, html })}\n`;
    const stdin = [
      line('other', 'https://koran.example/1', page(1)),
      line('short', kompasAddress(2), page(2, { length: 10 })),
      line('long', kompasAddress(3), page(3)),
    ].join('');
    const { out, err, status } = await run(['clean', '-', '--stream', '--only', 'kompas', '--min-words', '50'], {
      stdin,
    });
    expect(status).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((one) => JSON.parse(one) as object),
    ).toMatchObject([
      {
        input: 'other',
        status: 'ok',
        code: 'not-article',
        message: 'left out by --only kompas: its address is at koran.example',
      },
      { input: 'short', status: 'ok', code: 'not-article', message: 'left out by --min-words 50: it has 13 words' },
      { input: 'long', status: 'ok', wordCount: 63 },
    ]);
    expect(err).toContain('1 article from 3 inputs; 2 left out by filters');
  });

  test('fixtures of every site', async () => {
    const { err, status } = await run(['clean', fixturesFolder, '-o', '-', '-f', 'ndjson', '--only', 'kontan']);
    expect(status).toBe(0);
    const [, articles, leftOut] = /(\d+) articles .* (\d+) left out by filters/.exec(err) ?? [];
    expect(Number(articles)).toBeGreaterThan(10);
    expect(Number(leftOut)).toBeGreaterThan(50);
  });
});

describe('saring fetch', () => {
  let web: FetchWeb;
  beforeAll(async () => {
    web = await startFetchWeb(folder);
  });
  afterAll(() => web.close());

  const story = (site: string): string => {
    const found = STORIES.find(({ host }) => host.includes(site));
    if (found === undefined) throw new Error(`no story of ${site}`);
    return storyUrl(found);
  };

  test('an address of another site is not asked', async () => {
    const output = fresh();
    const before = web.hits().length;
    const { status, err } = await fetchFrom(web, [story('tribun'), '-o', output, '--only', 'kompas']);
    expect(status).toBe(0);
    expect(err).toContain('0 articles from 1 input; 1 left out by filters');
    expect(web.hits()).toHaveLength(before);
    expect(manifestOf(output)).toMatchObject([{ status: 'ok', code: 'not-article', paths: [] }]);
  });

  test('what was left out is not fetched again by the same command, and is by another', async () => {
    const output = fresh();
    const address = story('kompas');
    const command = [address, `${address}?utm_source=x`, '-o', output, '-f', 'txt'];
    const old = ['--until', '2026-01-01'];
    const first = await fetchFrom(web, [...command, ...old]);
    expect(first.status).toBe(0);
    expect(first.err).toContain('0 articles from 2 inputs; 2 left out by filters');
    const before = web.hits().length;
    const again = await fetchFrom(web, [...command, ...old]);
    expect(again.err).toContain('0 articles from 2 inputs; 2 left out by filters');
    expect(web.hits()).toHaveLength(before);
    const all = await fetchFrom(web, command);
    expect(all.err).toContain('1 article from 2 inputs');
    expect(manifestOf(output).map(({ code }) => code)).toEqual([null, 'duplicate']);
  });

  test('a failure that is left out the next time is none any more', async () => {
    const output = fresh();
    const address = story('kompas');
    web.override((_request, response) => {
      response.writeHead(404).end();
      return true;
    });
    expect((await fetchFrom(web, [address, '-o', output])).status).toBe(1);
    web.override(null);
    expect((await fetchFrom(web, [address, '-o', output, '--until', '2026-01-01'])).status).toBe(0);
    expect(manifestOf(output)).toMatchObject([{ status: 'ok', code: 'not-article' }]);
  });
});

describe('mistakes', () => {
  test.each([
    [['--only', 'kompsa'], '--only: unknown site "kompsa": did you mean "kompas"?'],
    [['--only', ''], '--only: no site given, known are kompas,'],
    [['--since', 'kemarin'], '--since needs a day such as 2026-11-20'],
    [['--since', '2026-02-30'], '--since needs a day such as 2026-11-20'],
    [['--since', '2024-01-01', '--until', '2023-01-01'], '--since must be before --until'],
    [['--language', 'Indonesia'], '--language needs codes of languages, such as id,en, not "indonesia"'],
    [['--min-words', '0'], '--min-words needs a whole number from 1'],
    [['--status', 'partail'], '--status: unknown status "partail": did you mean "partial"?'],
  ])('%j', async (options, message) => {
    for (const command of [
      ['clean', folder],
      ['fetch', 'https://www.kompas.com/a'],
    ]) {
      const { err, status } = await run([...command, '-o', path.join(folder, 'none'), ...options]);
      expect(err).toContain(message);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(status).toBe(2);
    }
  });
});
