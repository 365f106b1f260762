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

/** Stories -> an RSS feed, newest first as they come. */
export function rssOf(host: string, stories: readonly Story[]): string {
  const items = stories.map((story) => {
    const date = new Date(printedTime(story.publishedAt).iso).toUTCString();
    return `<item><title><![CDATA[${story.title}]]></title><link>${storyUrl(story)}</link><guid isPermaLink="true">${storyUrl(story)}</guid><pubDate>${date}</pubDate></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>${host}</title><link>https://${host}</link>${items.join('\n')}</channel></rss>`;
}

/** A host's sitemap index, which leads to its news sitemap. */
export function sitemapIndexOf(host: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://${host}/sitemap-news.xml</loc></sitemap></sitemapindex>`;
}

/** Stories -> a Google News sitemap. */
export function newsSitemapOf(stories: readonly Story[]): string {
  const urls = stories.map(
    (story) =>
      `<url><loc><![CDATA[${storyUrl(story)}]]></loc><news:news><news:publication_date>${printedTime(story.publishedAt).iso}</news:publication_date><news:title><![CDATA[${story.title}]]></news:title></news:news></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${urls.join('\n')}</urlset>`;
}

/** Stories -> an index page in the site's own list markup. */
export function indexPageOf(host: string, stories: readonly Story[]): string {
  const items = stories.map((story) => indexItem(host, story));
  const list = host.endsWith('tribunnews.com')
    ? `<div class="pt10 pb10"><ul class="lsi">${items.join('')}</ul></div>`
    : items.join('');
  return `<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Indeks Berita</title></head><body><div class="content">${list}</div></body></html>`;
}

function indexItem(host: string, story: Story): string {
  const time = printedTime(story.publishedAt);
  const title = escapeHtml(story.title);
  if (host.endsWith('tribunnews.com')) {
    return `<li class="ptb15"><time class="grey">${time.day}, ${time.date} ${time.clock} WIB</time><h3 class="f16 fbo"><a href="${storyUrl(story)}" title="${title}">${title}</a></h3></li>`;
  }
  if (host.endsWith('kontan.co.id')) {
    return `<div class="list-berita"><ul><li><div class="ket"><h1><a href="${storyUrl(story).replace('https:', '')}">${title}</a></h1><span class="font-gray">| ${time.date}</span></div></li></ul></div>`;
  }
  return `<div class="articleList -list"><div class="articleItem"><a class="article-link" href="${storyUrl(story)}"><h2 class="articleTitle">${title}</h2><div class="articlePost-date">${time.slashed}, ${time.clock} WIB</div></a></div></div>`;
}

/** The page that a host shows where there is none. */
export function missingPage(host: string): string {
  const words = host.endsWith('kompas.com')
    ? 'MAAF KAMI TIDAK MENEMUKAN HALAMAN YANG ANDA CARI'
    : 'Halaman tidak ditemukan';
  return `<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>404</title></head><body><h1>${words}</h1></body></html>`;
}
