import type { Transform } from 'node:stream';
import { crc32, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { type Fault, faultOf } from './faults.ts';
import { deflateStart } from './gzip-member.ts';
import type { Limits } from './limits.ts';

/** Bytes without their encodings, or why they cannot be had. */
export type Decompressed =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: Fault };

/** `whole` takes all or nothing; `start` takes what can be had of a body that was cut on purpose. */
export type Take = 'whole' | 'start';

type Inflated = Uint8Array | 'too-large' | 'cut' | 'broken';

/** A body and its `Content-Encoding` -> the body without it. */
export async function decompress(
  body: Uint8Array,
  encoding: string | null,
  take: Take,
  limits: Limits,
): Promise<Decompressed> {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > limits.encodings) return unreadable(`packed its page ${names.length} times over`);
  const limit = Math.min(limits.decodedBytes, Math.max(limits.bombFloorBytes, body.length * limits.expansion));
  let bytes = body;
  for (const name of names.reverse()) {
    const inflated = await undo(bytes, name, limit, take);
    if (typeof inflated === 'string') return refused(inflated, name);
    bytes = inflated;
  }
  // Some servers pack twice and say so once, or pack and do not say so.
  if (isGzip(bytes)) {
    const inflated = await gunzip(bytes, limit, take);
    if (typeof inflated === 'string') return refused(inflated, 'gzip');
    bytes = inflated;
  }
  return { ok: true, bytes };
}

async function undo(bytes: Uint8Array, name: string, limit: number, take: Take): Promise<Inflated | 'unknown'> {
  if (bytes.length === 0) return bytes;
  if (isGzip(bytes)) return gunzip(bytes, limit, take);
  const inflated = await undoUnmarked(bytes, name, limit, take);
  // Brotli and raw deflate carry no mark, so plain markup is only believed to be plain after they failed.
  return typeof inflated === 'string' && looksLikeMarkup(bytes) ? bytes : inflated;
}

async function undoUnmarked(bytes: Uint8Array, name: string, limit: number, take: Take): Promise<Inflated | 'unknown'> {
  if (name === 'br') return inflate(bytes, createBrotliDecompress, limit, looksLikeMarkup(bytes) ? 'whole' : take);
  if (name === 'deflate')
    return inflate(
      bytes,
      isZlib(bytes) ? createInflate : createInflateRaw,
      limit,
      looksLikeMarkup(bytes) ? 'whole' : take,
    );
  return name === 'gzip' || name === 'x-gzip' ? 'broken' : 'unknown';
}

// Node takes rubbish behind a gzip member for a broken second one, and gives nothing at all.
async function gunzip(bytes: Uint8Array, limit: number, take: Take): Promise<Inflated> {
  const inflated = await inflate(bytes, createGunzip, limit, take);
  if (inflated !== 'broken') return inflated;
  const start = deflateStart(bytes);
  if (start === null) return 'broken';
  const first = await inflate(bytes.subarray(start), createInflateRaw, limit, 'whole');
  if (typeof first === 'string') return 'broken';
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(first));
  trailer.writeUInt32LE(first.length % 2 ** 32, 4);
  // Checksum and length behind the member prove that it is whole; a further member would be a part of the page.
  const end = Buffer.from(bytes).indexOf(trailer, start);
  return end < 0 || isGzip(bytes.subarray(end + trailer.length)) ? 'broken' : first;
}

async function inflate(
  bytes: Uint8Array,
  create: (options: { chunkSize: number }) => Transform,
  limit: number,
  take: Take,
): Promise<Inflated> {
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

function refused(reason: 'too-large' | 'cut' | 'broken' | 'unknown', name: string): Decompressed {
  if (reason === 'unknown')
    return unreadable(
      `packed its page in a way that is not known here (${name.replace(/[^a-z0-9-]/g, '?').slice(0, 40)})`,
    );
  if (reason === 'broken') return unreadable(`sent a page that cannot be unpacked (${name})`);
  if (reason === 'cut')
    return { ok: false, fault: faultOf('network', 'sent only a part of its packed page', { retry: 'yes' }) };
  return {
    ok: false,
    fault: faultOf('too-large', 'sent a page that unpacks to more than any article', {
      blames: 'page',
      advice: 'leave it out',
    }),
  };
}

function unreadable(what: string): Decompressed {
  return {
    ok: false,
    fault: faultOf('unreadable', what, { blames: 'page', advice: 'check the address in a browser' }),
  };
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}

function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function looksLikeMarkup(bytes: Uint8Array): boolean {
  return /^(\ufeff|\u00ef\u00bb\u00bf)?\s*</.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
}
