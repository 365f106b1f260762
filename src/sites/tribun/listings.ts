import type { IndexListing, Listing } from '../../model/listing.ts';
import { regionalPortals } from './portals.ts';

/** The list of `/index-news`: the same markup on the national title and on every portal. */
const indexNews = {
  kind: 'index-page',
  reachHours: null,
  pageSize: 20,
  cap: null,
  shapes: [
    {
      seen: 'eight public scrapers of 2019 to 2026; a link in h4 leads to a topic, not to the section',
      item: 'li.ptb15',
      link: 'h3 a',
      time: 'time.grey, time',
    },
    {
      seen: 'the home list of the desktop site (field manual, 2020 to 2026) and the saved mobile front page of January 2022',
      item: '#latestul > li, li[sort]',
      link: 'h3 a',
      time: 'time.foot, time',
      section: 'h4 a, a.tsa-2',
    },
  ],
  pager: { element: '.paging a[href*="page="]', attribute: 'href' },
  printedTotal: { element: '.pt10.pb10 b', pattern: /^(?<total>\d{1,6})$/ },
} as const satisfies Omit<IndexListing, 'id' | 'url' | 'seen'>;

/** Sitemaps of pictures, films and advertisements. */
const never = /(?:image|video|foto|tag|topic|iklan-online)s?\b/i;

/**
 * Where the network lists its stories. The national feed is left out: its items all lead to the home page (seen
 * repeatedly in 2026). Tag pages are closed by robots.txt.
 */
export const listings: readonly Listing[] = [
  {
    ...indexNews,
    id: 'index-news',
    url: 'https://www.tribunnews.com/index-news?date=<yyyy>-<m>-<d>&page=<page>',
    seen: 'eight public scrapers of 2019 to 2026; without a date, page 11 repeats page 10',
    portals: ['tribunnews'],
  },
  {
    ...indexNews,
    id: 'index-news',
    url: 'https://<portal>.tribunnews.com/index-news?date=<yyyy>-<m>-<d>&page=<page>',
    seen: 'public scrapers of Aceh, Wartakota, Kaltara, Jabar, Jogja and others, 2019 to 2026',
    portals: regionalPortals,
  },
  {
    id: 'sitemap',
    kind: 'sitemap',
    url: 'https://www.tribunnews.com/sitemap.xml',
    seen: 'live on 24 July 2026: an index of one news sitemap a section, 100 entries each, CDATA around addresses',
    portals: ['tribunnews'],
    reachHours: 48,
    pageSize: null,
    cap: 100,
    children: { recent: /news/i, never },
  },
  {
    id: 'sitemap',
    kind: 'sitemap',
    url: 'https://<portal>.tribunnews.com/sitemap.xml',
    seen: 'Kaltara, 2025: sitemap_news.xml and sitemap_web.xml, nested, so names are taken from the index only',
    portals: regionalPortals,
    reachHours: 48,
    pageSize: null,
    cap: 100,
    children: { recent: /news/i, never },
  },
  {
    id: 'feed',
    kind: 'feed',
    url: 'https://<portal>.tribunnews.com/rss',
    seen: 'works on portals (public projects of 2021 and 2026)',
    portals: regionalPortals,
    reachHours: 24,
    pageSize: 20,
    cap: 20,
  },
];
