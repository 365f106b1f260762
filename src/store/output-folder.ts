import { access, constants, mkdir } from 'node:fs/promises';
import { type RunLock, takeLock } from './run-lock.ts';
import { outputError } from './whole-file.ts';

/** Makes an output folder where there is none and takes it for this run. Throws OutputError and BusyError. */
export async function takeOutput(output: string, pid: number): Promise<RunLock> {
  try {
    await mkdir(output, { recursive: true });
    await access(output, constants.W_OK);
  } catch (error) {
    throw outputError(output, error);
  }
  return takeLock(output, pid);
}
