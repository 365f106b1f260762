import { isOwnSite } from '../../sites/index.ts';
import type { Command, OptionSpec } from '../commands/command.ts';

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

/** Lists of words that arguments and options take. */
export interface KnownWords {
  readonly sites: readonly string[];
  readonly shells: readonly string[];
  /** By the option that takes them. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Commands as the help knows them -> the same as shells complete them. */
export function completedCommands(commands: readonly Command[], known: KnownWords): CompletedCommand[] {
  return commands.map(({ name, summary, arguments: given, options }) => ({
    name,
    summary,
    options: options.map((option) => completedOption(option, known)),
    argument: argumentOf(given, known),
  }));
}

function completedOption({ flags, help }: OptionSpec, { values }: KnownWords): CompletedOption {
  const long = /--[\w-]+/.exec(flags)?.[0] ?? '';
  const words = values.get(long);
  return {
    short: /(?:^|\s)(-\w)\b/.exec(flags)?.[1] ?? null,
    long,
    help,
    value: words === undefined ? valueBehind(flags) : { kind: 'words', words },
  };
}

function valueBehind(flags: string): Value {
  if (!flags.includes('<')) return { kind: 'none' };
  if (/<file>/.test(flags)) return { kind: 'file' };
  return { kind: /<dir>/.test(flags) ? 'folder' : 'other' };
}

function argumentOf(given: string, { sites, shells }: KnownWords): Value {
  if (given.includes('path')) return { kind: 'file' };
  if (given.includes('site')) return { kind: 'words', words: sites.filter(isOwnSite) };
  return given.includes('shell') ? { kind: 'words', words: shells } : { kind: 'other' };
}
