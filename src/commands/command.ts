import type { ExitName } from '../exit-code.ts';
import type { Io } from '../io.ts';

/** One option: flags in commander's form and one line of help; `default` is shown and applied. */
export interface OptionSpec {
  readonly flags: string;
  readonly help: string;
  readonly default?: string;
  /** May be given several times; the values come as a list. */
  readonly repeats?: true;
}

/** Under this key options say which of them came from a config file. */
export const fromConfig: unique symbol = Symbol('from the config file');

/** What the user typed for a command, keyed by the option's long name in camel case. */
export interface RawOptions {
  readonly [name: string]: unknown;
  readonly [fromConfig]?: ConfigOrigin;
}

/** A config file, and the options that are from there: name in the program -> key in the file. */
export interface ConfigOrigin {
  readonly file: string;
  readonly keys: ReadonlyMap<string, string>;
}

/** A command as data; `cli.ts` feeds it to commander, the docs test holds the README to it. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Arguments in commander's form, such as `[path...]`. */
  readonly arguments: string;
  readonly argumentHelp: string;
  /** What "-" reads, in words. */
  readonly standardInput: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
  /** Loads the work and does it -> how the run ended. Throws UsageError and OutputError. */
  readonly action: (args: readonly string[], options: RawOptions, io: Io) => Promise<ExitName>;
}
