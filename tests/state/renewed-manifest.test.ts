import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/state/database.ts';
import { inputWriter } from '../../src/state/input-rows.ts';
import { manifestLines } from '../../src/state/manifest.ts';
import { firstChange, keepMark, renewManifest, takeMark } from '../../src/state/renew-manifest.ts';
import { beginRun, endRun, factOf, firstStepOf } from '../../src/state/runs.ts';
import { openStateInMemory } from '../../src/state/state-file.ts';
import { temporaryFolder } from '../support/io.ts';
import { addRow } from './kit.ts';

const folder = temporaryFolder();
let output: string;
let database: Database;
let made = 0;
beforeEach(() => {
  made += 1;
  output = path.join(folder, String(made));
  mkdirSync(path.join(output, '.saring'), { recursive: true });
  database = openStateInMemory();
});

type Input = readonly [input: string, number: number];

/** A run of these inputs that ends -> how the manifest came about: by writing its end alone, or all of it. */
async function runOf(signature: string, inputs: readonly Input[]): Promise<void> {
  const mark = takeMark(database);
  const run = beginRun(database, { command: null, folder: null, signature, adds: true }, null);
  const write = inputWriter(database);
  // Long enough that the lines do not fit into what is read at a time.
  for (const [input, number] of inputs) addRow(write, { run, number, input, message: input.repeat(300) });
  const firstStep = firstStepOf(database, run);
  const from = firstChange(database, firstStep);
  endRun(database, run);
  await renewManifest(database, output, { mark, from, firstStep });
}

const manifest = (): string => path.join(output, 'manifest.ndjson');
const written = (): string => readFileSync(manifest(), 'utf8');
/** What the file has to be: every line of the state in its order. */
const whole = (): string => [...manifestLines(database)].map((line) => `${JSON.stringify(line)}\n`).join('');
const inputs = (from: number, until: number): readonly Input[] =>
  Array.from({ length: until - from }, (_, i) => [`halaman ${from + i}`, from + i]);

/** Marks the first line of the file, by which it shows whether it was written anew; its size and time stay. */
function markFirstLine(): void {
  change('"url":null', '"url":NULL');
}

/** Writes other words in a place of the file, within the same millisecond by its own account. */
function change(before: string, after: string): void {
  const time = (Math.floor(statSync(manifest()).mtimeMs) + 0.5) / 1000;
  writeFileSync(manifest(), written().replace(before, after));
  utimesSync(manifest(), time, time);
}

test.each<[string, string, readonly Input[], boolean]>([
  ['adds at the end', 'sync', inputs(400, 410), true],
  [
    'adds among the last',
    'sync',
    [
      ['sela', 350],
      ['lagi', 399],
    ],
    true,
  ],
  ['repeats one of the last', 'sync', [['halaman 380', 380]], true],
  ['moves one of the last to the end', 'sync', [['halaman 380', 500]], true],
  ['moves one of the last to the beginning', 'sync', [['halaman 380', 0]], false],
  ['repeats one of the first', 'sync', [['halaman 3', 3]], false],
  ['adds before all others', 'sync', [['depan', -1]], false],
  ['is no scheduled one', 'clean', [['depan', 1]], true],
])(
  'after a run that %s the manifest is as the state says, its beginning copied where it can be',
  async (_name, kind, more, isCopied) => {
    await runOf('sync 0.1.0', inputs(0, 400));
    expect(written()).toBe(whole());
    markFirstLine();
    await runOf(`${kind} 0.1.0`, more);
    expect(written().includes('"url":NULL')).toBe(isCopied);
    expect(written().replace('"url":NULL', '"url":null')).toBe(whole());
    expect(readdirSync(path.join(output, '.saring'))).toEqual([]);
  },
);

test.each<[string, () => void]>([
  ['longer', () => appendFileSync(manifest(), '\n')],
  ['written later', () => utimesSync(manifest(), new Date(), new Date(Date.now() + 5000))],
])('a manifest that is %s than it was left is written anew', async (_name, touch) => {
  await runOf('sync 0.1.0', inputs(0, 100));
  markFirstLine();
  touch();
  await runOf('sync 0.1.0', inputs(100, 101));
  expect(written()).toBe(whole());
});

test('a manifest with a line that is none of the state is written anew', async () => {
  await runOf('sync 0.1.0', inputs(0, 100));
  change('"input":"halaman 99"', '"input":"halamam 99"');
  await runOf('sync 0.1.0', inputs(100, 101));
  expect(written()).toBe(whole());
});

test('an empty one, one that is gone and one of which nothing is known are written anew', async () => {
  await runOf('sync 0.1.0', []);
  expect(written()).toBe('');
  await runOf('sync 0.1.0', inputs(0, 3));
  expect(written()).toBe(whole());
  takeMark(database);
  markFirstLine();
  await runOf('sync 0.1.0', inputs(3, 4));
  expect(written()).toBe(whole());
});

test('a mark is taken out of the state while a run is at work, and kept again', () => {
  keepMark(database, '9 1');
  keepMark(database, null);
  expect(factOf(database, 'manifest')).toBe('9 1');
  expect([takeMark(database), takeMark(database), factOf(database, 'manifest')]).toEqual(['9 1', null, null]);
});

test('the first place that a run changes is that of its first row, or of one that it takes the place of', () => {
  const begin = (signature: string): number =>
    beginRun(database, { command: null, folder: null, signature, adds: true }, null);
  const write = inputWriter(database);
  const [sync, clean] = [begin('sync 0.1.0'), begin('clean 0.1.0')];
  addRow(write, { run: sync, number: 7, input: 'a' });
  addRow(write, { run: clean, number: 2, input: 'b' });
  addRow(write, { run: clean, number: 1, input: 'c' });
  expect([1, 2, 3, 4].map((step) => firstChange(database, step))).toEqual([
    { run: 0, number: 7 },
    { run: clean, number: 1 },
    { run: clean, number: 1 },
    null,
  ]);
  addRow(write, { run: clean, number: 9, input: 'a' });
  expect(firstChange(database, 4)).toEqual({ run: 0, number: 7 });
});
