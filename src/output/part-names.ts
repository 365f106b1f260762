import path from 'node:path';
import type { Format } from '../render/index.ts';
import { stateFolderOf } from './output-folder.ts';

/** The name of a format's one file, or of its part of that number; later runs may add parts to the one file. */
export function partName({ extension }: Pick<Format, 'extension'>, shard: number | null, number: number): string {
  const part = shard === null && number === 1 ? '' : `-${String(number).padStart(5, '0')}`;
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
  return path.join(stateFolderOf(output), `${name}.growing`);
}
