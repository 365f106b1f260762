import { openWindow } from '../../bytes/byte-window.ts';
import { memberMagic } from '../../bytes/gzip.ts';
import { isWarc } from '../../bytes/magic-numbers.ts';
import { peekStored, type StoredBytes } from '../../bytes/stored-bytes.ts';
import type { StoredPage } from '../../model/outcome.ts';
import { closedMemberAt } from './closed-member.ts';
import { openMemberSegment, probeStored, type SegmentEnd, type WarcSegment } from './member-segment.ts';

/** Stored bytes that are no gzip member: `offset` is where they begin. */
export interface SegmentDamage {
  readonly ok: false;
  readonly offset: number;
  readonly reason: string;
}

/** A member that is left unread, with the page in it; null for one that is passed over. */
export interface LeftMember {
  readonly page: StoredPage | null;
  readonly to: number;
}

/** What of an archive is read, and what of that is left to others. */
export interface SegmentRange {
  /** Stored offsets where members begin. */
  readonly from: number;
  readonly to: number;
  /** Whether the member at an offset is left unread; null where each is read. */
  readonly leave: ((offset: number) => Promise<LeftMember | null>) | null;
}

/** Going back after damage is free up to this much, and then as far as the archive was read: nothing hostile is quadratic. */
const rescanAllowance = 1024 ** 3;

/** An archive as segments in order; the reader of a segment reports damage met inside it, gaps between come as damage. */
export async function* readSegments(
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  { from: start, to, leave }: SegmentRange,
): AsyncGenerator<WarcSegment | SegmentDamage | LeftMember> {
  if (coding === 'plain') {
    yield openPlainSegment(stored);
    return;
  }
  let offset: number | null = start;
  let rescanned = 0;
  while (offset !== null && offset < to) {
    const left: LeftMember | null = (await leave?.(offset)) ?? null;
    if (left !== null) {
      yield left;
      offset = left.to;
      continue;
    }
    const head = await peekStored(stored, offset, 3);
    if (head.length === 0) return;
    if (!isMemberStart(head)) {
      const gap: number = offset;
      offset = await findMember(stored, gap);
      // Zeros up to the end are padding; gzip itself lets them pass.
      if (offset !== null || !(await isZeroFrom(stored, gap))) {
        yield { ok: false, offset: gap, reason: 'bytes that are no gzip member' };
      }
      continue;
    }
    const segment = openMemberSegment(stored, offset);
    let end: SegmentEnd;
    try {
      yield segment;
      end = await segment.finish();
    } finally {
      await segment.close();
    }
    const known: number | null = end.ok ? end.offset : await closedEnd(stored, offset);
    if (end.ok || known !== null) {
      offset = known;
      continue;
    }
    const from = Math.max(end.offset + 1, stored.earliest());
    rescanned += end.reached - from;
    offset = await findMember(stored, rescanned > rescanAllowance + end.reached ? end.reached : from);
  }
}

function openPlainSegment(stored: StoredBytes): WarcSegment {
  let offset = 0;
  const window = openWindow(async () => {
    const chunk = await stored.at(offset);
    offset += chunk.length;
    return chunk.length === 0 ? null : chunk;
  });
  return { ok: true, window, hasChecksum: false, label: String, abandon() {} };
}

/** Where a damaged member ends, if it says so itself. */
async function closedEnd(stored: StoredBytes, start: number): Promise<number | null> {
  return start < stored.earliest() ? null : ((await closedMemberAt(stored, start))?.to ?? null);
}

/** The next offset from `from` on where a gzip member begins whose content begins a WARC record; null without one. */
async function findMember(stored: StoredBytes, from: number): Promise<number | null> {
  let offset = from;
  for (;;) {
    const head = await peekStored(stored, offset, 64 * 1024);
    if (head.length < 3) return null;
    let found = head.indexOf(memberMagic);
    while (found >= 0) {
      if (mayBeMember(head.subarray(found, found + 15))) {
        const decoded = await probeStored(stored, offset + found);
        if (decoded !== null && isWarc(decoded)) return offset + found;
      }
      found = head.indexOf(memberMagic, found + 1);
    }
    // The last two bytes may begin the magic number.
    offset += head.length - 2;
  }
}

function isMemberStart(head: Buffer): boolean {
  return head.subarray(0, 3).equals(memberMagic);
}

/**
 * Whether a member header and its first deflate bits are possible (RFC 1951, 3.2.3). Garbage full of magic numbers
 * would else cost an inflater each: 16 s and 570 MB resident for 5 MB of them, measured; so it is 0.1 s.
 */
function mayBeMember(head: Buffer): boolean {
  const [flags = 0, first = 0, second = 0] = [head[3], head[10], head[11]];
  if ((flags & 0xe0) !== 0) return false;
  if (flags !== 0 || head.length < 15) return true;
  const blockType = (first >> 1) & 3;
  if (blockType === 1) return (((first >> 3) | (second << 5)) & 0xff) === fixedCodeOfW;
  if (blockType === 0) return head.readUInt16LE(11) === 0xffff - head.readUInt16LE(13);
  return blockType === 2 && first >> 3 <= 29 && (second & 31) <= 29;
}

/** The letter W in the fixed Huffman code, its bits in the order of the stream. */
const fixedCodeOfW = 0xe1;

async function isZeroFrom(stored: StoredBytes, from: number): Promise<boolean> {
  let offset = Math.max(from, stored.earliest());
  for (;;) {
    const chunk = await stored.at(offset);
    if (chunk.length === 0) return true;
    if (chunk.some((byte) => byte !== 0)) return false;
    offset += chunk.length;
  }
}
