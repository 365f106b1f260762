import type { NoiseRule } from '../../model/site-rule.ts';
import { boxNames, unseenBoxes, words } from '../box-names.ts';

/** Elements that hold boxes; a link or an emphasis inside a sentence is never one, whatever its class says. */
const boxes = 'div, section, aside, ul, ol, li, p, nav, table, header, footer, h2, h3, h4, h5, figure, center, dl';
const lineBoxes = `${boxes}, span, time, small, em, strong, b, i, address`;

/** Boxes by the words that WordPress themes, Blogspot and Indonesian newsrooms give them, cut before the body is looked for. */
export const boxNoise: readonly NoiseRule[] = [
  { name: 'navigation', element: 'nav, footer, [role=navigation], [role=banner]', seen: 'HTML5 pages' },
  {
    name: 'navigation',
    element: boxes,
    named: words('nav|navbar|menu|breadcrumbs?|breadcumbs?|navigation|topbar|footer'),
    seen: 'WordPress .post-navigation, .breadcrumb; Kompas .breadcrumb__wrap',
  },
  { name: 'widget', element: 'aside, form, .widget, .code-block', seen: 'WordPress sidebars and inserted ads' },
  {
    name: 'widget',
    element: boxes,
    named: words(
      'sidebar|popup|modal|author-box|author-bio|author-info|about-author|abh|saboxplugin|multiple-authors|post-views|reading-time|wpd|wpdiscuz|mc4wp-form|poll|polling|toc|ez-toc-container|toc_container|lwptoc|table-of-contents|rating|ratings|search|login|skip-link|quiz|cookie|breaking-news',
    ),
    seen: 'WordPress plug-ins: author boxes, tables of contents, polls; search boxes inside stories',
  },
  {
    name: 'share-bar',
    element: boxes,
    named: words(
      'share|sharing|shares|sharer|shr|sharedaddy|sharebox|sosmed|socials?|socmed|addtoany|addthis|a2a|bagikan|likes?',
    ),
    seen: 'Jetpack .sharedaddy, AddToAny, theme share bars',
  },
  {
    name: 'related-list',
    element: boxes,
    named: boxNames.related,
    seen: 'Jetpack, YARPP, Contextual Related Posts, "terkait" and "terpopuler" boxes',
  },
  {
    name: 'related-list',
    element:
      'div:has(> a > h2), div:has(> a > h3), div:has(> a > h4), li:has(> a > h3), article:has(> a > h3), div:has(> a > img):has(> h3 > a)',
    longest: 400,
    seen: 'cards of other stories without a name: a link around a heading',
  },
  {
    name: 'summary-box',
    element: boxes,
    named: boxNames.summary,
    seen: 'Tribun 2025–26 "Ringkasan Berita" and its clones; "key points" of other newsrooms',
  },
  {
    name: 'tag-list',
    element: boxes,
    named: boxNames.tags,
    seen: 'WordPress .tags-links, Blogspot .post-labels',
  },
  {
    name: 'comment-box',
    element: boxes,
    named: boxNames.comments,
    seen: 'WordPress #comments, #respond; Blogspot #comments',
  },
  {
    name: 'comment-box',
    element: 'div:has(> h2), div:has(> h3), div:has(> h4), section:has(> h2), section:has(> h3), section:has(> h4)',
    text: /^(?:\d{1,5} (?:tanggapan|komentar|comments?|responses?|replies|thoughts on|kommentare?|comentarios?|commentaires?)|(?:komentar|tanggapan|comments?|kommentare|comentarios|commentaires) ?\(\d{1,5}\))/i,
    seen: 'comments in boxes without a name, told by their number',
  },
  {
    name: 'related-list',
    element: 'article article:has(h1), article article:has(h2 > a)',
    seen: 'another post inside the story’s own element',
  },
  {
    name: 'page-links',
    element: boxes,
    named: words('paging|pagination|paginations|paginate|pagenavi|page-links|pager|blog-pager'),
    seen: 'pagers of stories and archives',
  },
  {
    name: 'promotion',
    element: boxes,
    named: words(
      'promo|promotion|google-news|googlenews|gnews|whatsapp|telegram|newsletter|subscribe|subscription|langganan|donasi|donation',
    ),
    seen: 'invitations to channels and letters',
  },
  {
    name: 'ad-slot',
    element: `${boxes}, ins`,
    named: words('ads?|ads-\\w+|a-rec|advert\\w*|adsense|adsbygoogle|iklan|banner|sponsored|heightads'),
    seen: 'theme and plug-in ad boxes, Kontan .heightads250',
  },
  {
    name: 'byline',
    element: lineBoxes,
    named: words('byline|author|authors|penulis|editor|reporter|redaksi|credits?|vcard|post-author|jurnalis'),
    longest: 200,
    seen: 'WordPress .byline, Kompas "Editor" lines, Kontan #editor',
  },
  {
    name: 'date-line',
    element: lineBoxes,
    named: words(
      'date|time|tanggal|posted-on|published|waktu|entry-meta|post-meta|postmeta|entry-date|timestamp|dateline|jam',
    ),
    longest: 200,
    seen: 'WordPress .entry-meta, Blogspot .post-timestamp',
  },
  {
    name: 'headline-repeat',
    element: '.standfirst, .article-standfirst, .entry-subtitle, .post-subtitle, .td-post-sub-title',
    seen: 'summaries under the headline (moved to standfirst)',
  },
  {
    name: 'headline-repeat',
    element: 'p, div, h2, h3, h4, strong',
    named: words(
      'standfirst|preface|teaser[-_]text|lead-?text|text-lead|headline-lead|lead_text|chapeau|sapo|vorspann|anleser|bajada|entradilla',
    ),
    longest: 700,
    seen: 'summaries under the headline, as newsrooms of other countries name them',
  },
  {
    name: 'headline-repeat',
    element: 'p',
    named: words('description|deck|dek'),
    longest: 500,
    seen: 'the same under names that boxes bear for other reasons',
  },
  { name: 'date-line', element: ':not(p) > time', longest: 80, seen: 'pages of every kind' },
  {
    name: 'embed',
    element: 'blockquote',
    text: /\(@\w{1,20}\)\s+\p{L}+ \d{1,2}, \d{4}$|(?:view this post on instagram|lihat postingan ini di instagram)/iu,
    seen: 'social posts whose markup lost its classes',
  },
  {
    name: 'widget',
    element: 'ul:has(> li > a[href^="#"]), ol:has(> li > a[href^="#"])',
    besides: /^[\s\W\d]*$/,
    seen: 'tables of contents without a name',
  },
  {
    name: 'widget',
    element: boxes,
    named: words(
      'fact-?box|faktaboks|fakta-?box|faktaruta|info-?box|infokasten|infobox|gallery-controls|gallery-overlay|control-bar|slide-count|lightbox|carousel|tooltip|rollover-block|cta|paywall-overlay|toolbar|cite-?wrapper|printbox|print-only|d-print-block',
    ),
    seen: 'fact boxes, controls of galleries, boxes shown on a click or in print only',
  },
  {
    name: 'widget',
    element: `${boxes}, span, a`,
    named: words('sr-only|visually-hidden|visuallyhidden|screen-reader-text|a11y-hidden|hide-?completely|noprint-text'),
    seen: 'words for those who listen to the page',
  },
  {
    name: 'widget',
    element: unseenBoxes,
    seen: 'boxes shown on a click',
  },
];

/** Captions whose photo was not found beside them. */
export const captionNoise: readonly NoiseRule[] = [
  {
    name: 'caption',
    element: lineBoxes,
    named: words('caption|captions|figcaption|wp-caption-text|photo-credit|image-credit|photo-caption|keterangan-foto'),
    longest: 600,
    seen: 'captions that stand apart from their photo',
  },
  { name: 'caption', element: 'figcaption', seen: 'captions of figures that are no photo' },
];
