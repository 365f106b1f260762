import type { NoiseRule, SiteRule } from '../model/site-rule.ts';

/** Cut before Readability reads the page: what Indonesian news pages put around and into a story. */
const noise: readonly NoiseRule[] = [
  {
    name: 'share-bar',
    element:
      '.sharedaddy, .share-buttons, .social-share, .addtoany_share_save_container, [class*="social-share"], [class*="share-"], [id*="sharebox"]',
    seen: 'WordPress and kin',
  },
  {
    name: 'related-list',
    element:
      '.jp-relatedposts, .yarpp-related, .crp_related, .inline-related, .related-posts, .wp-block-latest-posts, [class*="related"], [class*="terkait"], [class*="baca-juga"], [class*="recommend"], [class*="rekomendasi"]',
    seen: 'WordPress and kin',
  },
  {
    name: 'tag-list',
    element:
      '.post-tags, .tags-links, .tagcloud, [class^="tag-"], [class*="tagging"], [class*="tagcloud"], .tagl, .wrap-tag',
    seen: 'WordPress and kin',
  },
  {
    name: 'navigation',
    element:
      'nav, .nav-links, .post-navigation, [class*="breadcrumb"], [class*="breadcumb"], footer, [role=navigation]',
    seen: 'WordPress and kin',
  },
  {
    name: 'comment-box',
    element: '#comments, #respond, .comments-area, [class*="comment"], [class*="komentar"]',
    seen: 'WordPress and kin',
  },
  {
    name: 'widget',
    element: 'aside, .author-box, .widget, [class*="terpopuler"], [class*="trending"], .code-block, form',
    seen: 'WordPress and kin',
  },
  { name: 'page-links', element: '.pagination, .paginations, [class*="paging"], [class*="pagination"]', seen: 'all' },
  { name: 'caption', element: 'figcaption, .wp-caption-text, [class*="caption"]', seen: 'photos' },
  {
    name: 'ad-slot',
    element: '[class^="ads-"], [class*=" ads-"], [id^="div-gpt"], [class*="advert"], [class*="heightads"]',
    seen: 'all',
  },
  {
    name: 'byline',
    line: /^(?:editor|penulis|reporter|sumber|writer|tim redaksi)\s*:?\s*(?:[^.!?]{2,80})?$/i,
    seen: 'credits typed into the text',
  },
  {
    name: 'date-line',
    line: /^(?:kompas\.com\s*[-,]\s*)?(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu)?,?\s*\d{1,2}[ /]\w+[ /]\d{4}\s*[|,/-]?\s*(?:\d{1,2}[:.]\d{2})?\s*(?:wib|wita|wit)?$/i,
    where: 'head',
    seen: 'dates typed over the text',
  },
];

/** Everything else: re-publishers and sites without a rule. WordPress by its markup, else Readability. */
export const generic: SiteRule = {
  id: 'generic',
  portals: [],
  zone: 'WIB',
  urls: { article: /./ },
  ids: [],
  fields: {
    title: [
      {
        element: 'h1.entry-title, h1.post-title, h1.single-title, h1.tdb-title-text, h1[itemprop=headline]',
        take: 'first',
      },
      { jsonLd: 'headline' },
      { element: 'h1', take: 'first' },
      { meta: 'og:title' },
      { element: 'title' },
    ],
    section: [
      { jsonLd: 'articleSection' },
      { meta: 'article:section' },
      { element: '[rel~="category"]', take: 'first' },
    ],
    publishedAt: [
      { jsonLd: 'datePublished' },
      { meta: 'article:published_time' },
      { meta: 'datepublished' },
      {
        element:
          'time.entry-date[datetime], time[itemprop=datePublished][datetime], time.published[datetime], article time[datetime]',
        attribute: 'datetime',
        take: 'first',
      },
      { element: '.posted-on, .entry-date, .post-date, .date, time' },
    ],
    modifiedAt: [{ jsonLd: 'dateModified' }, { meta: 'article:modified_time' }],
    authors: [
      {
        element:
          '.byline a[rel=author], a[rel=author], .author-name, .author.vcard a, [itemprop=author] [itemprop=name]',
        take: 'first',
      },
      { jsonLd: 'author' },
      { meta: 'author' },
    ],
    editors: [{ jsonLd: 'editor' }],
    tags: [{ element: '.post-tags a, .tags-links a, a[rel=tag]' }, { jsonLd: 'keywords' }],
    canonicalUrl: [
      { element: 'link[rel=canonical]', attribute: 'href' },
      { meta: 'og:url' },
      { jsonLd: 'mainEntityOfPage' },
    ],
    outlet: [{ meta: 'og:site_name' }, { jsonLd: 'publisher' }],
    language: [
      { element: 'html', attribute: 'lang', match: /^([a-z]{2,3})\b/i },
      { jsonLd: 'inLanguage', match: /^([a-z]{2,3})\b/i },
      { meta: 'og:locale', match: /^([a-z]{2,3})\b/i },
    ],
    access: [{ jsonLd: 'isAccessibleForFree' }],
  },
  generations: [
    {
      id: 'wordpress',
      evidence: [
        '.entry-content, .post-content, .td-post-content, .single-content, .tdb-block-inner, .wp-block-post-content',
        'article, .hentry, .type-post, body.single',
      ],
      body: { root: '.entry-content, .td-post-content, .post-content, .single-content, .wp-block-post-content' },
      lead: {
        container: '.post-thumbnail, .wp-post-image, .td-post-featured-image, figure.featured',
        caption: 'figcaption',
      },
      inline: [{ container: '.wp-caption, figure', caption: '.wp-caption-text, figcaption' }],
      pagination: { links: '.page-links a, .post-page-numbers', current: '.page-links .current' },
    },
  ],
  noise,
  examples: { article: [], other: [] },
};
