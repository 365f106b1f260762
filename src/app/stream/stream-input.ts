import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { readLines } from '../../bytes/lines.ts';
import { describeError } from '../../bytes/open-file.ts';
import { systemCode } from '../../errors.ts';
import type { PageInput } from '../../model/outcome.ts';
import { failedInput } from '../../sources/failures.ts';
import { maxLineBytes, readRecord } from './stream-record.ts';

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
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = wholeLength(bytes);
    rest = bytes.subarray(end);
    yield mend(bytes.subarray(0, end));
  }
  yield mend(rest);
}

function mend(bytes: Uint8Array): Uint8Array {
  if (isUtf8(bytes)) return bytes;
  return Buffer.from(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
}

/** Length of the bytes without a last character beyond ASCII, which may go on in the next chunk. */
function wholeLength(bytes: Uint8Array): number {
  for (let end = bytes.length - 1; end >= 0 && end >= bytes.length - 4; end--) {
    const byte = bytes[end] ?? 0;
    if (byte >= 0xc0) return end;
    if (byte < 0x80) break;
  }
  return bytes.length;
}
