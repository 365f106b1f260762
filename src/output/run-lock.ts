import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { BusyError, systemCode } from '../errors.ts';
import { outputError } from './atomic-write.ts';

/** Who holds an output folder: the process, and when it started, since numbers of processes come again. */
interface Holder {
  readonly pid: number;
  readonly started: string;
}

/** One run at a time in an output folder. */
export interface RunLock {
  readonly release: () => Promise<void>;
}

/**
 * Takes an output folder for this run. Throws BusyError while another run lives in it; the lock of a run that was
 * killed is taken over, also after a restart of the machine, when its number may belong to another process.
 */
export async function takeLock(output: string, pid: number): Promise<RunLock> {
  const file = path.join(output, '.saring.lock');
  const own: Holder = { pid, started: await startOf(pid) };
  for (let tries = 0; tries < 3; tries++) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(JSON.stringify(own));
      await handle.close();
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw outputError(file, error);
    }
    const holder = await readHolder(file);
    if (holder !== null && (await startOf(holder.pid)) === holder.started && holder.started !== '') {
      throw new BusyError(
        `another run (process ${holder.pid}) is writing to ${output}: wait for it, or choose another folder with --output`,
      );
    }
    await rm(file, { force: true });
  }
  throw new BusyError(`${file} cannot be taken: another run keeps coming first`);
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value)) return null;
    return typeof value.pid === 'number' && typeof value.started === 'string'
      ? { pid: value.pid, started: value.started }
      : null;
  } catch {
    return null;
  }
}

/**
 * A process -> what tells it from others of the same number: boot id and start time where the system shows them
 * (Linux), else only that it lives; '' when there is no such process.
 */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold blanks: fields are counted after it, the start time is the 22nd.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch (error) {
    return systemCode(error) === 'ENOENT' && (await hasProc()) ? '' : 'alive';
  }
}

async function hasProc(): Promise<boolean> {
  return readFile('/proc/sys/kernel/random/boot_id').then(
    () => true,
    () => false,
  );
}
