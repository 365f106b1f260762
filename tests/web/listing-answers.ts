import { gzipSync } from 'node:zlib';
import { type IndexLook, indexPageOf, newsSitemapOf, rssOf, sitemapIndexOf, webSitemapOf } from './listings.ts';
import type { Story } from './stories.ts';

/** What listings do besides what they should. */
export type ListingFault =
  /** Times are ages: "3 jam lalu". */
  | 'ages'
  /** Feeds and sitemaps end in the middle of an entry. */
  | 'cut-off'
  /** A challenge or error page comes in place of feeds and sitemaps. */
  | 'html-in-place'
  /** A question with a validator is always answered "unchanged". */
  | 'lying-304'
  /** Index pages have classes that no rule knows. */
  | 'new-classes';

/** What the listings of the test web show; a test may change it at any time. */
export interface ShownListings {
  /** Only these stories are listed. */
  isListed: (story: Story) => boolean;
  readonly faults: Set<ListingFault>;
  /** The moment at which ages are told, in milliseconds since 1970. */
  now: number;
}

export interface ListingAnswer {
  readonly type: string;
  readonly body: string | Buffer;
}

const xmlType = 'application/xml; charset=UTF-8';
const htmlType = 'text/html; charset=UTF-8';

/** Without a date, the last page that shows anything new (Tribun; page 11 repeats it). */
const lastUndated = 10;

/** An address of the test web -> the listing there, null where there is none. */
export function listingAnswer(url: URL, stories: readonly Story[], shown: ShownListings): ListingAnswer | null {
  const { hostname, pathname } = url;
  const listed = stories.filter(shown.isListed).sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
  const own = listed.filter(({ host }) => host === hostname);
  const family = listed.filter(({ host }) => host.endsWith(hostname.split('.').slice(-2).join('.')));
  const xml = (body: string, type = xmlType): ListingAnswer => damaged({ type, body }, shown);
  const isHub = /^(?:indeks|www|news)\.(?:kompas\.com|kontan\.co\.id)$/.test(hostname);
  switch (pathname) {
    case '/sitemap.xml':
      return xml(sitemapIndexOf(childrenOf(hostname)));
    case '/sitemap/news/index.xml':
      return hostname.endsWith('kompas.com') ? xml(sitemapIndexOf([`https://${hostname}/sitemap/news/1.xml`])) : null;
    case '/sitemap/news/1.xml':
      return hostname.endsWith('kompas.com') ? xml(newsSitemapOf(isHub ? family : own)) : null;
    case '/sitemap-news.xml':
      return isPortal(hostname) ? null : xml(newsSitemapOf(own));
    case '/sitemap_news.xml':
      return isPortal(hostname) ? xml(newsSitemapOf(own)) : null;
    case '/sitemap-web.xml':
    case '/sitemap_web.xml':
      return xml(webSitemapOf(own));
    case '/sitemaps/keuangan-news.xml.gz':
      return { type: 'application/x-gzip', body: gzipSync(newsSitemapOf(family.filter(ofChannel('keuangan')))) };
    case '/sitemaps/kesehatan-news.xml':
      return xml(newsSitemapOf(family.filter(ofChannel('kesehatan'))));
    case '/rss': {
      const home = hostname === 'www.tribunnews.com' ? (): string => `https://${hostname}/` : undefined;
      return hostname === 'www.kontan.co.id'
        ? null
        : xml(rssOf(hostname, own, home), 'application/rss+xml; charset=UTF-8');
    }
    case '/':
    case '/index-news':
    case '/search/indeks':
      return { type: htmlType, body: indexPage(url, isHub ? family : own, shown) };
    default:
      return null;
  }
}

function isPortal(host: string): boolean {
  return host.endsWith('.tribunnews.com') && host !== 'www.tribunnews.com';
}

function ofChannel(channel: string): (story: Story) => boolean {
  return ({ host }) => host === `${channel}.kontan.co.id`;
}

/** Names of child sitemaps differ from site to site and from portal to portal. */
function childrenOf(host: string): readonly string[] {
  const at = (path: string): string => `https://${host}${path}`;
  if (host.endsWith('kompas.com')) return [at('/sitemap/news/index.xml'), at('/sitemap-images.xml')];
  if (isPortal(host)) return [at('/sitemap_news.xml'), at('/sitemap_web.xml'), at('/sitemap_images.xml')];
  if (host.endsWith('kontan.co.id')) return [at('/sitemaps/keuangan-news.xml.gz'), at('/sitemaps/kesehatan-news.xml')];
  return [at('/sitemap-news.xml'), at('/sitemap-web.xml')];
}

function indexPage(url: URL, stories: readonly Story[], shown: ShownListings): string {
  const { hostname, searchParams } = url;
  const pageSize = hostname.endsWith('kompas.com') ? 15 : 20;
  const asked = dateOf(searchParams);
  const section = searchParams.get('site') ?? 'all';
  const all = stories
    .filter(({ publishedAt }) => asked === null || publishedAt.startsWith(asked))
    .filter(({ host }) => section === 'all' || host.startsWith(`${section}.`));
  const offset = searchParams.get('per_page');
  const last = Math.max(1, Math.ceil(all.length / pageSize));
  const page = offset === null ? Number(searchParams.get('page') ?? '1') : Number(offset) / pageSize + 1;
  const from = (asked === null && hostname.endsWith('tribunnews.com') ? Math.min(page, lastUndated) : page) - 1;
  const addressOf = (to: number): string => {
    const other = new URL(url);
    other.searchParams.set('page', String(to));
    return `https://${hostname}${other.pathname}${other.search}`;
  };
  const look: IndexLook = {
    pager: hostname.endsWith('kontan.co.id') || asked === null ? null : { page, last, addressOf },
    agesAt: shown.faults.has('ages') ? shown.now : null,
    newClasses: shown.faults.has('new-classes'),
    total: all.length,
  };
  return indexPageOf(hostname, all.slice(from * pageSize, (from + 1) * pageSize), look);
}

/** `date=2026-11-2`, or `tanggal=02&bulan=11&tahun=2026` -> `2026-11-02`. */
export function dateOf(parameters: URLSearchParams): string | null {
  const parts =
    parameters.get('date')?.split('-') ?? ['tahun', 'bulan', 'tanggal'].map((name) => parameters.get(name) ?? '');
  const [year = '', month = '', day = ''] = parts;
  return year === '' ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function damaged(answer: ListingAnswer & { readonly body: string }, { faults }: ShownListings): ListingAnswer {
  if (faults.has('html-in-place'))
    return {
      type: htmlType,
      body: '<!DOCTYPE html><html><head><title>Sebentar</title></head><body><p>Mohon tunggu sebentar.</p></body></html>',
    };
  if (!faults.has('cut-off')) return answer;
  return { ...answer, body: answer.body.slice(0, answer.body.length * 0.97) };
}
