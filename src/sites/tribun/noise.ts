import type { NoiseRule } from '../../model/site-rule.ts';
import { relatedLabel, sharedElements } from '../shared-noise.ts';

export const noise: readonly NoiseRule[] = [
  ...sharedElements,
  { name: 'summary-box', element: '.summary-article', seen: '2025–26: "Ringkasan Berita", machine-made' },
  { name: 'related-link', element: 'p.baca', seen: 'every portal since 2017' },
  {
    name: 'related-link',
    element: 'p, h2, h3, h4, div, li',
    besides: relatedLabel,
    seen: 'portals that type the line themselves',
  },
  {
    name: 'related-list',
    element: '.pilihan-list, [id^="_popIn"], [class^="_popIn"]',
    seen: '2021–26',
  },
  {
    name: 'ad-slot',
    element: '[id^="div-Inside"], [class*="reserved_box"], .ads-placeholder',
    seen: 'between paragraphs',
  },
  {
    name: 'byline',
    line: /^[(*]*laporan (?:wartawan|reporter|kontributor|jurnalis)\b(?=.*(?:[,:]|tribun|surya|\.co|\.id))[^?!“”"]{3,110}[^.?!“”"]$/i,
    where: 'head',
    seen: 'portals: over the dateline; a sentence about a report ends in a full stop',
  },
  {
    name: 'byline',
    line: /^(?:penulis|editor|reporter)\s*:[^?!]{2,120}$/i,
    where: 'tail',
    seen: 'copied credit pasted under the text',
  },
  {
    name: 'navigation',
    line: /^(?:Berita|BERITA)(?: [A-Z][A-Za-z]+){1,2}$/,
    where: 'head',
    seen: 'Surya 2022: kicker typed into the text',
  },
  { name: 'promotion', line: /^BACA BERITA .{2,60} LAINNYA\.?$/i, seen: '62 of 1,239 Surya texts' },
  { name: 'promotion', line: /^>+\s*(?:update berita|link|baca|simak|ikuti)\b.*$/i, seen: 'Surya 2022' },
  { name: 'promotion', line: /^ikuti berita (?:lainnya|.{2,40} lainnya)\b.{0,60}$/i, seen: '41 of 1,239 Surya texts' },
  {
    name: 'promotion',
    line: /^(?:ikuti kami di google news|simak berita terbaru tribunnews\.com di google news|lihat artikel asli|nikmati berita interaktif.*)$/i,
    seen: 'portals',
  },
  {
    name: 'related-list',
    line: /^(?:rekomendasi untuk anda|sesuai minatmu|berita rekomendasi|berita terkait\s*:?|berita terkini|berita populer)$/i,
    seen: 'list titles',
  },
];
