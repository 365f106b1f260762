import type { Line } from '../../bytes/lines.ts';
import { defaultMaxPageBytes } from '../../bytes/page-limit.ts';
import type { PageInput } from '../../model/outcome.ts';
import { describeTooLarge, failedInput } from '../../sources/failures.ts';

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
  const record = parseObject(line.text);
  return record === null ? refuse('a line that is no JSON object') : readFields(record, place);
}

// No message names the line: a record with a name gets the same answer wherever a cluster puts it.
function readFields(record: object, place: string): PageInput {
  const url = stringOf(record, 'url');
  const name = nameOf(record);
  const input = name ?? place;
  const refuse = (reason: string): PageInput => failedInput(input, url ?? null, 'unreadable', reason);
  if (name === undefined) return refuse('its "id" or "input" is neither a string nor a whole number');
  if (url === undefined) return refuse('its "url" is no string');
  const html = stringOf(record, 'html');
  const content = typeof html === 'string' ? html : stringOf(record, 'text');
  if (typeof content !== 'string') return refuse('it has neither "html" nor "text" as a string');
  if (Buffer.byteLength(content) > defaultMaxPageBytes) {
    return failedInput(input, url, 'too-large', describeTooLarge(defaultMaxPageBytes));
  }
  const kind = typeof html === 'string' ? 'html' : 'text';
  return { ok: true, page: { input, url, content, contentType: null, kind, fetch: null } };
}

/** A field -> its string, null where there is none, undefined where it is something else. */
function stringOf(record: object, key: string): string | null | undefined {
  const value: unknown = Object.hasOwn(record, key) ? Reflect.get(record, key) : null;
  if (value === null || typeof value === 'string') return value;
  return undefined;
}

function nameOf(record: object): string | null | undefined {
  for (const key of ['id', 'input']) {
    const value: unknown = Object.hasOwn(record, key) ? Reflect.get(record, key) : null;
    // Tables have numbers for ids; beyond 2^53 reading them as JSON has changed them already.
    if (Number.isSafeInteger(value)) return String(value);
    const name = stringOf(record, key);
    if (name !== null) return name;
  }
  return null;
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
