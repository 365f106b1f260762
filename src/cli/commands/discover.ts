import { ownSites } from '../../sites/index.ts';
import type { Command } from './command.ts';
import { networkOptions, sharedOptions } from './shared-options.ts';

/** What means the same here as where articles are written. */
const common = sharedOptions.filter(({ flags }) => /--(?:quiet|no-progress|config)\b/.test(flags));

export const discover: Command = {
  name: 'discover',
  summary: 'print addresses of articles from feeds, sitemaps and index pages, newest first',
  arguments: '[site...]',
  argumentHelp: `${ownSites.map(({ id }) => id).join(', ')} (default: all), or the address of a feed, a sitemap or an index page`,
  standardInput: 'nothing',
  options: [
    {
      flags: '--since <time>',
      help: 'only articles from then on: 6h, 2d, 2026-11-20, 2026-11-20T06:00 (default: 24h; of a given address: all)',
    },
    { flags: '--until <time>', help: 'only articles before then; a day counts to its end' },
    { flags: '--section <list>', repeats: true, help: 'only these sections, such as nasional,money' },
    { flags: '--portal <list>', repeats: true, help: 'only these portals, such as jateng,surabaya' },
    {
      flags: '--source <list>',
      repeats: true,
      help: 'only these listings, such as sitemap,feed: docs/discovering.md has them all',
    },
    { flags: '--match <words>', help: 'only articles whose title has all these words' },
    ...networkOptions,
    { flags: '--limit <n>', help: 'print at most this many addresses' },
    { flags: '--json', help: 'a JSON object a line: url, title, time, section, portal, source, firstSeen' },
    { flags: '-v, --verbose', help: 'name every listing that is read, and the stack of a bug' },
    ...common,
  ],
  examples: [
    'saring discover kompas --since 6h --section nasional',
    'saring discover tribun --portal jateng,solo --since 2026-11-20 --json',
    'saring discover kompas kontan --match "harga beras"',
    'saring discover https://www.kontan.co.id/sitemap.xml --limit 100',
    'saring discover kompas --since 6h | saring fetch -i - -o articles',
  ],
  action: async (args, options, io) => {
    const { runDiscover } = await import('../../app/discover.ts');
    return runDiscover(args, options, io);
  },
};
