import { peekContent } from '../../bytes/content-coding.ts';
import { type Headers, mediaType } from '../../bytes/header-block.ts';
import { headToUtf8 } from '../../bytes/magic-numbers.ts';
import { opensAsDocument } from '../../bytes/text-format.ts';
import { type Answered, describeAnswer, type PageInput, type RawPage } from '../../model/outcome.ts';
import { describeTooLarge, failedInput } from '../failures.ts';
import { chunkSizeLength, decodePayload, type HttpHead, parseHttpHead } from '../http-message.ts';

/** What a record is by its headers: something to pass over, or something that gives a page or a failure. */
export type RecordPromise =
  | { readonly kind: 'skipped'; readonly media: string | null }
  | {
      readonly kind: 'page';
      readonly url: string | null;
      readonly contentType: string | null;
      readonly holds: RawPage['kind'];
      readonly http: HttpHead | null;
    }
  | { readonly kind: 'failed'; readonly url: string | null; readonly reason: string };

/** WARC headers and at least the first 64 KB of a record's body to what it promises to be. */
export function judgeRecord(headers: Headers, head: Buffer): RecordPromise {
  const type = headers.get('warc-type')?.toLowerCase() ?? '';
  if (!pageTypes.has(type)) return { kind: 'skipped', media: null };
  const url = targetUrl(headers);
  const blockType = headers.get('content-type') ?? null;
  const isHttp = type === 'response' && (blockType === null || mediaType(blockType) === 'application/http');
  const http = isHttp ? parseHttpHead(head) : null;
  if (isHttp && http === null) return { kind: 'failed', url, reason: 'no HTTP status line or endless headers' };
  const contentType = http === null ? blockType : (http.headers.get('content-type') ?? null);
  const identified = mediaType(headers.get('warc-identified-payload-type') ?? null);
  const stated = identified !== null && htmlTypes.has(identified) ? identified : mediaType(contentType);
  const isText = type === 'conversion' && stated === 'text/plain';
  const isStated = stated === null || isText || htmlTypes.has(stated);
  // Some servers call a page text/plain or application/octet-stream.
  const media = isStated || !holdsDocument(head, http) ? stated : 'text/html';
  if (media !== null && !isText && !htmlTypes.has(media)) return { kind: 'skipped', media };
  // Half a page must never pass for a whole one.
  const segment = headers.get('warc-segment-number');
  if (segment !== undefined) return { kind: 'failed', url, reason: 'the record is one segment of a divided page' };
  const cut = headers.get('warc-truncated');
  if (cut !== undefined)
    return { kind: 'failed', url, reason: `its crawler cut the page off (WARC-Truncated: ${cut})` };
  return { kind: 'page', url, contentType, holds: kindOf(media), http };
}

/** Whether a record that is no page by its content type begins as one; an error page in place of a picture is none. */
function holdsDocument(head: Buffer, http: HttpHead | null): boolean {
  if (http === null) return opensAsDocument(textOf(head));
  if (http.status !== 200) return false;
  const payload = head.subarray(http.payloadAt);
  const isChunked = /\bchunked\b/i.test(http.headers.get('transfer-encoding') ?? '');
  const start = isChunked ? payload.subarray(chunkSizeLength(payload)) : payload;
  return opensAsDocument(textOf(peekContent(start, http.headers.get('content-encoding') ?? null)));
}

function textOf(start: Buffer): string {
  return headToUtf8(start.subarray(0, 4096)).toString('utf8');
}

/** A whole record that promises a page to the page, or to why there is none. */
export async function readRecordPage(
  input: string,
  headers: Headers,
  body: Buffer,
  promise: Extract<RecordPromise, { kind: 'page' }>,
  maxPageBytes: number,
): Promise<PageInput> {
  const { url, contentType, holds, http } = promise;
  if (http === null) {
    if (body.length > maxPageBytes) return failedInput(input, url, 'too-large', describeTooLarge(maxPageBytes));
    return { ok: true, page: { input, url, content: body, contentType, kind: holds, fetch: null } };
  }
  const refused = refuseStatus(input, url, http.status);
  if (refused !== null) return refused;
  const stored = body.subarray(http.payloadAt);
  const payload = await decodePayload(stored, http.headers, maxPageBytes);
  if (!payload.ok) return failedInput(input, url, payload.problem, payload.reason);
  const fetch = describeFetch(headers, http, url, stored.length);
  return { ok: true, page: { input, url, content: payload.content, contentType, kind: holds, fetch } };
}

/** The failure that an HTTP status other than 200 is, null for 200. */
export function refuseStatus(input: string, url: string | null, status: number): PageInput | null {
  if (status === 200) return null;
  const isGone = status === 404 || status === 410;
  return failedInput(input, url, isGone ? 'not-found' : 'http-status', `the archive holds an HTTP ${status} answer`);
}

const pageTypes: ReadonlySet<string> = new Set(['response', 'resource', 'conversion']);

const htmlTypes: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml', 'application/vnd.wap.xhtml+xml']);

/** `WARC-Target-URI`, which WARC 1.0 writers put between angle brackets. */
function targetUrl(headers: Headers): string | null {
  const target = headers.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1') ?? '';
  return target === '' ? null : target;
}

function kindOf(media: string | null): RawPage['kind'] {
  if (media === null) return 'unknown';
  return media === 'text/plain' ? 'text' : 'html';
}

function describeFetch(headers: Headers, http: HttpHead, url: string | null, bytes: number): Answered | null {
  const at = headers.get('warc-date');
  if (at === undefined || url === null) return null;
  const header = (name: string): string | null => http.headers.get(name) ?? null;
  return describeAnswer({ at, status: http.status, finalUrl: url, bytes, header });
}
