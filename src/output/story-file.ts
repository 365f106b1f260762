import path from 'node:path';
import type { Format, FormatName } from '../render/index.ts';
import { stateFolderOf } from './output-folder.ts';

/** A file of many stories that grows: its name, how many stories it holds, and how many of its bytes count. */
export interface Growing {
  readonly name: string;
  readonly stories: number;
  readonly bytes: number;
}

export type GrowingFiles = ReadonlyMap<FormatName, Growing>;

/** The file of one format that many stories share, or the series of its parts. */
export interface StoryFile {
  /** Adds a story as text -> the name of the file it is in. Throws OutputError. */
  append(text: string): Promise<string>;
  /** The file that grows and how much of it counts, null where none is there before the first story. */
  growing(): Growing | null;
  /** Writes what was added, with `sync` onto the disk. Throws OutputError. */
  flush(sync: boolean): Promise<void>;
  /** The run is complete: what grew gets its name -> whether it took the place of what earlier runs wrote. Throws OutputError. */
  finish(): Promise<boolean>;
  /** The run is stopped: all stays as it is, for the run that goes on. Throws OutputError. */
  leave(): Promise<void>;
  /** The run failed: nothing more is written. */
  abandon(): Promise<void>;
}

/**
 * The name of a format's one file, or of its part of that number; later runs may add parts to the one file. The parts of
 * runs that go on for years have the day of their run (`2026-11-29`) in their names; null for all others.
 */
export function partName(
  { extension }: Pick<Format, 'extension'>,
  shard: number | null,
  number: number,
  day: string | null = null,
): string {
  const isOne = shard === null && number === 1 && day === null;
  const part = isOne ? '' : `-${day === null ? '' : `${day}-`}${String(number).padStart(5, '0')}`;
  return `articles${part}.${extension}`;
}

/** A file's name -> its number among the parts of a format, null where it is none of them. */
export function partNumber({ extension }: Pick<Format, 'extension'>, file: string): number | null {
  const [, day = '', digits] = /^articles-(\d{4}-\d{2}-\d{2}-)?(\d{5,})\./.exec(file) ?? [];
  return digits !== undefined && file === `articles-${day}${digits}.${extension}` ? Number(digits) : null;
}

/** A part's name -> the day in it, null where none is. */
export function partDay(file: string): string | null {
  return /^articles-(\d{4}-\d{2}-\d{2})-/.exec(file)?.[1] ?? null;
}

/** Whether a file is the one of a format, or one of its parts. */
export function isPartOf(format: Pick<Format, 'extension'>, shard: number | null, file: string): boolean {
  return shard === null ? file === `articles.${format.extension}` : partNumber(format, file) !== null;
}

/** Where a part grows until it gets its name. */
export function growingPart(output: string, name: string): string {
  return path.join(stateFolderOf(output), `${name}.growing`);
}
