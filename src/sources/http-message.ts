import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { findBlankLine, type Headers, maxHeaderBlockBytes, parseHeaders } from '../bytes/header-block.ts';
import { isGzip } from '../bytes/magic-numbers.ts';
import { describeError } from '../bytes/read-error.ts';
import { systemCode } from '../errors.ts';

/** The status line and headers of a stored HTTP response; `payloadAt` is where its payload begins. */
export interface HttpHead {
  readonly status: number;
  readonly headers: Headers;
  readonly payloadAt: number;
}

/** Stored bytes of an HTTP response to its head; null where they are none. */
export function parseHttpHead(message: Buffer): HttpHead | null {
  const blank = findBlankLine(message.subarray(0, maxHeaderBlockBytes));
  if (blank === null && message.length > maxHeaderBlockBytes) return null;
  const text = message.toString('latin1', 0, blank?.end ?? message.length);
  const status = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)/.exec(text)?.[1];
  if (status === undefined) return null;
  return { status: Number(status), headers: parseHeaders(text), payloadAt: blank?.next ?? message.length };
}

export type DecodedPayload =
  | { readonly ok: true; readonly content: Buffer }
  | { readonly ok: false; readonly problem: 'too-large' | 'unreadable'; readonly reason: string };

/** A payload as stored to the page's bytes: transfer coding, then content codings undone, at most `maxBytes`. */
export async function decodePayload(stored: Buffer, headers: Headers, maxBytes: number): Promise<DecodedPayload> {
  const isChunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '');
  const joined = isChunked ? joinChunks(stored) : stored;
  if (joined === null) return unreadable('its chunked transfer coding is cut off');
  const codings = splitCodings(headers.get('content-encoding'));
  // RFC 9110 sets no limit; curl stops at 5 as well, because every coding can be a bomb of the next.
  if (codings.length > 5) return unreadable('more than 5 content codings');
  let content = joined;
  for (const coding of codings.reverse()) {
    const decoded = await undoCoding(content, coding, maxBytes);
    if (!decoded.ok) return decoded;
    content = decoded.content;
  }
  return content.length > maxBytes ? tooLarge : { ok: true, content };
}

/** A `Content-Encoding` value as codings in the order they were applied, `identity` left out. */
function splitCodings(value: string | undefined): string[] {
  const codings = (value ?? '').toLowerCase().split(',');
  return codings.map((coding) => coding.trim()).filter((coding) => coding !== '' && coding !== 'identity');
}

async function undoCoding(content: Buffer, coding: string, maxBytes: number): Promise<DecodedPayload> {
  // Many crawlers store the decoded page under the headers of the coded one, and servers name codings wrongly.
  if (isPlainMarkup(content)) return { ok: true, content };
  const decode = decoders[coding];
  if (decode === undefined) return unreadable(`its content coding "${coding.slice(0, 20)}" is not known`);
  if (content.length === 0) return { ok: true, content };
  if (decode === undoGzip && !isGzip(content)) return { ok: true, content };
  try {
    return { ok: true, content: await decode(content, { maxOutputLength: maxBytes }) };
  } catch (error) {
    if (systemCode(error) === 'ERR_BUFFER_TOO_LARGE') return tooLarge;
    return unreadable(`broken ${coding} data (${describeError(error)})`);
  }
}

type Decoder = (content: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const undoGzip: Decoder = promisify(gunzip);
const undoZlib: Decoder = promisify(inflate);
const undoRaw: Decoder = promisify(inflateRaw);

/** Servers send both a zlib stream, as the RFC says, and bare deflate under the name `deflate`. */
const undoDeflate: Decoder = (content, options) => {
  const isZlib = content.length >= 2 && ((content[0] ?? 0) & 0x0f) === 8 && content.readUInt16BE(0) % 31 === 0;
  return isZlib ? undoZlib(content, options) : undoRaw(content, options);
};

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: undoGzip,
  'x-gzip': undoGzip,
  br: promisify(brotliDecompress),
  deflate: undoDeflate,
};

function isPlainMarkup(content: Buffer): boolean {
  return /^(?:\xEF\xBB\xBF)?\s*<[!?a-zA-Z]/.test(content.toString('latin1', 0, 256));
}

/** A chunked payload joined; as it is where its crawler had joined it already; null where it is cut off. */
function joinChunks(stored: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = stored.indexOf(0x0a, at);
    const line = stored.toString('latin1', at, lineEnd < 0 ? at : Math.min(lineEnd, at + 256));
    const size = /^[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?$/.exec(line)?.[1];
    if (size === undefined) return at === 0 ? stored : null;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(parts);
    const start = lineEnd + 1;
    if (start + length > stored.length) return null;
    parts.push(stored.subarray(start, start + length));
    at = start + length;
    if (stored[at] === 0x0d) at++;
    if (stored[at] === 0x0a) at++;
  }
}

const tooLarge: DecodedPayload = { ok: false, problem: 'too-large', reason: 'too large' };

function unreadable(reason: string): DecodedPayload {
  return { ok: false, problem: 'unreadable', reason };
}
