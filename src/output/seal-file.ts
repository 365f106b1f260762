import { createReadStream } from 'node:fs';
import { rename, unlink } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Seal } from '../render/index.ts';
import { openAnew } from './atomic-write.ts';

/** Compression of `.gz` files: a fixed level, so that the same articles give the same bytes. */
const gzipLevel = 6;

/**
 * A grown file whose last article is in -> the output file, whole from the first moment it has its name. What grew is
 * gone after `as-is` only: the run removes the others when nothing can ask for them any more.
 */
export async function sealFile(seal: Seal, growing: string, file: string): Promise<void> {
  if (seal === 'as-is') return rename(growing, file);
  const sealed = `${growing}.sealed`;
  try {
    if (seal === 'gzip') await compress(growing, sealed);
    else await (await import('./parquet-file.ts')).writeParquet(growing, sealed);
    await rename(sealed, file);
  } catch (error) {
    await unlink(sealed).catch(() => undefined);
    throw error;
  }
}

async function compress(from: string, to: string): Promise<void> {
  const packed = (await openAnew(to)).createWriteStream({ flush: true });
  await pipeline(createReadStream(from), createGzip({ level: gzipLevel }), packed);
}
