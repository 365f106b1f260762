import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { systemCode } from '../errors.ts';
import type { FailureCode } from '../model/outcome.ts';
import { safeJson } from '../render/json.ts';
import { HashSet } from '../text/hash-set.ts';
import { AppendedFile } from './appended-file.ts';
import { journalFile, parseJournalLine, readJournal, type SettledEntry } from './journal.ts';
import { type LatePlace, LatePlaces } from './late-places.ts';
import { readAt } from './read-at.ts';

/** What became of one input; one line of `manifest.ndjson`. */
export interface ManifestLine {
  readonly input: string;
  readonly url: string | null;
  readonly status: 'ok' | 'partial' | 'paywalled' | 'failed';
  readonly code: FailureCode | null;
  readonly message: string | null;
  /** Files written, relative to the output folder. */
  readonly paths: readonly string[];
  readonly id: string | null;
  /** SHA-256 of the input's bytes as read, and of the story's text. */
  readonly inputHash: string | null;
  readonly textHash: string | null;
}

export const manifestName = 'manifest.ndjson';

/**
 * Writes the manifest of an output folder: lines of earlier runs whose inputs this run did not touch, then those of the
 * journal in the order of the inputs, as `lineOf` gives them (null for none). Memory: up to 48 bytes for an input, and
 * up to 100 for each that was settled after a later one. Throws OutputError.
 */
export async function writeManifestFromJournal(
  output: string,
  lineOf: (entry: SettledEntry) => ManifestLine | null = ({ line }) => line,
): Promise<void> {
  const file = new AppendedFile(path.join(output, manifestName), '');
  const write = async (entry: SettledEntry): Promise<void> => {
    const line = lineOf(entry);
    if (line !== null) await file.append(`${safeJson(line)}\n`);
  };
  const { own, places } = await surveyJournal(output);
  for await (const { text, line } of readManifest(output)) if (!own.has(line.input)) await file.append(`${text}\n`);
  const journal = await openJournal(output);
  try {
    const late = places.inOrder();
    let next = late.next();
    let highest = 0;
    for await (const { entry } of readJournal(output)) {
      if (entry.kind !== 'settled' || entry.number < highest) continue;
      highest = entry.number;
      for (; next.done !== true && next.value.number < highest; next = late.next())
        await write(readEntry(journal, next.value));
      await write(entry);
    }
    for (; next.done !== true; next = late.next()) await write(readEntry(journal, next.value));
  } finally {
    await journal?.close();
  }
  await file.finish();
}

/** The inputs of a journal, and where entries lie that come after one with a higher number. */
async function surveyJournal(output: string): Promise<{ readonly own: HashSet; readonly places: LatePlaces }> {
  const own = new HashSet();
  const places = new LatePlaces();
  let highest = 0;
  for await (const { entry, offset, length } of readJournal(output)) {
    if (entry.kind !== 'settled') continue;
    own.add(entry.line.input);
    if (entry.number < highest) places.add({ number: entry.number, offset, length });
    else highest = entry.number;
  }
  return { own, places };
}

async function openJournal(output: string): Promise<FileHandle | null> {
  return open(journalFile(output), 'r').catch(() => null);
}

function readEntry(journal: FileHandle | null, { offset, length }: LatePlace): SettledEntry {
  const line = journal === null ? Buffer.alloc(length) : readAt(journal, offset, length);
  return parseJournalLine(line.toString('utf8', 0, length - 1)) as SettledEntry;
}

/** The manifest of a folder, line by line; a torn or foreign line is left out, a missing file gives nothing. */
export async function* readManifest(
  folder: string,
): AsyncGenerator<{ readonly text: string; readonly line: ManifestLine }> {
  const stream = createReadStream(path.join(folder, manifestName), 'utf8');
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      const line = parseLine(text);
      if (line !== null) yield { text, line };
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

function parseLine(text: string): ManifestLine | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'input' in value && typeof value.input === 'string'
      ? (value as ManifestLine)
      : null;
  } catch {
    return null;
  }
}
