import { UsageError } from '../../errors.ts';
import { oneOf, siteIds } from '../../sites/index.ts';
import { fileAmongAddresses } from '../missing-command.ts';
import type { Command } from './command.ts';
import { filterOptions, networkOptions, sharedOptions } from './shared-options.ts';

export const fetch: Command = {
  name: 'fetch',
  summary: 'fetch articles by their addresses, every page of them, and clean them',
  arguments: '[url...]',
  argumentHelp: 'addresses of articles; "-" reads them from standard input, one a line',
  standardInput: 'addresses, one a line',
  options: [
    { flags: '--save-pages <dir>', help: 'keep the pages as they came, with their headers, for saring clean' },
    { flags: '--warc <file>', help: 'add the pages to a WARC archive, for saring clean (packed if it ends in .gz)' },
    { flags: '--restart', help: 'fetch again what has its article already, and partial stories before they are due' },
    { flags: '--site <id>', help: `read every page by this rule: ${oneOf(siteIds)}` },
    { flags: '--keep-duplicates', help: 'write repeated stories too, look for nothing similar' },
    ...filterOptions,
    ...networkOptions,
    ...sharedOptions,
  ],
  examples: [
    'saring fetch https://money.kompas.com/read/2023/11/02/213419026/menhub -o -',
    'saring fetch -i addresses.txt -o articles --contact me@example.org',
    'saring fetch -i addresses.txt --warc pages.warc.gz',
    'saring fetch -i addresses.txt --save-pages pages --delay 3',
  ],
  action: async (args, options, io) => {
    const hint = await fileAmongAddresses(args);
    if (hint !== null) throw new UsageError(hint, { isInHelp: false });
    const { runFetch } = await import('../../app/fetch/fetch.ts');
    return runFetch(args, options, io);
  },
};
