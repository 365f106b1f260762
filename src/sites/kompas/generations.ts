import type { Ladders } from '../../model/ladders.ts';
import type { Generation, ImageRule, NoiseRule, PaginationRule } from '../../model/site-rule.ts';
import { bracketedCredit, inCaptionBox } from '../photo-credits.ts';
import { titleSuffix, urlClock } from './fields.ts';

const photo: ImageRule = { container: '.photo', credit: '.author' };
/** On phones the caption has an element of its own on AMP pages only. */
const framed: ImageRule = {
  container: '.photo',
  caption: '.photo__caption, .photo:not(:has(.photo__caption))',
  credit: '.photo__author, .author',
};
const infographic: ImageRule = { container: '.photo-infographic', credit: '.author' };
const figure: ImageRule = {
  container: 'figure:has(img, amp-img):not(:has(table))',
  caption: 'figcaption',
  printed: bracketedCredit,
};
const cover: ImageRule = { container: '.cover-photo', caption: '.photo__caption', credit: '.author' };
/** The photo over the story, also as the template before printed it. */
const over: ImageRule = {
  container:
    '.cover-photo, .js-read-article .photo:not(.read__article *), .js-read-article .photo-infographic:not(.read__article *)',
  caption: '.photo__caption, .photo, .photo-infographic',
  credit: '.photo__author, .author',
};
const wrapped: ImageRule = { ...cover, container: '.photo__wrap:has(.photo__caption)' };
/** Under the text: a `<div>` left open by its writer draws all this into it. */
const underText =
  '#EndOfArticle, .paging__footnote, .read__paging, .info-banner, .read__tagging, .related__inline, .read__credit.bottom';
const pagination: PaginationRule = {
  links: '.paging--article .paging__link',
  current: '.paging--article .paging__link--active',
  totalMeta: 'content_total_pages',
  currentMeta: 'content_current_page',
};

const credits = '.kcm-read-copy tr, .penulis-editor tr';
/** The three templates before 2017 print the credits as a table under the text and have no tags of the article. */
const kcmFields: Ladders = {
  title: [
    { element: '.kcm-read-top h2, .kcm-read-content-top h2, .baca-content h1', take: 'first' },
    { meta: 'og:title', match: titleSuffix },
  ],
  kicker: [{ element: '.baca-content .top-title, .kcm-read .ads', take: 'first' }],
  section: [{ element: '.kcm-breadcrumb a, .breadcrump a', take: 'last' }],
  publishedAt: [{ element: '.kcm-read-top .msmall, .kcm-date, .kcm-read .grey.small' }, urlClock],
  authors: [{ element: credits, match: /^(?:Penulis|Writer)\s?:?\s?(.+)$/i }],
  editors: [{ element: credits, match: /^Editor\s?:?\s?(.+)$/i }],
  sources: [{ element: credits, match: /^Sumber\s?:?\s?(.+)$/i }],
  tags: [],
};
const kcm: Pick<Generation, 'lead' | 'inline' | 'fields' | 'pagination'> = {
  lead: { ...photo, container: '.kcm-read .photo, .baca-content .photo' },
  inline: [photo, infographic, figure, inCaptionBox],
  fields: kcmFields,
  pagination: {
    links: ':is(.kcm-read, .baca-content) [class*="paging"] a, :is(.kcm-read, .baca-content) ul.pagination a',
    current: ':is(.kcm-read, .baca-content) [class*="paging"] a.active',
  },
};

/** Under the text of the templates before 2017, for the same reason. */
const underKcmText = '.kcm-read-copy, .penulis-editor, .kcm-read-bottom-topic';

/** What stands between and under the paragraphs of the page for phones and of the AMP page (August 2021 – October 2022). */
const phoneNoise: readonly NoiseRule[] = [
  {
    name: 'promotion',
    element: '.banner-middle, .bapps-middle, .nwsLetter-article, .subscribe__widget, .w-info, .gomed-box',
    seen: 'the application, letters, notifications, Parapuan, medicines',
  },
  { name: 'widget', element: '[class*="rVideo"], .video-box-wrap, .video-ivs', seen: '"Video Rekomendasi"' },
  {
    name: 'related-list',
    element: '#rekomendasi_in_article',
    besides: /^.{0,80}$/,
    seen: 'empty until the browser fills it; one left open by its writer would hold the rest of the story',
  },
  {
    name: 'ad-slot',
    element: '.ads__banner, .kcm-track, .flying_carpet_div, .wrap__sticky__article',
    seen: 'between paragraphs',
  },
];

/** Newest first. */
export const generations: readonly Generation[] = [
  {
    id: '2022-amp',
    evidence: ['html[amp], html[⚡]', '.read__content', '.read__title'],
    body: { root: '.read__content', end: '.read__paging, .paging, .tagging, .wLink, .info-banner' },
    noise: phoneNoise,
    lead: { ...framed, container: '.photo:not(.read__content *)' },
    inline: [framed, figure, inCaptionBox],
    pagination: { links: '.paging li a', current: '.paging a.active' },
  },
  {
    id: '2021-phone',
    evidence: ['.read__content', 'body.kcm--read, .kcm-read-paging, .mob-tagging, .imgHL'],
    body: { root: '.read__content', end: `.kcm-read-paging, .mob-tagging, ${underText}` },
    noise: phoneNoise,
    lead: { ...framed, container: '.imgHL .photo' },
    inline: [framed, infographic, figure, inCaptionBox],
    pagination: { links: '.kcm-read-paging a', current: '.kcm-read-paging a.active' },
  },
  {
    id: '2022',
    evidence: ['.read__content', '.credit-title, #creditModal, .cover-photo, .gate-kgplus, #EndOfArticle'],
    body: { root: '.read__content', end: underText },
    lead: over,
    inline: [wrapped, cover, photo, infographic, figure, inCaptionBox],
    pagination,
  },
  {
    id: '2017',
    evidence: ['.read__content'],
    body: { root: '.read__content', end: underText },
    lead: over,
    inline: [photo, infographic, figure, inCaptionBox],
    pagination,
  },
  {
    id: '2026',
    evidence: [
      '#articleContent',
      '.read__title, .read__time, .credit-title, #creditModal, meta[name=content_PublishedDate i]',
    ],
    body: { root: '#articleContent', end: underText },
    lead: over,
    inline: [photo, infographic, figure, inCaptionBox],
    pagination,
  },
  { id: '2015-kcm', evidence: ['.kcm-read-text'], body: { root: '.kcm-read-text', end: underKcmText }, ...kcm },
  { id: '2016-kanal', evidence: ['.kcmread1114'], body: { root: '.kcmread1114', end: underKcmText }, ...kcm },
  {
    id: '2014-kolom',
    evidence: ['.kcm-read', '.kcm-read-content-text, .span6.nml'],
    body: {
      root: '.kcm-read-content-text, .kcm-read .span6.nml',
      end: '.pagination, hr.orange, .kcm-read-bottom-topic, .kcm-read-copy',
    },
    noise: [
      { name: 'related-list', element: '.kcm-read-terkait', seen: 'the left column stands in the text’s own element' },
    ],
    ...kcm,
  },
  {
    id: '2016-otomotif',
    evidence: ['.div-read', '.baca-content'],
    body: { root: '.div-read', end: underKcmText },
    ...kcm,
  },
];
