import { constants, gunzipSync } from 'node:zlib';
import { isGzip } from '../bytes/magic-numbers.ts';
import { openRegularFile } from '../bytes/open-file.ts';
import { isOwnOutput, kindByName } from './file-kind.ts';

/** Bytes that show what a file holds. */
const enough = 4096;

/** Whether a file that a folder holds is NDJSON that saring wrote: called as ours are, and beginning as they do. */
export async function isOwnNdjson(path: string, name: string): Promise<boolean> {
  if (kindByName(name) !== 'ndjson' || !isOwnOutput(name)) return false;
  const file = await openRegularFile(path, 'refuse');
  if (!file.ok) return false;
  try {
    const { buffer, bytesRead } = await file.handle.read(Buffer.alloc(enough), 0, enough, 0);
    const stored = buffer.subarray(0, bytesRead);
    const head = isGzip(stored) ? gunzipSync(stored, { finishFlush: constants.Z_SYNC_FLUSH }) : stored;
    // An article's record, a line of the manifest, or no line at all.
    return head.length === 0 || /^\{"(?:schemaVersion|input)":/.test(head.toString('latin1', 0, 40));
  } catch {
    return false;
  } finally {
    await file.handle.close();
  }
}
