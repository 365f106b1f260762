import { inflateMember, StoredDamage } from './gzip-member.ts';
import { isGzip } from './magic-numbers.ts';
import { peekStored, type StoredBytes } from './stored-bytes.ts';

/** Stored bytes as chunks, every gzip member undone where `coding` says so. Throws `StoredDamage`. */
export async function* readChunks(stored: StoredBytes, coding: 'gzip' | 'plain'): AsyncGenerator<Buffer> {
  let offset = 0;
  for (;;) {
    if (coding === 'gzip') {
      offset = yield* inflateMember(stored, offset);
      const next = await peekStored(stored, offset, 2);
      if (next.length === 0) return;
      if (isGzip(next)) continue;
      await expectPadding(stored, offset);
      return;
    }
    const chunk = await stored.at(offset);
    if (chunk.length === 0) return;
    offset += chunk.length;
    yield chunk;
  }
}

async function expectPadding(stored: StoredBytes, from: number): Promise<void> {
  let offset = from;
  for (;;) {
    const chunk = await stored.at(offset);
    if (chunk.length === 0) return;
    // Tapes and some archivers pad with zeros, as gzip itself allows.
    if (chunk.some((byte) => byte !== 0)) throw new StoredDamage(from, 'bytes behind the gzip data that are no gzip');
    offset += chunk.length;
  }
}
