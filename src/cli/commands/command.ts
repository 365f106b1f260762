import type { ExitName } from '../../settings/exit-code.ts';
import type { Io } from '../../settings/io.ts';
import type { RawOptions } from '../../settings/option-values.ts';

/** One option: flags in commander's form and one line of help; `default` is shown and applied. */
export interface OptionSpec {
  readonly flags: string;
  readonly help: string;
  readonly default?: string;
  /** May be given several times; the values come as a list. */
  readonly repeats?: true;
}

/** A command as data; `cli/program.ts` feeds it to commander, the docs test holds the README to it. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Arguments in commander's form, such as `[path...]`. */
  readonly arguments: string;
  readonly argumentHelp: string;
  /** What "-" reads, in words. */
  readonly standardInput: string;
  readonly options: readonly OptionSpec[];
  /** Keys that it takes from the config file and that are no options. */
  readonly configKeys?: readonly string[];
  readonly examples: readonly string[];
  /** Loads the work and does it -> how the run ended. Throws UsageError and OutputError. */
  readonly action: (args: readonly string[], options: RawOptions, io: Io) => Promise<ExitName>;
}

/** A command -> the camel-case names under which commander and config files give its options. */
export function optionNames(command: Pick<Command, 'options'>): string[] {
  return command.options.map(optionName);
}

/** An option -> its name in the program: `--no-progress` -> `progress`. */
export function optionName({ flags }: Pick<OptionSpec, 'flags'>): string {
  const long = /--(?:no-)?([a-z-]+)/.exec(flags)?.[1] ?? '';
  return long.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
