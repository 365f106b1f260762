import type { Command } from './command.ts';

/** A command -> the camel-case names under which commander and config files give its options. */
export function optionNames(command: Pick<Command, 'options'>): string[] {
  return command.options.map(({ flags }) => {
    const long = /--(?:no-)?([a-z-]+)/.exec(flags)?.[1] ?? '';
    return long.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  });
}
