import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../errors.ts';
import { outputError } from './atomic-write.ts';
import { type RunLock, takeLock } from './run-lock.ts';

/** Makes an output folder where there is none and takes it for this run. Throws OutputError and BusyError. */
export async function takeOutput(output: string, pid: number): Promise<RunLock> {
  try {
    await makeFolder(output);
    await access(output, constants.W_OK);
  } catch (error) {
    throw outputError(output, error);
  }
  return takeLock(output, pid);
}

/** Makes a folder and those above it. What Node has for this never ends where the system makes no folders (`/proc/x`). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return;
    const above = path.dirname(folder);
    if (systemCode(error) !== 'ENOENT' || above === folder) throw error;
    await makeFolder(above);
    await mkdir(folder);
  }
}
