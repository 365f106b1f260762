import path from 'node:path';
import type { Format } from '../render/index.ts';
import { stateFolder } from './journal.ts';

/** The name of a format's one file, or of its part of that number. */
export function partName({ extension }: Pick<Format, 'extension'>, shard: number | null, number: number): string {
  const part = shard === null ? '' : `-${String(number).padStart(5, '0')}`;
  return `articles${part}.${extension}`;
}

/** Whether a file is the one of a format, or one of its parts. */
export function isPartOf({ extension }: Pick<Format, 'extension'>, shard: number | null, file: string): boolean {
  const part = /^articles-\d{5,}(?=\.)/.exec(file)?.[0];
  return shard === null ? file === `articles.${extension}` : file === `${part}.${extension}`;
}

/** Where a part grows until it gets its name. */
export function growingPart(output: string, name: string): string {
  return path.join(output, stateFolder, `${name}.growing`);
}
