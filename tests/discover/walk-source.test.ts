import { describe, expect, test } from 'vitest';
import { fillersBeside, sourcesOf } from '../../src/discover/listing-source.ts';
import { walkSource } from '../../src/discover/walk-source.ts';
import { kompas, kontan, tribun } from '../../src/sites/index.ts';
import { rssOf, sitemapIndexOf, webSitemapOf } from '../web/listings.ts';
import { manyStories } from '../web/many-stories.ts';
import { evening, failure, knowing, openListingWeb, sourceOf } from './listing-web.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe('a dated index', () => {
  const indeks = sourceOf(kompas, 'kompas/indeks');
  const stories = [...manyStories('money.kompas.com', 40), ...manyStories('money.kompas.com', 20, '2026-11-19')];

  test('is read page by page, day by day, to the start of the window', async () => {
    const web = openListingWeb(stories);
    const walk = await walkSource(indeks, web.options());
    expect(web.asked.map((url) => url.replace(/^.*date=/, ''))).toEqual([
      '2026-11-20&page=1',
      '2026-11-20&page=2',
      '2026-11-20&page=3',
      '2026-11-19&page=1',
    ]);
    // The newest story of the day before came out at 19.55, five minutes before the window begins.
    expect([walk.items.length, walk.overlapLost]).toEqual([40, null]);
    expect(walk.pages.map(({ listed }) => listed)).toEqual([15, 15, 10, 15]);
  });

  test('is left at the first page that is known as a whole', async () => {
    const web = openListingWeb(stories);
    const first = await walkSource(indeks, web.options());
    const ids = first.items.slice(20).map(({ id }) => id);
    const walk = await walkSource(indeks, web.options({ isKnown: knowing(ids) }));
    expect(walk.pages.map(({ listed }) => listed)).toEqual([15, 15, 10]);
    expect(walk.items).toHaveLength(40);
  });

  test('is not left at a known story that was pinned to the top', async () => {
    const web = openListingWeb(stories);
    const first = await walkSource(indeks, web.options());
    const walk = await walkSource(
      indeks,
      web.options({ isKnown: knowing(first.items.slice(0, 1).map(({ id }) => id)) }),
    );
    expect(walk.items).toHaveLength(40);
  });

  test('is read for a window that lies in the past', async () => {
    const web = openListingWeb(stories);
    const until = evening - day;
    const walk = await walkSource(indeks, web.options({ since: until - 2 * hour, until }));
    expect(web.asked.every((url) => url.includes('date=2026-11-19'))).toBe(true);
    expect(walk.items.map(({ time }) => time?.iso)).toEqual(expect.arrayContaining(['2026-11-19T19:55+07:00']));
    expect(walk.items).toHaveLength(20);
  });

  test('is read no further than the window goes within a day', async () => {
    const web = openListingWeb(stories);
    const walk = await walkSource(indeks, web.options({ since: evening - hour }));
    expect([web.asked.length, walk.items.length]).toEqual([2, 12]);
  });

  test('that cannot be read says for which time', async () => {
    const web = openListingWeb(stories);
    web.answer = (url) => (url.includes('date=2026-11-20&page=2') ? failure('timeout') : null);
    const walk = await walkSource(indeks, web.options());
    expect(walk.items).toHaveLength(15);
    expect(walk.pages.find(({ outcome }) => outcome === 'failed')).toMatchObject({ failure: { code: 'timeout' } });
    expect(walk.overlapLost).toEqual({ since: Date.parse('2026-11-20T00:00:00+07:00'), until: evening });
  });

  test('that is empty for a whole day says so, one of a section may be', async () => {
    const web = openListingWeb([]);
    const since = evening - 2 * day;
    const warnings = async (key: string): Promise<readonly string[]> =>
      (await walkSource(sourceOf(kompas, key), web.options({ since }))).pages.flatMap((page) => page.warnings);
    expect([await warnings('kompas/indeks'), web.asked.length]).toEqual([['no-articles'], 3]);
    const section = sourcesOf(kompas, { portals: [], sections: ['umkm'], listings: ['indeks'], closedToo: false })[0];
    if (section === undefined) throw new Error('no list of the section');
    expect((await walkSource(section, web.options({ since }))).pages.flatMap((page) => page.warnings)).toEqual([]);
  });

  test('of a site that is down is given up after two days of it', async () => {
    const web = openListingWeb(stories);
    web.answer = () => failure('timeout');
    const since = evening - 30 * day;
    const walk = await walkSource(indeks, web.options({ since }));
    expect([web.asked.length, walk.overlapLost]).toEqual([2, { since, until: evening }]);
  });

  test('without pages behind the last one ends there', async () => {
    const web = openListingWeb(manyStories('jateng.tribunnews.com', 40));
    web.answer = (url) => (url.includes('page=3') ? failure('not-found') : null);
    const walk = await walkSource(
      sourceOf(tribun, 'tribun/index-news/jateng'),
      web.options({ since: evening - 10 * hour }),
    );
    expect(walk.pages.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect([walk.items.length, walk.overlapLost]).toEqual([40, null]);
    expect(walk.totals).toEqual([{ day: '2026-11-20', stories: 40, isExact: true }]);
  });
});

test('a list without days ends where a page repeats what was read', async () => {
  const web = openListingWeb(manyStories('www.tribunnews.com', 260));
  const index = sourceOf(tribun, 'tribun/index-news/tribunnews');
  const undated = { ...index, address: 'https://www.tribunnews.com/index-news?page=<page>' };
  const walk = await walkSource(undated, web.options({ since: evening - 3 * day }));
  expect([web.asked.length, walk.items.length]).toEqual([11, 200]);
  const oldest = Date.parse('2026-11-20T19:55:00+07:00') - 199 * 300_000;
  expect(walk.overlapLost).toEqual({ since: evening - 3 * day, until: oldest });
});

describe('sitemaps', () => {
  test('are taken from the index, by the names that are there', async () => {
    const web = openListingWeb(manyStories('jateng.tribunnews.com', 30));
    const walk = await walkSource(sourceOf(tribun, 'tribun/sitemap/jateng'), web.options());
    expect(web.asked).toEqual([
      'https://jateng.tribunnews.com/sitemap.xml',
      'https://jateng.tribunnews.com/sitemap_news.xml',
    ]);
    expect([walk.items.length, walk.overlapLost]).toEqual([
      30,
      { since: evening - day, until: evening - 30 * 300_000 },
    ]);
  });

  test('of all kinds are read for what is older than the newest', async () => {
    const web = openListingWeb(manyStories('jateng.tribunnews.com', 30));
    await walkSource(sourceOf(tribun, 'tribun/sitemap/jateng'), web.options({ since: evening - 10 * day }));
    expect(web.asked.map((url) => url.replace(/^.*\//, ''))).toEqual([
      'sitemap.xml',
      'sitemap_news.xml',
      'sitemap_web.xml',
    ]);
  });

  test('that reach back have lost nothing, though they say only when stories were changed', async () => {
    const before = manyStories('jateng.tribunnews.com', 33, '2026-11-01').slice(30);
    const web = openListingWeb(manyStories('jateng.tribunnews.com', 30));
    web.answer = (url) => {
      if (!url.endsWith('sitemap_web.xml')) return null;
      const content = webSitemapOf(before);
      return { ok: true, page: { input: url, url, content, contentType: 'text/xml', kind: 'html', fetch: null } };
    };
    const lostIn = async (days: number) =>
      (await walkSource(sourceOf(tribun, 'tribun/sitemap/jateng'), web.options({ since: evening - days * day })))
        .overlapLost;
    expect(await lostIn(10)).toBeNull();
    expect(await lostIn(30)).toMatchObject({ since: evening - 30 * day });
  });

  test('in an index of indexes', async () => {
    const web = openListingWeb(manyStories('money.kompas.com', 5));
    const walk = await walkSource(sourceOf(kompas, 'kompas/sitemap'), web.options());
    expect([walk.items.length, web.asked.length]).toEqual([5, 3]);
  });

  test('in indexes without end are left at the third', async () => {
    const web = openListingWeb([]);
    let made = 0;
    web.answer = (url) => {
      const body = sitemapIndexOf([`https://www.kompas.com/news-${++made}.xml`, 'https://www.kompas.com/sitemap.xml']);
      return { ok: true, page: { input: url, url, content: body, contentType: 'text/xml', kind: 'html', fetch: null } };
    };
    const walk = await walkSource(sourceOf(kompas, 'kompas/sitemap'), web.options());
    expect([web.asked.length, walk.pages.at(-1)?.warnings]).toEqual([4, ['too-deep']]);
  });

  test('that were not changed since the window began are not asked', async () => {
    const web = openListingWeb([]);
    const index = `<sitemapindex>${['2026-11-20', '2026-11-01'].map((date, n) => `<sitemap><loc>https://www.kompas.com/news-${n}.xml</loc><lastmod>${date}</lastmod></sitemap>`).join('')}</sitemapindex>`;
    web.answer = (url) =>
      url.endsWith('/sitemap.xml')
        ? { ok: true, page: { input: url, url, content: index, contentType: 'text/xml', kind: 'html', fetch: null } }
        : null;
    await walkSource(sourceOf(kompas, 'kompas/sitemap'), web.options());
    expect(web.asked).toEqual(['https://www.kompas.com/sitemap.xml', 'https://www.kompas.com/news-0.xml']);
  });

  test('are looked for in robots.txt where the rule has the wrong address', async () => {
    const web = openListingWeb(manyStories('money.kompas.com', 5));
    web.answer = (url) => (url.endsWith('/sitemap.xml') ? failure('not-found') : null);
    const sitemapsOf = async (): Promise<readonly string[]> => ['https://www.kompas.com/sitemap/news/1.xml'];
    const walk = await walkSource(sourceOf(kompas, 'kompas/sitemap'), web.options({ sitemapsOf }));
    expect([walk.items.length, walk.pages.map(({ outcome }) => outcome)]).toEqual([5, ['failed', 'read']]);
  });
});

describe('a feed', () => {
  const feed = sourceOf(kontan, 'kontan/feed/keuangan');

  test('that does not reach back and names nothing known has lost the overlap', async () => {
    const web = openListingWeb(manyStories('keuangan.kontan.co.id', 20));
    const walk = await walkSource(feed, web.options());
    expect(walk.overlapLost).toEqual({ since: evening - day, until: evening - 20 * 300_000 });
    expect(walk.items).toHaveLength(20);
  });

  test('that names something known has not', async () => {
    const web = openListingWeb(manyStories('keuangan.kontan.co.id', 20));
    const walk = await walkSource(feed, web.options({ isKnown: knowing(['kontan:kisah-uji-1019']) }));
    expect(walk.overlapLost).toBeNull();
  });

  test('whose items disappear names fewer, and nothing else happens', async () => {
    const web = openListingWeb(manyStories('keuangan.kontan.co.id', 20));
    const ids = (await walkSource(feed, web.options())).items.map(({ id }) => id);
    web.shown.isListed = ({ id }) => Number(id) >= 1010;
    const walk = await walkSource(feed, web.options({ isKnown: knowing(ids) }));
    expect([walk.items.length, walk.overlapLost, walk.pages[0]]).toMatchObject([
      10,
      null,
      { listed: 10, failure: null },
    ]);
  });

  test('that says it is unchanged is believed for this walk, and read when it is asked without conditions', async () => {
    const web = openListingWeb(manyStories('keuangan.kontan.co.id', 20));
    web.answer = () => ({ ok: true, page: null });
    const walk = await walkSource(feed, web.options());
    expect([walk.items, walk.pages.map(({ outcome }) => outcome), walk.overlapLost]).toEqual([[], ['unchanged'], null]);
    web.answer = () => null;
    expect((await walkSource(feed, web.options())).items).toHaveLength(20);
  });

  test.each([
    ['cut-off', 19, ['cut-off']],
    ['html-in-place', 0, ['not-xml', 'no-articles']],
  ] as const)('with the fault %s', async (fault, count, warnings) => {
    const web = openListingWeb(manyStories('keuangan.kontan.co.id', 20));
    web.shown.faults.add(fault);
    const walk = await walkSource(feed, web.options());
    expect([walk.items.length, walk.pages[0]?.warnings]).toEqual([count, warnings]);
  });

  test('of the national title, whose links lead home, names no article', async () => {
    const web = openListingWeb(manyStories('www.tribunnews.com', 20));
    const address = 'https://www.tribunnews.com/rss';
    const walk = await walkSource({ ...sourceOf(tribun, 'tribun/feed/jateng'), address }, web.options());
    expect([walk.items, walk.pages[0]?.warnings]).toEqual([[], ['no-articles']]);
  });

  test('that names stories of other sites only names no article of its own', async () => {
    const web = openListingWeb(manyStories('www.tribunnews.com', 3));
    web.shown.isListed = () => true;
    const foreign = rssOf(
      'keuangan.kontan.co.id',
      web.stories,
      () => 'https://www.kompas.id/baca/nusantara/2026/11/20/satu',
    );
    web.answer = (url) => ({
      ok: true,
      page: { input: url, url, content: foreign, contentType: 'text/xml', kind: 'html', fetch: null },
    });
    const walk = await walkSource(feed, web.options());
    expect([walk.items, walk.pages[0]]).toMatchObject([[], { listed: 0, warnings: ['no-articles'] }]);
  });

  test('of one portal that names stories of another keeps its own', async () => {
    const web = openListingWeb(manyStories('jateng.tribunnews.com', 3));
    const source = { ...sourceOf(tribun, 'tribun/feed/jateng'), portal: 'solo' };
    expect((await walkSource(source, web.options())).items).toEqual([]);
  });
});

test('a gap is filled by the dated index of the same site, where it has one that is open, else by its sitemaps', async () => {
  const web = openListingWeb(manyStories('jateng.tribunnews.com', 60));
  const all = sourcesOf(tribun);
  const feed = sourceOf(tribun, 'tribun/feed/jateng');
  web.shown.isListed = ({ id }) => Number(id) < 1020;
  const { overlapLost, items } = await walkSource(feed, web.options());
  web.shown.isListed = () => true;
  const [dated, ...more] = fillersBeside(feed, all);
  if (dated === undefined || overlapLost === null) throw new Error('nothing to fill, or nothing to fill it with');
  expect([dated.key, more.map(({ key }) => key)]).toEqual(['tribun/index-news/jateng', ['tribun/sitemap/jateng']]);
  const repair = await walkSource(dated, web.options(overlapLost));
  expect(new Set([...items, ...repair.items].map(({ id }) => id)).size).toBe(60);
  const beside = fillersBeside(sourceOf(kontan, 'kontan/feed/keuangan'), sourcesOf(kontan));
  expect(beside.map(({ key }) => key)).toEqual(['kontan/sitemap']);
});

test('a page of a listing that cannot be read in time is given up, whatever hangs, and the walk ends', async () => {
  const indeks = sourceOf(kompas, 'kompas/indeks');
  const { listing } = indeks;
  if (!('shapes' in listing)) throw new Error('no list');
  const hanging = { ...listing, printedTotal: { element: 'h1', pattern: /^(?:a+)+(?<total>1)$/ } };
  const web = openListingWeb([]);
  const content = Buffer.from(`<html><body><h1>${'a'.repeat(60)}b</h1></body></html>`);
  web.answer = (url) => ({
    ok: true,
    page: { input: url, url, content, contentType: 'text/html', kind: 'html', fetch: null },
  });
  const walk = await walkSource({ ...indeks, listing: hanging }, web.options({ since: evening - hour }));
  expect(walk.pages).toMatchObject([
    { outcome: 'failed', failure: { code: 'timeout', message: 'reading it took more than 4 s' } },
  ]);
}, 60_000);
