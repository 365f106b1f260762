import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { BusyError, OutputError, UsageError } from '../../src/errors.ts';
import { Database } from '../../src/state/database.ts';
import { DatabaseError } from '../../src/state/database-error.ts';
import { keepFact } from '../../src/state/runs.ts';
import {
  closeStateFile,
  explainDatabaseError,
  openStateFile,
  readState,
  stateFile,
} from '../../src/state/state-file.ts';
import { isSealBroken, sealState } from '../../src/state/state-seal.ts';
import { takeRunLock, withOutput } from '../../src/state/with-output.ts';
import { temporaryFolder } from '../support/io.ts';

const folder = temporaryFolder();
let output: string;
let file: string;
let made = 0;
beforeEach(() => {
  made += 1;
  output = path.join(folder, String(made));
  file = stateFile(output);
  mkdirSync(path.dirname(file), { recursive: true });
});
// SQLite empties its journal rather than taking it away.
const beside = (): readonly string[] =>
  readdirSync(path.dirname(file))
    .filter((name) => name !== 'state.db-journal')
    .sort();

/** Leaves a state that remembers a word. */
async function leave(word: string): Promise<void> {
  const { database, notice } = await openStateFile(output);
  expect(notice).toBeNull();
  keepFact(database, 'kata', word);
  database.exec('commit');
  closeStateFile(database, output);
}

/** What is remembered now, and what is said of the state. */
async function found(): Promise<readonly [word: string | null, notice: string | null]> {
  const { database, notice } = await openStateFile(output);
  const row = database.query(`select value from fact where name = 'kata'`, [], { value: 'text' }).first();
  database.exec('commit');
  closeStateFile(database, output);
  return [row?.value ?? null, notice];
}

describe('the state of an output folder', () => {
  test('is one file at rest, known as that of saring, and remembers what was committed', async () => {
    await leave('beras');
    expect(file).toBe(path.join(output, '.saring', 'state.db'));
    expect(beside()).toEqual(['state.db', 'state.db.seal']);
    expect(readFileSync(file).subarray(68, 72).toString()).toBe('sari');
    const { database } = await openStateFile(output);
    keepFact(database, 'kata', 'tidak disimpan');
    closeStateFile(database, output);
    expect(await found()).toEqual(['beras', null]);
  });

  test.each<[string, () => void]>([
    ['is no database', () => writeFileSync(file, 'bukan basis data '.repeat(300))],
    [
      'is not as it was left',
      () => {
        const bytes = readFileSync(file);
        bytes[5000] = (bytes[5000] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
    ],
  ])('is set aside where it %s, and made anew from the manifest', async (_name, damage) => {
    await leave('beras');
    writeFileSync(path.join(output, 'manifest.ndjson'), '{"input":"a.html","paths":[]}\n');
    damage();
    const [word, notice] = await found();
    expect(word).toBeNull();
    expect(notice).toBe(`${file} was damaged: it is now ${file}.damaged, and was made anew from the manifest`);
    expect(beside()).toEqual(['state.db', 'state.db.damaged', 'state.db.seal']);
    const rows = readState(output, ({ stories }) => stories.due(0));
    expect(rows).toEqual([]);
    const { database } = await openStateFile(output);
    expect(database.query('select name from input', [], { name: 'text' }).first()).toEqual({ name: 'a.html' });
    closeStateFile(database, output);
    expect((await found())[1]).toBeNull();
  });

  test('of a newer saring is refused and stays', async () => {
    await leave('beras');
    const database = Database.open(file, 0);
    database.exec('pragma user_version = 99');
    database.close();
    sealState(file);
    const message = `${file} was written by a newer saring: update this one, or choose another folder with --output`;
    expect(() => readState(output, () => 1)).toThrow(message);
    await expect(openStateFile(output)).rejects.toThrow(new UsageError(message, { isInHelp: false }));
    expect(beside()).toEqual(['state.db', 'state.db.seal']);
  });

  test.each(['state.db', 'state.db-journal'])('is not followed where %s is a link', async (name) => {
    const target = path.join(folder, `target ${made}`);
    writeFileSync(target, '');
    symlinkSync(target, path.join(path.dirname(file), name));
    await expect(openStateFile(output)).rejects.toThrow('it is a link, and links in an output folder are not followed');
    expect(readFileSync(target, 'utf8')).toBe('');
  });
});

describe('who only looks at the state', () => {
  test('sees what was committed, and changes nothing', async () => {
    expect(readState(output, () => 1)).toBeNull();
    expect(existsSync(file)).toBe(false);
    await leave('beras');
    const before = readFileSync(file);
    expect(readState(output, ({ memory }) => memory.fact('kata'))).toBe('beras');
    expect(() => readState(output, ({ memory }) => memory.keepFact('kata', 'jagung'))).toThrow(OutputError);
    expect(readFileSync(file).equals(before)).toBe(true);
    // A state that a run is about to make has no tables yet.
    writeFileSync(file, '');
    expect(readState(output, () => 1)).toBeNull();
  });

  test('is told what is wrong with it', async () => {
    writeFileSync(file, 'bukan basis data '.repeat(300));
    expect(() => readState(output, () => 1)).toThrow(`cannot read ${file}: it is damaged, the next run makes it anew`);
    await found();
    expect(() =>
      readState(output, () => {
        throw new DatabaseError('busy', 'x');
      }),
    ).toThrow(new BusyError(`a run is writing ${file}: look again in a minute`));
    expect(() =>
      readState(output, () => {
        throw new DatabaseError('other', 'disk lepas');
      }),
    ).toThrow(`cannot read ${file}: disk lepas`);
    expect(() =>
      readState(output, () => {
        throw new RangeError('bukan urusan basis data');
      }),
    ).toThrow(RangeError);
  });
});

test('what the database could not do is told in one line; what is damaged is set aside', async () => {
  await leave('beras');
  const of = (kind: 'busy' | 'damaged' | 'other') => () =>
    explainDatabaseError(new DatabaseError(kind, 'disk penuh'), output);
  expect(of('other')).toThrow(new OutputError(`cannot write ${file}: disk penuh`));
  expect(of('busy')).toThrow(`cannot write ${file}: disk penuh`);
  expect(beside()).toEqual(['state.db', 'state.db.seal']);
  expect(of('damaged')).toThrow(`${file} is damaged and is now ${file}.damaged: give the command again`);
  expect(beside()).toEqual(['state.db.damaged']);
  expect(of('damaged')).toThrow(`${file}.damaged: give the command again`);
  expect(() => explainDatabaseError(new RangeError('lain'), output)).toThrow(RangeError);
});

describe('the seal of a state', () => {
  test.each<[string, (seal: { counter: number; size: number; crc: number; stamp?: string }) => object, boolean]>([
    ['as it is', (seal) => seal, false],
    ['of other bytes', (seal) => ({ ...seal, crc: seal.crc ^ 1, stamp: '' }), true],
    [
      'of other bytes and an earlier commit',
      (seal) => ({ ...seal, crc: seal.crc ^ 1, stamp: '', counter: seal.counter - 1 }),
      false,
    ],
    [
      'of other bytes and another length',
      (seal) => ({ ...seal, crc: seal.crc ^ 1, stamp: '', size: seal.size + 1 }),
      false,
    ],
    ['of an earlier saring', ({ stamp: _, ...seal }) => ({ ...seal, crc: seal.crc ^ 1 }), true],
  ])('%s is broken: %#', async (_name, change, isBroken) => {
    await leave('beras '.repeat(50_000));
    const seal = JSON.parse(readFileSync(`${file}.seal`, 'utf8'));
    expect(seal).toMatchObject({ size: readFileSync(file).length, counter: readFileSync(file).readUInt32BE(24) });
    writeFileSync(`${file}.seal`, JSON.stringify(change(seal)));
    expect(isSealBroken(file)).toBe(isBroken);
    // What a killed run had not committed is taken back first.
    writeFileSync(`${file}-journal`, 'x');
    expect(isSealBroken(file)).toBe(false);
    writeFileSync(`${file}-journal`, '');
    expect(isSealBroken(file)).toBe(isBroken);
  });

  test('says nothing where it or its state is missing', () => {
    expect(isSealBroken(file)).toBe(false);
    writeFileSync(`${file}.seal`, '{"counter":1,"size":1,"crc":1,"stamp":""}');
    expect(isSealBroken(file)).toBe(false);
    sealState(file);
    expect(beside()).toEqual([]);
  });
});

describe('the lock of a folder', () => {
  const state = (): string => path.dirname(file);

  test('is one run’s at a time, and free again when it ends, however that is', async () => {
    const held = takeRunLock(output, state());
    expect(() => takeRunLock(output, state())).toThrow(
      new BusyError(`another run is writing to ${output}: wait for it, or choose another folder with --output`),
    );
    await expect(withOutput({ output, restart: false }, async () => 1)).rejects.toThrow(BusyError);
    held.close();
    expect(await withOutput({ output, restart: false }, async () => 1)).toBe(1);
    const failing = withOutput({ output, restart: false }, async () => {
      throw new DatabaseError('other', 'disk penuh');
    });
    await expect(failing).rejects.toThrow(`cannot write ${file}: disk penuh`);
    takeRunLock(output, state()).close();
  });

  test('is taken anew where it is no database, and is no link', () => {
    const lock = path.join(state(), 'lock');
    writeFileSync(lock, 'bukan basis data '.repeat(300));
    takeRunLock(output, state()).close();
    const linked = path.join(folder, `linked ${made}`);
    mkdirSync(linked);
    symlinkSync(lock, path.join(linked, 'lock'));
    expect(() => takeRunLock(output, linked)).toThrow('it is a link');
  });
});
