import { fromConfig, type RawOptions } from '../settings/option-values.ts';
import type { OptionKind } from '../settings/sync-config.ts';
import { type OptionSpec, optionName } from './commands/command.ts';
import { commands } from './commands/index.ts';

/**
 * Flags as typed -> the same over the defaults of the config file they name, which may be a pipe and is read once. The
 * file serves all commands: what this one does not know is checked and left out. Throws UsageError.
 */
export async function withConfig(typed: RawOptions, known: readonly string[], stop: AbortSignal): Promise<RawOptions> {
  const { config: file } = typed;
  if (typeof file !== 'string') return typed;
  // Most runs have no config file, and the parser and the checker take 75 ms to load.
  const [{ readNamedFile }, { readConfig }] = await Promise.all([
    import('../sources/named-file.ts'),
    import('./read-config.ts'),
  ]);
  const text = await readNamedFile(file, `--config ${file}`, stop);
  const { values, keys } = readConfig(text, file, optionKinds());
  const own = Object.entries(values).filter(([name]) => known.includes(name));
  const left = [...keys].filter(([name]) => known.includes(name) && typed[name] === undefined);
  return { ...Object.fromEntries(own), ...typed, config: undefined, [fromConfig]: { file, keys: new Map(left) } };
}

/** Every option of every command, by its name in the program; one name is of one kind in all of them. */
function optionKinds(): Map<string, OptionKind> {
  const specs: readonly OptionSpec[] = commands.flatMap(({ options }) => options);
  return new Map(specs.map((spec) => [optionName(spec), kindOf(spec)]));
}

function kindOf({ flags, repeats }: OptionSpec): OptionKind {
  if (!flags.includes('<')) return 'switch';
  if (repeats === true || flags.endsWith('<list>')) return 'list';
  return /<(?:n|seconds)>$/.test(flags) ? 'number' : 'text';
}
