import { type ByteWindow, openWindow } from '../../bytes/byte-window.ts';
import { inflateMember, isBgzip, probeMember, StoredDamage } from '../../bytes/gzip.ts';
import { isWarc } from '../../bytes/magic-numbers.ts';
import { peekStored, type StoredBytes } from '../../bytes/stored-bytes.ts';

/** Enough to inflate the first bytes of any deflate stream: its code tables take at most some 300 bytes. */
const probeBytes = 1024;

/** Where a segment ended: the offset behind it, or the broken member and how far reading had come by then. */
export type SegmentEnd =
  | { readonly ok: true; readonly offset: number }
  | { readonly ok: false; readonly offset: number; readonly reached: number };

/** A run of decoded WARC bytes that stands or falls together: one gzip member, or a whole uncompressed archive. */
export interface WarcSegment {
  readonly ok: true;
  readonly window: ByteWindow;
  /** Whether a checksum over all of it is checked where the window ends. */
  readonly hasChecksum: boolean;
  /** A position in the window as an offset in the archive: stored offset, `+` decoded offset inside a gzip member. */
  label(position: number): string;
  /** Gives the rest of the segment up, as if it were broken here. */
  abandon(): void;
}

/** A segment of gzip members. */
export interface MemberSegment extends WarcSegment {
  /** Reads to the end of the segment: the offset behind it, or that of the member that is broken. */
  finish(): Promise<SegmentEnd>;
  close(): Promise<void>;
}

/** The gzip member at `start`, with the bgzip members that go on with its last record, as a segment. */
export function openMemberSegment(stored: StoredBytes, start: number): MemberSegment {
  let reached = start;
  let decoding = inflateMember(watch(stored), start);
  let brokenAt: number | null = null;
  let ended: number | null = null;

  function watch(bytes: StoredBytes): StoredBytes {
    return {
      ...bytes,
      at(offset) {
        reached = Math.max(reached, offset);
        return bytes.at(offset);
      },
    };
  }

  const pull = async (): Promise<Buffer | null> => {
    while (ended === null) {
      const step = await decoding.next();
      if (step.done !== true) return step.value;
      if (await continuesAt(stored, step.value)) decoding = inflateMember(watch(stored), step.value);
      else ended = step.value;
    }
    return null;
  };

  const guarded = async (): Promise<Buffer | null> => {
    try {
      return await pull();
    } catch (error) {
      if (error instanceof StoredDamage) brokenAt = error.offset;
      throw error;
    }
  };

  return {
    ok: true,
    window: openWindow(guarded),
    hasChecksum: true,
    label: (position) => (position === 0 ? String(start) : `${start}+${position}`),
    abandon() {
      brokenAt ??= start;
    },
    async finish() {
      while (brokenAt === null && ended === null) await guarded().catch(passDamage);
      return brokenAt === null && ended !== null
        ? { ok: true, offset: ended }
        : { ok: false, offset: brokenAt ?? start, reached };
    },
    async close() {
      await decoding.return(0);
    },
  };
}

function passDamage(error: unknown): void {
  if (!(error instanceof StoredDamage)) throw error;
}

/** The first decoded bytes of the gzip member at `offset`, null where there is none. */
export async function probeStored(stored: StoredBytes, offset: number): Promise<Buffer | null> {
  return probeMember(await peekStored(stored, offset, probeBytes));
}

/** Whether the member at `offset` goes on with the record before it: only bgzip divides records. */
async function continuesAt(stored: StoredBytes, offset: number): Promise<boolean> {
  if (!isBgzip(await peekStored(stored, offset, 14))) return false;
  const decoded = await probeStored(stored, offset);
  return decoded !== null && !isWarc(decoded);
}
