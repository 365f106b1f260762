import type { Command } from './command.ts';
import { sharedOptions } from './shared-options.ts';

export const clean: Command = {
  name: 'clean',
  summary: 'clean saved pages: files, folders, globs, archives, standard input',
  arguments: '[path...]',
  argumentHelp: 'pages (.html, .txt, .gz), folders, globs, archives; "-" is standard input',
  options: [
    { flags: '--site <id>', help: 'read every page by this rule: kompas, tribun, kontan or generic' },
    { flags: '--restart', help: 'begin anew where a stopped run of the same command could go on' },
    { flags: '--retry-failed', help: 'take the failures named in the manifest of the output folder as the inputs' },
    { flags: '--keep-duplicates', help: 'write repeated stories too, look for nothing similar' },
    ...sharedOptions,
  ],
  examples: [
    'saring clean fixtures -o articles',
    'saring clean page.html -o -',
    'saring clean saved/*.html.gz -f ndjson -o corpus',
    'cat page.html | saring clean - -o - -f json',
  ],
  action: async (args, options, io) => {
    const { runClean } = await import('../run/run-clean.ts');
    return runClean(args, options, io);
  },
};
