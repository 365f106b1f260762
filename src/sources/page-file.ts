import { readChunks } from '../bytes/gunzip.ts';
import { StoredDamage } from '../bytes/gzip-member.ts';
import { describeError } from '../bytes/read-error.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import type { PageInput, RawPage } from '../model/outcome.ts';
import { describeAnswer } from '../text/response-summary.ts';
import { type FoundDocument, splitDocuments } from './documents.ts';
import { describeTooLarge, failedInput } from './failures.ts';
import { decodePayload } from './http-message.ts';
import { type KeptHeaders, readKeptHeaders } from './kept-headers.ts';
import type { SourceOptions } from './page-source.ts';

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
  if (!payload.ok) {
    const reason = payload.problem === 'too-large' ? describeTooLarge(maxPageBytes) : payload.reason;
    return failedInput(input, finalUrl, payload.problem, reason);
  }
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
