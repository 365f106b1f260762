import type { Ladders } from '../../model/site-rule.ts';
import { defaultFields } from '../default-fields.ts';

/** Ladders of both templates: the byline is a span beside the date, or the first paragraph of the body. */
export const fields: Ladders = {
  ...defaultFields,
  title: [
    { element: 'h1.jdl_dtl' },
    { element: 'h1.detail-desk' },
    { element: '.artikel__title' },
    { meta: 'og:title' },
    { element: 'h1', take: 'first' },
  ],
  section: [
    { element: '.breadcumb a', take: 'last' },
    { element: '.breadcumb', match: /([^/]+)$/ },
  ],
  publishedAt: [
    { meta: 'content_PublishedDate' },
    {
      element: '.mar-t-10, .tglbrt, .fs14.ff-opensans.font-gray',
      match: /\d{1,2} \w+ \d{4}\s*[|/]\s*\d{1,2}[:.]\d{2}(?:\s*WI[BT]A?)?/i,
    },
    { jsonLd: 'datePublished' },
  ],
  authors: [
    { element: '.mar-t-10 span, .mar-t-10 .sumber, span.sumber, #penulis', match: /^(?:reporter|penulis)\s*:.+/i },
    { element: '[itemprop=articleBody] > p, .ctn > p', match: /^(?:reporter|penulis)\s*:.{2,160}$/i, take: 'first' },
    { jsonLd: 'author', not: /kontan/i },
  ],
  editors: [
    { element: '#editor', match: /^editor\s*:.+/i },
    {
      element: '[itemprop=articleBody] > p, .ctn > p',
      match: /^(?:(?:reporter|penulis|sumber)\s*:.{2,120})?editor\s*:.{2,60}$/i,
    },
  ],
  sources: [
    { element: '.mar-t-10 span, span.sumber', match: /^sumber\s*:.+/i },
    {
      element: '[itemprop=articleBody] > p, .ctn > p',
      match: /^(?:reporter|penulis|sumber)\s*:.{2,160}$/i,
      take: 'first',
    },
  ],
  tags: [{ element: '.tagl a, .wrap-tag a[href*="/tag/"]', not: /^(?:jangan lewatkan|unlisted)$/i }],
  canonicalUrl: [
    { element: 'link[rel=canonical]', attribute: 'href' },
    { meta: 'og:url' },
    // Fragments without a head still link to themselves.
    {
      element: '.paginations a, .listbut-shr a',
      attribute: 'href',
      match: /(https?:\/\/[a-z]+\.kontan\.co\.id\/news\/[^?&#\s]+)/,
    },
  ],
};
