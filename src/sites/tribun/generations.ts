import type { BodyRule, Generation, ImageRule, PaginationRule } from '../../model/site-rule.ts';

const lead: ImageRule = { container: '#artimg:has(img)', caption: '.pt5.grey2', credit: '.f11.white' };
const figure: ImageRule = { container: 'figure:has(img, amp-img):not(:has(table))', caption: 'figcaption' };
const pager: PaginationRule = {
  links: '.paging a, #article_con .mb20 > a[href*="page="]',
  current: '#pagecurrent, .paging a.active',
  printed: {
    element: '.total-page, .paging span',
    pattern: /Halaman\s+(?<page>\d{1,2})\s*(?:\/|dari)\s*(?<total>\d{1,2})(?!\d)/i,
  },
};

/** A `<div>` that the text leaves open would swallow everything behind it. */
const body: BodyRule = { root: '.txt-article', end: '.side-article.mb5, .share-wrapper, .tagcloud3' };

/** Newest first. */
export const generations: readonly Generation[] = [
  {
    id: '2025',
    evidence: [
      '.txt-article.multi-fontsize',
      '.summary-article, .pagination-wrap, .bdr3 time[datetime], .bdr3 time strong, .engagement-buttons-bottom',
    ],
    body,
    lead,
    inline: [figure],
    pagination: pager,
  },
  {
    id: '2021',
    evidence: ['.txt-article.multi-fontsize'],
    body,
    lead,
    inline: [figure],
    pagination: pager,
  },
  {
    id: '2013',
    evidence: ['.txt-article', '#article:not(:has(time)) .grey h3'],
    body,
    fields: {
      publishedAt: [{ element: '#article .grey h3' }],
      authors: [{ element: '#article .f11.grey' }],
    },
    noise: [{ name: 'byline', element: '.f11.grey', seen: 'the writer, where the text is a part of the same box' }],
    lead: { container: '.imgfull_div' },
    inline: [figure],
    pagination: pager,
  },
  {
    id: '2017',
    evidence: ['.txt-article'],
    body,
    lead,
    inline: [figure],
    pagination: pager,
  },
];
