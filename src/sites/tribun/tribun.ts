import type { SiteRule } from '../../model/site-rule.ts';
import { dump } from './dump.ts';
import { fields } from './fields.ts';
import { generations } from './generations.ts';
import { listings } from './listings.ts';
import { names } from './names.ts';
import { noise } from './noise.ts';
import { tribunPortals } from './portals.ts';

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
