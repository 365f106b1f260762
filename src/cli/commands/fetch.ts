import type { Command } from './command.ts';
import { sharedOptions } from './shared-options.ts';

export const fetch: Command = {
  name: 'fetch',
  summary: 'fetch articles by their addresses, every page of them, and clean them',
  arguments: '[url...]',
  argumentHelp: 'addresses of articles; "-" reads them from standard input, one a line',
  standardInput: 'addresses, one a line',
  options: [
    { flags: '--save-pages <dir>', help: 'keep the pages as they came, with their headers, for saring clean' },
    { flags: '--warc <file>', help: 'add the pages to a WARC archive, for saring clean (packed if it ends in .gz)' },
    { flags: '--restart', help: 'fetch again what has its article already' },
    { flags: '--site <id>', help: 'read every page by this rule: kompas, tribun, kontan or generic' },
    { flags: '--keep-duplicates', help: 'write repeated stories too, look for nothing similar' },
    { flags: '--contact <address>', help: 'page or e-mail address that tells the sites whom to write to' },
    { flags: '--user-agent <words>', help: 'say this instead of "Mozilla/5.0 (compatible; saring/<version>)"' },
    { flags: '--delay <seconds>', help: 'least time between two requests to a site (default: 1, or what it asks for)' },
    { flags: '--connections <n>', help: 'most connections to a site at a time (default: 2)' },
    { flags: '--timeout <seconds>', help: 'longest for one page, with all its tries (default: 180)' },
    { flags: '--max-time <seconds>', help: 'longest for the whole run; the same command goes on later' },
    {
      flags: '--ignore-robots',
      help: "read pages that the site's robots.txt closes to programs: only with permission",
    },
    { flags: '--allow-downgrade', help: 'follow redirects from https to http' },
    { flags: '--allow-private', help: 'open addresses on private, loopback and link-local networks' },
    { flags: '--allow-port <n>', help: 'open a port besides 80, 443, 8080 and 8443 (may be repeated)', repeats: true },
    {
      flags: '--connect-to <from=to>',
      help: 'go to another address for a host, as host:port=address:port: a mirror, a test server (may be repeated)',
      repeats: true,
    },
    { flags: '--ca <file>', help: 'trust the certificate authorities in this PEM file too' },
    ...sharedOptions,
  ],
  examples: [
    'saring fetch https://money.kompas.com/read/2023/11/02/213419026/menhub -o -',
    'saring fetch -i addresses.txt -o articles --contact me@example.org',
    'saring fetch -i addresses.txt --warc pages.warc.gz',
    'saring fetch -i addresses.txt --save-pages pages --delay 3',
  ],
  action: async (args, options, io) => {
    const { runFetch } = await import('../../app/fetch/run-fetch.ts');
    return runFetch(args, options, io);
  },
};
