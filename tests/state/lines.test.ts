import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Outcome, StoryInput } from '../../src/article/story-outcome.ts';
import { inputWriter, isLeftOut, lineOfOutcome, type ManifestLine } from '../../src/state/input-rows.ts';
import {
  importManifest,
  isManifestThere,
  manifestLines,
  parseLine,
  readManifest,
  refuseForeignManifest,
  writeManifest,
} from '../../src/state/manifest.ts';
import { beginRun } from '../../src/state/runs.ts';
import { openStateInMemory } from '../../src/state/state-file.ts';
import { StoryLookups } from '../../src/state/story-lookups.ts';
import { anyArticle } from '../support/any-article.ts';
import { temporaryFolder } from '../support/io.ts';
import { addRow, makeFiles } from './kit.ts';

const folder = temporaryFolder();
const whole = {
  input: 'a.html',
  url: 'https://www.kompas.com/a',
  status: 'partial',
  code: null,
  message: 'halaman 2',
  paths: ['txt/a.txt'],
  id: 'kompas:1',
  inputHash: '01'.repeat(32),
  textHash: '02'.repeat(32),
} as const;

test.each([
  [whole, whole],
  [
    { input: 'a', paths: [] },
    {
      input: 'a',
      url: null,
      status: 'failed',
      code: null,
      message: null,
      paths: [],
      id: null,
      inputHash: null,
      textHash: null,
    },
  ],
  [
    { ...whole, status: 'failed', code: 'duplicate' },
    { ...whole, status: 'duplicate', code: 'duplicate' },
  ],
  [{ paths: [] }, null],
  [{ input: 7, paths: [] }, null],
  [{ input: 'a', paths: 'b' }, null],
  [{ input: 'a' }, null],
  [null, null],
  [7, null],
  ['{"input":"a","pa', null],
])('the line %j is read as %j', (written, line) => {
  expect(parseLine(typeof written === 'string' ? written : JSON.stringify(written))).toEqual(line);
});

test('what is written of an input comes back as its line; what no row may hold is shown as such', () => {
  const database = openStateInMemory();
  const write = inputWriter(database);
  const { paths: _, ...line } = whole;
  addRow(write, { run: 1, number: 1, ...line, files: ['txt/a.txt 4', 'articles.ndjson'] });
  addRow(write, { run: 1, number: 2, input: 'b\0', url: 'c\0', message: 'd\0', id: 'e\0', code: 'timeout' });
  addRow(write, { run: 1, number: 3, input: 'odd', status: 'odd' as never, code: 'odd' as never });
  const nothing = { url: null, code: null, message: null, paths: [], id: null, inputHash: null, textHash: null };
  expect([...manifestLines(database)]).toEqual([
    { ...whole, paths: ['txt/a.txt', 'articles.ndjson'] },
    {
      ...nothing,
      input: 'b\ufffd',
      url: 'c\ufffd',
      message: 'd\ufffd',
      id: 'e\ufffd',
      status: 'ok',
      code: 'timeout',
    },
    { ...nothing, input: 'odd', status: 'failed' },
  ]);
  expect([...manifestLines(database, [2])].map(({ input }) => input)).toEqual(['b\ufffd']);
  database.close();
});

test('lines stand in the order of runs and inputs, those of scheduled runs first by their time', () => {
  const database = openStateInMemory();
  const write = inputWriter(database);
  const begin = (signature: string): number =>
    beginRun(database, { command: null, folder: null, signature, adds: true }, null);
  const [first, clean, second] = [begin('sync 0.1.0'), begin('clean 0.1.0'), begin('sync 0.1.0')];
  for (const [run, number, input] of [
    [second, 5, 'sync 5'],
    [clean, 2, 'clean 2'],
    [first, 9, 'sync 9'],
    [clean, 1, 'clean 1'],
    [0, 3, 'unknown 3'],
  ] as const)
    addRow(write, { run, number, input });
  expect([...manifestLines(database)].map(({ input }) => input)).toEqual([
    'unknown 3',
    'sync 5',
    'sync 9',
    'clean 1',
    'clean 2',
  ]);
  database.close();
});

describe('what inputs came to', () => {
  const input: StoryInput = { number: 1, input: 'a.html', url: 'https://x.test/asked', hash: 'ff' };
  const article = anyArticle();
  const story = { kind: 'article', article, sketch: null, inputs: [input] } as const;
  const failure = (code: 'duplicate' | 'timeout', id: string | null, more: object = {}): Outcome =>
    ({ kind: 'failure', failure: { code, message: 'x', ...more }, inputs: [input], id }) as Outcome;

  test.each<[string, Outcome, object, boolean]>([
    [
      'an article',
      story,
      { status: 'ok', code: null, message: null, id: article.id, textHash: article.textHash },
      true,
    ],
    ['an article with words', { ...story, message: 'y' }, { status: 'ok', message: 'y' }, true],
    [
      'a repeat',
      failure('duplicate', 'kompas:1'),
      { status: 'duplicate', code: 'duplicate', message: 'x', id: 'kompas:1', textHash: null },
      true,
    ],
    ['a failure', failure('timeout', null), { status: 'failed', code: 'timeout', id: null }, false],
    ['a failure of a story', failure('timeout', 'kompas:1'), { status: 'failed', id: 'kompas:1' }, true],
    [
      'a story that stays open',
      { ...failure('duplicate', 'kompas:1'), staysOpen: true } as Outcome,
      { status: 'duplicate' },
      false,
    ],
    ['what is left out', failure('timeout', null, { isLeftOut: true }), { status: 'ok', code: 'timeout' }, false],
  ])('%s', (_name, outcome, line, closesStory) => {
    const found = lineOfOutcome(outcome, input);
    expect(found.line).toMatchObject({ input: 'a.html', url: 'https://x.test/asked', inputHash: 'ff', ...line });
    expect(found.closesStory).toBe(closesStory);
  });

  test('an input without an address has that of its article', () => {
    expect(lineOfOutcome(story, { ...input, url: null }).line.url).toBe(article.canonicalUrl);
  });

  test('left out is what is ok and has a code all the same', () => {
    expect(isLeftOut({ status: 'ok', code: 'duplicate' })).toBe(true);
    expect(isLeftOut({ status: 'ok', code: null })).toBe(false);
    expect(isLeftOut({ status: 'failed', code: 'duplicate' })).toBe(false);
  });
});

async function linesOf(output: string): Promise<readonly ManifestLine[]> {
  const lines: ManifestLine[] = [];
  for await (const line of readManifest(output)) lines.push(line);
  return lines;
}

describe('the manifest of a folder', () => {
  const output = path.join(folder, 'out');
  const place = path.join(output, 'manifest.ndjson');

  test('is written whole, and read but for torn and foreign lines', async () => {
    mkdirSync(path.join(output, '.saring'), { recursive: true });
    expect(await isManifestThere(output)).toBe(false);
    expect(await linesOf(output)).toEqual([]);
    await writeManifest(output, [whole, { ...whole, input: 'b.html' }]);
    expect(await isManifestThere(output)).toBe(true);
    expect(readFileSync(place, 'utf8')).toBe(
      `${[whole, { ...whole, input: 'b.html' }].map((line) => JSON.stringify(line)).join('\n')}\n`,
    );
    writeFileSync(place, `${JSON.stringify(whole)}\r\n{"lain":1}\n\n{"input":"c","paths":[]}\n{"input":"d","pa`);
    expect((await linesOf(output)).map(({ input }) => input)).toEqual(['a.html', 'c']);
  });

  test('makes a new state: its stories are known by their addresses, its failures and repeats by their names', async () => {
    makeFiles(output, ['txt/a.txt 4']);
    const lines = [
      whole,
      { ...whole, input: 'repeat', status: 'duplicate', code: 'duplicate', url: 'https://www.kompas.com/b' },
      { ...whole, input: 'failed', status: 'failed', code: 'timeout', url: 'https://www.kompas.com/c' },
      { ...whole, input: 'no address', url: null },
    ];
    writeFileSync(place, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const database = openStateInMemory();
    await importManifest(database, output);
    expect([...manifestLines(database)]).toEqual(lines);
    const lookups = new StoryLookups(database, { id: 1, known: 'own', output, formats: ['txt'] });
    const keys = [
      ...database.query('select number from input where story_key is not null', [], { number: 'integer' }).each(),
    ];
    expect(keys).toEqual([{ number: 1 }]);
    expect(lookups.idOfText(whole.textHash)).toBeNull();
    database.close();
  });

  test.each([
    ['', true],
    [`${JSON.stringify(whole)}\nmilik orang\n`, true],
    ['milik orang\n', false],
    [`milik orang\n${JSON.stringify(whole)}\n`, false],
    [`${JSON.stringify({ ...whole, message: 'x'.repeat(100_000) })}\n`, true],
    [`${JSON.stringify({ lain: 'x'.repeat(100_000) })}\n`, false],
  ])('is taken for saring’s by its first line (%#)', async (text, isOwn) => {
    writeFileSync(place, text);
    const refusing = refuseForeignManifest(output);
    if (isOwn) await expect(refusing).resolves.toBeUndefined();
    else await expect(refusing).rejects.toThrow(`${place} was not written by saring: move it away`);
  });
});
