import { createHash } from 'node:crypto';
import type { ByteWindow } from '../../bytes/byte-window.ts';
import { StoredDamage } from '../../bytes/gzip.ts';
import { type Headers, maxHeaderBlockBytes, takeHeaderBlock } from '../../bytes/header-block.ts';
import { encodeBase32 } from '../../text/fingerprint.ts';
import type { WarcSegment } from './member-segment.ts';
import {
  findRecord,
  parseRecordHeader,
  seekRecord,
  skipBody,
  skipLineBreaks,
  versionLine,
  whatFollows,
} from './warc-boundaries.ts';

/** What a run of decoded WARC bytes holds, in order; positions are those of the window. */
export type WarcPart = WarcRecord | OversizeRecord | BrokenRecord;

export interface WarcRecord {
  readonly kind: 'record';
  readonly position: number;
  readonly headers: Headers;
  readonly body: Buffer;
  /** Whether a gzip checksum has proved its bytes: the segment has one and ends behind this record. */
  readonly isProved: boolean;
}

/** A whole record longer than the limit: only the first 64 KB of its body are kept. */
export interface OversizeRecord {
  readonly kind: 'oversize';
  readonly position: number;
  readonly headers: Headers;
  readonly head: Buffer;
}

/** A place where a record should be and is not, or is broken. */
export interface BrokenRecord {
  readonly kind: 'broken';
  readonly position: number;
  readonly reason: string;
}

/** Looking for records inside the body of a broken one is free up to this much, then as far as was read: never quadratic. */
const rereadAllowance = 1024 ** 3;

/** Limits in bytes: a body that is held, and bytes without a record after which a segment is given up. */
export interface RecordLimits {
  readonly maxBodyBytes: number;
  readonly maxGarbageBytes: number;
}

/**
 * A segment as WARC records (1.0 and 1.1, CRLF or LF). A record counts only when another, or the end, follows its body:
 * a wrong Content-Length makes it broken, and its body is searched for the records it would have swallowed.
 */
export async function* readRecords(segment: WarcSegment, limits: RecordLimits): AsyncGenerator<WarcPart> {
  const { window } = segment;
  let position = 0;
  let inGarbage = false;
  let reread = 0;
  try {
    for (;;) {
      await skipLineBreaks(window);
      position = window.position();
      if ((await window.peek(1)).length === 0) return;
      const opening = await openRecord(window);
      if (!opening.ok) {
        // One damaged stretch is one line, however many false starts are in it.
        if (!inGarbage) yield { kind: 'broken', position, reason: opening.reason };
        inGarbage = true;
        await seekRecord(window, 1, limits.maxGarbageBytes);
        continue;
      }
      const part = await readRecord(segment, position, opening, limits.maxBodyBytes);
      if ('unread' in part) {
        reread += part.unread.length;
        if (reread <= rereadAllowance + window.position()) window.unread(part.unread);
        yield part.broken;
        inGarbage = true;
        await seekRecord(window, 0, limits.maxGarbageBytes);
      } else {
        yield part;
        inGarbage = false;
      }
    }
  } catch (error) {
    if (!(error instanceof StoredDamage)) throw error;
    segment.abandon();
    if (!inGarbage) yield { kind: 'broken', position, reason: error.message };
  }
}

interface OpenedRecord {
  readonly ok: true;
  readonly headers: Headers;
  readonly length: number;
}

async function openRecord(window: ByteWindow): Promise<OpenedRecord | { readonly ok: false; readonly reason: string }> {
  if ((await window.peek(versionLine.length)).toString('latin1') !== versionLine) {
    return { ok: false, reason: 'no WARC record here' };
  }
  const block = await takeHeaderBlock(window);
  if (block === null) return { ok: false, reason: 'a WARC header without an end within 64 KB' };
  const { headers, length } = parseRecordHeader(block);
  if (length !== null) return { ok: true, headers, length };
  window.unread(block);
  const stated = printable(headers.get('content-length') ?? '');
  return { ok: false, reason: `a broken WARC header (Content-Length "${stated}")` };
}

async function readRecord(
  { window, hasChecksum }: WarcSegment,
  position: number,
  { headers, length }: OpenedRecord,
  maxBodyBytes: number,
): Promise<WarcRecord | OversizeRecord | { readonly broken: BrokenRecord; readonly unread: Buffer }> {
  const broken = (reason: string): BrokenRecord => ({ kind: 'broken', position, reason });
  if (length > maxBodyBytes) {
    const head = await window.peek(maxHeaderBlockBytes);
    const reason = await skipBody(window, length);
    return reason === null
      ? { kind: 'oversize', position, headers, head }
      : { broken: broken(reason), unread: Buffer.alloc(0) };
  }
  const body = await window.take(length);
  if (body.length < length) return { broken: broken('it ends before its Content-Length'), unread: body };
  const next = await whatFollows(window);
  if (next === 'other') return { broken: broken('its Content-Length is wrong'), unread: body };
  const isProved = hasChecksum && next === 'end';
  // Where just as many bytes are missing as the next record has, that record fits into this one.
  const holdsRecord = !isProved && findRecord(body) >= 0;
  if (holdsRecord && checkDigest(body, headers.get('warc-block-digest')) !== 'agrees') {
    return { broken: broken('another record begins inside it'), unread: body };
  }
  return { kind: 'record', position, headers, body, isProved };
}

function printable(value: string): string {
  return value.slice(0, 20).replace(/[^\x20-\x7e]/g, '?');
}

/** What a `WARC-Block-Digest` says of a record's body; `silent` where there is none of a known kind. */
export function checkDigest(body: Buffer, digest: string | undefined): 'agrees' | 'contradicts' | 'silent' {
  const [, name, value] = /^(sha-?1|sha-?256|md5):([A-Za-z0-9=]+)$/i.exec(digest ?? '') ?? [];
  if (name === undefined || value === undefined) return 'silent';
  const hash = createHash(name.toLowerCase().replace('-', '')).update(body).digest();
  const hex = hash.toString('hex');
  if (value.length === hex.length) return value.toLowerCase() === hex ? 'agrees' : 'contradicts';
  const coded = encodeBase32(hash);
  const plain = value.replace(/(?<!=)=+$/, '').toUpperCase();
  if (plain.length !== coded.length) return 'silent';
  return plain === coded ? 'agrees' : 'contradicts';
}
