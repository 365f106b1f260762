import { stat } from 'node:fs/promises';
import { probeMember } from '../../bytes/gzip.ts';
import { isGzip, isWarc } from '../../bytes/magic-numbers.ts';
import { readHead } from '../../bytes/open-file.ts';

/** Enough to know a record by, packed or not. */
const headBytes = 4096;

/** A file that an archive is to be written to -> why pages cannot be added to it, in words; null where they can. */
export async function warcTargetFault(file: string): Promise<string | null> {
  const status = await stat(file).catch(() => null);
  if (status?.isDirectory() === true) return 'it is a folder';
  if (status === null || !status.isFile() || status.size === 0) return null;
  const read = await readHead(file, 'follow', headBytes);
  return read.ok ? headFault(read.head, file.endsWith('.gz')) : read.reason;
}

function headFault(head: Buffer, isNamedPacked: boolean): string | null {
  const isPacked = isGzip(head);
  if (!isWarc(isPacked ? (probeMember(head) ?? head) : head)) return 'it is there already and holds no WARC records';
  if (isPacked === isNamedPacked) return null;
  return isPacked
    ? 'its records are packed, but its name does not end in .gz'
    : 'its records are not packed, but its name ends in .gz';
}
