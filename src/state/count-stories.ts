import type { Database } from './database.ts';
import { firstStepOf } from './runs.ts';

/** One row of a list; the name is null where the page states none. */
export interface CountRow {
  readonly name: string | null;
  readonly stories: number;
  readonly words: number;
}

/** What the stories of a run are, by site, year and section, the largest or earliest first; the same for people and, with `--json`, for programs. */
export interface StoryCounts {
  readonly stories: number;
  readonly words: number;
  readonly partial: number;
  readonly paywalled: number;
  readonly duplicates: number;
  readonly nearDuplicates: number;
  /** Stories whose text no site rule found. */
  readonly fallback: number;
  /** Their share of all. */
  readonly fallbackShare: number;
  readonly bySite: readonly CountRow[];
  readonly byYear: readonly CountRow[];
  readonly bySection: readonly CountRow[];
  /** How many stories stand in further sections than the largest, which are listed. */
  readonly storiesInOtherSections: number;
}

/** So many sections are listed. */
const sectionsShown = 20;

/** Counts the stories that a run has written. */
export function countStories(database: Database, run: number): StoryCounts {
  const first = firstStepOf(database, run);
  const totals = database
    .query(
      `select count(words) as stories, coalesce(sum(words), 0) as words, count(words) filter (where status = 'partial') as partial,
         count(words) filter (where status = 'paywalled') as paywalled,
         count(*) filter (where status = 'duplicate') as duplicates, coalesce(sum(near_duplicate), 0) as nearDuplicates,
         count(words) filter (where body <> 'rule') as fallback
       from input where step >= ?`,
      ['integer'],
      {
        stories: 'integer',
        words: 'integer',
        partial: 'integer',
        paywalled: 'integer',
        duplicates: 'integer',
        nearDuplicates: 'integer',
        fallback: 'integer',
      },
    )
    .first(first);
  if (totals === null) throw new Error('a sum has a row');
  // Names are ordered by their bytes, the nameless last: no locale decides.
  const rows = (name: string, order = ''): readonly CountRow[] => [
    ...database
      .query(
        `select ${name} as name, count(*) as stories, sum(words) as words from input
         where step >= ? and words is not null group by 1 order by ${order} ${name} is null, 1`,
        ['integer'],
        { name: 'text?', stories: 'integer', words: 'integer' },
      )
      .each(first),
  ];
  const byStories = 'stories desc,';
  const sections = rows('section', byStories);
  return {
    ...totals,
    fallbackShare: totals.stories === 0 ? 0 : Number((totals.fallback / totals.stories).toFixed(4)),
    bySite: rows(`substr(id, 1, instr(id, ':') - 1)`, byStories),
    byYear: rows('year'),
    bySection: sections.slice(0, sectionsShown),
    storiesInOtherSections: sections.slice(sectionsShown).reduce((sum, row) => sum + row.stories, 0),
  };
}
