import { readChunks } from '../bytes/gunzip.ts';
import { StoredDamage } from '../bytes/gzip-member.ts';
import { type Line, readLines } from '../bytes/lines.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { toUtf8 } from '../bytes/utf16.ts';
import type { PageInput } from '../model/outcome.ts';
import { describeTooLarge } from './failures.ts';
import type { SourceOptions } from './page-source.ts';
import { type FoundRecord, recordInputs } from './record-inputs.ts';

/** JSON escapes make a record longer than its page; twice is more than any page measured needs. */
export function longestRecord(maxPageBytes: number): number {
  return 2 * maxPageBytes + 64 * 1024;
}

/**
 * Lines of `{"url","html"}` (or `"text"` for a page printed as text) to pages. Records without an id have the number of
 * their line, from 1; blank lines are passed over.
 */
export async function* readNdjson(
  input: string,
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  options: SourceOptions,
): AsyncGenerator<PageInput> {
  const lines = findRecords(toUtf8(readChunks(stored, coding)), options.maxPageBytes);
  yield* recordInputs(input, 'an archive', lines, options);
}

async function* findRecords(chunks: AsyncIterable<Uint8Array>, maxPageBytes: number): AsyncGenerator<FoundRecord> {
  let number = 0;
  try {
    for await (const line of readLines(chunks, longestRecord(maxPageBytes))) {
      number = line.number;
      if (line.kind !== 'blank') yield findRecord(line, maxPageBytes);
    }
  } catch (error) {
    if (!(error instanceof StoredDamage)) throw error;
    number++;
    yield { number, place: `line ${number}: `, ok: false, code: 'unreadable', reason: error.message };
  }
}

function findRecord(line: Line, maxPageBytes: number): FoundRecord {
  const { number } = line;
  if (line.kind === 'too-long')
    return { number, place: '', ok: false, code: 'too-large', reason: describeTooLarge(maxPageBytes) };
  const place = `line ${number}: `;
  if (line.kind !== 'text') return { number, place, ok: false, code: 'unreadable', reason: 'it is not UTF-8' };
  const value = parseObject(line.text);
  if (value === null) return { number, place, ok: false, code: 'unreadable', reason: 'it is no JSON object' };
  return { number, place, ok: true, value };
}

/** JSON -> the object it is; null for anything else. */
export function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
