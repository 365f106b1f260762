import { readFile } from 'node:fs/promises';
import type { RawOptions } from './commands/command.ts';
import { messageOf, UsageError } from './errors.ts';
import type { SiteId } from './model/article.ts';
import { type FormatName, formatNames, isFormatName } from './render/index.ts';

/** What every command that writes articles needs, decided once and frozen. */
export interface Settings {
  /** Output folder, null for standard output. */
  readonly output: string | null;
  readonly formats: readonly FormatName[];
  /** Null: as many as there are cores. */
  readonly jobs: number | null;
  readonly inputList: string | null;
  readonly limit: number | null;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly progress: boolean;
  readonly json: boolean;
  readonly site: SiteId | null;
  /** Begin anew where a stopped run could go on. */
  readonly restart: boolean;
  readonly keepDuplicates: boolean;
  /** Take the failures of the manifest as the inputs. */
  readonly retryFailed: boolean;
}

/** Flags as typed, over the config file's defaults -> settings. Throws UsageError with what, where and what to do. */
export async function resolveSettings(
  typed: RawOptions,
  known: readonly string[],
  siteIds: readonly SiteId[],
): Promise<Settings> {
  const config = typeof typed['config'] === 'string' ? await readConfig(typed['config'], known) : {};
  const options: RawOptions = { ...config, ...typed };
  const output = text(options, 'output') ?? 'articles';
  const settings: Settings = {
    output: output === '-' ? null : output,
    formats: formatsOf(text(options, 'format'), output === '-'),
    jobs: count(options, 'jobs', 1),
    inputList: text(options, 'inputList'),
    limit: count(options, 'limit', 0),
    quiet: options['quiet'] === true,
    verbose: options['verbose'] === true,
    progress: options['progress'] !== false,
    json: options['json'] === true,
    site: siteOf(text(options, 'site'), siteIds),
    restart: options['restart'] === true,
    keepDuplicates: options['keepDuplicates'] === true,
    retryFailed: options['retryFailed'] === true,
  };
  if (output === '') throw new UsageError('--output needs a folder, or "-" for standard output');
  if (settings.output === null && settings.json)
    throw new UsageError('--json and "-o -" both want standard output: choose one');
  return Object.freeze(settings);
}

function formatsOf(list: string | null, toStream: boolean): readonly FormatName[] {
  if (list === null) return toStream ? ['txt'] : ['txt', 'json'];
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.find((name) => !isFormatName(name));
  if (unknown !== undefined)
    throw new UsageError(`--format: unknown format "${unknown}", known are ${formatNames.join(', ')}`);
  const chosen = [...new Set(names.filter(isFormatName))];
  if (chosen.length === 0) throw new UsageError(`--format: no format given, known are ${formatNames.join(', ')}`);
  if (toStream && chosen.length > 1) throw new UsageError('"-o -" writes one format: choose one with --format');
  return chosen;
}

function siteOf(id: string | null, siteIds: readonly SiteId[]): SiteId | null {
  if (id === null) return null;
  const known = siteIds.find((site) => site === id);
  if (known === undefined) throw new UsageError(`--site: unknown site "${id}", known are ${siteIds.join(', ')}`);
  return known;
}

function text(options: RawOptions, name: string): string | null {
  const value = options[name];
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new UsageError(`--${kebab(name)} needs text, not ${JSON.stringify(value)}`);
}

function count(options: RawOptions, name: string, least: number): number | null {
  const value = text(options, name);
  if (value === null) return null;
  if (!/^\d{1,9}$/.test(value) || Number(value) < least)
    throw new UsageError(`--${kebab(name)} needs a whole number of at least ${least}, not "${value}"`);
  return Number(value);
}

/** A JSON object whose keys are long option names; an unknown key is an error that names the nearest one. */
async function readConfig(file: string, known: readonly string[]): Promise<RawOptions> {
  let parsed: unknown;
  try {
    parsed = JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`--config ${file}: cannot be read: ${messageOf(error)}`, { cause: error });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new UsageError(`--config ${file}: must hold one JSON object of options`);
  const options: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(parsed)) {
    const name = key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (!known.includes(name) || name === 'config')
      throw new UsageError(`--config ${file}: unknown option "${key}", known are ${known.map(kebab).join(', ')}`);
    options[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return options;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
