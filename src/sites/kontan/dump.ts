import type { DumpRule } from '../../model/site-rule.ts';
import { weekday } from '../../text/dates.ts';
import { bareLabels, buttons, dayDate, endings, labelledPeople, linkBoxes } from '../generic/dump.ts';
import { leftovers } from '../generic/leftovers.ts';

/** Kontan as text: market ticker, headline, date, headline again, caption, names; wordings of 2019–2026 (field manual, section 3). */
export const dump: DumpRule = {
  evidence: [
    /^(?:kontan\.co\.id|banner langganan top)$/i,
    /^\|.*WIB \| INDIKATOR \|$/i,
    /^(?:KONTAN\.CO\.ID|MOMSMONEY\.ID)\s*[-–—]/i,
    /^Reporter\s*:.{2,100}\|\s*Editor\s*:/i,
    /^Cek Berita dan Artikel yang lain di Google News/i,
    /^Kontan (?:Academy|Digital Premium Access)$/i,
    /^(?:Menarik Dibaca|iBaca Juga)\s*:/i,
  ],
  never: ['kicker', 'standfirst'],
  weights: { opening: [[5, 'place']] },
  marks: [
    dayDate,
    {
      states: 'date',
      line: new RegExp(
        String.raw`^${weekday}, \d{1,2} \p{L}+ \d{4}\s*[|/]\s*\d{1,2}[:.]\d{2} WI[BT]A?\s+(?<name>(?:Reporter|Penulis|Sumber)\s*:.{2,80})$`,
        'iu',
      ),
    },
    labelledPeople,
    { states: 'people', line: /^Oleh\s?:?\s(?<name>\p{Lu}[^|–]{2,50}?)(?:\s[-–|]\s.{3,100})?$/u },
    { states: 'people', line: /^(?<name>\p{Lu}[\p{L}.' -]{3,50}(?:,[^|]{2,30})?)\s\|\s(?!WIB)\p{L}[^|]{3,110}$/u },
    { states: 'caption', line: /^\[?ILUSTRASI\b.*$/ },
  ],
  head: [
    ...buttons,
    bareLabels,
    { name: 'navigation', line: /^(?:kontan\.co\.id|banner langganan top|\[\]|berita)$/i, seen: 'top of the page' },
    { name: 'ticker', line: /^\|.*INDIKATOR \|$/i, seen: 'market ticker' },
    {
      name: 'ticker',
      line: /^[A-Z][A-Z0-9/ ]{1,14}\s+[\d.,]+\s+[-+]?[\d.,]+\s+[-+]?[\d.,]+\s*%$/,
      seen: 'market ticker',
    },
    { name: 'promotion', line: /^Kontan \+ Kompas\.id\s*: Rp .*$|^Berlangganan$/i, seen: 'insight' },
    { name: 'navigation', line: /^[A-Z][A-Z &]{2,24}\s\/\s[A-Z][A-Z &,]{2,30}$/, seen: 'breadcrumb' },
  ],
  boxes: linkBoxes,
  noise: [
    ...leftovers,
    { name: 'related-link', line: /^Halaman Selanjutnya\s*:.+$/i, seen: 'AMP pages in parts' },
    { name: 'related-link', line: /^Tonton\s*:\s*\S.{8,140}[^.!?”"]$/i, seen: '2024–26: videos' },
    { name: 'widget', line: /^.{0,40}\bChart by TradingView$/, seen: '2022–26: charts of stocks' },
    { name: 'caption', line: /^\[?ILUSTRASI\..{2,300}$/, seen: 'photos inside the story' },
    { name: 'navigation', line: /^(?:Simak Video|WhatsApp Channel|\[X\]|×)$/i, seen: 'buttons' },
  ],
  tail: [
    ...endings,
    { name: 'promotion', line: /^Cek Berita dan Artikel yang lain\b.*$/i, seen: '95 % of pages: below the story' },
    {
      name: 'promotion',
      line: /^(?:DONASI, Dapat Voucer Gratis!?|Dukungan Anda akan menambah semangat kami\b.*|Sebagai ungkapan terima ?kasih atas perhatian Anda\b.*)$/i,
      seen: 'box of donations 2019–22',
    },
    {
      name: 'paywall',
      line: /^(?:Ini Artikel Spesial|Segera berlangganan sekarang\b.*|Hanya Rp [\d.]+ untuk membaca artikel ini.*|Agar bisa lanjut membaca sampai tuntas\b.*|Sudah Berlangganan\?.*|Berlangganan dengan Google|Gratis uji coba\b.*|Kontan Digital Premium Access|Masuk untuk Melanjutkan Proses Berlangganan|Paket bundling Kontan\b.*|Artikel pilihan editor Kontan\b.*)$/i,
      seen: 'insight since 2021',
    },
    {
      name: 'page-links',
      line: /^Halaman(?:\s+\d+)*(?:\s+Tampilkan Semua)?$|^Tampilkan Semua$/i,
      seen: '7 of 167 pages',
    },
    { name: 'page-links', line: /^Selanjutnya\s*»?$/i, seen: 'next page' },
    {
      name: 'related-list',
      line: /^(?:TERBARU|Berita (?:Terbaru|Terkait)|Terpopuler|Kontan Online|Survei KG Media|Business Insight|Yang Ter\.\.\.)$/i,
      seen: 'titles of lists',
    },
    {
      name: 'related-list',
      line: /^\p{Lu}\p{L}+\|? ?(?:\d+ Jam )?\d+ (?:Menit|Jam|Detik|Hari) lalu.*$/u,
      seen: 'lists of latest stories',
    },
    { name: 'promotion', line: /^(?:Kontan Academy|FREE WEBINAR\b.*)$/, seen: 'courses' },
    { name: 'share-bar', line: /^(?:INDEKS BERITA|Bagikan)$/i, seen: 'share bar' },
    { name: 'tag-list', line: /^Tag\s*:?$/i, seen: 'tags' },
    { name: 'copyright-line', line: /^(?:Copyright|©|\d{4} ©).{0,80}$/i, seen: 'footer' },
  ],
};
