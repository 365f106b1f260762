import { existsSync } from 'node:fs';
import { BusyError, messageOf, OutputError } from '../errors.ts';
import { Database, DatabaseError } from './database.ts';
import { patience, stateFile, versionOf } from './state-file.ts';
import { type SyncState, syncStateOf } from './sync-memory.ts';

/**
 * Looks at the state of an output folder without its lock, and changes nothing: a run may be at work there -> what `look`
 * makes of it, null where there is no state. Throws UsageError where a newer saring wrote it, BusyError where a run keeps
 * it to itself for too long, OutputError where it cannot be read.
 */
export function readState<T>(output: string, look: (view: SyncState) => T): T | null {
  const file = stateFile(output);
  if (!existsSync(file)) return null;
  let database: Database | null = null;
  try {
    database = Database.open(file, patience);
    // The driver's own way to open a file for reading only lets writes through.
    database.exec('pragma query_only = 1');
    if (versionOf(database, file) === 0) return null;
    // One moment for all that is looked at.
    database.exec('begin');
    return look(syncStateOf(database));
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    if (error.kind === 'busy')
      throw new BusyError(`a run is writing ${file}: look again in a minute`, { cause: error });
    const cure = error.kind === 'damaged' ? 'it is damaged, the next run makes it anew' : messageOf(error);
    throw new OutputError(`cannot read ${file}: ${cure}`, { cause: error });
  } finally {
    database?.close();
  }
}
