import type { ByteWindow } from '../../bytes/byte-window.ts';
import { StoredDamage } from '../../bytes/gzip.ts';
import { type Headers, parseHeaders } from '../../bytes/header-block.ts';

/** How every record of WARC 1.0 and 1.1 begins. */
export const versionLine = 'WARC/1.';

const stepBytes = 64 * 1024;

/** What is seen of a record's beginning must not be lost between two looks. */
const overlapBytes = 32;

/** A header block as its headers, and the length in bytes they state of the body; null where no record can be relied on. */
export function parseRecordHeader(block: Buffer): { readonly headers: Headers; readonly length: number | null } {
  const headers = parseHeaders(block.toString('utf8'));
  const length = headers.get('content-length') ?? '';
  // Where bytes are missing, two headers can run together: the address of one record, the body of the next.
  const isOne = block.indexOf(versionLine, 1) < 0;
  const isSound = isOne && headers.has('warc-type') && /^\d{1,15}$/.test(length);
  return { headers, length: isSound ? Number(length) : null };
}

/** Consumes a body too long to be held; null, or why it is broken, having consumed no further than the next record. */
export async function skipBody(window: ByteWindow, length: number): Promise<string | null> {
  const end = window.position() + length;
  while (window.position() < end) {
    const ahead = await window.peek(Math.min(stepBytes, end - window.position()));
    if (ahead.length === 0) return 'it ends before its Content-Length';
    const inner = findRecord(ahead);
    if (inner >= 0) {
      await window.take(inner);
      return 'its Content-Length is wrong: another record begins inside it';
    }
    await window.take(ahead.length <= overlapBytes ? ahead.length : ahead.length - overlapBytes);
  }
  return (await whatFollows(window)) === 'other' ? 'its Content-Length is wrong' : null;
}

/** Past any line breaks: the next record, the end of the window, or something that should not be there. */
export async function whatFollows(window: ByteWindow): Promise<'record' | 'end' | 'other'> {
  const ahead = await window.peek(64);
  const rest = ahead.subarray(countLineBreaks(ahead));
  if (rest.length === 0) {
    if (ahead.length === 64) return 'record';
    await window.take(ahead.length);
    // Throws where it is damage, not the end, that comes next.
    return (await window.peek(1)).length === 0 ? 'end' : 'record';
  }
  // An archive may be cut inside the version line of the next record.
  if (versionLine.startsWith(rest.toString('latin1', 0, versionLine.length))) return 'record';
  // A record that ends as it should is good, even where garbage was put in behind it.
  return ahead.toString('latin1', 0, 4) === '\r\n\r\n' ? 'record' : 'other';
}

/** Consumes line breaks, which end a record and may be more than two. */
export async function skipLineBreaks(window: ByteWindow): Promise<void> {
  for (;;) {
    const ahead = await window.peek(64);
    const count = countLineBreaks(ahead);
    await window.take(count);
    if (count < ahead.length || count === 0) return;
  }
}

function countLineBreaks(bytes: Buffer): number {
  const end = bytes.findIndex((byte) => byte !== 0x0a && byte !== 0x0d);
  return end < 0 ? bytes.length : end;
}

/** Consumes up to the next record beginning at `from` or later; throws `StoredDamage` after too much that is none. */
export async function seekRecord(window: ByteWindow, from: number, maxGarbageBytes: number): Promise<void> {
  const start = window.position();
  await window.take(from);
  for (;;) {
    const ahead = await window.peek(stepBytes);
    const found = findRecord(ahead);
    if (found >= 0) {
      await window.take(found);
      return;
    }
    if (ahead.length < stepBytes) {
      await window.take(ahead.length);
      if ((await window.peek(1)).length === 0) return;
      continue;
    }
    await window.take(ahead.length - overlapBytes);
    if (window.position() - start > maxGarbageBytes) throw new StoredDamage(start, 'endless bytes that are no record');
  }
}

/** Where a record begins, at a line start or, after missing bytes, anywhere: a version line and the first header. */
export function findRecord(bytes: Buffer): number {
  let at = bytes.indexOf(versionLine);
  while (at >= 0) {
    const opening = bytes.toString('latin1', at, at + overlapBytes);
    if (/^WARC\/1\.\d\r?\n(?:WARC|Content)-/i.test(opening)) return at;
    at = bytes.indexOf(versionLine, at + 1);
  }
  return -1;
}
