import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FormatName } from '../../src/render/index.ts';
import { inputWriter } from '../../src/state/input-rows.ts';
import { beginRun, writeGrowth } from '../../src/state/runs.ts';
import {
  areThere,
  dropLostSteps,
  dropMistypedRuns,
  dropReplacedLines,
  dropResolvedLines,
  haveFormats,
  keepOwnFiles,
  linesSoFar,
  storyFilesThere,
} from '../../src/state/settled-lines.ts';
import { openStateInMemory } from '../../src/state/state-file.ts';
import { temporaryFolder } from '../support/io.ts';
import { addRow, makeFiles, rowsIn, type ShortRow, stateWith, storedOf } from './kit.ts';

const folder = temporaryFolder();
let output: string;
let made = 0;
beforeEach(() => {
  made += 1;
  output = path.join(folder, String(made));
  mkdirSync(output);
});
const runs = [{ adds: false }, { adds: false }];

test('lines of earlier runs lose the files that hold other stories now; those that are left without go, with their repeats', () => {
  const rows: readonly ShortRow[] = [
    { run: 1, input: 'both', id: 'kompas:1', files: ['articles.ndjson', 'txt/a.txt 4'] },
    { run: 1, input: 'repeats both', id: 'kompas:1', status: 'duplicate' },
    { run: 1, input: 'shared', id: 'kompas:2', files: ['articles.ndjson'] },
    { run: 1, input: 'repeats shared', id: 'kompas:2', status: 'duplicate' },
    { run: 1, input: 'repeats nobody knows what', status: 'duplicate' },
    { run: 1, input: 'own', id: 'kompas:3', files: ['txt/b.txt 4'] },
    { run: 1, input: 'failed' },
    { run: 2, input: 'now', id: 'kompas:4', files: ['articles.ndjson'] },
    { run: 2, input: 'repeats shared now', id: 'kompas:2', status: 'duplicate' },
  ];
  const database = stateWith(rows, runs);
  dropReplacedLines(database, 2, (file) => file === 'articles.ndjson');
  expect(rowsIn(database)).toEqual([
    'both ok, txt/a.txt 4',
    'repeats both duplicate',
    'repeats nobody knows what duplicate',
    'own ok, txt/b.txt 4',
    'failed failed',
    'now ok, articles.ndjson',
    'repeats shared now duplicate',
  ]);
  database.close();
});

test('failures of earlier runs go where others have taken their place', () => {
  const rows: readonly ShortRow[] = [
    { run: 1, input: 'done.html' },
    { run: 1, input: 'left.html' },
    { run: 1, input: 'story.html', id: 'kompas:1', files: ['txt/a.txt 4'] },
    { run: 2, input: 'now.html' },
  ];
  const database = stateWith(rows, runs);
  dropResolvedLines(database, 2, (name) => name !== 'left.html');
  expect(rowsIn(database)).toEqual(['left.html failed', 'story.html ok, txt/a.txt 4', 'now.html failed']);
  database.close();
});

describe('runs whose every path led nowhere', () => {
  const typo = (run: number, input: string): ShortRow => ({ run, input, message: 'no such file, look at its name' });
  const story: ShortRow = { run: 1, input: 'story', id: 'kompas:1', files: ['txt/a.txt 4'] };

  test.each<[string, readonly ShortRow[], readonly boolean[], boolean, number, readonly string[]]>([
    ['stay without stories', [typo(1, 'a')], [false], false, 0, ['a']],
    ['go beside stories', [story, typo(2, 'a'), typo(2, 'b')], [false, false], true, 2, ['story']],
    ['go after they have ended', [story, typo(2, 'a'), typo(3, 'b')], [false, false, false], true, 2, ['story']],
    [
      'stay where one thing was found',
      [story, typo(2, 'a'), { run: 2, input: 'b', message: 'no article' }],
      [false, false],
      false,
      0,
      ['story', 'a', 'b'],
    ],
    ['stay where they add', [story, typo(2, 'a')], [false, true], false, 0, ['story', 'a']],
    [
      'go of an earlier run though this one found something',
      [story, typo(2, 'a'), { run: 3, input: 'b' }],
      [false, false, false],
      false,
      1,
      ['story', 'b'],
    ],
  ])('%s', (_name, rows, adds, isMistyped, dropped, left) => {
    const database = stateWith(
      rows,
      adds.map((one) => ({ adds: one })),
    );
    expect(dropMistypedRuns(database, adds.length)).toEqual({ isMistyped, dropped });
    expect(rowsIn(database).map((row) => row.split(' ')[0])).toEqual(left);
    database.close();
  });
});

test('a run that is given up keeps what has files of its own, as they were written', () => {
  const rows: readonly ShortRow[] = [
    { run: 1, input: 'earlier', id: 'kompas:0', files: ['txt/gone.txt 4'] },
    { run: 2, input: 'own', id: 'kompas:1', files: ['txt/a.txt 4'] },
    { run: 2, input: 'both', id: 'kompas:2', files: ['txt/b.txt 4', 'articles.ndjson'] },
    { run: 2, input: 'shared', id: 'kompas:3', files: ['articles.ndjson'] },
    { run: 2, input: 'lost', id: 'kompas:4', files: ['txt/c.txt 4'] },
    { run: 2, input: 'shorter', id: 'kompas:5', files: ['txt/d.txt 4'] },
    { run: 2, input: 'failed' },
  ];
  const database = stateWith(rows, runs);
  makeFiles(output, ['txt/a.txt 4', 'txt/b.txt 4', 'txt/d.txt 3']);
  keepOwnFiles(database, 2, output);
  expect(rowsIn(database)).toEqual([
    'earlier ok, txt/gone.txt 4',
    'own ok, txt/a.txt 4',
    'both ok, txt/b.txt 4',
    'failed failed',
  ]);
  database.close();
});

test('the manifest of a stopped run has its lines as far as their files have names, and those of earlier runs else', () => {
  const rows: readonly ShortRow[] = [
    { run: 1, input: 'again.html', id: 'kompas:1', files: ['txt/old.txt 4'] },
    { run: 1, input: 'unnamed.html', id: 'kompas:2', files: ['articles.ndjson 9'] },
    { run: 1, input: 'earlier.html', id: 'kompas:3', files: ['txt/c.txt 4', 'articles.ndjson'] },
    { run: 1, input: 'failed again.html' },
    { run: 2, input: 'unnamed.html', number: 30, id: 'kompas:2', files: ['articles.ndjson'] },
    { run: 2, input: 'again.html', number: 20, id: 'kompas:1', files: ['txt/a.txt 4', 'articles.ndjson'] },
    { run: 2, input: 'failed again.html', number: 10, message: 'lagi' },
  ];
  const database = stateWith(rows, runs);
  expect([...linesSoFar(database, 2)].map(({ input, paths }) => [input, ...paths])).toEqual([
    ['unnamed.html', 'articles.ndjson'],
    ['earlier.html', 'txt/c.txt', 'articles.ndjson'],
    ['failed again.html'],
    ['again.html', 'txt/a.txt'],
  ]);
  database.close();
});

describe('what a stopped run did is held against the disk', () => {
  const rows: readonly ShortRow[] = [
    { run: 1, input: 'earlier', id: 'kompas:0', files: ['txt/gone.txt 4'] },
    { run: 2, input: 'a', number: 1, id: 'kompas:1', files: ['txt/a.txt 4'] },
    { run: 2, input: 'b', number: 2, id: 'kompas:2', files: ['txt/b.txt 4'] },
    { run: 2, input: 'c', number: 3, id: 'kompas:3', files: ['txt/c.txt 4'] },
  ];
  const [earlier, a, b, c] = [
    'earlier ok, txt/gone.txt 4',
    'a ok, txt/a.txt 4',
    'b ok, txt/b.txt 4',
    'c ok, txt/c.txt 4',
  ];

  test.each([
    ['all is there', ['a', 'b', 'c'], true, false, false, [earlier, a, b, c]],
    ['the last is lost', ['a', 'b'], true, false, true, [earlier, a, b]],
    ['one is lost, and all behind it is done again', ['a', 'c'], true, false, true, [earlier, a]],
    ['the first is lost', ['b', 'c'], true, false, true, [earlier]],
    ['one is lost beside a file that grows', ['a', 'c'], true, true, true, [earlier]],
    ['a file that grows is lost', ['a', 'b', 'c'], false, true, true, [earlier]],
    ['all is there beside a file that grows', ['a', 'b', 'c'], true, true, false, [earlier, a, b, c]],
  ])('%s', (_name, there, isGrowthThere, grows, isLost, left) => {
    const database = stateWith(rows, runs);
    makeFiles(
      output,
      there.map((name) => `txt/${name}.txt 4`),
    );
    if (grows) writeGrowth(database, 2, [['ndjson', { name: 'articles.ndjson', stories: 3, bytes: 9 }]]);
    expect(dropLostSteps(database, 2, output, isGrowthThere)).toBe(isLost);
    expect(rowsIn(database)).toEqual(left);
    database.close();
  });

  test('pages that waited behind a lost step are read again, unless the step was made of them', () => {
    const pending = (database: ReturnType<typeof stateWith>): readonly number[] =>
      [...database.query('select number from pending order by number', [], { number: 'integer' }).each()].map(
        ({ number }) => number,
      );
    for (const [waiting, left] of [
      [[1, 3], [1]],
      [
        [2, 3],
        [2, 3],
      ],
    ] as const) {
      const database = stateWith(rows, runs);
      makeFiles(output, ['txt/a.txt 4']);
      for (const number of waiting) {
        database.exec(`insert into pending values (${number}, 2, 'x', x'00', null, null, 'key', 'group', '{}', x'00')`);
        database.exec(`insert into joined values (${number}, ${number + 1})`);
      }
      dropLostSteps(database, 2, output, true);
      expect(pending(database)).toEqual(left);
      const joined = database.query('select number from joined order by number', [], { number: 'integer' });
      expect([...joined.each()].map(({ number }) => number)).toEqual(waiting.filter((number) => number < 2));
      database.close();
    }
  });
});

describe('whether files are there', () => {
  test.each([
    [[], true],
    [['txt/a.txt 4'], true],
    [['txt/a.txt'], true],
    [['txt/a.txt 5'], false],
    [['txt/empty.txt'], false],
    [['txt/empty.txt 0'], false],
    [['txt/none.txt'], false],
    [['txt'], true],
    [['txt/folder.txt'], false],
    [['articles.ndjson 7'], true],
    [['txt/a.txt 4', 'json/none.json'], false],
  ])('%j: %s', (files, expected) => {
    makeFiles(output, ['txt/a.txt 4', 'txt/empty.txt 0']);
    mkdirSync(path.join(output, 'txt/folder.txt'));
    expect(areThere(files.map(storedOf), output)).toBe(expected);
  });

  test.each<[readonly string[], readonly FormatName[], readonly string[]]>([
    [
      ['txt/a.txt 4', 'json/a.json 4', 'articles.ndjson'],
      ['txt', 'json', 'ndjson'],
      ['txt', 'json', 'ndjson'],
    ],
    [['txt/a.txt 4', 'json/a.json 4'], ['json'], ['json']],
    [['txt/a.txt 5', 'json/a.json'], ['txt', 'json'], ['json']],
    [['txt/none.txt', 'txt/a.txt 4'], ['txt'], []],
    [['empty/a.txt'], ['txt'], []],
    [['articles.json 4', 'txt/articles.ndjson'], ['json', 'ndjson'], []],
    [['txt/atxt'], ['txt'], []],
  ])('of %j in the formats %j: %j', (files, names, there) => {
    makeFiles(output, [
      'txt/a.txt 4',
      'json/a.json 4',
      'articles.ndjson 9',
      'articles.json 4',
      'txt/articles.ndjson 4',
      'txt/atxt 4',
      'empty/a.txt 0',
    ]);
    const stored = files.map(storedOf);
    expect([...storyFilesThere(stored, names, output).keys()]).toEqual(there);
    expect(haveFormats(stored, names, output)).toBe(there.length === names.length);
    rmSync(path.join(output, 'txt'), { recursive: true });
    expect(haveFormats(stored, ['txt'], output)).toBe(false);
  });
});

test('a run that begins counts its steps from behind those of earlier ones', () => {
  const database = openStateInMemory();
  const write = inputWriter(database);
  for (const input of ['a', 'b']) addRow(write, { run: 0, input });
  const settings = { command: null, folder: null, signature: 'uji', adds: false };
  expect(beginRun(database, settings, null)).toBe(1);
  expect(database.query('select first_step from run', [], { first_step: 'integer' }).first()?.first_step).toBe(3);
  database.close();
});
