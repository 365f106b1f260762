import type { BodyRule, Generation, ImageRule, PaginationRule } from '../../model/site-rule.ts';
import { bracketedCredit, inCaptionBox } from '../photo-credits.ts';

const lead: ImageRule = {
  container: '#artimg:has(img)',
  caption: '.pt5.grey2',
  credit: '.f11.white',
  printed: bracketedCredit,
};
const figure: ImageRule = {
  container: 'figure:has(img, amp-img):not(:has(table))',
  caption: 'figcaption',
  printed: bracketedCredit,
};
/** AMP pages print the caption inside the picture. */
const pictured: ImageRule = { container: 'amp-img', printed: bracketedCredit };
const inline: readonly ImageRule[] = [figure, pictured, inCaptionBox];
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
    inline,
    pagination: pager,
  },
  {
    id: '2021',
    evidence: ['.txt-article.multi-fontsize'],
    body,
    lead,
    inline,
    pagination: pager,
  },
  {
    id: '2013',
    evidence: ['.txt-article', '#article:not(:has(time)) .grey h3'],
    body,
    fields: {
      section: [
        { element: '[itemtype$="BreadcrumbList"] a', take: 'last', not: /^home$/i },
        { element: '.p1020.bsht a', take: 'last' },
      ],
      publishedAt: [{ element: '#article .grey h3' }],
      // A name an element, or one line of both.
      authors: [
        { element: '#article .f11.grey > div', match: /^penulis ?:? ?(\S.*)/i },
        { element: '#article .f11.grey', not: /^editor\b/i },
      ],
      editors: [
        { element: '#article .f11.grey, #article .f11.grey > div', match: /^(?:.{0,80}\s)?(editor\s*:.{2,80})$/i },
      ],
      tags: [{ element: '.tagcloud3 a, #related a[href*="/tag/"]', match: /^#? ?(\S.*)$/ }],
    },
    noise: [{ name: 'byline', element: '.f11.grey', seen: 'the writer, where the text is a part of the same box' }],
    // First the caption stood under the picture, in its element, then with the credit in elements of their own.
    lead: { ...lead, container: '#artimg:has(img), .imgfull_div', caption: '.pt5.grey2, .imgfull_div' },
    inline,
    pagination: pager,
  },
  {
    id: '2017',
    evidence: ['.txt-article'],
    body,
    lead,
    inline,
    pagination: pager,
  },
];
