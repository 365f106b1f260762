import { escapeHtml, printedTime } from './page-parts.ts';
import { type Story, storyUrl } from './stories.ts';

/** The robots.txt that a host of the test web shows. */
export function robotsFor(host: string): string {
  const rules = host.endsWith('kompas.com')
    ? ['Disallow: /search/?q=', 'Disallow: /komentar/*', 'Disallow: /copy/*', 'Disallow: *?utm_source=*']
    : host.endsWith('tribunnews.com')
      ? ['Disallow: /api/', 'Disallow: /komentar/', 'Disallow: /search', 'Disallow: /tag/', 'Disallow: /topic/']
      : ['Allow: /', 'Disallow: /search/*'];
  return [
    'User-agent: *',
    ...rules,
    '',
    'User-agent: GPTBot',
    'Disallow: /',
    '',
    `Sitemap: https://${host}/sitemap.xml`,
    '',
  ].join('\n');
}

/** Stories -> an RSS feed, newest first as they come; `linkOf` says where its items lead. */
export function rssOf(host: string, stories: readonly Story[], linkOf: (story: Story) => string = storyUrl): string {
  const items = stories.map((story) => {
    const date = `${rfcDate(story)} +0700`;
    return `<item><title><![CDATA[${story.title}]]></title><link>${linkOf(story)}</link><guid isPermaLink="true">${linkOf(story)}</guid><pubDate>${date}</pubDate><category><![CDATA[${story.section}]]></category></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>${host}</title><link>https://${host}</link>${items.join('\n')}</channel></rss>`;
}

/** "Fri, 20 Nov 2026 09:15:11", as the clock of Jakarta shows it. */
function rfcDate(story: Story): string {
  return new Date(`${story.publishedAt.replace(' ', 'T')}Z`).toUTCString().replace(' GMT', '');
}

/** Addresses of sitemaps -> their index. */
export function sitemapIndexOf(children: readonly string[]): string {
  const entries = children.map((address) => `<sitemap><loc>${address}</loc></sitemap>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('\n')}</sitemapindex>`;
}

/** Stories -> a Google News sitemap, with the blanks and the CDATA that real ones have. */
export function newsSitemapOf(stories: readonly Story[]): string {
  const urls = stories.map(
    (story) =>
      `<url><loc>\n  <![CDATA[${storyUrl(story)}]]>\n</loc><news:news><news:publication><news:name>Uji</news:name><news:language>id</news:language></news:publication><news:publication_date>${printedTime(story.publishedAt).iso}</news:publication_date><news:title><![CDATA[${story.title}]]></news:title><news:keywords>${story.tags.join(', ')}</news:keywords></news:news><image:image><image:loc>https://asset.test/foto.jpg</image:loc><image:title>Foto</image:title></image:image></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${urls.join('\n')}</urlset>`;
}

/** Stories -> a sitemap without titles and times, but that of the last change. */
export function webSitemapOf(stories: readonly Story[]): string {
  const urls = stories.map(
    (story) => `<url><loc>${storyUrl(story)}</loc><lastmod>${printedTime(story.publishedAt).iso}</lastmod></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('\n')}</urlset>`;
}

/** How an index page shows its stories. */
export interface IndexLook {
  /** Where the links to other pages lead; null where there are none. */
  readonly pager: { readonly page: number; readonly last: number; readonly addressOf: (page: number) => string } | null;
  /** The time is told as an age at this moment, in milliseconds since 1970; null for a day and a clock. */
  readonly agesAt: number | null;
  /** Classes that no rule knows. */
  readonly newClasses: boolean;
  /** Stories in the whole list. */
  readonly total: number;
}

/** Stories -> an index page in the site's own list markup. */
export function indexPageOf(host: string, stories: readonly Story[], look: IndexLook): string {
  const items = stories.map((story) => indexItem(host, story, look)).join('');
  const pager = look.pager === null ? '' : pagerOf(host, look.pager);
  const list = host.endsWith('tribunnews.com')
    ? `<div class="pt10 pb10"><b>${look.total}</b> berita<ul class="lsi">${items}</ul></div>`
    : host.endsWith('kontan.co.id')
      ? `<div class="list-berita"><ul>${items}</ul></div>`
      : `<div class="articleList -list">${items}</div>`;
  const page = `<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Indeks Berita</title></head><body><nav><a href="/">Beranda</a></nav><div class="content">${list}${pager}</div></body></html>`;
  return look.newClasses ? page.replace(/class="[^"]*"/g, 'class="x1"') : page;
}

function indexItem(host: string, story: Story, look: IndexLook): string {
  const time = printedTime(story.publishedAt);
  const title = escapeHtml(story.title);
  const age = look.agesAt === null ? null : ageOf(story, look.agesAt);
  if (host.endsWith('tribunnews.com')) {
    return `<li class="ptb15"><time class="grey">${age ?? `${time.day}, ${time.date} ${time.clock} WIB`}</time><h4><a href="https://${host}/topic/uji">${story.section}</a></h4><h3 class="f16 fbo"><a href="${storyUrl(story)}" title="${title}">${title}</a></h3></li>`;
  }
  if (host.endsWith('kontan.co.id')) {
    return `<li><div class="pic"><a href="${storyUrl(story).replace('https:', '')}"><img alt=""></a></div><div class="ket"><h1><a href="${storyUrl(story).replace('https:', '')}">${title}</a></h1><span class="linkto-orange hrf-gede mar-r-5"><a href="/">${story.section}</a></span><span class="font-gray">| ${age ?? time.date}</span></div></li>`;
  }
  return `<div class="articleItem"><a class="article-link" href="${storyUrl(story)}"><div class="articleItem-wrap"><h2 class="articleTitle">${title}</h2><div class="articlePost-subtitle">${story.section}</div><div class="articlePost-date">${age ?? `${time.slashed}, ${time.clock} WIB`}</div></div></a></div>`;
}

/** "1 Jam 8 Menit lalu". */
function ageOf(story: Story, at: number): string {
  const minutes = Math.floor((at - Date.parse(printedTime(story.publishedAt).iso)) / 60_000);
  return minutes < 60 ? `${minutes} Menit lalu` : `${Math.floor(minutes / 60)} Jam ${minutes % 60} Menit lalu`;
}

function pagerOf(host: string, { page, last, addressOf }: NonNullable<IndexLook['pager']>): string {
  if (page >= last && page === 1) return '';
  const link = (to: number, label: string): string =>
    host.endsWith('kompas.com')
      ? `<a class="paging__link" data-ci-pagination-page="${to}" href="${escapeHtml(addressOf(to))}">${label}</a>`
      : `<a href="${escapeHtml(addressOf(to))}">${label}</a>`;
  const others = [page - 1, page + 1].filter((to) => to >= 1 && to <= last);
  return `<div class="paging">${others.map((to) => link(to, String(to))).join('')}${page < last ? link(page + 1, 'Next') : ''}</div>`;
}

/** The page that a host shows where there is none. */
export function missingPage(host: string): string {
  const words = host.endsWith('kompas.com')
    ? 'MAAF KAMI TIDAK MENEMUKAN HALAMAN YANG ANDA CARI'
    : 'Halaman tidak ditemukan';
  return `<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>404</title></head><body><h1>${words}</h1></body></html>`;
}
