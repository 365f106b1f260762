import { readChunks } from '../bytes/gunzip.ts';
import { StoredDamage } from '../bytes/gzip-member.ts';
import { describeError } from '../bytes/read-error.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';

/** A document of a file as its bytes, or why it cannot be had. */
export type FoundDocument =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly code: 'too-large' | 'unreadable'; readonly reason: string };

/** So many bytes behind the end of a document are looked at again with what comes next: blanks and comments of caches. */
const overlap = 2048;

/**
 * Stored bytes -> the documents in them: one, or as many as were written one behind the other (`cat *.html`). A document
 * ends with `</html>` where nothing but blanks and comments stands before the beginning of the next. At most `maxBytes`
 * of one are held; behind a longer one nothing is read, since it may have no end.
 */
export async function* splitDocuments(
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  maxBytes: number,
  tooLarge: string,
): AsyncGenerator<FoundDocument> {
  let parts: Buffer[] = [];
  let length = 0;
  const keep = (bytes: Buffer): void => {
    length += bytes.length;
    if (length <= maxBytes) parts.push(bytes);
  };
  const take = (): FoundDocument => {
    const bytes = Buffer.concat(parts, length);
    parts = [];
    length = 0;
    return { ok: true, bytes };
  };
  // What may still begin the next document.
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of readChunks(stored, coding)) {
      let window = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (let next = nextDocument(window); next >= 0; next = nextDocument(window)) {
        keep(window.subarray(0, next));
        if (length > maxBytes) break;
        yield take();
        window = window.subarray(next);
      }
      const kept = Math.max(0, window.length - overlap);
      keep(window.subarray(0, kept));
      rest = window.subarray(kept);
      if (length > maxBytes) break;
    }
    keep(rest);
    yield length > maxBytes ? { ok: false, code: 'too-large', reason: tooLarge } : take();
  } catch (error) {
    if (!(error instanceof StoredDamage)) throw error;
    yield { ok: false, code: 'unreadable', reason: describeError(error) };
  }
}

/** Where in these bytes a document begins behind the end of another; -1 where none does. */
function nextDocument(window: Buffer): number {
  for (const sign of ['</html', '</HTML']) {
    for (let at = window.indexOf(sign); at >= 0; at = window.indexOf(sign, at + sign.length)) {
      const next = beginningBehind(window.toString('latin1', at, at + overlap));
      if (next !== null) return at + next;
    }
  }
  return -1;
}

/** From the end of a document -> where the next one begins, past blanks and comments; null where none does. */
function beginningBehind(text: string): number | null {
  let at = /^<\/html\s{0,20}>/i.exec(text)?.[0].length ?? text.length;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    if (!text.startsWith('<!--', at)) break;
    const end = text.indexOf('-->', at + 4);
    if (end < 0) return null;
    at = end + 3;
  }
  return /^<(?:!doctype\s{1,20}html|html)\b/i.test(text.slice(at, at + 40)) ? at : null;
}
