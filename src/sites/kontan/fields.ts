import type { Ladders } from '../../model/site-rule.ts';
import { defaultFields } from '../default-fields.ts';

const titleSuffix =
  /^(.+?)(?:\s*[-–|]?\s*Halaman (?:all|\d+))?(?:\s+[-–|]\s+(?:kontan|momsmoney)(?:\.co\.id|\.id)?)?$/i;
/** Beside the date on channels, the first paragraph of the body at the main desk and behind the paywall. */
const dateRow = '.color-gray.mar-t-10';
const beside = `${dateRow} span, .sumber`;
const paragraph = '.tmpt-desk-kon > p:nth-of-type(-n+3), .ctn > p:nth-of-type(-n+3)';
const byline = /\b((?:reporter|penulis|sumber|editor)\s*:.{2,160})$/i;
const typedByline = /^(?:reporter|penulis|sumber|editor)\s*:.{2,160}$/i;

/** Ladders of both templates. JSON-LD was never seen, and that of Kompas, of the same group, names the wrong people. */
export const fields: Ladders = {
  ...defaultFields,
  title: [
    { element: 'h1.jdl_dtl, h1.detail-desk', take: 'first' },
    { meta: 'og:title', match: titleSuffix },
    { element: 'h1', take: 'first' },
    { element: 'title', match: titleSuffix },
  ],
  section: [
    { element: '.breadcumb a', take: 'last' },
    { element: '.breadcumb', match: /([^/]+)$/ },
  ],
  publishedAt: [
    { meta: 'content_PublishedDate' },
    {
      element: '.color-gray.mar-t-10, .tglbrt, .ff-opensans.font-gray',
      match: /\d{1,2} \w+ \d{4}\s*[|/,]?\s*\d{1,2}[:.]\d{2}.{0,6}/,
    },
    { jsonLd: 'datePublished' },
  ],
  authors: [
    { element: beside, match: byline },
    { element: dateRow, own: true, match: byline },
    { element: paragraph, match: typedByline },
  ],
  editors: [
    { element: '#editor', match: /^editor\s*:.+/i },
    { element: beside, match: byline },
    { element: dateRow, own: true, match: byline },
    { element: paragraph, match: typedByline },
  ],
  sources: [
    { element: beside, match: byline },
    { element: dateRow, own: true, match: byline },
    { element: paragraph, match: typedByline },
  ],
  tags: [{ element: '.tagl a, .tag a[href*="/tag/"]', not: /^(?:jangan lewatkan|unlisted)$/i }],
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
