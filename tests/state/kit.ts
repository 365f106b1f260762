import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Database } from '../../src/state/database.ts';
import { type InputRow, inputWriter, type ManifestLine } from '../../src/state/input-rows.ts';
import { beginRun, endRun } from '../../src/state/runs.ts';
import { openStateInMemory } from '../../src/state/state-file.ts';

/** A row in short: a failed one has no id and no files unless they are given. */
export interface ShortRow extends Partial<Omit<ManifestLine, 'paths'>> {
  readonly input: string;
  readonly run: number;
  readonly number?: number;
  /** `articles.ndjson`, or `txt/a.txt 12` where its size is known. */
  readonly files?: readonly string[];
  readonly key?: string;
  readonly closesStory?: boolean;
  readonly story?: InputRow['story'];
}

/** A state in memory with runs of these kinds, the first of number 1; all but the last have ended. */
export function stateWith(rows: readonly ShortRow[], runs: readonly { readonly adds: boolean }[]): Database {
  const database = openStateInMemory();
  const write = inputWriter(database);
  for (const [i, { adds }] of runs.entries()) {
    if (i > 0) endRun(database, i);
    const id = beginRun(database, { command: `perintah ${i + 1}`, folder: null, signature: 'uji', adds }, null);
    for (const row of rows.filter(({ run }) => run === id)) addRow(write, row);
  }
  return database;
}

let made = 0;

/** Writes a row. */
export function addRow(write: (row: InputRow) => void, given: ShortRow): void {
  const { run, number, files = [], key = null, closesStory, story = null, ...line } = given;
  made += 1;
  const isStory = line.id !== undefined && line.id !== null && line.status !== 'failed' && line.status !== 'duplicate';
  write({
    run,
    number: number ?? made,
    line: {
      url: null,
      status: isStory ? 'ok' : 'failed',
      code: null,
      message: null,
      id: null,
      inputHash: null,
      textHash: null,
      ...line,
    },
    files: files.map(storedOf),
    key,
    closesStory: closesStory ?? isStory,
    story,
  });
}

/** `txt/a.txt 12` -> the file with its size, `txt/a.txt` -> the file of a size that nobody knows. */
export function storedOf(file: string): { readonly path: string; readonly size: number | null } {
  const [name = '', size] = file.split(' ');
  return { path: name, size: size === undefined ? null : Number(size) };
}

/** All rows in their order: name, status and files. */
export function rowsIn(database: Database): readonly string[] {
  const rows = database.query(`select name, status, files from input order by step`, [], {
    name: 'text',
    status: 'text',
    files: 'text',
  });
  return [...rows.each()].map(({ name, status, files }) => {
    const stored = JSON.parse(files) as readonly { path: string; size: number | null }[];
    const named = stored.map((file) => (file.size === null ? file.path : `${file.path} ${file.size}`));
    return [`${name} ${status}`, ...named].join(', ');
  });
}

/** Makes files of so many bytes: `txt/a.txt 12`. */
export function makeFiles(output: string, files: readonly string[]): void {
  for (const { path: name, size } of files.map(storedOf)) {
    const file = path.join(output, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'x'.repeat(size ?? 0));
  }
}
