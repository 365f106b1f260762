import { type CodingProblem, undoContentCodings } from '../bytes/content-coding.ts';
import { findBlankLine, type Headers, maxHeaderBlockBytes, parseHeaders } from '../bytes/header-block.ts';
import { describeError, openRegularFile } from '../bytes/open-file.ts';
import { describeTooLarge } from './failures.ts';

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
  if (!unpacked.ok) return refused(unpacked.problem, unpacked.coding, maxBytes);
  const content = unpacked.bytes;
  return content.length > maxBytes ? tooLarge(maxBytes) : { ok: true, content };
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

function refused(problem: CodingProblem, coding: string, maxBytes: number): DecodedPayload {
  if (problem === 'too-large') return tooLarge(maxBytes);
  if (problem === 'too-many') return unreadable(`${coding} content codings, one over the other`);
  if (problem === 'unknown') return unreadable(`its content coding "${coding.slice(0, 20)}" is not known`);
  return unreadable(problem === 'cut' ? `its ${coding} data is cut off` : `broken ${coding} data`);
}

function tooLarge(maxBytes: number): DecodedPayload {
  return { ok: false, problem: 'too-large', reason: describeTooLarge(maxBytes) };
}

function unreadable(reason: string): DecodedPayload {
  return { ok: false, problem: 'unreadable', reason };
}

/** What the network said of a page that lies in a file: `<name>.headers.json` beside `<name>.html.gz`. */
export interface KeptHeaders {
  /** When it was asked, ISO 8601 in UTC. */
  readonly at: string;
  readonly status: number;
  readonly finalUrl: string;
  /** `Transfer-Encoding` is left out: kept bodies are in one piece. */
  readonly headers: Headers;
}

/** No honest headers are longer. */
const mostBytes = 256 * 1024;

/** A page's path -> the headers kept beside it, null where there are none of ours, a sentence where they are broken. */
export async function readKeptHeaders(page: string): Promise<KeptHeaders | string | null> {
  const file = page.replace(/\.html?(?:\.gz)?$/i, '.headers.json');
  if (file === page) return null;
  const opened = await openRegularFile(file, 'refuse');
  if (!opened.ok) return null;
  try {
    if (opened.size > mostBytes) return `${file} is too large for headers`;
    const kept = readFacts(JSON.parse(await opened.handle.readFile('utf8')));
    return kept === null || isWebAddress(kept.finalUrl) ? kept : `${file} names no http or https address`;
  } catch (error) {
    return `${file} cannot be read: ${describeError(error)}`;
  } finally {
    await opened.handle.close();
  }
}

function readFacts(value: unknown): KeptHeaders | null {
  if (typeof value !== 'object' || value === null) return null;
  const facts = value as Readonly<Record<string, unknown>>;
  const { fetchedAt, status, finalUrl, headers } = facts as Readonly<{
    fetchedAt?: unknown;
    status?: unknown;
    finalUrl?: unknown;
    headers?: unknown;
  }>;
  if (typeof fetchedAt !== 'string' || typeof status !== 'number' || typeof finalUrl !== 'string') return null;
  if (!Array.isArray(headers)) return null;
  const named = new Map<string, string>();
  for (const pair of headers) {
    if (!Array.isArray(pair) || typeof pair[0] !== 'string' || typeof pair[1] !== 'string') return null;
    const name = pair[0].toLowerCase();
    if (name !== 'transfer-encoding' && !named.has(name)) named.set(name, pair[1]);
  }
  return { at: fetchedAt, status, finalUrl, headers: named };
}

/** Whoever gives files away may have written them: no other scheme gets into a record. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
