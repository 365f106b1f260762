import type { LineEnd } from '../bytes/lines.ts';
import { UsageError } from '../errors.ts';
import { type RecordKey, recordKeys, type SiteId } from '../model/article.ts';
import type { Criterion } from '../model/criterion.ts';
import { type FormatName, formatNames, formats, sharedAmong } from '../render/index.ts';
import type { Delimiter, Layout } from '../render/layout.ts';
import { shellWord } from '../text/printable.ts';
import { criteriaOptions } from './criteria.ts';
import {
  countOption,
  flagOption,
  knownName,
  knownNamesOption,
  optionFlag,
  optionLabel,
  pathsOption,
  type RawOptions,
  shownValue,
  textOption,
  typedOptions,
} from './option-values.ts';

/** What every command that writes articles needs, decided once and frozen. */
export interface Settings {
  /** Output folder, null for standard output. */
  readonly output: string | null;
  readonly formats: readonly FormatName[];
  /** The user named the formats. */
  readonly hasFormats: boolean;
  /** How the files of many stories are to be laid out. */
  readonly layout: AskedLayout;
  /** Articles in each part of the one-file formats, null for one file. */
  readonly shard: number | null;
  /** Null: as many as there are cores. */
  readonly jobs: number | null;
  /** Files that name inputs, `-` for standard input. */
  readonly inputLists: readonly string[];
  /** What ends an input in these lists. */
  readonly listEnd: LineEnd;
  readonly limit: number | null;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly progress: boolean;
  readonly json: boolean;
  readonly site: SiteId | null;
  /** What is asked of stories; others are left out. */
  readonly criteria: readonly Criterion[];
  /** Begin anew where a stopped run could go on. */
  readonly restart: boolean;
  readonly keepDuplicates: boolean;
  /** Take the failures of the manifest as the inputs. */
  readonly retryFailed: boolean;
  /** Count what was written, for a table at the end. */
  readonly stats: boolean;
  /** One line out for every line in, nothing on disk. */
  readonly stream: boolean;
}

const defaultOutput = 'articles';

/** What is written to a folder when the user names no formats. */
export const defaultFormats: readonly FormatName[] = ['txt', 'json'];

/** Every job is a process; no machine has more cores. */
const mostJobs = 1024;

/**
 * Options -> settings. `now` is the time in milliseconds since 1970, from which ages in filters count; null where the
 * command filters no stories. Throws UsageError with what, where and what to do.
 */
export function resolveSettings(options: RawOptions, siteIds: readonly SiteId[], now: number | null = null): Settings {
  const output = textOption(options, 'output') ?? defaultOutput;
  const formatList = knownNamesOption(options, 'format', 'format', formatNames);
  const layout = layoutOptions(options);
  const site = textOption(options, 'site');
  const settings: Settings = {
    output: output === '-' ? null : output,
    formats: formatsOf(formatList, output === '-'),
    hasFormats: formatList !== null,
    layout,
    shard: countOption(options, 'shard', 1),
    jobs: countOption(options, 'jobs', 1, mostJobs),
    inputLists: pathsOption(options, 'inputList'),
    listEnd: flagOption(options, 'null') ? 'nul' : 'line-feed',
    limit: countOption(options, 'limit', 0),
    quiet: flagOption(options, 'quiet'),
    verbose: flagOption(options, 'verbose'),
    progress: options['progress'] === undefined || flagOption(options, 'progress'),
    json: flagOption(options, 'json'),
    site: site === null ? null : knownName(site, optionLabel(options, 'site'), 'site', siteIds),
    criteria: now === null ? [] : criteriaOptions(options, siteIds, now),
    restart: flagOption(options, 'restart'),
    keepDuplicates: flagOption(options, 'keepDuplicates'),
    retryFailed: flagOption(options, 'retryFailed'),
    stats: flagOption(options, 'stats'),
    stream: flagOption(options, 'stream'),
  };
  if (output === '')
    throw new UsageError(`${optionLabel(options, 'output')} needs a folder, or "-" for standard output`);
  if (settings.output === null && settings.json)
    throw new UsageError('--json and "-o -" both want standard output: choose one');
  // A retry writes what is there already.
  const knowsFormats = settings.hasFormats || !settings.retryFailed;
  if (settings.shard !== null && knowsFormats && sharedAmong(settings.formats).length === 0)
    throw new UsageError(
      '--shard parts the formats of many stories a file: choose ndjson, csv or parquet with --format',
    );
  if (settings.shard !== null && settings.output === null)
    throw new UsageError('--shard writes files: choose a folder with --output');
  if (knowsFormats && !settings.stream) refuseWithoutTable(settings, layoutOptions(typedOptions(options)));
  if (settings.stream) refuseBesideStream(options, output);
  return Object.freeze(settings);
}

/** What is read, by name: `-` may stand there once. Throws UsageError. */
export function refuseSecondReading(names: readonly string[]): void {
  if (names.filter((name) => name === '-').length > 1) throw new UsageError('standard input can be read once');
}

/** A layout is that of certain formats; a config file, which serves all commands, may have one for others. */
function refuseWithoutTable({ formats: names }: Settings, { fields, delimiter, bom }: AskedLayout): void {
  const isTable = names.some((name) => name.startsWith('csv'));
  const [table] = layoutWords({ fields: null, delimiter, bom });
  if (table !== undefined && !isTable) throw new UsageError(`${table} is for tables: choose csv with --format`);
  if (fields !== null && !names.some((name) => formats[name].layoutOf !== null))
    throw new UsageError('--fields chooses what stands in ndjson and csv: choose one of them with --format');
}

/** A stream has one format, one way in and one way out, and keeps nothing to restart. */
function refuseBesideStream(options: RawOptions, output: string): void {
  const others = [
    'bom',
    'delimiter',
    'format',
    'inputList',
    'json',
    'null',
    'restart',
    'retryFailed',
    'shard',
    'stats',
  ];
  const given = others.find((name) => (options[name] ?? false) !== false);
  const stray = output === defaultOutput ? given : 'output';
  if (stray !== undefined)
    throw new UsageError(`--stream answers every line on standard output: leave --${optionFlag(stray)} out`);
}

function formatsOf(names: readonly FormatName[] | null, toStream: boolean): readonly FormatName[] {
  if (names === null) return toStream ? ['txt'] : defaultFormats;
  // In whatever order they are given, the same are the same.
  const chosen = formatNames.filter((name) => names.includes(name));
  if (toStream && chosen.length > 1) throw new UsageError('"-o -" writes one format: choose one with --format');
  const filed = chosen.find((name) => formats[name].seal !== 'as-is');
  if (toStream && filed !== undefined)
    throw new UsageError(`"-o -" writes text, not ${filed}: choose a folder with --output`);
  return chosen;
}

/** What the user says of how stories lie in files of many; null and false where nothing was said. */
export interface AskedLayout {
  readonly fields: readonly RecordKey[] | null;
  readonly delimiter: Delimiter | null;
  readonly bom: boolean;
}

/** How a delimiter may be typed. */
const typed: Readonly<Record<string, Delimiter>> = { ',': ',', ';': ';', '|': '|', tab: '\t', '\t': '\t', '\\t': '\t' };

/** Options -> the layout that is asked for. Throws UsageError. */
export function layoutOptions(options: RawOptions): AskedLayout {
  const fields = knownNamesOption(options, 'fields', 'field', recordKeys);
  const twice = fields?.find((field, i) => fields.indexOf(field) < i);
  if (twice !== undefined) throw new UsageError(`${optionLabel(options, 'fields')}: "${twice}" stands there twice`);
  return { fields, delimiter: delimiterOption(options), bom: flagOption(options, 'bom') };
}

function delimiterOption(options: RawOptions): Delimiter | null {
  const text = textOption(options, 'delimiter');
  if (text === null) return null;
  const delimiter = typed[text];
  if (delimiter === undefined)
    throw new UsageError(
      `${optionLabel(options, 'delimiter')} needs ",", ";", "|" or "tab", not ${shownValue(options['delimiter'])}`,
    );
  return delimiter;
}

/** A layout -> the options that ask for it. */
export function layoutWords({ fields, delimiter, bom }: AskedLayout | Layout): string[] {
  return [
    ...(fields === null ? [] : [`--fields ${fields.join()}`]),
    ...(delimiter === null ? [] : [`--delimiter ${delimiter === '\t' ? 'tab' : shellWord(delimiter)}`]),
    ...(bom ? ['--bom'] : []),
  ];
}
