import type { Line } from '../../bytes/lines.ts';
import { defaultMaxPageBytes, type PageInput } from '../../model/outcome.ts';
import { describeTooLarge, failedInput } from '../../sources/failures.ts';
import { parseObject } from '../../sources/json-records.ts';
import { readPageRecord } from '../../sources/page-record.ts';

/** The longest line that is read, in bytes; JSON escapes make a line longer than its page. */
export const maxLineBytes = 50_000_000;

/**
 * A line of the stream -> its page, or why there is none. The record is `{"url","html"}` or `{"url","text"}`; its "id"
 * or "input" names the page in the answer, else the line's number does.
 */
export function readRecord(line: Line): PageInput {
  const place = `-#${line.number}`;
  const refuse = (reason: string): PageInput => failedInput(place, null, 'unreadable', reason);
  if (line.kind === 'too-long') {
    return failedInput(place, null, 'too-large', `longer than ${maxLineBytes / 1e6} MB, the limit for one line`);
  }
  if (line.kind !== 'text') return refuse(line.kind === 'blank' ? 'a blank line' : 'a line that is not UTF-8');
  const value = parseObject(line.text);
  return value === null ? refuse('a line that is no JSON object') : readFields(value, place);
}

// No message names the line: a record with a name gets the same answer wherever a cluster puts it.
function readFields(value: object, place: string): PageInput {
  const record = readPageRecord(value);
  const { id, url } = record;
  const input = id ?? place;
  if (!record.ok) return failedInput(input, url, 'unreadable', record.reason);
  const { content, kind, stated } = record;
  if (Buffer.byteLength(content) > defaultMaxPageBytes) {
    return failedInput(input, url, 'too-large', describeTooLarge(defaultMaxPageBytes));
  }
  return { ok: true, page: { input, url, content, contentType: null, kind, fetch: null, stated } };
}
