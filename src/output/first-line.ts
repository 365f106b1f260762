import { open } from 'node:fs/promises';
import path from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import type { Format } from '../render/index.ts';
import { partNumbers } from './appended-stories.ts';
import { outputError } from './atomic-write.ts';
import { partName } from './part-names.ts';

/** So many bytes hold the first line of most files, and so many that of any that saring wrote. */
const enough = 1 << 16;
const most = 1 << 26;

/**
 * The first line of the file that stories of a format are added to, or of its last part: empty where it is too long,
 * null where no whole line is there. Throws OutputError.
 */
export async function firstLineThere(
  folder: string,
  format: Format,
  shard: number | null,
): Promise<{ readonly file: string; readonly line: string } | null> {
  const isOne = shard === null && format.seal === 'as-is';
  const number = isOne ? 1 : ((await partNumbers(folder, format, shard)).at(-1) ?? 1);
  const file = path.join(folder, partName(format, shard, number));
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    for (let size = enough; size <= most; size *= 4) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0);
      const stored = buffer.subarray(0, bytesRead);
      // What is cut off is unpacked as far as it goes.
      const bytes = format.seal === 'gzip' ? gunzipSync(stored, { finishFlush: constants.Z_SYNC_FLUSH }) : stored;
      const end = bytes.indexOf(0x0a);
      if (end >= 0) return { file, line: bytes.toString('utf8', 0, end) };
      if (bytesRead < size) return null;
    }
    return { file, line: '' };
  } catch (error) {
    throw outputError(file, error);
  } finally {
    await handle.close();
  }
}
