import { oneOf, siteIds } from '../../sites/index.ts';
import type { OptionSpec } from './command.ts';

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
