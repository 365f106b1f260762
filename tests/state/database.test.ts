import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Database } from '../../src/state/database.ts';
import { DatabaseError } from '../../src/state/database-error.ts';
import { temporaryFolder } from '../support/io.ts';

const folder = temporaryFolder();
let made = 0;

/** A new file with one table. */
function fresh(): { readonly database: Database; readonly file: string } {
  made += 1;
  const file = path.join(folder, `${made}.db`);
  const database = Database.open(file, 0);
  database.exec('create table kata (number integer, word text, bytes blob) strict');
  return { database, file };
}

/** Values as nobody may give them where types are kept; from JavaScript somebody can. */
function run(database: Database, values: readonly unknown[]): () => unknown {
  const insert = database.change('insert into kata values (?, ?, ?)', ['integer?', 'text?', 'blob?']);
  return () => Reflect.apply(insert.run, null, values);
}

describe('what the driver takes without a word is refused', () => {
  test.each([
    ['a boolean, which ends the process', [true, 'a', null], 'value 1 is no integer?'],
    ['undefined, which becomes NULL', [undefined, 'a', null], 'value 1 is no integer?'],
    ['NaN, which becomes NULL', [Number.NaN, 'a', null], 'value 1 is no integer?'],
    ['an integer beyond 2^53, which loses its last digits', [2 ** 53, 'a', null], 'value 1 is no integer?'],
    ['a fraction in a column of integers', [1.5, 'a', null], 'value 1 is no integer?'],
    ['a text with NUL, which is cut there', [1, 'a\0b', null], 'value 2 is no text?'],
    ['a text in the place of bytes', [1, 'a', 'b'], 'value 3 is no blob?'],
    ['too few values, which become NULL', [1, 'a'], 'takes 3 values, not 2'],
    ['too many values, which are ignored', [1, 'a', null, 4], 'takes 3 values, not 4'],
  ])('%s', (_, values, message) => {
    const { database } = fresh();
    expect(run(database, values)).toThrow(message);
    // A fault of saring, and none of the disk.
    expect(run(database, values)).toThrow(TypeError);
    database.close();
  });

  test('a statement with other parameters or columns than it says', () => {
    const { database } = fresh();
    expect(() => database.change('insert into kata values (?, ?, ?)', ['integer'])).toThrow('has 3 parameters, not 1');
    expect(() => database.query('select word, number from kata', [], { number: 'integer', word: 'text' })).toThrow(
      'gives word,number, not number,word',
    );
    database.close();
  });
});

describe('what is written comes back', () => {
  test('integers as integers, bytes as bytes, NULL as null, and nothing besides', () => {
    const { database } = fresh();
    run(database, [7, 'beras', new Uint8Array([0, 1, 255])])();
    run(database, [2 ** 53 - 1, null, null])();
    const columns = { number: 'integer', kind: 'text', word: 'text?', bytes: 'blob?' } as const;
    const query = database.query('select number, typeof(number) as kind, word, bytes from kata', [], columns);
    expect(query.first()).toEqual({ number: 7, kind: 'integer', word: 'beras', bytes: Buffer.from([0, 1, 255]) });
    expect([...query.each()][1]).toEqual({ number: 2 ** 53 - 1, kind: 'integer', word: null, bytes: null });
    database.close();
  });

  test('a column that holds something else is damage', () => {
    const { database } = fresh();
    run(database, [1, null, null])();
    const words = database.query('select word from kata', [], { word: 'text' });
    expect(() => words.first()).toThrow(DatabaseError);
    database.close();
  });

  test('rows that nobody takes do not keep the file from others', () => {
    const { database, file } = fresh();
    for (let i = 0; i < 300; i++) run(database, [i, 'a', null])();
    for (const _row of database.query('select number from kata', [], { number: 'integer' }).each()) break;
    database.exec('begin');
    expect(database.query('select count(*) as count from kata', [], { count: 'integer' }).first()).toEqual({
      count: 300,
    });
    database.close();
    const other = Database.open(file, 0);
    other.exec('begin exclusive; delete from kata; commit');
    other.close();
  });
});

describe('rows by the names of their columns', () => {
  const story = { storyKey: 'text', words: 'integer?', share: 'real', bytes: 'blob?' } as const;
  function stories(): Database {
    const { database } = fresh();
    database.exec('create table story (story_key text primary key, words integer, share real, bytes blob) strict');
    return database;
  }
  const keys = (database: Database): readonly string[] =>
    [...database.select(story, 'from story order by words desc, story_key', []).each()].map(
      ({ storyKey, words, share }) => `${storyKey} ${words} ${share}`,
    );
  const row = (storyKey: string, words: number | null, share = 0.5) => ({ storyKey, words, share, bytes: null });

  test('are written, replaced, passed over and changed', () => {
    const database = stories();
    const insert = database.insert('story', story);
    expect([insert(row('a', 1)), insert(row('b', null, 1))]).toEqual([1, 1]);
    expect(() => insert(row('a', 2))).toThrow(expect.objectContaining({ kind: 'other' }));
    expect(database.insert('story', story, 'ignore')(row('a', 2))).toBe(0);
    expect(keys(database)).toEqual(['a 1 0.5', 'b null 1']);
    expect(database.insert('story', story, 'replace')(row('a', 3, 0.25))).toBe(1);
    const update = database.update('story', { words: 'integer?', share: 'real' }, 'story_key');
    expect([update({ words: 7, share: 0 }, 'b'), update({ words: 7, share: 0 }, 'none')]).toEqual([1, 0]);
    expect(keys(database)).toEqual(['b 7 0', 'a 3 0.25']);
    expect(database.change('delete from story where words > ?', ['integer']).run(1)).toBe(2);
    expect(database.select(story, 'from story', []).first()).toBeNull();
    database.close();
  });

  test('may be asked for while others of the same kind are taken', () => {
    const database = stories();
    for (const key of ['a', 'b', 'c']) database.insert('story', story)(row(key, 1));
    const query = database.select({ storyKey: 'text' }, 'from story where words = ? order by story_key', ['integer']);
    const pairs: string[] = [];
    for (const { storyKey } of query.each(1))
      for (const other of query.each(1)) pairs.push(`${storyKey}${other.storyKey}${query.first(1)?.storyKey}`);
    expect(pairs).toEqual(['aaa', 'aba', 'aca', 'baa', 'bba', 'bca', 'caa', 'cba', 'cca']);
    database.close();
  });

  test('have a fraction where a number may have one, and nothing that is none', () => {
    const database = stories();
    const insert = database.insert('story', story);
    for (const share of [Number.NaN, Number.POSITIVE_INFINITY, '1' as never])
      expect(() => insert(row('a', 1, share))).toThrow('value 3 is no real');
    expect(() => insert({ ...row('a', 1), bytes: [1] as never })).toThrow('value 4 is no blob?');
    database.close();
  });
});

describe('errors say of which kind they are', () => {
  test('a file that another connection holds is busy', () => {
    const { database, file } = fresh();
    database.exec('begin exclusive');
    const other = Database.open(file, 0);
    expect(() => other.exec('begin exclusive')).toThrow(expect.objectContaining({ kind: 'busy' }));
    other.close();
    database.close();
  });

  test('a file that is no database is damaged', () => {
    const file = path.join(folder, 'bukan.db');
    writeFileSync(file, 'bukan basis data '.repeat(300));
    const database = Database.open(file, 0);
    expect(() => database.exec('create table a (b)')).toThrow(expect.objectContaining({ kind: 'damaged' }));
    database.close();
  });

  test('a folder that is not there is neither', () => {
    expect(() => Database.open(path.join(folder, 'nowhere/a.db'), 0)).toThrow(
      expect.objectContaining({ kind: 'other' }),
    );
  });
});
