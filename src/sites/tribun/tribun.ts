import type { PrintedNames, SiteRule } from '../../model/site-rule.ts';
import { dump } from './dump.ts';
import { fields } from './fields.ts';
import { generations } from './generations.ts';
import { listings } from './listings.ts';
import { noise } from './noise.ts';
import { tribunPortals } from './portals.ts';

/** Names of the network's titles; those of some begin with no "Tribun". */
const names: PrintedNames = {
  // "Surya" alone counts as a desk, since it is also a first name.
  desks: String.raw`tribun|surya(?:\.co\.id| ?malang)?$|serambi|prohaba|sriwijaya post|sripoku|bangka ?pos|pos ?-?(?:belitung|kupang)|banjarmasin ?post|warta ?kota`,
  hosts: 'tribun|surya',
  domain: 'tribunnews',
  closings:
    'Artikel ini telah tayang di |Nikmati berita interaktif dan LIVE report|Ikuti kami di Halaman|Isi komentar sepenuhnya',
  // The region is a word of its own behind "Tribun".
  signature: String.raw`(?:(?:tribun(?:news)?|surya)[\w.-]*|serambi(?:news)?(?:\.com| indonesia)?|prohaba(?:\.co)?|sripoku(?:\.com)?|sriwijaya post|bangka ?pos(?:\.com)?|pos ?belitung(?:\.co)?|pos[ -]?kupang(?:\.com)?|banjarmasin ?post(?:\.co\.id)?|warta ?kota(?:live)?(?:\.com)?)(?:\s+(?:aceh|gayo|medan|padang|pekanbaru|batam|jambi|sumsel|lampung|bengkulu|banten|tangerang|jakarta|bekasi|depok|bogor|jabar|priangan|cirebon|jateng|banyumas|pantura|muria|solo|jogja|yogya|jatim|madura|malang|mataraman|bali|lombok|flores|pontianak|kalteng|kaltim|kaltara|timur|toraja|sulbar|palu|sultra|manado|gorontalo|ternate|ambon|papua(?: barat)?|sorong))?(?:\s+network)?`,
  datelines: {
    // "TRIBUN JATENG.COM"; Surya had no domain in its name before 2015.
    firstWords: 'TRIBUN|Tribun|POS|Pos|BANGKA|Bangka',
    undotted: '(?:SURYA|Surya) (?:ONLINE|Online)',
  },
};

/** The Tribun network: one rule, many portals; facts from the field manual, section 2. */
export const tribun: SiteRule = {
  id: 'tribun',
  name: 'the Tribun network',
  names,
  sections: ['nasional', 'regional', 'bisnis', 'superskor'],
  portals: tribunPortals,
  zone: 'WIB',
  urls: {
    article: /\/\d{4}\/\d{2}\/\d{2}\/[^/?#]+|\/[a-z0-9-]+\/\d{5,8}\/[^/?#]+/,
    never:
      /^https?:\/\/(?:www\.|m\.)?[^/]+\/(?:index-news|tag|topic|search|komentar|member|auth|api|ajax|json|posts|penulis|editor|epaper|images|foto|video|webstories|rss|sitemap|tribun-network|account|about|about-us|redaksi|terms|privacy-policy|pedoman|contact-us|info-iklan|karir|help)(?:[/?#.]|$)|^https?:\/\/video\.tribunnews\.com\//,
    rewrite: [
      { from: /[?#][\s\S]*$/, to: '' },
      { from: /^(https?:\/\/[^/]+)\/amp\//, to: '$1/' },
      { from: /^(https?):\/\/m\.tribunnews\.com\//, to: '$1://www.tribunnews.com/' },
      { from: /\/$/, to: '' },
    ],
    published: /\/(?<y>\d{4})\/(?<m>\d{2})\/(?<d>\d{2})\//,
    section: [/^https?:\/\/[^/]+\/(?!\d)([a-z0-9-]+)\/(?:\d{4}\/\d{2}\/|\d{5})/],
  },
  listings,
  wholeStory: { query: 'page=all' },
  ids: [
    { from: /\/[a-z0-9-]+\/(?<number>\d{5,8})\/[^/?#]+/, as: '<portal>-<number>' },
    { from: /./, as: '<portal>-<articleNumber>' },
    { from: /\/(?<y>\d{4})\/(?<m>\d{2})\/(?<d>\d{2})\/(?<slug>[^/?#]+)/, as: '<portal>-<y><m><d>-<slug>' },
  ],
  fields,
  generations,
  noise,
  dump,
  examples: {
    article: [
      'https://surabaya.tribunnews.com/2022/09/14/berita-persebaya-hari-ini',
      'https://www.tribunnews.com/sport/2019/12/11/hasil-lengkap-bwf-world-tour-finals-2019',
      'https://manado.tribunnews.com/sulawesi-utara/1846235/populer-sulut-gunung-lokon?page=2',
    ],
    other: [
      'https://video.tribunnews.com/view/143263/viral',
      'https://www.tribunnews.com/tag/tvri',
      'https://jatim.tribunnews.com/index-news?date=2020-01-01',
    ],
  },
};
