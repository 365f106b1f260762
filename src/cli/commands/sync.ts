import type { Command } from './command.ts';
import { discover } from './discover.ts';
import { fetch } from './fetch.ts';
import { filterOptions } from './shared-options.ts';

/** Which stories are wanted: the same words as for discovering them. */
const wanted = discover.options.filter(({ flags }) => /^--(?:since|section|portal|source|match)\b/.test(flags));

/** How stories are fetched and written: the same words as for given addresses. */
const ofFetch = fetch.options.filter(
  (option) => !filterOptions.includes(option) && !/--(?:restart|input-list|null)\b/.test(option.flags),
);

export const sync: Command = {
  name: 'sync',
  summary: 'one scheduled run: find what is new, fetch it, look again at what may have changed, and report',
  arguments: '[site...]',
  argumentHelp: 'kompas, tribun, kontan (default: those of the config file, else all three)',
  standardInput: 'nothing',
  options: [
    {
      flags: '--init',
      help: 'write a commented saring.config.json for these sites, and print lines for cron and systemd',
    },
    { flags: '--dry-run', help: 'list what would be fetched and why, and fetch listings only' },
    { flags: '--report', help: 'print the last runs and the stories of each site and day, and ask nobody' },
    {
      flags: '--gaps',
      help: 'print the addresses that listings named and that came to nothing yet, and on standard error what is known of each site and day',
    },
    { flags: '--fetch', help: 'with --gaps: fetch them' },
    {
      flags: '--accept <name>',
      repeats: true,
      help: 'what an alarm says is right: kompas for all of a site, kompas:authors for one field, kompas/sitemap for a listing',
    },
    {
      flags: '--adopt <dir>',
      repeats: true,
      help: 'take the stories of an output folder as known, whichever command wrote them (may be repeated)',
    },
    { flags: '--wait <seconds>', help: 'wait so long for another run in the folder to end (default: 0)' },
    { flags: '--status-file <file>', help: 'write what the run came to as JSON to this file' },
    { flags: '--metrics-file <file>', help: 'the same as metrics for Prometheus' },
    {
      flags: '--ping <url>',
      help: 'tell a monitor at <url>/start that the run begins, and at <url>/<exit status> what it came to',
    },
    ...wanted,
    ...ofFetch,
  ],
  configKeys: ['sites', 'revisit', 'keepPagesDays', 'keepPagesMegabytes', 'keepSightingsDays', 'keepRunsDays', 'on'],
  examples: [
    'saring sync --init kompas kontan',
    'saring sync --config saring.config.json --quiet',
    'saring sync kompas --section nasional -o articles --max-time 3000',
    'saring sync kompas --dry-run --since 6h',
    'saring sync --report -o articles',
    'saring sync --gaps -o articles --since 3d',
  ],
  action: async (args, options, io) => {
    const { runSync } = await import('../../app/sync/sync.ts');
    return runSync(args, options, io);
  },
};
