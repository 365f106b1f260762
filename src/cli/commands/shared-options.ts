import type { OptionSpec } from './command.ts';

/** The same words in every command that writes articles. */
export const sharedOptions: readonly OptionSpec[] = [
  { flags: '-o, --output <dir>', help: 'folder to write to; "-" writes to standard output', default: 'articles' },
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
