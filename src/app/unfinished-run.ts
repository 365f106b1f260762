import { UsageError } from '../errors.ts';
import { completeAdded } from '../output/added-stories.ts';
import { syncFolder } from '../output/atomic-write.ts';
import type { SettledEntry, UnfinishedRun } from '../output/journal.ts';
import { type ManifestLine, writeManifestFromJournal } from '../output/manifest.ts';
import type { StoredFiles } from '../output/stored-files.ts';
import type { BookSettings } from './book-settings.ts';
import { ownLine } from './entry-parts.ts';

/** A run that another one does not go on with stays in the manifest, as far as it has files to show. Throws OutputError. */
export async function giveUp({ adding }: UnfinishedRun, output: string, stored: StoredFiles): Promise<void> {
  // What it had added to the files of others is complete as far as it goes.
  const isAdded = adding !== null && (await completeAdded(output, adding));
  const lineOf = (entry: SettledEntry): ManifestLine | null => {
    if (!stored.ownFilesOf(entry)) return null;
    if (isAdded) return entry.line;
    // A story that is missing in one of the formats is not done.
    return adding !== null && entry.sizes.includes(null) ? null : ownLine(entry);
  };
  await writeManifestFromJournal(output, { lineOf });
  await syncFolder(output);
}

/** A run that another command could go on with is not given up unless the user says so. Throws UsageError. */
export function refuseToGiveUp(
  unfinished: UnfinishedRun,
  { command, from, output }: Pick<BookSettings, 'command' | 'from' | 'output'>,
): void {
  const isSame = unfinished.command === command && unfinished.from === from;
  if (unfinished.command === null || isSame || !unfinished.isBegun) return;
  const where = unfinished.from === null || unfinished.from === from ? '' : ` in ${unfinished.from}`;
  throw new UsageError(
    `${output} holds a stopped run: give its command (${unfinished.command})${where} to finish it, add --restart to give it up, or choose another folder with --output`,
    { isInHelp: false },
  );
}
