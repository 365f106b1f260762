import { readChunks, StoredDamage } from '../bytes/gzip.ts';
import { describeError } from '../bytes/open-file.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { describeAnswer, type PageInput, type RawPage } from '../model/outcome.ts';
import { describeTooLarge, failedInput } from './failures.ts';
import { decodePayload, type KeptHeaders, readKeptHeaders } from './http-message.ts';
import type { SourceOptions } from './source-options.ts';

/**
 * Stored bytes that are a page to that page; never half of one, and never read on once it is too large. Several documents
 * one behind the other (`cat *.html`) are several pages, `<input>#1` and so on.
 */
export async function* readPages(
  input: string,
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  kind: RawPage['kind'],
  { maxPageBytes, skip }: SourceOptions,
): AsyncGenerator<PageInput> {
  const kept = input === '-' ? null : await readKeptHeaders(input);
  if (kept !== null || kind === 'text') {
    yield await readPage(input, stored, coding, kind, kept, maxPageBytes);
    return;
  }
  const documents = splitDocuments(stored, coding, maxPageBytes, describeTooLarge(maxPageBytes));
  const [first, second] = [await documents.next(), await documents.next()];
  if (first.done === true) return;
  if (second.done === true) {
    yield pageOf(input, first.value, kind);
    return;
  }
  let number = 0;
  const numbered = function* (document: FoundDocument): Generator<PageInput> {
    number += 1;
    const name = `${input}#${number}`;
    if (skip?.(name) !== true) yield pageOf(name, document, kind);
  };
  for (const { value } of [first, second]) yield* numbered(value);
  for await (const document of documents) yield* numbered(document);
}

function pageOf(input: string, document: FoundDocument, kind: RawPage['kind']): PageInput {
  if (!document.ok) return failedInput(input, null, document.code, document.reason);
  return { ok: true, page: { input, url: null, content: document.bytes, contentType: null, kind, fetch: null } };
}

async function readPage(
  input: string,
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  kind: RawPage['kind'],
  kept: KeptHeaders | string | null,
  maxPageBytes: number,
): Promise<PageInput> {
  const whole = await readWhole(stored, coding, maxPageBytes);
  if (!whole.ok) return failedInput(input, null, whole.code, whole.reason);
  if (typeof kept === 'string') return failedInput(input, null, 'unreadable', kept);
  if (kept !== null) return readKeptPage(input, whole.bytes, kept, maxPageBytes);
  return { ok: true, page: { input, url: null, content: whole.bytes, contentType: null, kind, fetch: null } };
}

/** A body as it came, and its headers, to the page that was fetched. */
async function readKeptPage(
  input: string,
  body: Buffer,
  { at, status, finalUrl, headers }: KeptHeaders,
  maxPageBytes: number,
): Promise<PageInput> {
  const payload = await decodePayload(body, headers, maxPageBytes);
  if (!payload.ok) return failedInput(input, finalUrl, payload.problem, payload.reason);
  const header = (name: string): string | null => headers.get(name) ?? null;
  const fetch = describeAnswer({ at, status, finalUrl, bytes: body.length, header });
  const { content } = payload;
  return {
    ok: true,
    page: { input, url: finalUrl, content, contentType: header('content-type'), kind: 'html', fetch },
  };
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
