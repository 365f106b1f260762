import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { messageOf, OutputError, systemCode } from '../errors.ts';
import type { Article } from '../model/article.ts';
import { type FormatName, formats } from '../render/index.ts';
import { partName, partNumber } from './part-names.ts';

/** A format whose files of many stories can be read back. */
export type ReadableFormat = 'ndjson' | 'ndjson.gz';

/** The format of an output folder from which its stories can be read back; null where none of these can. */
export function readableAmong(names: readonly FormatName[]): ReadableFormat | null {
  return names.includes('ndjson') ? 'ndjson' : names.includes('ndjson.gz') ? 'ndjson.gz' : null;
}

/** The stories of an output folder's one file, or of its parts in their order. Throws OutputError. */
export async function* readStories(
  output: string,
  format: ReadableFormat,
  shard: number | null,
): AsyncGenerator<Article> {
  for (const number of await partNumbers(output, format, shard)) yield* readPart(output, format, shard, number);
}

/** The stories of the one file or of a part; a missing file gives nothing. Throws OutputError. */
export function readPart(
  output: string,
  format: ReadableFormat,
  shard: number | null,
  number: number,
  torn: TornLines = 'left out',
): AsyncGenerator<Article> {
  return readStoryFile(path.join(output, partName(formats[format], shard, number)), format, torn);
}

/** What becomes of a line that is no record: nobody writes one but by hand. */
export type TornLines = 'left out' | 'refused';

/** Which parts of a format are there, from the first to the last; 1 stands for the one file. */
export async function partNumbers(output: string, format: FormatName, shard: number | null): Promise<number[]> {
  const names: readonly string[] = await readdir(output).catch(() => []);
  if (shard === null) return names.includes(partName(formats[format], null, 1)) ? [1] : [];
  const numbers = names.map((name) => partNumber(formats[format], name)).filter((number) => number !== null);
  return numbers.sort((a, b) => a - b);
}

/** Whether something stands at a path. */
export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** The stories of a file of records, one a line; a missing file gives nothing. Throws OutputError. */
export async function* readStoryFile(
  file: string,
  format: ReadableFormat,
  torn: TornLines = 'left out',
): AsyncGenerator<Article> {
  const stored = createReadStream(file);
  const stream = format === 'ndjson' ? stored : stored.pipe(createGunzip());
  // A pipe hands on what is read, but not that reading failed.
  if (stream !== stored) stored.on('error', (error) => stream.destroy(error));
  let number = 0;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      const article = parseStory(text);
      if (article !== null) yield article;
      else if (torn === 'refused') throw new Error(`line ${number} is no record`);
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    const told = `${file}: its stories cannot be read back: ${messageOf(error)}: mend it and give the command again, or move it away and give the whole command with --restart`;
    throw new OutputError(told, { cause: error });
  } finally {
    stored.destroy();
  }
}

function parseStory(text: string): Article | null {
  try {
    const value: unknown = JSON.parse(text);
    const isStory = typeof value === 'object' && value !== null && 'input' in value && 'blocks' in value;
    return isStory ? (value as Article) : null;
  } catch {
    return null;
  }
}
