import type { Generation, ImageRule, PaginationRule } from '../../model/site-rule.ts';

const lead: ImageRule = { container: '#artimg', caption: '.arial.grey2, .pt5.grey2, figcaption', credit: '.f11.white' };
const figure: ImageRule = {
  container: 'figure',
  caption: 'figcaption',
  credit: 'figcaption .credit, figcaption small',
};
const pager: PaginationRule = {
  links: '.paging a, .page-number a, #article_con .mb20 > a[href*="page="]',
  current: '#pagecurrent, .paging a.active, .page-number a.active',
  printed: {
    element: '.total-page, .paging',
    pattern: /Halaman\s+(?<page>\d{1,2})\s*(?:\/|dari)\s*(?<total>\d{1,2})/i,
  },
};

/** Newest first. */
export const generations: readonly Generation[] = [
  {
    id: '2025',
    evidence: ['.txt-article', '.summary-article, .pagination-wrap, .credit.mt10 time, .engagement-buttons-bottom'],
    body: { root: '.txt-article' },
    lead,
    inline: [figure],
    pagination: pager,
  },
  {
    id: '2021',
    evidence: ['.txt-article.multi-fontsize'],
    body: { root: '.txt-article' },
    lead,
    inline: [figure],
    pagination: pager,
  },
  {
    id: '2013',
    evidence: ['.txt-article', '.grey h3'],
    body: { root: '.txt-article' },
    lead: { container: '.imgfull_div' },
    inline: [figure],
    pagination: pager,
  },
  {
    id: '2017',
    evidence: ['.txt-article'],
    body: { root: '.txt-article' },
    lead,
    inline: [figure],
    pagination: pager,
  },
];
