import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { type GenericIssue, type GenericSchema, safeParse } from 'valibot';
import { UsageError } from '../errors.ts';
import { type ConfigKey, nearestName, optionFlag, shownValue } from '../settings/option-values.ts';
import { type OptionKind, optionSchemas, syncEntries } from '../settings/sync-config.ts';

export interface ConfigFile {
  /** Name of each key in the program -> its value, null where the file says so. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Name of each key in the program -> how and where the file has it. */
  readonly keys: ReadonlyMap<string, ConfigKey>;
}

/**
 * The text of a config file -> its values. It serves all commands, so that every option of any of them is known.
 * Throws UsageError that names file, line, key and what was expected.
 */
export function readConfig(text: string, file: string, options: ReadonlyMap<string, OptionKind>): ConfigFile {
  const schemas = new Map<string, GenericSchema>([
    ...[...options].map(([name, kind]): [string, GenericSchema] => [name, optionSchemas[kind]]),
    ...Object.entries<GenericSchema>(syncEntries),
  ]);
  schemas.delete('config');
  const values: Record<string, unknown> = {};
  const keys = new Map<string, ConfigKey>();
  for (const entry of parseConfig(text, file)) {
    const name = camelCase(entry.key);
    const schema = schemas.get(name);
    const at = `--config ${file}:${entry.place}`;
    if (schema === undefined)
      throw new UsageError(`${at}: unknown option ${shownValue(entry.key)}${meant(entry.key, [...schemas.keys()])}`);
    if (keys.has(name)) throw new UsageError(`${at}: "${entry.key}" stands there twice`);
    values[name] = entry.value === null ? null : checked(entry, schema, file);
    keys.set(name, { key: entry.key, place: entry.place });
  }
  return { values, keys };
}

/** A key's value, if its schema takes it. */
function checked(entry: ConfigEntry, schema: GenericSchema, file: string): unknown {
  const value = inCamelCase(entry.value);
  const { issues } = safeParse(schema, value, { abortEarly: true });
  const [issue] = issues ?? [];
  if (issue !== undefined) throw new UsageError(complaint(entry, issue, file));
  return value;
}

function complaint(entry: ConfigEntry, issue: GenericIssue, file: string): string {
  const path = (issue.path ?? []).flatMap(({ key }): (string | number)[] =>
    typeof key === 'string' ? [spelledIn(entry.value, key)] : typeof key === 'number' ? [key] : [],
  );
  const name = [entry.key, ...path].join('.');
  const at = `--config ${file}:${entry.placeOf(path)}`;
  // Of an unknown key in a nested object the schema says that nothing was expected there.
  if (issue.expected === 'never') return `${at}: unknown option ${shownValue(name)}, known are ${issue.message}`;
  return `${at}: "${name}" needs ${issue.message}, not ${shownValue(issue.input)}`;
}

/** What may have been meant by an unknown key, else all that there are. */
function meant(key: string, known: readonly string[]): string {
  const name = nearestName(camelCase(key), known);
  return name === null
    ? `, known are ${known.map(optionFlag).join(', ')}`
    : `: did you mean "${key.includes('-') ? optionFlag(name) : name}"?`;
}

function camelCase(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Keys of an object may be written in either way, like those of the file itself. */
function inCamelCase(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [camelCase(key), one]));
}

/** A key as the schema has it -> as the object in the file spells it. */
function spelledIn(value: unknown, key: string): string {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return keys.find((own) => camelCase(own) === key) ?? key;
}

/** One key of a config file as it stands there. */
export interface ConfigEntry {
  readonly key: string;
  readonly value: unknown;
  /** Where the key stands: `3:5` is line 3, column 5. */
  readonly place: string;
  /** Where a part of the value stands, as `['alarm', 0]`; where the value itself stands for an empty path. */
  readonly placeOf: (path: readonly (string | number)[]) => string;
}

/** The text of a config file, JSON with comments, -> its keys in order. Throws UsageError with line and column. */
export function parseConfig(text: string, file: string): ConfigEntry[] {
  const errors: ParseError[] = [];
  const root = treeOf(text, file, errors);
  const [first] = errors;
  if (first !== undefined)
    throw new UsageError(`--config ${file}:${placeIn(text, first.offset)}: cannot be read: ${wordsFor(first)}`);
  if (root?.type !== 'object') throw new UsageError(`--config ${file}: must hold one JSON object of options`);
  return (root.children ?? []).flatMap(({ children }) => {
    const [name, value] = children ?? [];
    return name === undefined || value === undefined ? [] : [entryOf(name, value, text)];
  });
}

function treeOf(text: string, file: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`--config ${file}: cannot be read: nested too deeply`, { cause: error });
  }
}

function entryOf(name: Node, node: Node, text: string): ConfigEntry {
  return {
    key: String(getNodeValue(name)),
    value: getNodeValue(node),
    place: placeIn(text, name.offset),
    placeOf: (path) => placeIn(text, (findNodeAtLocation(node, [...path]) ?? node).offset),
  };
}

/** `CommaExpected` -> `comma expected`. */
function wordsFor({ error }: ParseError): string {
  const name = printParseErrorCode(error);
  return name.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : ' '}${letter.toLowerCase()}`);
}

/** An offset in a text -> line and column, both from 1. */
function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return `${before.split('\n').length}:${offset - before.lastIndexOf('\n')}`;
}
