import { type CodingProblem, undoContentCodings } from '../bytes/content-coding.ts';
import { findBlankLine, type Headers, maxHeaderBlockBytes, parseHeaders } from '../bytes/header-block.ts';

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
  const status = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)/i.exec(text)?.[1];
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
  const unpacked = await undoContentCodings(joined, headers.get('content-encoding') ?? null, maxBytes);
  if (!unpacked.ok) return refused(unpacked.problem, unpacked.coding);
  const content = unpacked.bytes;
  return content.length > maxBytes ? tooLarge : { ok: true, content };
}

/** How long the line is that a chunked payload begins with; 0 where its crawler had joined the chunks already. */
export function chunkSizeLength(payload: Buffer): number {
  return /^[ \t]*[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n/.exec(payload.toString('latin1', 0, 256))?.[0].length ?? 0;
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

function refused(problem: CodingProblem, coding: string): DecodedPayload {
  if (problem === 'too-large') return tooLarge;
  if (problem === 'too-many') return unreadable(`${coding} content codings, one over the other`);
  if (problem === 'unknown') return unreadable(`its content coding "${coding.slice(0, 20)}" is not known`);
  return unreadable(problem === 'cut' ? `its ${coding} data is cut off` : `broken ${coding} data`);
}

const tooLarge: DecodedPayload = { ok: false, problem: 'too-large', reason: 'too large' };

function unreadable(reason: string): DecodedPayload {
  return { ok: false, problem: 'unreadable', reason };
}
