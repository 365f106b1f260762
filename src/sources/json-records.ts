import { readChunks } from '../bytes/gunzip.ts';
import { StoredDamage } from '../bytes/gzip-member.ts';
import { type JsonSlice, splitJsonObjects } from '../bytes/json-objects.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { toUtf8 } from '../bytes/utf16.ts';
import type { PageInput } from '../model/outcome.ts';
import { describeTooLarge } from './failures.ts';
import { longestRecord, parseObject } from './ndjson.ts';
import type { SourceOptions } from './page-source.ts';
import { type FoundRecord, recordInputs } from './record-inputs.ts';

/**
 * JSON that is one record, or an array of them, to pages; arrays that were appended to a file one after the other count
 * as one. Records without an id have their number, from 1.
 */
export async function* readJson(
  input: string,
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  options: SourceOptions,
): AsyncGenerator<PageInput> {
  const records = findRecords(toUtf8(readChunks(stored, coding)), options.maxPageBytes);
  yield* recordInputs(input, 'JSON', records, options);
}

async function* findRecords(chunks: AsyncIterable<Uint8Array>, maxPageBytes: number): AsyncGenerator<FoundRecord> {
  let number = 0;
  try {
    for await (const object of splitJsonObjects(chunks, longestRecord(maxPageBytes))) {
      number = object.number;
      yield findRecord(object, maxPageBytes);
    }
  } catch (error) {
    if (!(error instanceof StoredDamage)) throw error;
    number += 1;
    yield { number, place: `record ${number}: `, ok: false, code: 'unreadable', reason: error.message };
  }
}

function findRecord(object: JsonSlice, maxPageBytes: number): FoundRecord {
  const { number, kind } = object;
  const place = `record ${number}: `;
  if (kind === 'too-long')
    return { number, place: '', ok: false, code: 'too-large', reason: describeTooLarge(maxPageBytes) };
  const value = kind === 'whole' ? parseObject(object.bytes.toString('utf8')) : null;
  if (value !== null) return { number, place, ok: true, value };
  return { number, place, ok: false, code: 'unreadable', reason: faults[kind] };
}

const faults = {
  whole: 'it is no JSON object',
  'cut-off': 'the file is cut off inside it',
  stray: 'something that is no JSON record',
} as const;
