import type { NoiseRule } from '../../model/site-rule.ts';
import { relatedLabel, sharedElements } from '../shared-noise.ts';
import { photoLine } from './generations.ts';

/** Columns and stories of insight name their writer so: "Nama | Pengamat Pasar Modal". */
export const columnist: RegExp =
  /^(\p{Lu}[\p{L}.'’ -]{3,50}?)\s\|\s(?:jurnalis|wartawan|penulis|redaktur|managing|senior|pemimpin|pengamat|ekonom|kepala ekonom|dosen|guru besar|analis|peneliti|praktisi|konsultan|pendiri|direktur|ketua|ceo|chief|founder)\b[^|]{0,100}$/iu;

export const noise: readonly NoiseRule[] = [
  ...sharedElements,
  {
    name: 'related-list',
    items: /\bkontan\.co\.id\/news\//,
    seen: 'titles of other stories without a label',
  },
  {
    name: 'related-link',
    element: 'p, h2, h3, h4, div',
    besides: relatedLabel,
    seen: '2.1 a page; "Selanjutnya:" in h2 on 59 %',
  },
  {
    name: 'related-link',
    element: 'p, h2, h3, h4, div',
    besides: /^\W*(?:menarik (?:untuk |juga )?dibaca(?: juga)?|next|read more|related news)\s?:?\W*$/i,
    seen: 'labels that only this site prints; english.kontan.co.id',
  },
  {
    name: 'related-link',
    element:
      'p:has(a[class*="track-bacajuga"]), div:has(> a[class*="track-bacajuga"]), h2:has(a[class*="track-lanjutbaca"])',
    besides: /^[^.!?]{0,60}$/,
    seen: 'main desk template; a whole story may stand in one paragraph with such a link',
  },
  {
    name: 'related-link',
    element:
      'p:has(a[class*="track-lanjutbaca"]), p:has(a[class*="track-selanjutnya"]), p:has(a[class*="track-menarikdibaca"]), h3:has(a[class*="track-"]), div:has(> a[class*="track-selanjutnya"]), div:has(> a[class*="track-menarikdibaca"])',
    besides: /^\W{0,20}(?:[\p{L} ]{2,40}:)?\W{0,20}$/u,
    seen: 'main desk template of 2024–26: every element but h2',
  },
  {
    name: 'related-list',
    element: 'h3:has(> a[href*="/news/"]), li:has(> a[href*="/news/"]), li:has(> h3 > a[href*="/news/"])',
    besides:
      /^\W{0,20}(?:\p{Lu}[\p{L} ]{2,24}\W{1,4}(?:\d{1,2} Jam )?\d{1,2} (?:Menit|Jam|Detik|Hari) lalu\W{0,20})?$/u,
    seen: 'keuangan 2026: lists of other stories under the text; subheads of a story link to stock codes',
  },
  {
    name: 'related-link',
    element: 'h2:has(a[class*="track-"])',
    besides: /^\W*$|:(?<=\w[^\w:]*:)\W*$/,
    seen: 'main desk template; other links of subheads, to stock codes, are tracked too',
  },
  { name: 'related-link', element: '.bacajuga-listdesk', seen: 'main desk template' },
  {
    name: 'related-link',
    element: 'strong, b',
    besides: /^\W*(?:i?baca juga|menarik dibaca|selanjutnya)\s*:\W*$/i,
    seen: 'typed into the paragraph before it',
  },
  {
    name: 'related-link',
    line: /^selanjutnya\s*:\s*\S.*[^\s.,;:]$/i,
    seen: '59 % of pages; in text dumps the link is gone; a step of a recipe ends in a full stop',
  },
  { name: 'related-link', line: /^tonton\s*:\s*\S.*[^\s.,;:]$/i, seen: 'main desk 2024: a video behind the story' },
  {
    name: 'promotion',
    element: 'p:has(a.track-gnews)',
    besides: /^.{0,120}$/,
    seen: 'main desk template',
  },
  {
    name: 'promotion',
    element: '.boxdonasi, .kgnw-root, [d-widget]',
    seen: 'main desk template',
  },
  {
    name: 'promotion',
    line: /^(?:donasi,?\s*dapat vou?ch?er gratis\W*|dukungan anda akan menambah semangat kami\b.*|sebagai ungkapan terima ?kasih atas perhatian anda\b.*)$/i,
    seen: 'the donation box where its class is gone',
  },
  {
    name: 'promotion',
    span: /^cek (?:juga )?berita (?:dan|&) artikel (?:yang )?lain(?:nya)?(?: di)?\s?:?(?:\s?\n\s?google news.{0,40})?$/im,
    seen: 'the invitation broken into lines',
  },
  {
    name: 'promotion',
    line: /^(?:check|read|find|follow)\b.{0,60}\b(?:news|articles?|stories)\b.{0,40}\b(?:on|in|at)\s+google news\W*$/i,
    seen: 'english.kontan.co.id',
  },
  { name: 'paywall', element: '.kontan_premiun, .tp_pay', seen: 'insight since 2021' },
  { name: 'promotion', element: '.prmtn, .kgmPWall, .kgmModal', seen: 'insight; hidden dialogs of the main desk' },
  {
    name: 'ad-slot',
    element:
      '[id^="div-inside-"], [id^="div-belowarticle"], [class*="heightads"], .insideads, .ads-inreads, .ads-partner-wrap, #adsoutsream, #ivsplayer01-container, [id^="taboola-"], .OUTBRAIN, .teads-inread',
    seen: 'both templates',
  },
  { name: 'share-bar', element: '.listbut-shr, #share-it, .block-shared, .artikel__sosmed', seen: 'both templates' },
  { name: 'tag-list', element: '.wrap-tag, .tagtxt, .tagl, .artikel__tags', seen: 'both templates' },
  {
    name: 'tag-list',
    element: 'ul:has(> li > a[href*="kontan.co.id/tag/"])',
    besides: /^\W*$/,
    seen: 'main desk 2026: tags without a class of their own',
  },
  { name: 'byline', element: '.tpt_shr', seen: 'channel template: editor below the body' },
  {
    name: 'widget',
    element:
      '[id^="dablewidget_"], #jixie_recommendation, #persona-widget, #loop_lastest, .penampang_paging, #isi-diskus-det',
    seen: 'both templates',
  },
  {
    name: 'byline',
    line: /^(?:reporter|sumber|penulis|oleh|writer|source)\s*:[^?!]{2,120}$/i,
    where: 'head',
    seen: 'main desk: always the first paragraph',
  },
  {
    name: 'byline',
    line: /^(?:reporter|sumber|penulis|oleh|writer|source)\s*:[^!?"“”]{2,400}?[\s|,/]editor\s*:.{0,60}$/i,
    seen: 'main desk, with ten reporters and more; copied with stories of Kompas.com, then behind the text',
  },
  {
    name: 'byline',
    line: /^(?:Penulis|PENULIS|Reporter|REPORTER)\s*:\s*\p{Lu}[\p{L}.'’-]*(?:[\s,|/&]+(?:dan\s+)?\p{Lu}[\p{L}.'’-]*){0,7}$/u,
    where: 'tail',
    seen: 'copied with stories of Kompas.com, the editor on the next line',
  },
  { name: 'byline', line: columnist, where: 'head', seen: 'insight' },
  { name: 'byline', line: /^editor\s*:.{2,60}$/i, seen: 'channel template and AMP' },
  { name: 'caption', line: photoLine, seen: 'photos that editors put between paragraphs' },
  {
    name: 'syndication-notice',
    line: /^sumber\s?:?\s?(?:artikel|berita) ini (?:telah|sudah) (?:tayang|terbit)\b.*$/i,
    seen: 'stories of Kompas.com',
  },
  {
    name: 'navigation',
    line: /^(?:simak video|whatsapp channel|indeks berita|bagikan|tag\s*:?|video(?: terkait)?\s*:?|terbaru|berita (?:terbaru|terkait)|terpopuler|business insight|kontan academy)$/i,
    seen: 'labels of boxes below and between the text',
  },
  {
    name: 'embed',
    line: /^(?:your browser does not support\b.{0,60}|browser anda tidak mendukung\b.{0,60})$/i,
    seen: 'placeholders of videos',
  },
  {
    name: 'embed',
    element: 'p, div',
    text: /^https?:\/\/(?:www\.)?(?:youtube\.com|youtu\.be|instagram\.com|twitter\.com|x\.com|tiktok\.com)\/\S+$/i,
    seen: 'the bare address of a video, for a script to turn into a player',
  },
  {
    name: 'ticker',
    line: /^(?:EMAS|USD\/IDR|IDX\w*|KOMPAS100|LQ45|ISSI)\s+[\d.,]+\s+[-+]?[\d.,]+\s+[-+]?[\d.,]+\s*%$/,
    seen: 'market ticker',
  },
  {
    name: 'related-list',
    onward: /^\p{Lu}[\p{L} ]{2,24}\| ?(?:\d+ Jam )?\d+ (?:Menit|Jam|Detik|Hari) lalu/u,
    seen: 'keuangan 2026: under the text stand tags, titles, "Video Terkait" and lists of the latest stories',
  },
  {
    name: 'related-list',
    line: /^\p{Lu}[\p{L} ]{2,24}\| ?(?:\d+ Jam )?\d+ (?:Menit|Jam|Detik|Hari) lalu.*$/u,
    seen: 'lists of latest stories that scripts put into the text',
  },
  {
    name: 'promotion',
    line: /^(?:Kontan \+ Kompas\.id\s*: Rp .*|Berlangganan|Sudah Berlangganan\?\s*(?:(?:silakan )?(?:masuk|login)\b.{0,30})?)$/i,
    seen: 'insight',
  },
  {
    name: 'paywall',
    line: /^(?:Ini Artikel Spesial|Segera berlangganan sekarang .*|Hanya dengan berlangganan Rp .*|Hanya Rp [\d.]+ untuk membaca artikel ini\..*|Agar bisa lanjut membaca sampai tuntas .*)$/i,
    seen: 'insight',
  },
  {
    name: 'paywall',
    line: /^(?:Berlangganan dengan Google|Gratis uji coba \d+ hari pertama .*|Kontan Digital Premium Access|Masuk untuk Melanjutkan Proses Berlangganan|Paket bundling Kontan berisi .*|Artikel pilihan editor Kontan yang menyajikan .*)$/i,
    seen: 'insight 2024–26',
  },
];
