import { UsageError } from '../errors.ts';
import { wordsOf } from '../text/whitespace.ts';
import { timeSpan } from './criteria.ts';
import { countOption, flagOption, namesOption, optionLabel, type RawOptions, textOption } from './option-values.ts';

/** What `saring discover` was asked for; empty lists stand for everything. */
export interface DiscoverOptions {
  /** Milliseconds since 1970; null where nothing was said. */
  readonly since: number | null;
  readonly until: number | null;
  readonly sections: readonly string[];
  readonly portals: readonly string[];
  /** Ids of listings. */
  readonly listings: readonly string[];
  /** Where portals and listings were chosen, for what is wrong with them. */
  readonly labels: { readonly portals: string; readonly listings: string };
  readonly words: readonly string[];
  readonly limit: number | null;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly progress: boolean;
}

/** Flags -> what is asked for, at the time `now`. Throws UsageError. */
export function discoverOptions(options: RawOptions, now: number): DiscoverOptions {
  const { since, until } = timeSpan(options, now);
  const match = textOption(options, 'match');
  const words = wordsOf(match ?? '');
  if (match !== null && words.length === 0)
    throw new UsageError(`${optionLabel(options, 'match')} needs words, such as "harga beras"`);
  return Object.freeze({
    since,
    until,
    sections: lowerNames(options, 'section'),
    portals: lowerNames(options, 'portal'),
    listings: lowerNames(options, 'source'),
    labels: { portals: optionLabel(options, 'portal'), listings: optionLabel(options, 'source') },
    words,
    limit: countOption(options, 'limit', 0),
    json: flagOption(options, 'json'),
    quiet: flagOption(options, 'quiet'),
    verbose: flagOption(options, 'verbose'),
    progress: options['progress'] === undefined || flagOption(options, 'progress'),
  });
}

function lowerNames(options: RawOptions, name: string): readonly string[] {
  return (namesOption(options, name) ?? []).map((one) => one.toLowerCase());
}
