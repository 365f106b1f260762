import path from 'node:path';
import type { Format } from '../render/index.ts';
import { stateFolder } from './journal.ts';

/** The name of a format's one file, or of its part of that number. */
export function partName({ extension }: Pick<Format, 'extension'>, shard: number | null, number: number): string {
  const part = shard === null ? '' : `-${String(number).padStart(5, '0')}`;
  return `articles${part}.${extension}`;
}

/** A file's name -> its number among the parts of a format, null where it is none of them. */
export function partNumber({ extension }: Pick<Format, 'extension'>, file: string): number | null {
  const [, digits] = /^articles-(\d{5,})\./.exec(file) ?? [];
  return digits !== undefined && file === `articles-${digits}.${extension}` ? Number(digits) : null;
}

/** Whether a file is the one of a format, or one of its parts. */
export function isPartOf(format: Pick<Format, 'extension'>, shard: number | null, file: string): boolean {
  return shard === null ? file === `articles.${format.extension}` : partNumber(format, file) !== null;
}

/** Where a part grows until it gets its name. */
export function growingPart(output: string, name: string): string {
  return path.join(output, stateFolder, `${name}.growing`);
}
