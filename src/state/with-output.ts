import { rmSync } from 'node:fs';
import path from 'node:path';
import { BusyError } from '../errors.ts';
import { makeOutputFolder, refuseLink } from '../output/output-folder.ts';
import { Database } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { OutputState } from './output-state.ts';
import { explainDatabaseError } from './state-file.ts';

/**
 * Takes an output folder for one run, made where there is none, and acts on what is remembered of it; with `restart` a
 * stopped run is given up. Throws BusyError while another run holds it, UsageError where a newer saring wrote its state,
 * and OutputError.
 */
export async function withOutput<T>(
  { output, restart }: { readonly output: string; readonly restart: boolean },
  act: (state: OutputState) => Promise<T>,
): Promise<T> {
  const folder = await makeOutputFolder(output);
  let lock: Database | null = null;
  let state: OutputState | null = null;
  try {
    lock = takeRunLock(output, folder);
    state = await OutputState.open(output, restart);
    return await act(state);
  } catch (error) {
    return explainDatabaseError(error, output);
  } finally {
    state?.close();
    lock?.close();
  }
}

/**
 * Takes the lock of an output folder, for one run at a time: a database file held in an exclusive transaction until it is
 * closed, which the system frees when the process ends, however it ends. Measured in November 2026: refused to other processes, to those in another PID
 * namespace too, and free again right after `kill -9`. Throws BusyError while another run holds it,
 * OutputError where it is a link, and DatabaseError.
 */
export function takeRunLock(output: string, stateFolder: string): Database {
  const file = path.join(stateFolder, 'lock');
  refuseLink(file);
  try {
    return hold(file);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    if (error.kind === 'busy')
      throw new BusyError(`another run is writing to ${output}: wait for it, or choose another folder with --output`, {
        cause: error,
      });
    if (error.kind !== 'damaged') throw error;
    // Nobody can hold a file that is no database.
    rmSync(file, { force: true });
    return hold(file);
  }
}

/** Two that try at the same moment hinder each other: whoever does not get it tries again for so long, in milliseconds. */
const patience = 250;

function hold(file: string): Database {
  const database = Database.open(file, patience);
  try {
    // Not in the exclusive locking mode: there the one that lost keeps a share while it tries on, and then both give up.
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
