import type { Transform } from 'node:stream';
import {
  brotliDecompressSync,
  crc32,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  inflateRawSync,
  inflateSync,
  constants as zlib,
} from 'node:zlib';
import { memberHeaderLength, probeMember } from './gzip.ts';
import { isGzip } from './magic-numbers.ts';

/** `whole` takes all or nothing; `start` takes what can be had of a body that was cut on purpose. */
export type Take = 'whole' | 'start';

/** Why a body cannot be unpacked: a bomb, cut off, damaged, or in a coding that is not known here. */
export type CodingProblem = 'too-large' | 'cut' | 'broken' | 'unknown' | 'too-many';

/** A body without its content codings, or what keeps it from being unpacked and the coding that does. */
export type Unpacked =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly problem: CodingProblem; readonly coding: string };

/** RFC 9110 sets no limit; curl stops here as well, because every coding can be a bomb of the next. */
const mostCodings = 5;

/**
 * A body and its `Content-Encoding` -> the body without it, at most `limit` bytes at any step. Servers and crawlers name
 * codings wrongly: a body that is markup already stays as it is, and gzip that nobody names, or that was packed twice
 * and named once, is undone all the same.
 */
export async function undoContentCodings(
  body: Uint8Array,
  contentEncoding: string | null,
  limit: number,
  take: Take = 'whole',
): Promise<Unpacked> {
  const names = codingsOf(contentEncoding);
  if (names.length > mostCodings) return { ok: false, problem: 'too-many', coding: String(names.length) };
  let bytes = bufferOf(body);
  for (const name of names.reverse()) {
    const undone = await undo(bytes, name, limit, take);
    if (typeof undone === 'string') return { ok: false, problem: undone, coding: name };
    bytes = undone;
  }
  if (isMember(bytes)) {
    const undone = await gunzip(bytes, limit, take);
    if (typeof undone === 'string') return { ok: false, problem: undone, coding: 'gzip' };
    bytes = undone;
  }
  return { ok: true, bytes };
}

/** The first bytes of a body -> as many of them as can be had without its content codings. */
export function peekContent(start: Buffer, contentEncoding: string | null): Buffer {
  if (looksLikeMarkup(start)) return start;
  if (isMember(start)) return probeMember(start) ?? start;
  const [name = ''] = codingsOf(contentEncoding).reverse();
  try {
    const flush = { finishFlush: zlib.BROTLI_OPERATION_FLUSH };
    if (name === 'br') return brotliDecompressSync(start, flush);
    const inflate = isZlib(start) ? inflateSync : inflateRawSync;
    return name === 'deflate' ? inflate(start, { finishFlush: zlib.Z_SYNC_FLUSH }) : start;
  } catch {
    return start;
  }
}

/** A `Content-Encoding` value as codings in the order they were applied, `identity` left out. */
function codingsOf(value: string | null): string[] {
  const names = (value ?? '').toLowerCase().split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
}

type Undone = Buffer | CodingProblem;

async function undo(bytes: Buffer, name: string, limit: number, take: Take): Promise<Undone> {
  if (bytes.length === 0) return bytes;
  if (isMember(bytes)) return gunzip(bytes, limit, take);
  const undone = await undoUnmarked(bytes, name, limit, take);
  // Brotli and raw deflate carry no mark, so plain markup is only believed to be plain after they failed.
  return typeof undone === 'string' && looksLikeMarkup(bytes) ? bytes : undone;
}

async function undoUnmarked(bytes: Buffer, name: string, limit: number, take: Take): Promise<Undone> {
  const wanted = looksLikeMarkup(bytes) ? 'whole' : take;
  if (name === 'br') return inflate(bytes, createBrotliDecompress, limit, wanted);
  // Servers send both a zlib stream, as the RFC says, and bare deflate under this name.
  if (name === 'deflate') return inflate(bytes, isZlib(bytes) ? createInflate : createInflateRaw, limit, wanted);
  return name === 'gzip' || name === 'x-gzip' ? 'broken' : 'unknown';
}

/** Node takes rubbish behind a gzip member for a broken second one, and gives nothing at all. */
async function gunzip(bytes: Buffer, limit: number, take: Take): Promise<Undone> {
  const undone = await inflate(bytes, createGunzip, limit, take);
  if (undone !== 'broken') return undone;
  const start = memberHeaderLength(bytes);
  if (start === null) return 'broken';
  const first = await inflate(bytes.subarray(start), createInflateRaw, limit, 'whole');
  if (typeof first === 'string') return 'broken';
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(first));
  trailer.writeUInt32LE(first.length % 2 ** 32, 4);
  // Checksum and length behind the member prove that it is whole; a further member would be a part of the page.
  const end = bytes.indexOf(trailer, start);
  return end < 0 || isMember(bytes.subarray(end + trailer.length)) ? 'broken' : first;
}

async function inflate(
  bytes: Buffer,
  create: (options: { chunkSize: number }) => Transform,
  limit: number,
  take: Take,
): Promise<Undone> {
  // Larger chunks than the usual 16 KiB: a bomb then needs 16 times fewer turns to reach its limit.
  const stream = create({ chunkSize: 256 * 1024 });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    stream.end(bytes);
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.length;
      if (size > limit) return take === 'start' ? Buffer.concat(chunks) : 'too-large';
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (take === 'start') return Buffer.concat(chunks);
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'Z_BUF_ERROR' ? 'cut' : 'broken';
  } finally {
    stream.destroy();
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whether the bytes begin with a gzip member of the only kind there is. */
function isMember(bytes: Buffer): boolean {
  return isGzip(bytes) && bytes[2] === 0x08;
}

function isZlib(bytes: Buffer): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function looksLikeMarkup(bytes: Buffer): boolean {
  return /^(?:\xEF\xBB\xBF)?\s*<[!?a-zA-Z]/.test(bytes.toString('latin1', 0, 256));
}
