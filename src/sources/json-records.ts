import { readChunks, StoredDamage } from '../bytes/gzip.ts';
import { type JsonSlice, splitJsonObjects } from '../bytes/json-objects.ts';
import { type Line, readLines } from '../bytes/lines.ts';
import { toUtf8 } from '../bytes/magic-numbers.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import type { PageInput } from '../model/outcome.ts';
import { describeTooLarge } from './failures.ts';
import { type FoundRecord, recordInputs } from './record-inputs.ts';
import type { SourceOptions } from './source-options.ts';

/** JSON escapes make a record longer than its page; twice is more than any page measured needs. */
export function longestRecord(maxPageBytes: number): number {
  return 2 * maxPageBytes + 64 * 1024;
}

/**
 * Records such as `{"url","html"}` (or `"text"` for a page printed as text) to pages: one a line, blank lines passed over,
 * or one record, or an array of them; arrays that were appended to a file one after the other count as one. Records
 * without an id have the number of their line, or their own, from 1.
 */
export async function* readJsonRecords(
  input: string,
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  form: 'ndjson' | 'json',
  options: SourceOptions,
): AsyncGenerator<PageInput> {
  const chunks = toUtf8(readChunks(stored, coding));
  const longest = longestRecord(options.maxPageBytes);
  const [what, noun, slices] =
    form === 'ndjson'
      ? (['an archive', 'line', readLines(chunks, longest)] as const)
      : (['JSON', 'record', splitJsonObjects(chunks, longest)] as const);
  yield* recordInputs(input, what, findRecords(slices, noun, options.maxPageBytes), options);
}

async function* findRecords(
  slices: AsyncIterable<Line | JsonSlice>,
  noun: 'line' | 'record',
  maxPageBytes: number,
): AsyncGenerator<FoundRecord> {
  let number = 0;
  try {
    for await (const slice of slices) {
      number = slice.number;
      if (slice.kind !== 'blank') yield recordOf(slice, `${noun} ${number}: `, maxPageBytes);
    }
  } catch (error) {
    if (!(error instanceof StoredDamage)) throw error;
    number += 1;
    yield { number, place: `${noun} ${number}: `, ok: false, code: 'unreadable', reason: error.message };
  }
}

function recordOf(slice: Line | JsonSlice, place: string, maxPageBytes: number): FoundRecord {
  const { number, kind } = slice;
  if (kind === 'too-long')
    return { number, place: '', ok: false, code: 'too-large', reason: describeTooLarge(maxPageBytes) };
  const text = kind === 'text' ? slice.text : kind === 'whole' ? slice.bytes.toString('utf8') : null;
  const value = text === null ? null : parseObject(text);
  if (value !== null) return { number, place, ok: true, value };
  return { number, place, ok: false, code: 'unreadable', reason: faults[kind] ?? 'it is no JSON object' };
}

const faults: Readonly<Partial<Record<(Line | JsonSlice)['kind'], string>>> = {
  'not-utf-8': 'it is not UTF-8',
  'cut-off': 'the file is cut off inside it',
  stray: 'something that is no JSON record',
};

/** JSON -> the object it is; null for anything else. */
export function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
