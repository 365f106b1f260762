import type { Ladders } from '../../model/ladders.ts';
import { weekday } from '../../text/dates.ts';
import { defaultFields, plainTags } from '../define-site.ts';
import { columnist } from './noise.ts';

const titleSuffix =
  /^(.+?)(?:\s?[-–|]?\s?(?:Halaman|Page) (?:all|\d+))?(?:\s[-–|]\s(?:kontan|momsmoney)(?:\.co\.id|\.id)?)?$/i;
/** Beside the date on channels, the first paragraph of the body at the main desk and behind the paywall. */
const dateRow = '.color-gray.mar-t-10';
const beside = `${dateRow} span, #penulis, .sumber, .ff-knowledge-l`;
/** The first paragraphs, and what stands between headline and story where no class tells. */
const paragraph =
  '.tmpt-desk-kon > p:nth-of-type(-n+3), .ctn > p:nth-of-type(-n+3), .box-det-desk-2 > :not(.tmpt-desk-kon):not(:has(.tmpt-desk-kon))';
const label = '(?:reporter|penulis|sumber|editor|writer|source|oleh)';
const byline = new RegExp(String.raw`\b(${label}\s?:.{2,400})$`, 'i');
/** A line of names and nothing else: the story may begin in the same paragraph. */
const typedByline = new RegExp(
  String.raw`^${label}\s?:(?!.*editor\s*:.{61})(?!.*(?:[!?]|\p{L}{4}\.["”]?\s\p{L}))(?!.*(?:kontan\.co|momsmoney)\.id\s*[-–—]).{2,400}$`,
  'iu',
);
/** The whole row, for names in elements of their own; what stands before the clock is read by the rungs above. */
const behindClock = new RegExp(String.raw`\b(?:WI[BT]A?|[AP]M)\s(${label}\s?:.{2,400})$`, 'i');
/** "28 Oktober 2024 / 20:19 WIB", "| 20:19 WIB"; english.kontan.co.id: "October 28, 2024 / 08:19 PM". */
const printedTime =
  /(?:\d{1,2} \p{L}+ \d{4}|\p{L}{3,9} \d{1,2}, \d{4})\s*(?:[|/,–-]|pukul|jam)?\s*\d{1,2}[:.]\d{2}.{0,6}/u;
/** "Senin, 28 Oktober 2024 / 20:19 WIB" in a page whose markup no rule knows. */
const datedDay = new RegExp(
  String.raw`${weekday}, (\d{1,2} \p{L}+ \d{4}\s*[|/]\s*\d{1,2}[:.]\d{2}(?: WI[BT]A?)?)`,
  'iu',
);

/** Marks of the newsroom's own. */
const notTag = /^#?\s*(?:jangan lewatkan|unlisted)$/i;

/** Ladders of both templates. JSON-LD was never seen, and that of Kompas, of the same group, names the wrong people. */
export const fields: Ladders = {
  ...defaultFields,
  title: [
    { element: 'h1.jdl_dtl, h1.detail-desk', take: 'first' },
    { element: '.artikel__title', take: 'first' },
    { meta: 'og:title', match: titleSuffix },
    { element: 'h1', take: 'first', anyHeading: true },
    { element: 'title', match: titleSuffix },
  ],
  section: [
    { element: '.breadcumb', match: /[/>»]\s?([^/>»]+?)[\s/>»]{0,20}$/ },
    { element: '.breadcumb a', take: 'last' },
    { element: '.breadcumb' },
  ],
  publishedAt: [
    { meta: 'content_PublishedDate' },
    {
      element: '.color-gray.mar-t-10, .tglbrt, .ff-opensans.font-gray',
      match: printedTime,
    },
    { jsonLd: 'datePublished' },
    { meta: 'article:published_time' },
    { element: 'html[amp] body', match: datedDay },
  ],
  authors: [
    { element: beside, match: byline },
    { element: dateRow, own: true, match: byline },
    { element: dateRow, match: behindClock },
    { element: paragraph, match: typedByline },
    { element: paragraph, match: columnist },
    { meta: 'content_author' },
  ],
  editors: [
    { element: '#editor', match: /^editor\s*:.+/i },
    // The row of share buttons under the text, where the id is missing (39 of 39 pages of MomsMoney and the channels).
    { element: '.tpt_shr', match: /\b(editor\s*:.{2,80})/i },
    { element: beside, match: byline },
    { element: dateRow, own: true, match: byline },
    { element: dateRow, match: behindClock },
    { element: paragraph, match: typedByline },
    { meta: 'content_editor' },
  ],
  sources: [
    { element: beside, match: byline },
    { element: dateRow, own: true, match: byline },
    { element: dateRow, match: behindClock },
    { element: paragraph, match: typedByline },
  ],
  tags: [
    {
      element: '.tagl a, .tag a[href*="/tag/"], .artikel__tags a[href*="/tag/"]',
      match: /^#?\s?(.+)$/,
      not: notTag,
    },
    { ...plainTags, not: notTag },
    { meta: 'news_keywords', list: true, not: notTag },
    { meta: 'keywords', list: true, not: notTag },
  ],
  language: [{ url: /^https?:\/\/english\.kontan\.co\.id\/.*$/, as: 'en' }],
  canonicalUrl: [
    { element: 'link[rel=canonical]', attribute: 'href' },
    { meta: 'og:url' },
    // Fragments without a head still link to themselves.
    {
      element: '.paginations a, .listbut-shr a',
      attribute: 'href',
      match: /(https?:\/\/(?:[a-z]+\.kontan\.co\.id|(?:www\.)?momsmoney\.id)\/news\/[^?&#\s]+)/,
    },
  ],
};
