import type { RawOptions } from './commands/command.ts';
import { UsageError } from './errors.ts';

/** An option's text, null where it was not given. Throws UsageError for anything else. */
export function textOption(options: RawOptions, name: string): string | null {
  const value = options[name];
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new UsageError(`--${optionFlag(name)} needs text, not ${JSON.stringify(value)}`);
}

/** Whether a switch is on. Throws UsageError for anything but true and false: a config file may say "yes". */
export function flagOption(options: RawOptions, name: string): boolean {
  const value = options[name] ?? false;
  if (typeof value === 'boolean') return value;
  throw new UsageError(`--${optionFlag(name)} needs true or false, not ${JSON.stringify(value)}`);
}

/** An option's whole number of at least `least`, null where it was not given. Throws UsageError. */
export function countOption(options: RawOptions, name: string, least: number): number | null {
  const value = textOption(options, name);
  if (value === null) return null;
  if (!/^\d{1,9}$/.test(value) || Number(value) < least)
    throw new UsageError(`--${optionFlag(name)} needs a whole number of at least ${least}, not "${value}"`);
  return Number(value);
}

/** An option's seconds, such as `2` or `0.5`, in milliseconds; null where it was not given. Throws UsageError. */
export function secondsOption(options: RawOptions, name: string, least: number): number | null {
  const value = textOption(options, name);
  if (value === null) return null;
  if (!/^\d{1,7}(?:\.\d{1,3})?$/.test(value) || Number(value) < least)
    throw new UsageError(`--${optionFlag(name)} needs seconds of at least ${least}, such as 2 or 0.5, not "${value}"`);
  return Math.round(Number(value) * 1000);
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

/** An option's name in a program -> as it is typed. */
export function optionFlag(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
