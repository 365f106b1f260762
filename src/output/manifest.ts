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

/** What of its sources a manifest holds. */
export interface ManifestRules {
  /** The line of a settled input, null for none: then the one of an earlier run stays. All have theirs when absent. */
  readonly lineOf?: (entry: SettledEntry) => ManifestLine | null;
  /** What becomes of an earlier run's line whose input this run did not touch, null for nothing. It stays when absent. */
  readonly earlier?: (line: ManifestLine) => ManifestLine | null;
}

/**
 * Writes the manifest of an output folder: lines of earlier runs whose inputs this run did not touch, then those of the
 * journal in the order of the inputs. Memory: up to 48 bytes for an input, and up to 100 for each that was settled after
 * a later one. Throws OutputError.
 */
export async function writeManifestFromJournal(output: string, rules: ManifestRules = {}): Promise<void> {
  const { lineOf = ({ line }) => line, earlier = (line) => line } = rules;
  const file = new AppendedFile(path.join(output, manifestName), '');
  const write = async (line: ManifestLine | null): Promise<void> => {
    if (line !== null) await file.append(`${safeJson(line)}\n`);
  };
  const { own, places } = await surveyJournal(output, lineOf);
  for await (const { text, line } of readManifest(output)) {
    const now = own.has(line.input) ? null : earlier(line);
    if (now === line) await file.append(`${text}\n`);
    else await write(now);
  }
  const journal = await openJournal(output);
  try {
    const late = places.inOrder();
    let next = late.next();
    let highest = 0;
    for await (const { entry } of readJournal(output)) {
      if (entry.kind !== 'settled' || entry.number < highest) continue;
      highest = entry.number;
      for (; next.done !== true && next.value.number < highest; next = late.next())
        await write(lineOf(readEntry(journal, next.value)));
      await write(lineOf(entry));
    }
    for (; next.done !== true; next = late.next()) await write(lineOf(readEntry(journal, next.value)));
  } finally {
    await journal?.close();
  }
  await file.finish();
}

/** The inputs that have a line in a journal, and where entries lie that come after one with a higher number. */
async function surveyJournal(
  output: string,
  lineOf: (entry: SettledEntry) => ManifestLine | null,
): Promise<{ readonly own: HashSet; readonly places: LatePlaces }> {
  const own = new HashSet();
  const places = new LatePlaces();
  let highest = 0;
  for await (const { entry, offset, length } of readJournal(output)) {
    if (entry.kind !== 'settled') continue;
    const line = lineOf(entry);
    if (line !== null) own.add(line.input);
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
    if (typeof value !== 'object' || value === null || !('input' in value) || !('paths' in value)) return null;
    return typeof value.input === 'string' && Array.isArray(value.paths) ? (value as ManifestLine) : null;
  } catch {
    return null;
  }
}
