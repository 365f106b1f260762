import type { Generation, ImageRule, Ladders, PaginationRule } from '../../model/site-rule.ts';
import { titleSuffix, urlClock } from './fields.ts';

const photo: ImageRule = { container: '.photo', credit: '.author' };
const infographic: ImageRule = { container: '.photo-infographic', credit: '.author' };
const figure: ImageRule = { container: 'figure:has(img, amp-img):not(:has(table))', caption: 'figcaption' };
const cover: ImageRule = { container: '.cover-photo', caption: '.photo__caption', credit: '.photo__author' };
const wrapped: ImageRule = { ...cover, container: '.photo__wrap:has(.photo__caption)' };
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
  kicker: [{ element: '.baca-content .top-title, .kcm-read-content-top .ads', take: 'first' }],
  section: [{ element: '.kcm-breadcrumb a, .breadcrump a', take: 'last' }],
  publishedAt: [{ element: '.kcm-read-top .msmall, .kcm-date' }, urlClock],
  authors: [{ element: credits, match: /^(?:Penulis|Writer)\s*:?\s*(.+)$/i }],
  editors: [{ element: credits, match: /^Editor\s*:?\s*(.+)$/i }],
  sources: [{ element: credits, match: /^Sumber\s*:?\s*(.+)$/i }],
  tags: [],
};
const kcm: Pick<Generation, 'lead' | 'inline' | 'fields' | 'pagination'> = {
  lead: { ...photo, container: '.kcm-read .photo, .baca-content .photo' },
  inline: [photo],
  fields: kcmFields,
  pagination: { links: '.kcm-read [class*="paging"] a', current: '.kcm-read [class*="paging"] a.active' },
};

/** Newest first. */
export const generations: readonly Generation[] = [
  {
    id: '2022',
    evidence: ['.read__content', '.credit-title, #creditModal, .cover-photo, .gate-kgplus, #EndOfArticle'],
    body: { root: '.read__content', end: '#EndOfArticle' },
    lead: cover,
    inline: [wrapped, cover, photo, infographic, figure],
    pagination,
  },
  {
    id: '2017',
    evidence: ['.read__content'],
    body: { root: '.read__content' },
    lead: { ...photo, container: '.js-read-article > .photo' },
    inline: [photo, infographic, figure],
    pagination,
  },
  {
    id: '2026',
    evidence: [
      '#articleContent',
      '.read__title, .read__time, .credit-title, #creditModal, meta[name=content_PublishedDate i]',
    ],
    body: { root: '#articleContent', end: '#EndOfArticle' },
    lead: cover,
    inline: [photo, figure],
    pagination,
  },
  { id: '2015-kcm', evidence: ['.kcm-read-text'], body: { root: '.kcm-read-text' }, ...kcm },
  { id: '2016-kanal', evidence: ['.kcmread1114'], body: { root: '.kcmread1114' }, ...kcm },
  { id: '2016-otomotif', evidence: ['.div-read', '.baca-content'], body: { root: '.div-read' }, ...kcm },
];
