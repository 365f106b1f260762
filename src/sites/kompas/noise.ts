import type { NoiseRule } from '../../model/site-rule.ts';
import { relatedLabel, sharedElements } from '../shared-noise.ts';

export const noise: readonly NoiseRule[] = [
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
    element: '.kompasidRec',
    seen: '2024–26 "Artikel Kompas.id"',
  },
  {
    name: 'ad-slot',
    element: '.ads-on-body:not(:has(p))',
    seen: 'between paragraphs since 2017',
  },
  {
    name: 'promotion',
    element:
      'p:has(a[href*="t.me/kompascom"]), p:has(a[href*="whatsapp.com/channel"]), i:has(a[href*="whatsapp.com/channel"])',
    text: /kompas|breaking news|berita pilihan|ponselmu/i,
    seen: 'last paragraph 2022–26; as an element it goes from short last pages too, where a line would be vetoed',
  },
  { name: 'promotion', line: /^Ada hadiah voucher grab senilai\b.*$/i, seen: '39 of 39 pages of August 2021' },
  {
    name: 'promotion',
    line: /^Tulis komentarmu dengan tagar #JernihBerkomentar\b.*$/i,
    seen: '39 of 39 pages of August 2021',
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
  { name: 'byline', line: /^oleh\s*:\s*[^.?!]{3,100}$/i, where: 'head', seen: 'columns: writer typed over the text' },
  { name: 'byline', line: /^\|\s*editor\s*:?\s*[^.?!|]{2,60}$/i, seen: 'AMP; a credit typed under the text stays' },
  { name: 'navigation', line: /^(?:lihat foto|baca di app|salin artikel)$/i, seen: 'AMP and copy view' },
  { name: 'related-list', line: /^Artikel Kompas\.id$/i, seen: 'title of the 2025 box' },
];
