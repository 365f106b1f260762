import type { Listing } from '../../model/listing.ts';

const channels: readonly string[] = [
  'nasional',
  'keuangan',
  'investasi',
  'industri',
  'internasional',
  'peluangusaha',
  'personalfinance',
  'lifestyle',
  'regional',
  'kesehatan',
  'caritahu',
];

/** Kontan's lists of stories: one markup on index pages and front pages. */
const list = {
  seen: 'ten public scrapers of 2019 to 2026; times as "| 05 Februari 2024" or "1 Jam 8 Menit lalu"',
  item: '.list-berita > ul > li, .list-berita > li',
  link: '.ket h1 a, h1 a',
  time: '.font-gray',
  section: '.linkto-orange a',
};

/** Where Kontan lists its stories. The dated index is closed by robots.txt, so gaps can be filled by the web sitemap only. */
export const listings: readonly Listing[] = [
  {
    id: 'sitemap',
    kind: 'sitemap',
    url: 'https://www.kontan.co.id/sitemap.xml',
    seen: 'five public scrapers of 2025 and 2026; an index of sitemaps a channel, the news ones with titles and times',
    reachHours: 48,
    pageSize: null,
    cap: null,
    children: { recent: /news/i, never: /(?:image|video|foto|tag|infografi[ks])s?\b/i },
  },
  {
    id: 'feed',
    kind: 'feed',
    url: 'https://<section>.kontan.co.id/rss',
    seen: 'that of investasi answered on 16 August 2026 with 25 items; three public scrapers; rss.kontan.co.id gave no answer to anybody',
    sections: channels,
    reachHours: 24,
    pageSize: 25,
    cap: 25,
  },
  {
    id: 'front',
    kind: 'index-page',
    url: 'https://<section>.kontan.co.id/',
    seen: 'open to programs; where its list is not that of the index, every link to an article counts',
    sections: channels,
    reachHours: 24,
    pageSize: 20,
    cap: 20,
    shapes: [list, { seen: 'any page: links to articles', item: 'a[href]', link: 'a' }],
  },
  {
    id: 'indeks',
    kind: 'index-page',
    url: 'https://www.kontan.co.id/search/indeks?kanal=<section>&tanggal=<dd>&bulan=<mm>&tahun=<yyyy>&pos=indeks&per_page=<offset>',
    seen: 'ten public scrapers of 2019 to 2026; robots.txt says "Disallow: /search/*" (file kept in a public archive, November 2026)',
    sections: channels,
    allSections: 'all',
    reachHours: null,
    pageSize: 20,
    cap: null,
    closedByRobots: true,
    shapes: [list],
  },
];
