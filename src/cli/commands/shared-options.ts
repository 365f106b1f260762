import { oneOf, siteIds } from '../../sites/index.ts';
import type { OptionSpec } from './command.ts';

/** The same words in every command that writes articles. */
export const sharedOptions: readonly OptionSpec[] = [
  {
    flags: '-o, --output <dir>',
    help: 'folder to write to; "-" writes to standard output, with a line of a form feed between stories (txt, md, xml)',
    default: 'articles',
  },
  {
    flags: '-f, --format <list>',
    help: 'formats: txt, json, md, xml (TEI), ndjson, csv, parquet; ndjson.gz, csv.gz (may be repeated; default: txt,json; with "-o -": txt)',
    repeats: true,
  },
  { flags: '--shard <n>', help: 'ndjson, csv and parquet in parts of n stories: articles-00001.ndjson, …' },
  {
    flags: '--fields <list>',
    help: 'only these keys of the record in ndjson and csv, in this order, such as id,title,text',
    repeats: true,
  },
  { flags: '--delimiter <sign>', help: 'what divides columns of csv: ",", ";", "|" or tab (default: ",")' },
  { flags: '--bom', help: 'begin csv with a byte order mark, by which Excel knows UTF-8' },
  { flags: '-j, --jobs <n>', help: 'pages to clean at a time (default: number of cores)' },
  {
    flags: '-i, --input-list <file>',
    help: 'read inputs from a file, one a line, # comments; "-" is standard input (may be repeated)',
    repeats: true,
  },
  { flags: '-0, --null', help: 'inputs in these lists end with NUL, as find -print0 writes them; no comments' },
  { flags: '--limit <n>', help: 'stop after this many inputs' },
  { flags: '-q, --quiet', help: 'say nothing but failures, and print no paths' },
  { flags: '-v, --verbose', help: 'name every warning, every file that is passed over, and the stack of a bug' },
  { flags: '--no-progress', help: 'no progress line, even on a terminal' },
  { flags: '--json', help: 'a machine-readable report on standard output instead of the paths' },
  {
    flags: '--config <file>',
    help: 'JSON file, with comments, of defaults for the options of all commands, by their long names',
  },
];

/** Which stories are written: the same words wherever stories come from pages. */
export const filterOptions: readonly OptionSpec[] = [
  {
    flags: '--only <list>',
    help: `only stories of these sites, by the address where one is known: ${oneOf(siteIds)}`,
    repeats: true,
  },
  { flags: '--since <time>', help: 'only stories published from then on: 2026-11-20, 2026-11-20T06:00, 6h, 2d' },
  { flags: '--until <time>', help: 'only stories published before then; a day counts to its end' },
  { flags: '--language <list>', help: 'only stories in these languages, such as id,en', repeats: true },
  { flags: '--min-words <n>', help: 'only stories of at least so many words' },
  { flags: '--status <list>', help: 'only stories that are ok, partial or paywalled', repeats: true },
];

/** The same words in every command that asks the sites. */
export const networkOptions: readonly OptionSpec[] = [
  { flags: '--contact <address>', help: 'page or e-mail address that tells the sites whom to write to' },
  { flags: '--user-agent <words>', help: 'say this instead of "Mozilla/5.0 (compatible; saring/<version>)"' },
  { flags: '--delay <seconds>', help: 'least time between two requests to a site (default: 1, or what it asks for)' },
  { flags: '--connections <n>', help: 'most connections to a site at a time, 8 at most (default: 2, for sync 1)' },
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
    help: 'go to another address for a host, as host:port=address:port, *.domain:port=… for all under it: a mirror, a test server (may be repeated)',
    repeats: true,
  },
  { flags: '--ca <file>', help: 'trust the certificate authorities in this PEM file too' },
];
