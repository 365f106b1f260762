import type { NoiseRule } from '../../model/site-rule.ts';
import { relatedLabel, sharedElements } from '../shared-noise.ts';

export const noise: readonly NoiseRule[] = [
  ...sharedElements,
  {
    name: 'related-link',
    element: 'p, h2, h3, h4, div',
    besides: relatedLabel,
    seen: '2.1 a page; "Selanjutnya:" in h2 on 59 %',
  },
  {
    name: 'related-link',
    element:
      'p:has(a[class*="track-bacajuga"]), h2:has(a[class*="track-lanjutbaca"]), h2:has(a[class*="track-"]), .bacajuga-listdesk',
    seen: 'main desk template',
  },
  { name: 'related-link', line: /^selanjutnya\s*:\s*\S.*$/i, seen: '59 % of pages; in text dumps the link is gone' },
  {
    name: 'promotion',
    element: 'p:has(a.track-gnews), .boxdonasi, .kgnw-root, [d-widget]',
    seen: 'main desk template',
  },
  { name: 'paywall', element: '.kontan_premiun, .tp_pay', seen: 'insight since 2021' },
  { name: 'promotion', element: '.prmtn, .kgmPWall, .kgmModal', seen: 'insight; hidden dialogs of the main desk' },
  {
    name: 'ad-slot',
    element:
      '[id^="div-inside-"], [id^="div-belowarticle"], [class*="heightads"], .insideads, .ads-inreads, .ads-partner-wrap, #adsoutsream, #ivsplayer01-container',
    seen: 'both templates',
  },
  { name: 'share-bar', element: '.listbut-shr, #share-it, .block-shared, .artikel__sosmed', seen: 'both templates' },
  { name: 'tag-list', element: '.wrap-tag, .tagl, .artikel__tags', seen: 'both templates' },
  { name: 'byline', element: '.tpt_shr', seen: 'channel template: editor below the body' },
  {
    name: 'widget',
    element:
      '[id^="dablewidget_"], #jixie_recommendation, #persona-widget, #loop_lastest, .penampang_paging, #isi-diskus-det',
    seen: 'both templates',
  },
  {
    name: 'byline',
    line: /^(?:reporter|sumber|penulis)\s*:.{2,120}?(?:\|?\s*editor\s*:.{2,60})?$/i,
    where: 'head',
    seen: 'main desk: always the first paragraph',
  },
  { name: 'byline', line: /^editor\s*:.{2,60}$/i, seen: 'channel template and AMP' },
  {
    name: 'promotion',
    line: /^(?:Kontan \+ Kompas\.id\s*: Rp .*|Berlangganan|Sudah Berlangganan\?.*)$/i,
    seen: 'insight',
  },
  {
    name: 'paywall',
    line: /^(?:Ini Artikel Spesial|Segera berlangganan sekarang .*|Hanya Rp [\d.]+ untuk membaca artikel ini\..*|Agar bisa lanjut membaca sampai tuntas .*)$/i,
    seen: 'insight',
  },
  {
    name: 'paywall',
    line: /^(?:Berlangganan dengan Google|Gratis uji coba \d+ hari pertama .*|Kontan Digital Premium Access|Masuk untuk Melanjutkan Proses Berlangganan|Paket bundling Kontan berisi .*|Artikel pilihan editor Kontan yang menyajikan .*)$/i,
    seen: 'insight 2024–26',
  },
];
