import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Database } from '../../src/state/database.ts';
import { temporaryFolder } from '../support/io.ts';
import { makeOlder } from '../support/older-state.ts';
import { storyPage } from '../web/site-web.ts';
import { goldText, STORIES, type Story, storyUrl } from '../web/stories.ts';
import { type FetchWeb, fetchFrom, manifestOf, onlyArticle, startFetchWeb } from './fetch-web.ts';

const folder = temporaryFolder();
let web: FetchWeb;
let made = 0;
const fresh = (): string => path.join(folder, `out-${++made}`);

beforeAll(async () => {
  web = await startFetchWeb(folder, { hosts: ['amp.kontan.co.id', 'www.kebun.test'] });
});
afterEach(() => web.override(null));
afterAll(() => web.close());

const longest = STORIES.filter(({ pages }) => pages.length === 3);
const storyOf = (host: string): Story => {
  const story = longest.find((one) => one.host === host);
  if (story === undefined) throw new Error(host);
  return story;
};
const kompas = storyOf('money.kompas.com');
const tribun = storyOf('www.tribunnews.com');
const single = STORIES.find(({ template, pages }) => template === 'kompas' && pages.length === 1) ?? kompas;
const kontan = storyOf('keuangan.kontan.co.id');

describe('a story of three pages', () => {
  test.each(longest)('$template on $host is fetched whole in one command, equal to its gold text', async (story) => {
    const before = web.hits(story.host).length;
    const ran = await fetchFrom(web, [storyUrl(story), '-o', fresh()]);
    expect(ran).toMatchObject({ status: 0 });
    const { text, article } = onlyArticle(ran);
    expect(text).toBe(goldText(story));
    expect(article).toMatchObject({
      input: storyUrl(story),
      url: storyUrl(story),
      canonicalUrl: storyUrl(story),
      // Only Kompas says on the view of all pages how many there are.
      pages: story.template === 'kompas' ? { read: [1, 2, 3], total: 3, complete: true } : { complete: true },
      status: 'ok',
      fetch: { status: 200, finalUrl: `${storyUrl(story)}?page=all`, encoding: 'UTF-8' },
    });
    const paths = web.hits(story.host).slice(before);
    expect(paths.map((hit) => hit.path)).toEqual(['/robots.txt', `${story.path}?page=all`]);
  });
});

/** Lets the web answer some paths in its own way. */
function answer(answers: Readonly<Record<string, (response: ServerResponse) => void>>): void {
  web.override((_request, response, { path: asked }) => {
    const own = answers[asked];
    own?.(response);
    return own !== undefined;
  });
}

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(code, headers).end();
const html =
  (body: string) =>
  (response: ServerResponse): void =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);

/** All records of an output folder. */
const recordsIn = (output: string): string =>
  readdirSync(output, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:\/.*\.json|articles.*\.ndjson)$/.test(name))
    .map((name) => readFileSync(path.join(output, name), 'utf8'))
    .sort()
    .join('');

describe('a site that does not give all pages at once', () => {
  test.each([kompas, tribun, kontan])('$host shows page 1 instead: the others are read, each once', async (story) => {
    answer({ [`${story.path}?page=all`]: html(storyPage(story, 1)) });
    const before = web.hits(story.host).length;
    const ran = await fetchFrom(web, [storyUrl(story), '-o', fresh()]);
    const { text, article } = onlyArticle(ran);
    expect(text).toBe(goldText(story));
    expect(article).toMatchObject({ url: storyUrl(story), pages: { read: [1, 2, 3], total: 3, complete: true } });
    const asked = web.hits(story.host).slice(before + 1);
    expect(asked.map((hit) => hit.path)).toEqual(['all', 2, 3].map((page) => `${story.path}?page=${page}`));
  });

  test('the view of all pages is gone: the plain address and its pages are read', async () => {
    answer({ [`${kompas.path}?page=all`]: status(404) });
    const { text, article } = onlyArticle(await fetchFrom(web, [storyUrl(kompas), '-o', fresh()]));
    expect(text).toBe(goldText(kompas));
    expect(article.fetch?.finalUrl).toBe(storyUrl(kompas));
  });

  test('the view of all pages lacks words that the page counts: page after page is taken', async () => {
    const half = { ...kompas, pages: [kompas.pages[0] ?? [], [], []] };
    const counted = storyPage(half, 'all').replace(/(content_total_words" content=")\d+/, '$1600');
    answer({ [`${kompas.path}?page=all`]: html(counted.replace(/var keywordBrandSafety[^;]*;/, '')) });
    const { text, article } = onlyArticle(await fetchFrom(web, [storyUrl(kompas), '-o', fresh()]));
    expect(text).toBe(goldText(kompas));
    expect(article.pages).toEqual({ read: [1, 2, 3], total: 3, complete: true });
  });

  test.each(['ndjson', 'txt,json'])(
    'a part of a story stays when nothing more can be had of it (%s)',
    async (format) => {
      const output = fresh();
      const command = [storyUrl(tribun), storyUrl(kompas), '-o', output, '-f', format];
      const { path: asked } = kompas;
      answer({ [`${asked}?page=all`]: html(storyPage(kompas, 1)), [`${asked}?page=2`]: status(403) });
      await fetchFrom(web, command);
      const before = recordsIn(output);
      expect(before).toMatch(/"status": ?"partial"/);
      const stop = new AbortController();
      stop.abort();
      answer({ [`${asked}?page=all`]: status(403), [asked]: status(403) });
      for (const how of [{}, { stop: stop.signal }]) {
        expect((await fetchFrom(web, command, how)).status).not.toBe(0);
        expect(recordsIn(output)).toBe(before);
        expect(manifestOf(output).map((line) => line['status'])).toEqual(['ok', 'partial']);
      }
      web.override(null);
      expect((await fetchFrom(web, command)).status).toBe(0);
      expect(manifestOf(output).map((line) => line['status'])).toEqual(['ok', 'ok']);
      // A file of many stories only grows: the whole story comes behind the part, as its second revision.
      expect(recordsIn(output)).toMatch(/"revision": ?2,[\s\S]*"status": ?"ok"/);
    },
  );

  test('less of a story than is written is said, and takes no place', async () => {
    const output = fresh();
    const command = [storyUrl(kompas), '-o', output, '-f', 'ndjson', '--shard', '1'];
    const { path: asked } = kompas;
    answer({ [`${asked}?page=all`]: html(storyPage(kompas, 1)), [`${asked}?page=2`]: status(403) });
    await fetchFrom(web, command);
    const before = [recordsIn(output), manifestOf(output)];
    answer({
      [`${asked}?page=all`]: html(storyPage(kompas, 1)),
      [`${asked}?page=2`]: status(403),
      [`${asked}?page=3`]: status(403),
    });
    const { err } = await fetchFrom(web, command);
    expect(err).toContain('0 articles from 1 input; without an article: 1 duplicate');
    expect([recordsIn(output), manifestOf(output)]).toEqual(before);
    expect(readdirSync(output)).not.toContain('articles-00002.ndjson');
  });

  test('stories are added to the csv of another run', async () => {
    const output = fresh();
    await fetchFrom(web, [storyUrl(kompas), '-o', output, '-f', 'csv']);
    const before = readFileSync(path.join(output, 'articles.csv'), 'utf8');
    await fetchFrom(web, [storyUrl(tribun), '-o', output, '-f', 'csv,ndjson']);
    const after = readFileSync(path.join(output, 'articles.csv'), 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect(after.length).toBeGreaterThan(before.length);
  });

  test('a page that cannot be had makes a partial story that says which, and the next run gets it', async () => {
    const output = fresh();
    const command = [storyUrl(kompas), '-o', output];
    answer({ [`${kompas.path}?page=all`]: html(storyPage(kompas, 1)), [`${kompas.path}?page=2`]: status(403) });
    const ran = await fetchFrom(web, command);
    expect(ran.status).toBe(0);
    expect(onlyArticle(ran).article).toMatchObject({
      status: 'partial',
      pages: { read: [1, 3], total: 3, complete: false },
      extraction: { warnings: ['pages-missing:2'] },
    });
    expect(ran.err).toMatch(/^partial {2}https:\S+ {2}page 2 of 3 is missing: money\.kompas\.com answered 403/m);
    expect(manifestOf(output)[0]).toMatchObject({ status: 'partial', code: null });
    expect(manifestOf(output)[0]?.['message']).toMatch(/^page 2 of 3 is missing: /);
    web.override(null);
    const again = await fetchFrom(web, command);
    expect([again.status, onlyArticle(again).article.status]).toEqual([0, 'ok']);
    expect((await fetchFrom(web, command)).err).toContain('nothing to do');
  });

  test('a page that was cut off makes a partial story that says so, and the next run gets it', async () => {
    const output = fresh();
    const command = [storyUrl(single), '-o', output];
    const whole = storyPage(single, 1);
    const end = whole.lastIndexOf('</p>', whole.lastIndexOf(goldText(single).trimEnd().slice(-30)));
    const cut = html(whole.slice(0, end - 40));
    answer({ [`${single.path}?page=all`]: cut, [single.path]: cut });
    expect(onlyArticle(await fetchFrom(web, command)).article.status).toBe('partial');
    expect(manifestOf(output)[0]).toMatchObject({ status: 'partial', message: 'a page of it is cut off' });
    web.override(null);
    expect(onlyArticle(await fetchFrom(web, command)).article.status).toBe('ok');
    expect((await fetchFrom(web, command)).err).toContain('nothing to do');
  });

  test('a story that stays in part is tried again at once, then at growing intervals, then no more', async () => {
    const output = fresh();
    const command = [storyUrl(kompas), '-o', output];
    answer({ [`${kompas.path}?page=all`]: html(storyPage(kompas, 1)), [`${kompas.path}?page=2`]: status(403) });
    const [hour, real] = [3_600_000, Date.now()];
    let passed = 0;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => real + passed);
    const isTried = async (hours: number): Promise<boolean> => {
      passed += hours * hour;
      const before = web.hits(kompas.host).length;
      const { status: ended, err } = await fetchFrom(web, command);
      expect(ended).toBe(0);
      const tried = web.hits(kompas.host).length > before;
      if (!tried) expect(err).toMatch(/^saring: 1 story is there in part and .* \(--restart fetches again\)$/m);
      return tried;
    };
    try {
      // The first run, the same command again, and what has to go by until it asks once more.
      expect([await isTried(0), await isTried(0), await isTried(0)]).toEqual([true, true, false]);
      for (const wait of [1, 6, 24, 72, 168])
        expect([wait, await isTried(wait - 0.5), await isTried(1)]).toEqual([wait, false, true]);
      const { err } = await fetchFrom(web, command);
      expect(err).toBe('saring: 1 story is there in part and not tried any more (--restart fetches again)\n');
      expect(await isTried(5000)).toBe(false);
      web.override(null);
      expect(onlyArticle(await fetchFrom(web, [...command, '--restart'])).article.status).toBe('ok');
      expect((await fetchFrom(web, command)).err).toContain('nothing to do');
    } finally {
      clock.mockRestore();
    }
  });

  test('of a story in part it is said when it is due; a clock that was set back puts it off no longer', async () => {
    const output = fresh();
    const command = [storyUrl(single), storyUrl(kompas), '-o', output];
    answer({ [`${kompas.path}?page=all`]: html(storyPage(kompas, 1)), [`${kompas.path}?page=2`]: status(403) });
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2027, 0, 31, 22, 30));
    try {
      await fetchFrom(web, command);
      await fetchFrom(web, command);
      expect((await fetchFrom(web, command)).err).toBe(
        'saring: 1 of 2 addresses have their article already (--restart fetches them again)\n' +
          'saring: 1 story is there in part and tried again from 2027-01-31 23:25 UTC on (--restart fetches again)\n',
      );
      clock.mockReturnValue(Date.UTC(2027, 0, 2));
      expect((await fetchFrom(web, command)).err).toMatch(/^partial {2}/m);
    } finally {
      clock.mockRestore();
    }
  });

  test('a state from before parts were put off is taken on', async () => {
    const output = fresh();
    const command = [storyUrl(kompas), '-o', output];
    answer({ [`${kompas.path}?page=all`]: html(storyPage(kompas, 1)), [`${kompas.path}?page=2`]: status(403) });
    await fetchFrom(web, command);
    const database = Database.open(path.join(output, '.saring', 'state.db'), 0);
    makeOlder(database, 1);
    database.close();
    web.override(null);
    expect(onlyArticle(await fetchFrom(web, command)).article.status).toBe('ok');
  });

  test('page 1 under the number of another, or another story, is no page of the story', async () => {
    answer({
      [`${kompas.path}?page=all`]: html(storyPage(kompas, 1)),
      [`${kompas.path}?page=2`]: html(storyPage(kompas, 1)),
      [`${kompas.path}?page=3`]: html(storyPage(storyOf('www.kompas.com'), 3)),
    });
    const ran = await fetchFrom(web, [storyUrl(kompas), '-o', fresh()]);
    expect(onlyArticle(ran).article).toMatchObject({ status: 'partial', pages: { read: [1], total: 3 } });
    expect(ran.err).toContain('pages 2 and 3 of 3 are missing');
  });

  test('a story that moved is asked for as a whole where it lives now', async () => {
    const old = '/read/2026/11/20/091500026/alamat-lama';
    answer({
      [`${old}?page=all`]: status(301, { location: storyUrl(kompas) }),
      [old]: status(301, { location: storyUrl(kompas) }),
    });
    const ran = await fetchFrom(web, [`https://money.kompas.com${old}`, '-o', fresh()]);
    const { text, article } = onlyArticle(ran);
    expect(text).toBe(goldText(kompas));
    expect(article).toMatchObject({ canonicalUrl: storyUrl(kompas), pages: { complete: true } });
  });
});

describe('variants of an address', () => {
  const kompasPath = kompas.path.replace('/read/', '');
  test.each([
    ['AMP', `https://amp.kompas.com/money/read/${kompasPath}`, kompas],
    ['"salin artikel"', `https://money.kompas.com/copy/${kompasPath}`, kompas],
    ['tracking', `${storyUrl(kompas)}?utm_source=x&utm_medium=y#page2`, kompas],
    ['a page of it', `${storyUrl(kompas)}?page=2`, kompas],
    ['mobile', `https://m.tribunnews.com${tribun.path}`, tribun],
    ['mobile AMP', `https://m.tribunnews.com/amp${tribun.path}`, tribun],
    ['Kontan over http', `http://${kontan.host}${kontan.path}?utm_campaign=z`, kontan],
  ])('%s is fetched and stored under the canonical address', async (_name, address, story) => {
    const { text, article } = onlyArticle(await fetchFrom(web, [address, '-o', fresh()]));
    expect(text).toBe(goldText(story));
    expect(article).toMatchObject({ input: address, url: storyUrl(story), canonicalUrl: storyUrl(story) });
  });

  test('the AMP host of Kontan does not say where the story lives, its page does', async () => {
    answer({ [kontan.path]: html(storyPage(kontan, 1)) });
    const { text, article } = onlyArticle(
      await fetchFrom(web, [`https://amp.kontan.co.id${kontan.path}`, '-o', fresh()]),
    );
    expect(text).toBe(goldText(kontan));
    expect(article.url).toBe(storyUrl(kontan));
  });

  test('an address that holds no articles is not asked', async () => {
    const before = web.hits().length;
    const ran = await fetchFrom(web, ['https://video.kompas.com/watch/1', '-o', fresh()]);
    expect(ran.err).toMatch(/^not-article {2}https:\/\/video\.kompas\.com\/watch\/1 {2}/m);
    expect([ran.status, web.hits().length - before]).toEqual([1, 0]);
  });
});

describe('a site without a rule', () => {
  const blog = (page: number, text: string): string =>
    `<!doctype html><html><head><meta charset="utf-8"><title>Kebun Atap</title></head><body class="single-post"><article class="hentry">
<h1 class="entry-title">Kebun Atap</h1><div class="entry-content">${[1, 2, 3].map((n) => `<p>${text} nomor ${n}, ditulis panjang supaya terbaca sebagai kisah yang utuh oleh siapa pun yang lewat.</p>`).join('')}
<div class="page-links">Halaman: ${[1, 2].map((n) => (n === page ? `<span class="post-page-numbers current">${n}</span>` : `<a class="post-page-numbers" href="http://www.kebun.test/kebun-atap/${n === 1 ? '' : `${n}/`}">${n}</a>`)).join(' ')}</div>
</div></article></body></html>`;

  test('is asked for the address as given, and its pager is followed where the template is known', async () => {
    answer({ '/kebun-atap/': html(blog(1, 'Bagian satu')), '/kebun-atap/2/': html(blog(2, 'Bagian dua')) });
    for (const given of ['http://www.kebun.test/kebun-atap/', 'http://www.kebun.test/kebun-atap/2/']) {
      const { text, article } = onlyArticle(await fetchFrom(web, [given, '-o', fresh()]));
      expect([given, article.pages]).toEqual([given, { read: [1, 2], total: 2, complete: true }]);
      expect(text).toMatch(/Bagian satu nomor 3[\s\S]*Bagian dua nomor 1/);
    }
  });
});
