import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { systemCode } from '../errors.ts';
import type { FailureCode } from '../model/outcome.ts';
import { safeJson } from '../render/json.ts';
import { type KnownFolders, writeWholeFile } from './whole-file.ts';

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

/** Writes the manifest: lines of earlier runs whose inputs this run did not touch, then this run's, in input order. */
export async function writeManifest(
  folder: string,
  lines: readonly ManifestLine[],
  known: KnownFolders,
): Promise<void> {
  const own = new Set(lines.map((line) => line.input));
  const earlier: string[] = [];
  for await (const { text, line } of readManifest(folder)) if (!own.has(line.input)) earlier.push(text);
  const content = [...earlier, ...lines.map((line) => safeJson(line))].map((line) => `${line}\n`).join('');
  await writeWholeFile(path.join(folder, manifestName), content, known);
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
