import { oneOf, siteIds } from '../../sites/index.ts';
import type { Command } from './command.ts';
import { filterOptions, sharedOptions } from './shared-options.ts';

export const clean: Command = {
  name: 'clean',
  summary: 'clean saved pages: files, folders, globs, archives, standard input',
  arguments: '[path...]',
  argumentHelp: 'pages (.html, .txt, .gz), folders, globs, archives, tables (.json, .csv); "-" is standard input',
  standardInput: 'a page',
  options: [
    { flags: '--site <id>', help: `read every page by this rule: ${oneOf(siteIds)}` },
    ...filterOptions,
    { flags: '--restart', help: 'begin anew, and give up what a stopped run has done' },
    {
      flags: '--retry-failed',
      help: 'take up the failures that the manifest of the output folder names, in the formats written there',
    },
    { flags: '--keep-duplicates', help: 'write repeated stories too, look for nothing similar' },
    { flags: '--stats', help: 'count stories and words by site, year and section at the end' },
    {
      flags: '--stream',
      help: 'filter for clusters: {"url","html"} lines in from "-", one line out for each, nothing on disk; pages of one story are not joined; 1 job unless -j says more',
    },
    ...sharedOptions,
  ],
  examples: [
    'saring clean fixtures -o articles',
    'saring clean page.html -o -',
    'saring clean saved/*.html.gz -f ndjson -o corpus',
    'saring clean saved.warc.gz -f parquet --shard 100000 --stats -o corpus',
    'saring clean news.warc.gz --only kompas,tribun -f ndjson -o corpus',
    'cat page.html | saring clean - -o - -f json',
    'saring clean - --stream < pages.ndjson > articles.ndjson',
  ],
  action: async (args, options, io) => {
    const { runClean } = await import('../../app/clean.ts');
    return runClean(args, options, io);
  },
};
