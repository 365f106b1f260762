import type { SiteRule } from '../../model/site-rule.ts';
import { dump } from './dump.ts';
import { fields } from './fields.ts';
import { generations } from './generations.ts';
import { listings } from './listings.ts';
import { noise } from './noise.ts';

/** Kontan.co.id and MomsMoney.id; facts from the field manual, section 3 (167 bodies of 2022, selectors of the main desk). */
export const kontan: SiteRule = {
  id: 'kontan',
  name: 'Kontan',
  names: {
    desks: String.raw`kontan\b|momsmoney`,
    hosts: 'kontan',
    domain: 'kontan',
    closings:
      'Cek Berita dan Artikel yang lain di Google News|Dukungan Anda akan menambah semangat|Menarik Dibaca: |Selanjutnya: ',
    datelines: { leading: String.raw`KONTAN\.CO\.ID|MOMSMONEY\.ID|Kontan\.co\.id|MomsMoney\.id` },
  },
  sections: ['nasional', 'keuangan', 'investasi', 'industri'],
  portals: [
    { id: 'kontan', name: 'Kontan.co.id', hosts: ['*.kontan.co.id'] },
    { id: 'momsmoney', name: 'MomsMoney.id', hosts: ['momsmoney.id', 'www.momsmoney.id', 'momsmoney.kontan.co.id'] },
  ],
  zone: 'WIB',
  urls: {
    article: /\/news\/[^/?#]+/,
    never:
      /^https?:\/\/[^/]+\/(?:tag|rubrik|search|terpopuler|indeks)(?:[/?#]|$)|^https?:\/\/(?:foto|rss|search|store|pusatdata)\.kontan\.co\.id\//,
    rewrite: [
      { from: /[?#][\s\S]*$/, to: '' },
      { from: /^http:/, to: 'https:' },
    ],
    section: [/^https?:\/\/(?!www\.|amp\.)([a-z]+)\.kontan\.co\.id\//],
  },
  listings,
  wholeStory: { query: 'page=all', elsewhere: /^https?:\/\/amp\.kontan\.co\.id\// },
  ids: [{ from: /\/news\/(?<slug>[^/?#]+)/, as: '<slug>' }],
  fields,
  generations,
  noise,
  dump,
  examples: {
    article: [
      'https://kesehatan.kontan.co.id/news/12-manfaat-buah-manggis-untuk-kesehatan',
      'https://www.momsmoney.id/news/5-buah-ini-bisa-membantu-menurunkan-darah-tinggi-1',
    ],
    other: ['https://www.kontan.co.id/tag/kolesterol-1', 'https://search.kontan.co.id/indeks/?kanal=lifestyle'],
  },
};
