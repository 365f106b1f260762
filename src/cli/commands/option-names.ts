import type { Command, OptionSpec } from './command.ts';

/** A command -> the camel-case names under which commander and config files give its options. */
export function optionNames(command: Pick<Command, 'options'>): string[] {
  return command.options.map(optionName);
}

/** An option -> its name in the program: `--no-progress` -> `progress`. */
export function optionName({ flags }: Pick<OptionSpec, 'flags'>): string {
  const long = /--(?:no-)?([a-z-]+)/.exec(flags)?.[1] ?? '';
  return long.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
