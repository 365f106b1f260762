import { readChunks } from '../bytes/gunzip.ts';
import { StoredDamage } from '../bytes/gzip-member.ts';
import { type Line, readLines } from '../bytes/lines.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import type { PageInput } from '../model/outcome.ts';
import { describeTooLarge, failedInput } from './failures.ts';
import type { SourceOptions } from './source.ts';

/**
 * Lines of `{"url","html"}` (or `"text"` for a page printed as text) to pages named `<input>#<line number>`, from 1.
 * Blank lines are passed over; any other line that is no such record is one `unreadable`.
 */
export async function* readNdjson(
  input: string,
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  options: SourceOptions,
): AsyncGenerator<PageInput> {
  // JSON escapes make a line longer than its page; twice is more than any page measured needs.
  const maxLineBytes = 2 * options.maxPageBytes + 64 * 1024;
  let number = 0;
  try {
    for await (const line of readLines(readChunks(stored, coding), maxLineBytes)) {
      number = line.number;
      const name = `${input}#${number}`;
      if (line.kind === 'blank' || options.skip?.(name) === true) continue;
      yield readLine(name, line, options.maxPageBytes);
    }
  } catch (error) {
    if (!(error instanceof StoredDamage)) throw error;
    number++;
    yield failedInput(`${input}#${number}`, null, 'unreadable', `line ${number}: ${error.message}`);
  }
  if (number === 0) yield failedInput(input, null, 'unreadable', 'an archive without a record');
}

function readLine(name: string, line: Line, maxPageBytes: number): PageInput {
  if (line.kind === 'too-long') return failedInput(name, null, 'too-large', describeTooLarge(maxPageBytes));
  const record = line.kind === 'text' ? parseRecord(line.text) : 'it is not UTF-8';
  if (typeof record === 'string') return failedInput(name, null, 'unreadable', `line ${line.number}: ${record}`);
  if (Buffer.byteLength(record.content) > maxPageBytes) {
    return failedInput(name, record.url, 'too-large', describeTooLarge(maxPageBytes));
  }
  return { ok: true, page: { input: name, ...record, contentType: null, fetch: null } };
}

interface NdjsonRecord {
  readonly url: string | null;
  readonly content: string;
  readonly kind: 'html' | 'text';
}

/** A line to its record, or to what is wrong with it. */
function parseRecord(text: string): NdjsonRecord | string {
  const record = parseJson(text);
  if (typeof record !== 'object' || record === null) return 'it is no JSON object';
  const url = 'url' in record ? record.url : null;
  if (url !== null && typeof url !== 'string') return 'its "url" is no string';
  const html = 'html' in record ? record.html : null;
  if (typeof html === 'string') return { url, content: html, kind: 'html' };
  const printed = 'text' in record ? record.text : null;
  if (typeof printed === 'string') return { url, content: printed, kind: 'text' };
  return 'it has neither "html" nor "text" as a string';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
