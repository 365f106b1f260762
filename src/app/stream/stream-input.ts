import { Readable } from 'node:stream';
import { type Line, readLines } from '../../bytes/lines.ts';
import { describeError } from '../../bytes/open-file.ts';
import { systemCode } from '../../errors.ts';
import { defaultMaxPageBytes, type PageInput } from '../../model/outcome.ts';
import { failedInput } from '../../sources/failures.ts';
import { parseObject } from '../../sources/json-records.ts';
import { pageOfRecord, readPageRecord } from '../../sources/page-record.ts';

/** The lines of a stream -> a page, or why there is none, for every one. Ends quietly once `stop` fires. */
export async function* readStream(stream: AsyncIterable<Uint8Array>, stop: AbortSignal): AsyncGenerator<PageInput> {
  if (stop.aborted) return;
  stop.addEventListener('abort', () => leaveStream(stream), { once: true });
  try {
    for await (const line of readLines(mendUtf8(stream), maxLineBytes)) yield readRecord(line);
  } catch (error) {
    if (stop.aborted) return;
    if (systemCode(error) === null) throw error;
    yield failedInput('-', null, 'unreadable', `standard input ended early: ${describeError(error)}`);
  }
}

/** Nobody reads the stream any further: an open standard input would keep the process alive until its writer ends. */
export function leaveStream(stream: AsyncIterable<Uint8Array>): void {
  if (stream instanceof Readable) stream.destroy();
}

/** Chunks of nearly UTF-8 -> UTF-8, with U+FFFD for what is none. A line that is whole is never held back. */
async function* mendUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

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
  const input = record.id ?? place;
  return record.ok
    ? pageOfRecord(input, record, defaultMaxPageBytes)
    : failedInput(input, record.url, 'unreadable', record.reason);
}
