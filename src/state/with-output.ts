import { makeOutputFolder } from '../output/output-folder.ts';
import { OutputState } from './output-state.ts';
import { type RunLock, takeRunLock } from './run-lock.ts';
import { explainDatabaseError } from './state-file.ts';

/**
 * Takes an output folder for one run, made where there is none, and acts on what is remembered of it; with `restart` a
 * stopped run is given up. Throws BusyError
 * while another run holds it, UsageError where a newer saring wrote its state, and OutputError.
 */
export async function withOutput<T>(
  { output, restart }: { readonly output: string; readonly restart: boolean },
  act: (state: OutputState) => Promise<T>,
): Promise<T> {
  const folder = await makeOutputFolder(output);
  let lock: RunLock | null = null;
  let state: OutputState | null = null;
  try {
    lock = takeRunLock(output, folder);
    state = await OutputState.open(output, restart);
    return await act(state);
  } catch (error) {
    return explainDatabaseError(error, output);
  } finally {
    state?.close();
    lock?.release();
  }
}
