import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { BusyError, messageOf, OutputError, UsageError } from '../errors.ts';
import { refuseLink, stateFolderOf } from '../output/output-folder.ts';
import { Database } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { importManifest, refuseForeignManifest } from './manifest.ts';
import { schema, schemaVersion, upgrade } from './schema.ts';
import { isSealBroken, sealState } from './state-seal.ts';
import { type SyncState, syncStateOf } from './sync-memory.ts';

/** "sari" in ASCII: tells databases of saring from others (`PRAGMA application_id`). */
const applicationId = 0x73617269;

/** How long a reader of the state is waited for, in milliseconds. */
export const patience = 10_000;

/** The state of an output folder, in a transaction that has begun. */
export interface StateFile {
  readonly database: Database;
  /** What the user has to know of it, null for nothing. */
  readonly notice: string | null;
}

/**
 * Opens the state of an output folder, or makes it: from the manifest where one is there. A damaged one is set aside.
 * Throws UsageError where a newer saring wrote it, and DatabaseError.
 */
export async function openStateFile(output: string): Promise<StateFile> {
  const file = stateFile(output);
  await refuseForeignManifest(output);
  for (const own of [file, `${file}-journal`]) refuseLink(own);
  try {
    if (isSealBroken(file)) throw new DatabaseError('damaged', 'it is not as the last run left it');
    const database = openSound(file);
    const found = versionOf(database, file);
    if (found === 0) await create(database, output);
    else if (found < schemaVersion) database.exec(`${upgrade} pragma user_version = ${schemaVersion}`);
    return { database, notice: null };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind !== 'damaged') throw error;
    const aside = setAside(file);
    const database = openSound(file);
    await create(database, output);
    return { database, notice: `${file} was damaged: it is now ${aside}, and was made anew from the manifest` };
  }
}

/** Closes the state of an output folder for good: what was not committed is undone. */
export function closeStateFile(database: Database, output: string): void {
  database.close();
  sealState(stateFile(output));
}

/** A state that no file holds. */
export function openStateInMemory(): Database {
  const database = Database.open(':memory:', 0);
  database.exec(`begin; ${schema}`);
  return database;
}

/** A damaged state gets another name, so that the next run makes a new one -> that name. */
function setAside(file: string): string {
  const aside = `${file}.damaged`;
  if (existsSync(file)) renameSync(file, aside);
  for (const beside of ['-journal', '.seal']) rmSync(`${file}${beside}`, { force: true });
  return aside;
}

/** What the database could not do -> one line for the user; other errors are thrown on. */
export function explainDatabaseError(error: unknown, output: string): never {
  if (!(error instanceof DatabaseError)) throw error;
  const file = stateFile(output);
  if (error.kind !== 'damaged') throw new OutputError(`cannot write ${file}: ${messageOf(error)}`, { cause: error });
  throw new OutputError(`${file} is damaged and is now ${setAside(file)}: give the command again`, { cause: error });
}

/** Where the state of an output folder lies. */
export function stateFile(output: string): string {
  return path.join(stateFolderOf(output), 'state.db');
}

function openSound(file: string): Database {
  const database = Database.open(file, patience);
  // With a rollback journal one file is all there is at rest, and a copy of it is whole.
  database.exec(
    'pragma auto_vacuum = incremental; pragma journal_mode = truncate; pragma synchronous = full; pragma cache_size = -32000; begin',
  );
  return database;
}

/** Which tables a state has, 0 for none. Throws UsageError where a newer saring wrote it. */
export function versionOf(database: Database, file: string): number {
  const found = database.query('pragma user_version', [], { user_version: 'integer' }).first()?.user_version ?? 0;
  if (found <= schemaVersion) return found;
  throw new UsageError(
    `${file} was written by a newer saring: update this one, or choose another folder with --output`,
    { isInHelp: false },
  );
}

async function create(database: Database, output: string): Promise<void> {
  database.exec(schema);
  database.exec(`pragma application_id = ${applicationId}; pragma user_version = ${schemaVersion}`);
  await importManifest(database, output);
}

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
