import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { systemCode } from '../errors.ts';
import type { FailureCode } from '../model/outcome.ts';
import { safeJson } from '../render/json.ts';
import { AppendedFile } from './appended-file.ts';
import { journalFile, parseJournalLine, readJournal, type SettledEntry } from './journal.ts';

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
 * journal in the order of the inputs, as `lineOf` gives them (null for none). Memory: the inputs' names and two numbers
 * each. Throws OutputError.
 */
export async function writeManifestFromJournal(
  output: string,
  lineOf: (entry: SettledEntry) => ManifestLine | null = ({ line }) => line,
): Promise<void> {
  const own = new Set<string>();
  const places: { readonly number: number; readonly offset: number; readonly length: number }[] = [];
  for await (const { entry, offset, length } of readJournal(output)) {
    if (entry.kind !== 'settled') continue;
    own.add(entry.line.input);
    places.push({ number: entry.number, offset, length });
  }
  places.sort((a, b) => a.number - b.number || a.offset - b.offset);
  const file = new AppendedFile(path.join(output, manifestName), '');
  for await (const { text, line } of readManifest(output)) if (!own.has(line.input)) await file.append(`${text}\n`);
  if (places.length > 0) {
    const journal = await open(journalFile(output), 'r');
    try {
      for (const place of places) {
        const line = lineOf(await readEntry(journal, place));
        if (line !== null) await file.append(`${safeJson(line)}\n`);
      }
    } finally {
      await journal.close();
    }
  }
  await file.finish();
}

async function readEntry(
  journal: FileHandle,
  { offset, length }: { readonly offset: number; readonly length: number },
): Promise<SettledEntry> {
  const bytes = Buffer.alloc(length);
  await journal.read(bytes, 0, length, offset);
  return parseJournalLine(bytes.toString('utf8', 0, length - 1)) as SettledEntry;
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
