import {
  type BigIntStats,
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import { systemCode } from '../errors.ts';

/**
 * SQLite does not notice a byte that has changed inside a value, and the driver ends the whole process where that makes a
 * text no UTF-8. So a run leaves the CRC-32 of the state beside it, with the counter that SQLite changes at every commit:
 * of a run that was killed since then it says nothing, and SQLite's own checks would find few such bytes (5 of 60; 14 with
 * indexes; November 2026). 100 MB take 0.06 s to read and sum. A file that nobody has written to since is taken as it is:
 * what the disk itself changes without a write shows no more than it does in any other file.
 */
interface Seal {
  readonly counter: number;
  readonly size: number;
  readonly crc: number;
  /** Which file it was and when it was written last; any write or copy changes it, whatever time a program gives the file. */
  readonly stamp?: string | undefined;
}

/** Where the change counter stands in the first page of a database, in bytes. */
const counterAt = 24;
/** What fits into the cache of a processor is read and summed in 60 % of the time. */
const chunk = 1 << 17;

/** Whether a state is not as the last run left it, though no run has changed it since. */
export function isSealBroken(file: string): boolean {
  const sealed = readSeal(file);
  if (sealed === null || hasOpenJournal(file) || isUntouched(file, sealed)) return false;
  const found = sealOf(file, sealed);
  return found !== null && found.crc !== sealed.crc;
}

/** Two writes within one tick of the clock of files leave the same time, in nanoseconds: what came so soon after the last is not told by it. */
const tick = 10_000_000n;

/** Whether nobody has written to a state since it was sealed, and the seal came so late that a later write would show. */
function isUntouched(file: string, { stamp }: Seal): boolean {
  const [state, seal] = [file, sealFile(file)].map((one) => statSync(one, { bigint: true, throwIfNoEntry: false }));
  if (state === undefined || seal === undefined) return false;
  return stamp === stampOf(state) && seal.ctimeNs - state.ctimeNs >= tick;
}

function stampOf({ ino, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${ino} ${mtimeNs} ${ctimeNs}`;
}

/** A run was killed while it wrote: what it wrote before its commit, SQLite takes back when the state is opened. */
function hasOpenJournal(file: string): boolean {
  return (statSync(`${file}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Leaves the seal of a state that is closed; on a full disk none. */
export function sealState(file: string): void {
  const beside = sealFile(file);
  try {
    const seal = sealOf(file, null);
    rmSync(beside, { force: true });
    if (seal !== null) writeFileSync(beside, JSON.stringify(seal), { flag: 'wx' });
  } catch (error) {
    // Half a seal says nothing, as none does.
    if (systemCode(error) === null) throw error;
  }
}

function sealFile(file: string): string {
  return `${file}.seal`;
}

/** A seal that is torn or missing says nothing. */
function readSeal(file: string): Seal | null {
  try {
    return JSON.parse(readFileSync(sealFile(file), 'utf8'));
  } catch {
    return null;
  }
}

/** The seal that a file has now; null where there is none, or its counter and size are not those of `known`. */
function sealOf(file: string, known: Seal | null): Seal | null {
  const handle = openOrNull(file);
  if (handle === null) return null;
  try {
    // Before it is read: what is written meanwhile changes it.
    const stamp = stampOf(fstatSync(handle, { bigint: true }));
    const buffer = Buffer.alloc(chunk);
    let [size, counter, crc] = [0, 0, 0];
    for (let read = -1; read !== 0; size += read) {
      read = readSync(handle, buffer, 0, chunk, size);
      if (size === 0) counter = buffer.readUInt32BE(counterAt);
      if (known !== null && counter !== known.counter) return null;
      crc = crc32(buffer.subarray(0, read), crc);
    }
    return known !== null && size !== known.size ? null : { counter, size, crc, stamp };
  } finally {
    closeSync(handle);
  }
}

function openOrNull(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch {
    return null;
  }
}
