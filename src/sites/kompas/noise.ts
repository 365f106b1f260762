import type { NoiseRule } from '../../model/site-rule.ts';
import { relatedLabel, sharedElements } from '../shared-noise.ts';

const bookDonation =
  /^(?=.*\b(?:kata ke nyata|negeri dengan literasi)\b)(?=.*\bkompas\.com\b)(?=.*\bdonasi\b)[^"“”]*$/i;

export const noise: readonly NoiseRule[] = [
  {
    name: 'ad-slot',
    element: '.ads-on-body:not(:has(p)), div[id^="div-gpt"]:not(:has(> p ~ p)), div[class^="teads-"]',
    seen: 'between paragraphs since 2017; before the embeds, since a frame in an advertisement is none of the story',
  },
  ...sharedElements,
  {
    name: 'related-link',
    element: 'p, h2, h3, div, li',
    besides: relatedLabel,
    seen: '5,966 paragraphs on 3,298 pages of 2020; 2023, 2025',
  },
  { name: 'related-link', element: '.inject-baca-juga', seen: '2024–26: filled in the browser' },
  {
    name: 'related-list',
    items: /(?:^|kompas\.com)\/(?:[\w-]+\/)?read\/\d/,
    seen: 'titles of other stories without a label',
  },
  {
    name: 'related-list',
    element: '.kompasidRec',
    seen: '2024–26 "Artikel Kompas.id"',
  },
  {
    name: 'promotion',
    element:
      'p:has(a[href*="t.me/kompascom"], a[href*="whatsapp.com/channel"]), i:has(a[href*="whatsapp.com/channel"])',
    text: /breaking news|berita (?:pilihan|terbaru|terkini)|ponselmu|kompas\.com (?:whatsapp|news update)|\b(?:saluran|channel|grup) (?:whatsapp |telegram |wa )?[“"]?kompas/i,
    seen: 'last paragraph 2022–26; as an element it goes from short last pages too, where a line would be vetoed',
  },
  {
    name: 'promotion',
    element: 'p:has(a[href*="kitabisa.com"], a[href*="bit.ly/"])',
    text: bookDonation,
    seen: 'book donations 2025–26, longer than a line of a short page may be',
  },
  { name: 'promotion', line: bookDonation, seen: 'the same where its link is text' },
  {
    name: 'promotion',
    span: /(?=[DKS])(?<=[.!?"”]\s)(?:Simak breaking news dan berita pilihan kami|Dapatkan update berita pilihan dan breaking news setiap hari dari Kompas\.com|Dalam segala situasi, KOMPAS\.com berkomitmen|KOMPAS\.com berkomitmen memberikan fakta jernih)\b[^\n]*/,
    seen: 'behind the last sentence where the text was copied',
  },
  {
    name: 'promotion',
    line: /^kompas\.com berkomitmen memberikan fakta jernih\b.*$/i,
    seen: '2026, without "Dalam segala situasi"',
  },
  {
    name: 'promotion',
    line: /^(?:dukung keberlanjutan jurnalisme jernih\b.*|[^"“”]{0,120}\bgabung kompas\.com\s*(?:plus|\+)(?: sekarang)?\W*)$/i,
    seen: '2026: membership, in a paragraph of its own',
  },
  { name: 'summary-box', element: '.karin-widget', seen: '2026: "Diringkas oleh KARIN", machine-made' },
  { name: 'caption', element: '.photo__caption', seen: '2022–26, where it stands beside its photo, not inside' },
  { name: 'promotion', line: /^Ada hadiah voucher grab senilai\b.*$/i, seen: '39 of 39 pages of August 2021' },
  {
    name: 'promotion',
    line: /^(?:(?:ayo|yuk),? )?Tulis komentarmu dengan tagar #JernihBerkomentar\b.*$/i,
    seen: '39 of 39 pages of August 2021',
  },
  {
    name: 'promotion',
    line: /^(?:(?:Dapatkan (?:Smartphone dan )?Voucher Belanja|Segera lengkapi data dirimu)\b.*#JernihBerkomentar\b|Yuk Komentar dan Raih Hadiahnya!$|Dapatkan informasi dan insight pilihan redaksi Kompas\.com$|Terima kasih telah membaca Kompas\.com\.?$)/i,
    seen: 'comment box and newsletter of 2019–23, where the page was saved with them inside its text',
  },
  {
    name: 'promotion',
    line: /^(?:Artikel ini merupakan bagian dari Parapuan|Parapuan adalah ruang aktualisasi diri perempuan\b.*)\.?$/i,
    seen: '13 of 39 pages of August 2021',
  },
  {
    name: 'promotion',
    line: /^(?:Anda bisa menjadi kolumnis ?!|Kriteria \(salah satu\)\s*: ?akademisi,.*|(?:Kompascom\+ )?baca berita tanpa iklan\b.{0,60})$/i,
    seen: 'columns; subscription banner since 2022; copied text',
  },
  { name: 'byline', line: /^\|\s?editor\s?:?[^.?!|]{2,60}$/i, seen: 'AMP; a credit typed under the text stays' },
  {
    name: 'byline',
    span: /^penulis\s*:[^\n|]{3,80}\neditor\s*:[^\n|]{3,80}$/im,
    seen: 'copied text: two lines of one paragraph under the notice',
  },
  {
    name: 'promotion',
    line: /^(?:android|ios|membership)\s*:\s*https?:\/\/(?:bit\.ly|apple\.co|kmp\.im)\/\S+$/i,
    seen: 'copied text of 2020–25',
  },
  {
    name: 'related-list',
    line: /^ikuti perkembangan berita ini dalam topik\s*:.*$/i,
    seen: '2015–16, hidden under the text',
  },
  { name: 'navigation', line: /^(?:lihat foto|baca di app|salin artikel)$/i, seen: 'AMP and copy view' },
  {
    name: 'promotion',
    line: /^(?:kompas\.com: berita terpercaya|baca berita terbaru tanpa terganggu banyak iklan|dapatkan aplikasi|konsultasi dengan dokter dan beli obat tanpa antre\b.{0,60})$/i,
    seen: 'phones 2021–22, where the boxes have other names',
  },
  {
    name: 'related-list',
    line: /^(?:lihat [a-z ]{2,20} selengkapnya|pilihan untukmu|rekomendasi untuk anda(?: powered by)?|mungkin anda melewatkan ini|jixie mencari berita yang dekat dengan\b.*)$/i,
    seen: 'lists of 2022–26, where the boxes have other names',
  },
  { name: 'related-list', line: /^Artikel Kompas\.id$/i, seen: 'title of the 2025 box' },
];
