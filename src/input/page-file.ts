import type { PageInput, RawPage } from '../model/outcome.ts';
import { describeError, describeTooLarge, failedInput } from './failures.ts';
import { readChunks } from './gunzip.ts';
import { StoredDamage } from './gzip-member.ts';
import type { StoredBytes } from './stored-bytes.ts';

/** Stored bytes that are one page to that page; never half of one, and never read on once it is too large. */
export async function readPage(
  input: string,
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  kind: RawPage['kind'],
  maxPageBytes: number,
): Promise<PageInput> {
  const whole = await readWhole(stored, coding, maxPageBytes);
  if (!whole.ok) return failedInput(input, null, whole.code, whole.reason);
  return { ok: true, page: { input, url: null, content: whole.bytes, contentType: null, kind, fetch: null } };
}

export type WholeBytes =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly code: 'too-large' | 'unreadable'; readonly reason: string };

/** All stored bytes in one buffer, or why not: more than `maxBytes`, broken gzip. */
export async function readWhole(stored: StoredBytes, coding: 'gzip' | 'plain', maxBytes: number): Promise<WholeBytes> {
  const tooLarge: WholeBytes = { ok: false, code: 'too-large', reason: describeTooLarge(maxBytes) };
  if (coding === 'plain' && stored.size !== null && stored.size > maxBytes) return tooLarge;
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of readChunks(stored, coding)) {
      length += chunk.length;
      if (length > maxBytes) return tooLarge;
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof StoredDamage) return { ok: false, code: 'unreadable', reason: describeError(error) };
    throw error;
  }
  const [only] = chunks;
  return { ok: true, bytes: chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, length) };
}
