import { recordKeys } from '../../model/article.ts';
import { formatNames } from '../../render/index.ts';
import { storyStatuses } from '../../settings/criteria.ts';
import { ownSites, siteIds } from '../../sites/index.ts';
import type { Command, OptionSpec } from '../commands/command.ts';
import { shells } from './shells.ts';

/** What stands behind an option: one of some words, a file, a folder, something else, or nothing. */
export type Value =
  | { readonly kind: 'none' | 'file' | 'folder' | 'other' }
  | { readonly kind: 'words'; readonly words: readonly string[] };

/** An option as a shell completes it. */
export interface CompletedOption {
  /** `-o`, null where there is none. */
  readonly short: string | null;
  /** `--output`. */
  readonly long: string;
  readonly help: string;
  readonly value: Value;
}

/** What a command is completed with. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  readonly argument: Value;
}

/** What options take, where that is one of some words. */
const words: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['--site', siteIds],
  ['--only', siteIds],
  ['--format', formatNames],
  ['--fields', recordKeys],
  ['--status', storyStatuses],
]);

/** Commands as the help knows them -> the same as shells complete them. */
export function completedCommands(commands: readonly Command[]): CompletedCommand[] {
  return commands.map(({ name, summary, arguments: given, options }) => ({
    name,
    summary,
    options: options.map(completedOption),
    argument: argumentOf(given),
  }));
}

function completedOption({ flags, help }: OptionSpec): CompletedOption {
  const long = /--[\w-]+/.exec(flags)?.[0] ?? '';
  const known = words.get(long);
  const value: Value = known === undefined ? valueBehind(flags) : { kind: 'words', words: known };
  return { short: /(?:^|\s)(-\w)\b/.exec(flags)?.[1] ?? null, long, help, value };
}

function valueBehind(flags: string): Value {
  if (!flags.includes('<')) return { kind: 'none' };
  if (/<file>/.test(flags)) return { kind: 'file' };
  return { kind: /<dir>/.test(flags) ? 'folder' : 'other' };
}

function argumentOf(given: string): Value {
  if (given.includes('path')) return { kind: 'file' };
  if (given.includes('site')) return { kind: 'words', words: ownSites.map(({ id }) => id) };
  return given.includes('shell') ? { kind: 'words', words: shells } : { kind: 'other' };
}
