import * as v from 'valibot';
import type { SiteId } from '../model/article.ts';
import { oneOf, ownSites } from '../sites/index.ts';
import type { RawOptions } from './option-values.ts';

/** What `saring sync` takes from the config file besides options. What is not there is left out. */
export interface SyncConfig {
  readonly sites?: readonly SiteId[] | undefined;
  readonly revisit?: 'usual' | 'thorough' | 'off' | undefined;
  /** How long, and up to which size, pages are kept as they came. */
  readonly keepPagesDays?: number | undefined;
  readonly keepPagesMegabytes?: number | undefined;
  /** How long it is remembered which listing named which story, and what a run came to. */
  readonly keepSightingsDays?: number | undefined;
  readonly keepRunsDays?: number | undefined;
  /** Programs with their arguments, run without a shell. */
  readonly on?:
    | { readonly newStories?: readonly string[] | undefined; readonly alarm?: readonly string[] | undefined }
    | undefined;
}

const program = 'a program and its arguments as a list of texts';
const command = v.pipe(v.array(v.string(program), program), v.minLength(1, program));
const count = v.pipe(v.number('a whole number'), v.integer('a whole number'), v.minValue(0, 'a whole number from 0'));

const followed = ownSites.map(({ id }) => id);

const entries = {
  sites: v.array(v.picklist(followed, oneOf(followed)), `a list of ${followed.join(', ')}`),
  revisit: v.picklist(['usual', 'thorough', 'off'], 'usual, thorough or off'),
  keepPagesDays: count,
  keepPagesMegabytes: count,
  keepSightingsDays: count,
  keepRunsDays: count,
  on: v.strictObject({ newStories: v.optional(command), alarm: v.optional(command) }, 'new-stories and alarm'),
};

/** Each key with its schema, whose messages say what it needs. */
export const syncEntries: Readonly<Record<string, v.GenericSchema>> = entries;

/** Options that came through the config file -> the keys of `saring sync` among them, typed. */
export function syncConfigOf(options: RawOptions): SyncConfig {
  const given = Object.entries(options).filter(([, value]) => value !== null && value !== undefined);
  return v.parse(v.partial(v.object(entries)), Object.fromEntries(given));
}

export type OptionKind = 'switch' | 'number' | 'list' | 'text';

const scalar = v.union([v.string(), v.number()]);

/** What an option takes, by its kind; what a number or a text may be is seen later. */
export const optionSchemas: Readonly<Record<OptionKind, v.GenericSchema>> = {
  switch: v.boolean('true or false'),
  number: v.union([v.string(), v.number()], 'a number'),
  list: v.union([scalar, v.array(scalar)], 'text, or a list of texts'),
  text: v.string('text'),
};
