import { describe, expect, test } from 'vitest';
import { givenSource } from '../../src/discover/listing-source.ts';
import { type ReadListing, readListing } from '../../src/discover/read-listing.ts';
import type { Listing } from '../../src/model/listing.ts';
import { kompas, kontan, tribun } from '../../src/sites/index.ts';
import { type IndexLook, indexPageOf, newsSitemapOf, rssOf, sitemapIndexOf, webSitemapOf } from '../web/listings.ts';
import { manyStories } from '../web/many-stories.ts';
import { storyUrl } from '../web/stories.ts';

const now = Date.parse('2026-11-20T20:00:00+07:00');
const stories = manyStories('keuangan.kontan.co.id', 20);
const feedUrl = 'https://keuangan.kontan.co.id/rss';
const feed = rssOf('keuangan.kontan.co.id', stories);

function listingOf(site: typeof kompas, id: string): Listing {
  const listing = site.listings?.find((one) => one.id === id);
  if (listing === undefined) throw new Error(`no listing ${id}`);
  return listing;
}

function read(
  text: string | Buffer,
  url = feedUrl,
  listing: Listing = listingOf(kontan, 'feed'),
): Promise<ReadListing> {
  return readListing({ url, content: Buffer.from(text), contentType: null }, listing, now);
}

test('a large sitemap is read in stretches, each of which ends soon', async () => {
  const entry = `<url><loc>https://keuangan.kontan.co.id/news/lampu-dermaga</loc><news>${'x'.repeat(4000)}</news></url>`;
  const stretches = async (entries: number, entry: string): Promise<number> => {
    const content = Buffer.from(`<?xml version="1.0"?><urlset>${entry.repeat(entries)}</urlset>`);
    let begun = 0;
    const guard = <T>(stretch: () => T): T => {
      begun += 1;
      return stretch();
    };
    const listing = await readListing(
      { url: feedUrl, content, contentType: null },
      listingOf(kontan, 'feed'),
      now,
      guard,
    );
    expect(listing.warnings).not.toContain('cut-off');
    return begun;
  };
  const short = entry.replaceAll('x', '');
  const small = await stretches(100, short);
  // By the length of the text, and by how many stories it names.
  expect(await stretches(4000, entry)).toBeGreaterThanOrEqual(small + 3);
  expect(await stretches(20_000, short)).toBeGreaterThanOrEqual(small + 3);
});

describe('a feed', () => {
  test('gives addresses, titles, times with their offset, and sections', async () => {
    const { items, warnings } = await read(feed);
    expect([items.length, warnings]).toEqual([20, []]);
    expect(items[0]).toEqual({
      id: 'kontan:kisah-uji-1000',
      url: 'https://keuangan.kontan.co.id/news/kisah-uji-1000',
      site: 'kontan',
      portal: 'kontan',
      section: 'Uji',
      title: 'Kisah uji 1000 tentang harga benih',
      time: { iso: '2026-11-20T19:55:00+07:00', from: now - 300_000, until: now - 300_000 },
      modified: null,
    });
  });

  test.each<[string, (whole: string) => string, number, readonly string[]]>([
    ['cut at 60 %: the item that is not whole is left out', (xml) => xml.slice(0, xml.length * 0.6), 11, ['cut-off']],
    ['bare ampersands and stray tags', (xml) => xml.replaceAll('harga', 'harga & <b>mutu'), 20, []],
    ['control characters', (xml) => xml.replaceAll('benih', 'be\u0001ni\u0008h'), 20, []],
    ['comments and blank lines before the declaration', (xml) => `\n\n<!-- x -->\n${xml}`, 20, []],
    [
      'a warning of PHP before it',
      (xml) => `<br />\n<b>Warning</b>: foo() in <b>/x.php</b> on line <b>1</b><br />\n${xml}`,
      20,
      [],
    ],
    ['items that are never closed', (xml) => xml.replaceAll('</item>', ''), 20, []],
    ['no end of the root element', (xml) => xml.replace('</channel></rss>', ''), 20, ['cut-off']],
    [
      'links that are blank, identifiers that are addresses',
      (xml) => xml.replaceAll(/<link>[^<]*<\/link>/g, '<link/>'),
      20,
      [],
    ],
    [
      'identifiers that are none',
      (xml) => xml.replaceAll(/<guid[^>]*>[^<]*</g, '<guid isPermaLink="false">123<'),
      20,
      [],
    ],
    [
      'pictures with addresses and titles of their own',
      (xml) => xml.replaceAll('<item>', '<item><image><url>https://x.test/a.jpg</url><title>Foto</title></image>'),
      20,
      [],
    ],
    ['in legacy encoding', (xml) => xml.replace('UTF-8', 'ISO-8859-1'), 20, []],
  ])('%s', async (_, damage, count, warnings) => {
    const listing = await read(damage(feed));
    expect([listing.items.length, listing.warnings]).toEqual([count, warnings]);
    for (const { url } of listing.items) expect(stories.map((story) => storyUrl(story))).toContain(url);
  });

  test('an entity bomb stays text', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${feed.replace(/^.*\n/, '').replaceAll('benih', '&b;')}`;
    const { items } = await read(bomb.replaceAll('<![CDATA[', '').replaceAll(']]>', ''));
    expect(items).toHaveLength(20);
    expect(items[0]?.title).toBe('Kisah uji 1000 tentang harga &b;');
  });

  test('elements without end cost no time and nothing else', async () => {
    const listing = await read(`<rss><channel>${'<a>'.repeat(2_000_000)}`);
    expect([listing.items, listing.warnings]).toEqual([[], ['cut-off', 'no-articles']]);
  });

  test('Atom and RDF', async () => {
    const url = 'https://keuangan.kontan.co.id/news/satu';
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Uji</title><link href="https://x.test/"/><entry><title type="html">A &amp;amp; B</title><link rel="self" href="https://x.test/self"/><link rel="alternate" href="${url}"/><author><name>X</name></author><published>2026-11-20T01:00:00Z</published><updated>2026-11-20T02:00:00Z</updated></entry></feed>`;
    const [entry] = (await read(atom)).items;
    expect(entry).toMatchObject({
      url,
      title: 'A & B',
      time: { iso: '2026-11-20T08:00:00+07:00' },
      modified: { iso: '2026-11-20T09:00:00+07:00' },
    });
    const rdf = `<rdf:RDF><channel><title>Uji</title></channel><item><title>Satu</title><link>${url}</link><dc:date>2026-11-20T08:00:00+07:00</dc:date></item></rdf:RDF>`;
    expect((await read(rdf)).items[0]).toMatchObject({
      url,
      title: 'Satu',
      time: { iso: '2026-11-20T08:00:00+07:00' },
    });
  });

  test('one whose links all lead to the home page names no article, and says so', async () => {
    const home = rssOf(
      'www.tribunnews.com',
      manyStories('www.tribunnews.com', 20),
      () => 'https://www.tribunnews.com/',
    );
    const listing = await read(home, 'https://www.tribunnews.com/rss');
    expect([listing.items, listing.warnings]).toEqual([[], ['no-articles']]);
  });

  test.each([
    ['nothing', '', ['not-a-listing']],
    ['a text', 'try again later', ['not-a-listing']],
    ['a challenge page', '<!DOCTYPE html><html><body><p>Just a moment</p></body></html>', ['not-xml', 'no-articles']],
    ['an empty feed', '<rss><channel><title>x</title></channel></rss>', ['no-articles']],
  ])('%s in its place', async (_, text, warnings) => {
    expect(await read(text)).toMatchObject({ items: [], warnings });
  });

  test('a page in its place gives the articles it links to', async () => {
    const page = indexPageOf('keuangan.kontan.co.id', stories, plainLook);
    expect(await read(page)).toMatchObject({ items: { length: 20 }, warnings: ['not-xml'] });
  });
});

describe('a sitemap', () => {
  const portal = manyStories('jateng.tribunnews.com', 30);
  const url = 'https://jateng.tribunnews.com/sitemap_news.xml';
  const listing = listingOf(tribun, 'sitemap');

  test('with CDATA, blanks and pictures gives addresses, titles and times', async () => {
    const { items, warnings } = await read(newsSitemapOf(portal), url, listing);
    expect([items.length, warnings]).toEqual([30, []]);
    expect(items[0]).toMatchObject({
      id: 'tribun:jateng-881000',
      url: 'https://jateng.tribunnews.com/nasional/881000/kisah-uji-1000',
      portal: 'jateng',
      section: 'nasional',
      title: 'Kisah uji 1000 tentang harga benih',
      time: { iso: '2026-11-20T19:55:00+07:00' },
    });
  });

  test('without times knows when a story was changed', async () => {
    const { items } = await read(webSitemapOf(portal), url, listing);
    expect(items[0]).toMatchObject({ title: null, time: null, modified: { iso: '2026-11-20T19:55:00+07:00' } });
  });

  test('an index names its sitemaps, wherever they are', async () => {
    const index = sitemapIndexOf(['https://x.test/a.xml', '/b.xml', 'javascript:0']);
    expect((await read(index, url, listing)).children.map(({ address }) => address)).toEqual([
      'https://x.test/a.xml',
      'https://jateng.tribunnews.com/b.xml',
    ]);
  });

  test('is read to 50,000 entries and no further', async () => {
    const entry = (n: number): string => `<url><loc>https://jateng.tribunnews.com/nasional/${10_000 + n}/a</loc></url>`;
    const many = `<urlset>${Array.from({ length: 50_010 }, (_, n) => entry(n)).join('')}</urlset>`;
    const read50 = await read(many, url, listing);
    expect([read50.items.length, read50.warnings]).toEqual([50_000, ['too-long']]);
  });

  test('is read to 50 MB and no further', async () => {
    const entry = '<url><loc>https://jateng.tribunnews.com/nasional/10001/a</loc></url>';
    const large = Buffer.alloc(52 * 1024 * 1024, ' ');
    large.write(`<urlset>${entry}`);
    large.write(entry.replace('10001', '10002'), large.length - 100);
    const start = await read(large, url, listing);
    expect([start.items.length, start.warnings]).toEqual([1, ['too-large']]);
  });
});

const plainLook: IndexLook = { pager: null, agesAt: null, newClasses: false, total: 20 };

describe('an index page', () => {
  const page = (host: string, look: Partial<IndexLook> = {}): string =>
    indexPageOf(host, manyStories(host, 20), { ...plainLook, ...look });

  test.each([
    ['money.kompas.com', kompas, 'indeks', '2026-11-20T19:55+07:00', 'Uji'],
    ['jateng.tribunnews.com', tribun, 'index-news', '2026-11-20T19:55+07:00', 'nasional'],
    ['keuangan.kontan.co.id', kontan, 'indeks', '2026-11-20', 'Uji'],
  ])('of %s', async (host, site, id, iso, section) => {
    const { items, warnings } = await read(page(host), `https://${host}/`, listingOf(site, id));
    expect([items.length, warnings]).toEqual([20, []]);
    expect(items[0]).toMatchObject({ title: 'Kisah uji 1000 tentang harga benih', section, time: { iso } });
  });

  test('with ages in place of times', async () => {
    const { items } = await read(page('keuangan.kontan.co.id', { agesAt: now }), feedUrl, listingOf(kontan, 'indeks'));
    expect(items.map(({ time }) => time?.iso).slice(0, 2)).toEqual([
      '2026-11-20T19:55+07:00',
      '2026-11-20T19:50+07:00',
    ]);
  });

  test('says how many pages and stories there are', async () => {
    const pager = {
      page: 2,
      last: 9,
      addressOf: (to: number) => `https://jateng.tribunnews.com/index-news?date=2026-11-20&page=${to}`,
    };
    const html = page('jateng.tribunnews.com', { pager, total: 177 });
    expect(await read(html, 'https://jateng.tribunnews.com/index-news', listingOf(tribun, 'index-news'))).toMatchObject(
      {
        lastPage: 3,
        total: 177,
      },
    );
  });

  test('that no rule fits gives every article it links to, and says so', async () => {
    const html = page('jateng.tribunnews.com', { newClasses: true });
    const { items, warnings } = await read(html, 'https://jateng.tribunnews.com/', listingOf(tribun, 'index-news'));
    expect([items.length, warnings]).toEqual([20, ['unknown-list']]);
    expect(items[0]?.title).toBe('Kisah uji 1000 tentang harga benih');
  });

  test('older templates of Kompas', async () => {
    const old = [
      [
        'div class="article__list clearfix"',
        'div',
        '<h3 class="article__title"><a class="article__link" href="HREF">Judul</a></h3><div class="article__subtitle article__subtitle--inline">Gadget</div><div class="article__date">06/12/2026, 17:41 WIB</div>',
      ],
      [
        'li',
        'li',
        '<div class="tleft"><div class="grey small">Minggu, 6 Desember 2026 | 17:41 WIB</div><h3><a href="HREF">Judul</a></h3></div>',
      ],
    ];
    for (const [open, close, inner = ''] of old) {
      const href = 'http://tekno.kompas.com/read/xml/2026/12/06/17410037/judul.uji';
      const html = `<html><body><ul><${open}>${inner.replace('HREF', href)}</${close}></ul></body></html>`;
      const { items, warnings } = await read(html, 'https://indeks.kompas.com/', listingOf(kompas, 'indeks'));
      expect(warnings).toEqual([]);
      expect(items).toMatchObject([
        {
          url: 'http://tekno.kompas.com/read/2026/12/06/17410037/judul.uji',
          title: 'Judul',
          time: { iso: '2026-12-06T17:41+07:00' },
        },
      ]);
    }
  });

  test('an update is no publication: the address says when a story of Kompas came out', async () => {
    const html = page('money.kompas.com').replaceAll(
      /(<div class="articlePost-date">)[^<]*/g,
      '$1Diperbarui 21/11/2026, 10:05 WIB',
    );
    const { items } = await read(html, 'https://indeks.kompas.com/', listingOf(kompas, 'indeks'));
    expect(items[0]).toMatchObject({
      time: { iso: '2026-11-20T19:55+07:00' },
      modified: { iso: '2026-11-21T10:05+07:00' },
    });
  });

  test('of other publications and of sites without a rule', async () => {
    const html = `<html><body><a href="https://www.kompas.id/baca/nusantara/2026/11/20/satu">a</a><a href="/2026/11/harga-benih-naik-lagi">Harga benih</a><a href="/tentang">b</a><a href="https://lain.test/berita-dari-situs-lain">c</a></body></html>`;
    const url = 'https://kabar.test/';
    const { items } = await readListing(
      { url, content: Buffer.from(html), contentType: null },
      givenSource(url).listing,
      now,
    );
    expect(items).toMatchObject([
      { url: 'https://kabar.test/2026/11/harga-benih-naik-lagi', site: 'generic', portal: null, title: 'Harga benih' },
    ]);
  });
});
