import type { Generation, ImageRule } from '../../model/site-rule.ts';
import { inCaptionBox } from '../photo-credits.ts';
import { labelledPhoto, printedPhoto } from './printed-photos.ts';

const photo: ImageRule = { container: '.img-detail-desk', printed: printedPhoto };
const lead: ImageRule = { ...photo, beside: { element: '.img-detail-desk ~ *', text: labelledPhoto } };
const inline: readonly ImageRule[] = [
  photo,
  { container: 'figure:has(img, amp-img):not(:has(table))', caption: 'figcaption', printed: printedPhoto },
  { ...inCaptionBox, printed: printedPhoto },
];
/** The block of numbers, or the lone link to the next page that stands where its wrappers were lost. */
const pager = '.paginations a, a.color-orange.fright[href*="page="]';

/** Tags, and behind them lists of other stories and videos, follow the text inside its element. */
const below = '.wrap-tag, [id^="div-belowarticle"]';

/** Only this company's pages say so: `.entry-content` is the text of half the web. */
const own =
  'link[rel=canonical][href*="kontan.co.id/"], link[rel=canonical][href*="momsmoney.id/"], meta[property="og:url"][content*="kontan.co.id/"], meta[property="og:url"][content*="momsmoney.id/"]';

/** Newest first. */
export const generations: readonly Generation[] = [
  {
    id: 'main-desk',
    evidence: ['.tmpt-desk-kon'],
    body: {
      root: '.tmpt-desk-kon',
      end: `#share-it, .ff-opensans:has(> .paginations), .pagination, .paginations, ${below}`,
    },
    lead,
    inline,
    pagination: { links: `.pagination a, ${pager}`, current: '.pagination .active, .paginations .active' },
    paywall: '.kontan_premiun, .tp_pay',
  },
  {
    id: 'channel',
    evidence: ['.ctn, .sec_kiri', '.ctn[itemprop=articleBody], h1.jdl_dtl'],
    body: {
      root: '.ctn:not(:has(.ctn))',
      end: '.ff-opensans:has(> .paginations), .paginations, .tpt_shr, .kontan_premiun, .listbut-shr, #share-it, .wrap-tag',
    },
    lead,
    inline,
    pagination: { links: pager, current: '.paginations .active' },
    paywall: '.kontan_premiun, .tp_pay',
  },
  {
    id: 'brand',
    evidence: ['.entry-content, [itemprop=articleBody]', own],
    body: {
      root: '.entry-content, [itemprop=articleBody]',
      end: `#share-it, .artikel__sosmed, .artikel__tags, .listbut-shr, .tpt_shr, .pagination, .ff-opensans:has(> .paginations), .paginations, ${below}`,
    },
    noise: [{ name: 'headline-repeat', element: 'h1', seen: 'where the head stands in the text’s own element' }],
    lead,
    inline,
    pagination: { links: `.pagination a, ${pager}`, current: '.pagination .active, .paginations .active' },
    paywall: '.kontan_premiun, .tp_pay',
  },
];
