import { readFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../errors.ts';
import { optionFlag, shownValue } from '../settings/option-values.ts';
import { fromConfig, type RawOptions } from '../settings/raw-options.ts';
import type { OptionSpec } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { optionName } from './commands/option-names.ts';

/** Flags as typed -> the same over the defaults of the config file they name, which may be a pipe and is read once. Throws UsageError. */
export async function withConfig(typed: RawOptions, known: readonly string[]): Promise<RawOptions> {
  const { config: file } = typed;
  if (typeof file !== 'string') return typed;
  const { values, keys } = await readConfig(file, known);
  const left = [...keys].filter(([name]) => typed[name] === undefined);
  return { ...values, ...typed, config: undefined, [fromConfig]: { file, keys: new Map(left) } };
}

interface ConfigFile {
  readonly values: Readonly<Record<string, unknown>>;
  /** Name of each option in the program -> as the file has it. */
  readonly keys: ReadonlyMap<string, string>;
}

/** A JSON object whose keys are long option names; an unknown key is an error that names the known ones. */
async function readConfig(file: string, known: readonly string[]): Promise<ConfigFile> {
  let parsed: unknown;
  try {
    parsed = JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`--config ${file}: cannot be read: ${messageOf(error)}`, { cause: error });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new UsageError(`--config ${file}: must hold one JSON object of options`);
  const values: Record<string, unknown> = {};
  const keys = new Map<string, string>();
  for (const [key, value] of Object.entries(parsed)) {
    const name = key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (!known.includes(name) || name === 'config')
      throw new UsageError(`--config ${file}: unknown option "${key}", known are ${known.map(optionFlag).join(', ')}`);
    const { needs, fits } = kinds[kindOf(name)];
    if (value !== null && !fits(value))
      throw new UsageError(`--config ${file}: "${key}" needs ${needs}, not ${shownValue(value)}`);
    values[name] = value;
    keys.set(name, key);
  }
  return { values, keys };
}

type Kind = 'switch' | 'number' | 'list' | 'text';

/** JSON values by the kind of their option; null is as good as nothing. What a number or a text may be is seen later. */
const kinds: Readonly<Record<Kind, { readonly needs: string; readonly fits: (value: unknown) => boolean }>> = {
  switch: { needs: 'true or false', fits: (value) => typeof value === 'boolean' },
  number: { needs: 'a number', fits: isScalar },
  list: {
    needs: 'text, or a list of texts',
    fits: (value) => (Array.isArray(value) ? value.every(isScalar) : isScalar(value)),
  },
  text: { needs: 'text', fits: (value) => typeof value === 'string' },
};

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/** An option by its name in the program -> what it takes; the same in every command. */
function kindOf(name: string): Kind {
  const specs: readonly OptionSpec[] = commands.flatMap(({ options }) => options);
  const spec = specs.find((one) => optionName(one) === name);
  if (spec === undefined || !spec.flags.includes('<')) return 'switch';
  if (spec.repeats === true || spec.flags.endsWith('<list>')) return 'list';
  return /<(?:n|seconds)>$/.test(spec.flags) ? 'number' : 'text';
}
