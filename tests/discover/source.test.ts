import { describe, expect, test } from 'vitest';
import {
  everything,
  givenSource,
  type ListingSource,
  pageAddress,
  sourcesOf,
} from '../../src/discover/listing-source.ts';
import { parsePage } from '../../src/page/parse.ts';
import { select } from '../../src/page/select.ts';
import { kompas, kontan, sites, tribun } from '../../src/sites/index.ts';
import { matchHost } from '../../src/sites/match.ts';

const listed = sites.filter(({ listings }) => listings !== undefined);
const keysOf = (sources: readonly ListingSource[]): readonly string[] => sources.map(({ key }) => key);

describe.each(listed)('the listings of $id', (site) => {
  const listings = site.listings ?? [];
  const sources = sourcesOf(site, { ...everything, closedToo: true });

  test('say who saw them', () => {
    expect(listings.filter(({ seen }) => seen.length < 20)).toEqual([]);
  });

  test('have addresses of the site with everything filled in', () => {
    for (const source of sources) {
      const address = pageAddress(source, '2026-11-02', 3);
      expect(address).not.toMatch(/[<>]/);
      expect(matchHost(new URL(address).hostname, sites)?.site.id).toBe(site.id);
    }
  });

  test('have names that tell every source from the others', () => {
    const keys = keysOf(sources);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  test('name portals that there are', () => {
    const ids = site.portals.map(({ id }) => id);
    expect(listings.flatMap(({ portals = [] }) => portals).filter((portal) => !ids.includes(portal))).toEqual([]);
  });

  test('have selectors that compile', () => {
    const shapes = listings.flatMap((listing) => ('shapes' in listing ? listing.shapes : []));
    for (const { item, link, title = 'a', time = 'a', section = 'a' } of shapes)
      for (const selector of [item, link, title, time, section])
        expect(() => select(parsePage('<a>'), selector)).not.toThrow();
  });
});

test('every portal of Tribun but that of films has its lists, and the national one has no feed', () => {
  const keys = keysOf(sourcesOf(tribun));
  expect(keys).toHaveLength(3 * (tribun.portals.length - 3) + 2);
  expect(keys).not.toContain('tribun/feed/tribunnews');
  expect(keys.filter((key) => key.endsWith('/video'))).toEqual([]);
});

test('a section is asked of its own list where it has one, else of the whole', () => {
  const of = (section: string): readonly string[] => keysOf(sourcesOf(kompas, { ...everything, sections: [section] }));
  expect(of('nasional')).toEqual(['kompas/indeks/nasional', 'kompas/sitemap']);
  expect(of('bola')).toEqual(['kompas/indeks/bola', 'kompas/sitemap', 'kompas/desk-sitemap/bola']);
  expect(of('gadget')).toEqual(['kompas/indeks', 'kompas/sitemap']);
  const indeks = sourcesOf(kompas, { ...everything, sections: ['tekno'] })[0] as ListingSource;
  expect(pageAddress(indeks, '2026-11-02', 2)).toBe('https://indeks.kompas.com/?site=tekno&date=2026-11-02&page=2');
});

test('what robots.txt closes is left out unless it is asked for', () => {
  expect(keysOf(sourcesOf(kontan)).filter((key) => key.includes('indeks'))).toEqual([]);
  const closed = sourcesOf(kontan, { ...everything, listings: ['indeks'], closedToo: true });
  expect(closed.map((source) => pageAddress(source, '2026-11-02', 3))).toEqual([
    'https://www.kontan.co.id/search/indeks?kanal=all&tanggal=02&bulan=11&tahun=2026&pos=indeks&per_page=40',
  ]);
});

test.each([
  ['https://jateng.tribunnews.com/index-news?date=2026-11-02', 'tribun', '&page=<page>'],
  ['https://www.tribunnews.com/index-news/nasional', 'tribun', '?page=<page>'],
  ['https://indeks.kompas.com/?site=tekno&page=4', 'kompas', ''],
  ['https://www.kompas.com/tren', 'kompas', ''],
  ['https://kabar.test/rss', 'generic', ''],
])('the pages of %s', (url, site, pages) => {
  expect(givenSource(url)).toMatchObject({ key: url, site, address: `${url}${pages}` });
});
