import type { Generation } from '../../model/site-rule.ts';

/** Newest first. */
export const generations: readonly Generation[] = [
  {
    id: 'main-desk',
    evidence: ['.tmpt-desk-kon'],
    body: { root: '.tmpt-desk-kon', end: '#share-it, .ff-opensans:has(> .paginations), .pagination, .paginations' },
    lead: { container: '.img-detail-desk' },
    inline: [{ container: 'figure', caption: 'figcaption' }],
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
    lead: { container: '.img-detail, .pic-detail, .gbr_dtl' },
    inline: [{ container: 'figure', caption: 'figcaption' }],
    pagination: { links: '.paginations a', current: '.paginations .active' },
    paywall: '.kontan_premiun, .tp_pay',
  },
];
