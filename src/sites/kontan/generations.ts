import type { Generation, ImageRule } from '../../model/site-rule.ts';

/** Caption and photographer in one line: "ILUSTRASI. Gedung bursa. KONTAN/Nama". */
const lead: ImageRule = {
  container: '.img-detail-desk',
  printed: /^\[?(?:ILUSTRASI\.\s*)?(?<caption>.+?)(?:\s+(?<credit>[A-Z][A-Z.]+(?: [A-Z]+)?\/[^/]{2,60}?))?\]?$/,
};
const inline: readonly ImageRule[] = [
  { container: 'figure:has(img, amp-img):not(:has(table))', caption: 'figcaption' },
];

/** Newest first. */
export const generations: readonly Generation[] = [
  {
    id: 'main-desk',
    evidence: ['.tmpt-desk-kon'],
    body: { root: '.tmpt-desk-kon', end: '#share-it, .ff-opensans:has(> .paginations), .pagination, .paginations' },
    lead,
    inline,
    pagination: { links: '.pagination a, .paginations a', current: '.pagination .active, .paginations .active' },
    paywall: '.kontan_premiun, .tp_pay',
  },
  {
    id: 'channel',
    evidence: ['.ctn, .sec_kiri', '.ctn[itemprop=articleBody], h1.jdl_dtl'],
    body: {
      root: '.ctn',
      end: '.ff-opensans:has(> .paginations), .paginations, .tpt_shr, .kontan_premiun, .listbut-shr, #share-it',
    },
    lead,
    inline,
    pagination: { links: '.paginations a', current: '.paginations .active' },
    paywall: '.kontan_premiun, .tp_pay',
  },
];
