import { UsageError } from '../errors.ts';

/** Under this key options say which of them came from a config file. */
export const fromConfig: unique symbol = Symbol('from the config file');

/** What the user typed for a command, keyed by the option's long name in camel case. */
export interface RawOptions {
  readonly [name: string]: unknown;
  readonly [fromConfig]?: ConfigOrigin;
}

/** A config file, and the options that are from there, by their names in the program. */
export interface ConfigOrigin {
  readonly file: string;
  readonly keys: ReadonlyMap<string, ConfigKey>;
}

/** A key as a config file has it, and where: `3:5` is line 3, column 5. */
export interface ConfigKey {
  readonly key: string;
  readonly place: string;
}

/** An option's text, null where it was not given; what a config file may hold was seen when it was read. */
export function textOption(options: RawOptions, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Whether a switch is on. */
export function flagOption(options: RawOptions, name: string): boolean {
  return options[name] === true;
}

/** More stories and inputs than any run has. */
const mostCounted = 1_000_000_000;

/** An option's whole number from `least` to `most`, null where it was not given. Throws UsageError. */
export function countOption(
  options: RawOptions,
  name: string,
  least: number,
  most: number = mostCounted,
): number | null {
  const value = textOption(options, name);
  if (value === null) return null;
  const count = Number(value);
  if (!/^\d+$/.test(value) || count < least || count > most)
    throw new UsageError(
      `${optionLabel(options, name)} needs a whole number from ${least} to ${most}, not ${shownValue(options[name])}`,
    );
  return count;
}

/** 23 days: a longer timer of Node runs out at once. */
const mostSeconds = 2_000_000;

/** An option's seconds, such as `2` or `0.5`, in milliseconds; null where it was not given. Throws UsageError. */
export function secondsOption(options: RawOptions, name: string, least: number): number | null {
  const value = textOption(options, name);
  if (value === null) return null;
  const seconds = Number(value);
  if (!/^\d+(?:\.\d{1,3})?$/.test(value) || seconds < least || seconds > mostSeconds)
    throw new UsageError(
      `${optionLabel(options, name)} needs seconds from ${least} to ${mostSeconds}, such as 2 or 0.5, not ${shownValue(options[name])}`,
    );
  return Math.round(seconds * 1000);
}

/** The values of an option that may be given several times; a config file may join them with commas. */
export function listOption(options: RawOptions, name: string): readonly string[] {
  const value = options[name];
  if (Array.isArray(value)) return value.map(String);
  return (textOption(options, name) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Names in an option that may be repeated, joined by commas; null where it was not given. */
export function namesOption(options: RawOptions, name: string): readonly string[] | null {
  if ((options[name] ?? null) === null) return null;
  return listOption(options, name)
    .flatMap((list) => list.split(','))
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** The same where the names are known ones, each of which is a `what`. Throws UsageError that says what was probably meant. */
export function knownNamesOption<Name extends string>(
  options: RawOptions,
  name: string,
  what: string,
  known: readonly Name[],
): readonly Name[] | null {
  const names = namesOption(options, name);
  const label = optionLabel(options, name);
  if (names?.length === 0) throw new UsageError(`${label}: no ${what} given, known are ${known.join(', ')}`);
  return names?.map((one) => knownName(one, label, what, known)) ?? null;
}

/** One such name; `label` says which option it stands in. Throws UsageError. */
export function knownName<Name extends string>(
  typed: string,
  label: string,
  what: string,
  known: readonly Name[],
): Name {
  const found = known.find((name) => name === typed);
  if (found !== undefined) return found;
  throw new UsageError(`${label}: ${unknownName(typed, what, known)}`);
}

/** A name that is none of the known ones -> what to say of it; `more` follows where nothing near it is known. */
export function unknownName(typed: string, what: string, known: readonly string[], more = ''): string {
  const meant = nearestName(typed, known);
  const hint = meant === null ? `, known are ${known.join(', ')}${more}` : `: did you mean "${meant}"?`;
  return `unknown ${what} ${shownValue(typed)}${hint}`;
}

/** The paths of an option that may be given several times; unlike in other lists, a comma is part of a path. */
export function pathsOption(options: RawOptions, name: string): readonly string[] {
  const value = options[name];
  if (Array.isArray(value)) return value.map(String);
  const path = textOption(options, name);
  return path === null ? [] : [path];
}

/** The path of a file or folder, null where it was not given; `what` is what it needs. Throws UsageError. */
export function pathOption(options: RawOptions, name: string, what: 'a file' | 'a folder'): string | null {
  const path = textOption(options, name);
  if (path === '' || path === '-')
    throw new UsageError(`${optionLabel(options, name)} needs ${what}${path === '' ? '' : ', and "-" is none'}`);
  return path;
}

/** An option's name in a program -> as it is typed. */
export function optionFlag(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** An option -> where its value was given: as it is typed, or its key in the config file. */
export function optionLabel(options: RawOptions, name: string): string {
  const origin = options[fromConfig];
  const key = origin?.keys.get(name);
  if (origin === undefined || key === undefined) return `--${optionFlag(name)}`;
  return `--config ${origin.file}:${key.place}: "${key.key}"`;
}

/** The options that stood in the command, without those of the config file. */
export function typedOptions(options: RawOptions): RawOptions {
  const keys = options[fromConfig]?.keys;
  return Object.fromEntries(Object.entries(options).filter(([name]) => keys?.has(name) !== true));
}

/** A value as JSON, or as much of it as a message needs. */
export function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return typeof value === 'string' ? `"${shown}"` : shown;
}

/** A name as typed -> the known name that it was probably meant to be, null if none is near. */
export function nearestName(typed: string, known: readonly string[]): string | null {
  const most = Math.max(1, Math.floor(typed.length / 3));
  let best: { readonly name: string; readonly edits: number } | null = null;
  for (const name of known) {
    // A text that is much longer than any name is none mistyped.
    const edits = Math.abs(name.length - typed.length) > most ? most + 1 : editsBetween(typed, name);
    if (edits <= most && edits < (best?.edits ?? most + 1)) best = { name, edits };
  }
  return best?.name ?? null;
}

/** Letters to add, drop, change or swap with the next until one text is the other (Levenshtein, Damerau). */
function editsBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const swapped =
        i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j] ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      const changed = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(changed, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
