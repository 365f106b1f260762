import type { SiteRule } from '../../model/site-rule.ts';
import { dump } from './dump.ts';
import { fields } from './fields.ts';
import { generations } from './generations.ts';
import { listings } from './listings.ts';
import { noise } from './noise.ts';

/** Kompas.com and its channels; facts from the field manual, section 1 (3,300 pages of 2015–2023, one of 2025). */
export const kompas: SiteRule = {
  id: 'kompas',
  name: 'Kompas',
  names: {
    desks: String.raw`kompas\b|kgmedia`,
    hosts: 'kompas',
    domain: 'kompas',
    closings:
      'Dapatkan update berita pilihan |Simak breaking news dan berita pilihan |Baca berita tanpa iklan. Gabung Kompas',
  },
  sections: ['nasional', 'regional', 'megapolitan', 'money', 'bola', 'tekno'],
  portals: [{ id: 'kompas', name: 'Kompas.com', hosts: ['*.kompas.com'] }],
  notHosts: ['*.kompas.id', '*.kompas.tv', '*.kompasiana.com'],
  zone: 'WIB',
  urls: {
    article: /\/(?:read|copy)\/(?:xml\/)?\d/,
    never:
      /^https?:\/\/(?:video|play|vik|jeo|foto|tv|indeks|search|account|sso|plus|activity|tap)\.kompas\.com\/|\/(?:tag|topik-pilihan|watch)\//,
    rewrite: [
      { from: /[?#][\s\S]*$/, to: '' },
      { from: /\/read\/xml\/(?=\d)/, to: '/read/' },
      { from: /\/(?:copy|komentar|image|xml)\/(?=\d)/, to: '/read/' },
      { from: /\/amp\/read\//, to: '/read/' },
      {
        from: /^(https?):\/\/amp\.kompas\.com\/(tren|global|edu|sains|hype|food|homey|skola|sports|motogp|badminton|properti|stori|pedia|konsultasihukum|parapuan|cekfakta|wiken)\//,
        to: '$1://www.kompas.com/$2/',
      },
      { from: /^(https?):\/\/amp\.kompas\.com\/([a-z]+)\/(?=read\/)/, to: '$1://$2.kompas.com/' },
    ],
    // 400 of 400 pages of 2020 were published in the minute their address names.
    published: /\/read\/(?<y>\d{4})\/(?<m>\d{2})\/(?<d>\d{2})\/(?<h>\d{2})(?<min>\d{2})\d{3,9}(?:\/|$)/,
    section: [/^https?:\/\/www\.kompas\.com\/([a-z-]+)\/read\//, /^https?:\/\/(?!www\.)([a-z-]+)\.kompas\.com\//],
  },
  listings,
  wholeStory: { query: 'page=all' },
  ids: [
    { from: /\/(?<y>\d{4})\/(?<m>\d{2})\/(?<d>\d{2})\/(?<n>\d{7,13})(?:\/|$)/, as: '<y><m><d>-<n>' },
    { from: /\/read\/(?<n>\d{2}[A-L]\d{2}\d{6,11})(?:\/|$)/, as: '<n>' },
    // Stories of Parapuan.co shown here keep the number that they have there.
    { from: /\/parapuan\/read\/(?<n>\d{9})(?:\/|$)/, as: 'parapuan-<n>' },
  ],
  fields,
  generations,
  noise,
  nextStory: '.js-autoNext-holder, #previous',
  // Every article states its time of publication (3,298 of 3,298 pages); elsewhere the tag is there and empty.
  notArticle: 'meta[name=content_PublishedDate][content=""], .videoKG-artikel',
  notFound: [/MAAF KAMI TIDAK MENEMUKAN HALAMAN YANG ANDA CARI/i],
  dump,
  examples: {
    article: [
      'https://www.kompas.com/tren/read/2020/10/31/200200465/mimpi-saat-tidur-bagaimana-penjelasan-ilmiahnya-',
      'https://amp.kompas.com/money/read/2020/10/16/104522226/kini-ada-digital-futures-exchange-indonesia-apa-itu',
      'http://lipsus.kompas.com/kemenaker/read/2017/09/13/094022328/pemerintah.resmi.luncurkan.program.desa.migran.produktif',
    ],
    other: [
      'https://video.kompas.com/watch/1671413/tanggapan',
      'https://www.kompas.com/tag/menhub',
      'http://tv.kompas.com/read/2016/02/23/4768906075001/mobil',
    ],
  },
};
