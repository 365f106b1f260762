import type { Ladders } from '../../model/ladders.ts';

/** Publishers, desks and accounts that pages put in the place of a writer. */
const noWriter =
  /^(?:comments?|komentar|twitter|facebook|instagram|linkedin|e-?mail|share|follow\b.*|subscribe|read more.*|admin\w*|administrator|redaksi\b.*|tim\b.*|team\b.*|editor\w*|super ?admin|root|user\w*|wartawan|newsroom|webmaster|unknown|anonymous|https?:.*|\(.*\)|.*\b(?:media|news|newspaper|network|online|digital|group|grup|berita|post|tv|radio|indonesia|kompas|tribun\w*|kontan|com|co\.id|id|pt|cv)\.?)$/i;
/** A heading of one or two words names a section or the site (Kompas 2015). */
const sentence =
  /^\S+\s\S+\s\S[\s\S]*$|^[\s\S]*[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][\s\S]{5}[\s\S]*$/;
const siteTail = /^(.+?)(?:\s[-–—|»]\s(?:halaman (?:\d{1,2}|all)|\p{L}{3,20}))??(?:\s[-–—|»]\s[^-–—|»]{2,40})?$/iu;

/** Where pages of any kind state their fields: the visible page first for headlines and tags, machine-made data first for times. */
export const fields: Ladders = {
  title: [
    {
      element:
        'h1.entry-title, h1.post-title, h1.single-title, h1.tdb-title-text, h1.jeg_post_title, h1[itemprop=headline], h1[itemprop=name]',
      take: 'first',
    },
    { element: 'article h1', take: 'first', anyHeading: true, match: sentence },
    {
      element: 'h1:not([class*=logo]):not([class*=site]):not([id*=logo])',
      take: 'first',
      anyHeading: true,
      match: sentence,
    },
    { element: 'h2.entry-title, h2.post-title, h3.post-title', take: 'first' },
    { jsonLd: 'headline', match: siteTail },
    { meta: 'og:title', match: siteTail },
    { element: 'title', take: 'first', match: siteTail },
    { element: 'h1', take: 'first', anyHeading: true },
  ],
  standfirst: [
    {
      element: '.standfirst, .article-standfirst, .entry-subtitle, .post-subtitle, .td-post-sub-title',
      take: 'first',
    },
    {
      element:
        '[class*=standfirst], .preface, [class*=lead-text], [class*=leadtext], [class*=leadText], [class*=text-lead], [class*=headline__lead], .chapeau, .sapo, .vorspann, .anleser, .bajada, .entradilla',
      take: 'first',
    },
  ],
  section: [
    { jsonLd: 'articleSection' },
    { meta: 'article:section' },
    {
      element:
        '.entry-header [rel~=category], .cat-links a, a[rel~=category], .td-category a, .entry-category a, .tdb-category a',
      take: 'first',
    },
    { element: '[class*=breadcrumb] a, [class*=breadcumb] a', take: 'last', not: /^(?:home|beranda|depan)$/i },
  ],
  publishedAt: [
    { jsonLd: 'datePublished' },
    { meta: 'article:published_time' },
    { meta: 'datepublished' },
    { meta: 'publishdate' },
    { meta: 'article:published' },
    { meta: 'parsely-pub-date' },
    { meta: 'sailthru.date' },
    { meta: 'dc.date.issued' },
    {
      element:
        'time.entry-date[datetime], time[itemprop=datePublished][datetime], time.published[datetime], .posted-on time[datetime], article time[datetime]',
      attribute: 'datetime',
      take: 'first',
    },
    { element: 'abbr.published[title]', attribute: 'title', take: 'first' },
    { element: '.posted-on, .entry-date, .post-date, .post-timestamp, .date-header, .date, time' },
    { meta: 'pubdate' },
    { meta: 'date' },
    { element: '[class*=tanggal], [class*=waktu], [class*=date]' },
  ],
  modifiedAt: [{ jsonLd: 'dateModified' }, { meta: 'article:modified_time' }],
  authors: [
    {
      element:
        '.byline a[rel~=author], .author.vcard a, .author.vcard .fn, .post-author .fn, [itemprop=author] [itemprop=name]:not([class*=comment] *)',
      take: 'first',
      not: noWriter,
    },
    {
      element:
        '[class*=author-name]:not([class*=comment] *) a, a[class*=author-name]:not([class*=comment] *), [class*=author__name], [class*=post-author-name], [class*=item--type-author], [itemprop=author]:not(meta)',
      take: 'first',
      not: noWriter,
    },
    {
      element: 'a[rel~=author], .author-name:not([class*=comment] *), .post-author-name, .byline',
      take: 'first',
      not: noWriter,
    },
    { element: '#penulis, .penulis, [id*=penulis], [class*=reporter]', take: 'first', not: noWriter },
    {
      element: '[class*=credit], [class*=author], [class*=byline], [class*=redaksi]',
      match: /\b((?:penulis|reporter|pewarta|oleh|writer)\s*:.*)/i,
    },
    {
      element: 'h1 ~ [class*=author]:not([class*=comment] *), h1 ~ * [class*=author]:not([class*=comment] *)',
      take: 'first',
      match: /^(?:(?:[Oo]leh|[Bb]y)\s?:?\s)?(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,4})$/u,
      not: noWriter,
    },
    { jsonLd: 'author', not: noWriter },
    { meta: 'article:author', not: noWriter },
    { meta: 'author', not: noWriter },
    { meta: 'byl', not: noWriter },
    { meta: 'sailthru.author', not: noWriter },
    { meta: 'parsely-author', not: noWriter },
    { meta: 'dc.creator', not: noWriter, match: /^[^,]+$/ },
    {
      element:
        'article a[class*=author], main a[class*=author], header [class*=uthor] a, #authors, article header a[href*="/author"], article header a[href*="/autor"], main header a[href*="/author"]',
      take: 'first',
      not: noWriter,
    },
  ],
  editors: [
    { element: '#editor, .editor, [class*=penyunting]', take: 'first', not: noWriter },
    { element: '[class*=credit], [class*=author], [class*=byline], [class*=redaksi]', match: /\b(editor\s*:.*)/i },
    { jsonLd: 'editor', not: noWriter },
  ],
  tags: [
    { element: '.post-tags a, .tags-links a, .tags a[rel~=tag], .post-labels a, .tagcloud a[rel~=tag]' },
    { element: 'a[rel~=tag]:not([rel~=category])' },
    { element: '.tags > a, article [class*=tags] a, main [class*=tags] a', not: /^#?(?:tags?|topik)\s*:?$/i },
    { element: 'ul[class*=tag] a, [class*=tag-list] a, [class*=taglist] a, [class*=tagging] a, [class*=tag__] li a' },
    { jsonLd: 'keywords', list: true },
    { meta: 'news_keywords', list: true },
  ],
  canonicalUrl: [
    { element: 'link[rel=canonical]', attribute: 'href' },
    { meta: 'og:url' },
    { jsonLd: 'mainEntityOfPage' },
  ],
  outlet: [{ meta: 'og:site_name' }, { jsonLd: 'publisher' }],
  language: [
    { element: 'html', attribute: 'lang', match: /^([a-z]{2,3})\b/i },
    { jsonLd: 'inLanguage', match: /^([a-z]{2,3})\b/i },
    { meta: 'og:locale', match: /^([a-z]{2,3})(?=_|$)/i },
  ],
  access: [
    // A page may be free but for a part of it.
    { jsonLd: 'hasPart.isAccessibleForFree', match: /(?:^|\/)(?:false|no|0)$/i },
    { jsonLd: 'isAccessibleForFree' },
  ],
};
