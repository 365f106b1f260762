import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FormatName } from '../../src/render/index.ts';
import { type KnownStories, StoryLookups } from '../../src/state/story-lookups.ts';
import { anyArticle } from '../support/any-article.ts';
import { temporaryFolder } from '../support/io.ts';
import { makeFiles, type ShortRow, stateWith } from './kit.ts';

const output = path.join(temporaryFolder(), 'out');
beforeAll(() => makeFiles(output, ['txt/a.txt 4', 'json/a.json 4', 'txt/b.txt 4']));

const hash = 'ab'.repeat(32);
const there = ['txt/a.txt 4'];

/** The line of a story that an earlier run wrote. */
const rowOfStory = (changed: Partial<ShortRow>): ShortRow => ({
  run: 1,
  input: 'a.html',
  id: 'kompas:1',
  status: 'ok',
  key: 'kunci',
  textHash: hash,
  files: there,
  ...changed,
});

function lookupsOver(rows: readonly ShortRow[], known: KnownStories, formats: readonly FormatName[] = ['txt']) {
  const database = stateWith(rows, [{ adds: false }, { adds: false }]);
  return new StoryLookups(database, { id: 2, known, output, formats });
}

describe('which stories of earlier runs a run knows', () => {
  const row = (changed: Partial<ShortRow>): ShortRow => rowOfStory({ closesStory: true, ...changed });

  test.each<[string, Partial<ShortRow>, readonly KnownStories[]]>([
    ['whole', {}, ['whole', 'settled']],
    ['of this run', { run: 2 }, ['own', 'whole', 'settled']],
    ['of this run, its file not there', { run: 2, files: ['txt/none.txt 4'] }, ['own', 'whole', 'settled']],
    ['whose file is not there', { files: ['txt/none.txt 4'] }, []],
    ['whose file has another length', { files: ['txt/a.txt 5'] }, []],
    ['in another format', { files: ['json/a.json 4'] }, []],
    ['partial', { status: 'partial' }, ['settled']],
    ['partial, of which pages are to be tried again', { status: 'partial', message: 'halaman 2' }, []],
    ['paywalled', { status: 'paywalled' }, ['settled']],
    ['whole, with something to say', { message: 'x' }, ['whole']],
    ['that failed', { status: 'failed' }, []],
    ['that is a repeat', { status: 'duplicate' }, []],
    ['without an id', { id: null }, []],
  ])('one %s', (_name, changed, knownTo) => {
    for (const known of ['own', 'whole', 'settled'] as const) {
      const lookups = lookupsOver([row(changed)], known);
      const id = knownTo.includes(known) ? 'kompas:1' : null;
      expect([known, lookups.idOfStory('kunci'), lookups.idOfText(hash)]).toEqual([known, id, id]);
    }
  });

  test('neither by another address or text, nor by the address of one that stays open', () => {
    const lookups = lookupsOver([row({ closesStory: false })], 'settled');
    expect([lookups.idOfStory('kunci'), lookups.idOfText(hash)]).toEqual([null, 'kompas:1']);
    const others = lookupsOver([row({})], 'settled');
    expect([others.idOfStory('lain'), others.idOfStory(null), others.idOfText('cd'.repeat(32))]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('of several the last of an address, the first of a text', () => {
    const rows = [
      row({}),
      row({ id: 'kompas:2', files: ['txt/b.txt 4'] }),
      row({ id: 'kompas:3', files: ['txt/none.txt 4'] }),
    ];
    const lookups = lookupsOver(rows, 'settled');
    expect([lookups.idOfStory('kunci'), lookups.idOfText(hash)]).toEqual(['kompas:2', 'kompas:1']);
  });

  test('in all formats that the run writes', () => {
    const both: readonly FormatName[] = ['txt', 'json'];
    expect(lookupsOver([row({})], 'settled', both).idOfStory('kunci')).toBeNull();
    expect(lookupsOver([row({ files: [...there, 'json/a.json 4'] })], 'settled', both).idOfStory('kunci')).toBe(
      'kompas:1',
    );
  });
});

describe('what an earlier run wrote of a story', () => {
  const article = anyArticle({
    id: 'kompas:1',
    text: 'Kata kata.',
    revision: 3,
    pages: { read: [1, 3], total: 3, complete: false },
  });
  const row = (changed: Partial<ShortRow>, story: ShortRow['story'] = null): ShortRow =>
    rowOfStory({ story, ...changed });
  const written = { article, sketch: null, isWarned: false };

  test('is told with its extent, its revision, its text and its files that are there', () => {
    const found = lookupsOver(
      [row({ status: 'partial', files: [...there, 'json/none.json 4', 'articles.ndjson'] }, written)],
      'own',
      ['txt', 'json'],
    ).earlierStory('kunci');
    expect({ ...found, files: [...(found?.files ?? [])] }).toEqual({
      id: 'kompas:1',
      extent: { status: 'partial', read: [1, 3], complete: false, length: 10 },
      revision: 3,
      textHash: hash,
      files: [['txt', { path: 'txt/a.txt', size: 4 }]],
    });
  });

  test.each<[string, Partial<ShortRow>, object]>([
    ['whole', {}, { status: 'ok', read: [], complete: true, length: 0 }],
    ['partial', { status: 'partial' }, { status: 'partial', read: [], complete: false, length: 0 }],
    ['paywalled', { status: 'paywalled' }, { status: 'paywalled', read: [], complete: true, length: 0 }],
  ])('is as its line says where only that tells of it: %s', (_name, changed, extent) => {
    const found = lookupsOver([row({ ...changed, textHash: null })], 'own').earlierStory('kunci');
    expect(found).toMatchObject({ extent, revision: 1, textHash: null });
  });

  test('is of its last run, and in that of the row of the story', () => {
    const rows = [
      row({ id: 'kompas:old' }, { ...written, article: { ...article, id: 'kompas:old' } }),
      row({ run: 2, id: 'kompas:now' }),
    ];
    expect(lookupsOver(rows, 'own').earlierStory('kunci')?.id).toBe('kompas:old');
    const repeats = [row({ revision: 1 } as Partial<ShortRow>, written), row({ input: 'halaman 2' })];
    expect(lookupsOver(repeats, 'own').earlierStory('kunci')?.revision).toBe(3);
    const lost = [row({ id: 'kompas:2', files: there }), row({ id: 'kompas:3', files: ['txt/none.txt 4'] })];
    expect(lookupsOver(lost, 'own').earlierStory('kunci')?.id).toBe('kompas:2');
  });

  test.each<[string, Partial<ShortRow>]>([
    ['failed', { status: 'failed' }],
    ['was a repeat', { status: 'duplicate' }],
    ['has no file left', { files: ['txt/none.txt 4'] }],
    ['has none', { files: [] }],
    ['has another address', { key: 'lain' }],
    ['has no id', { id: null }],
  ])('is nothing where it %s', (_name, changed) => {
    expect(lookupsOver([row(changed)], 'own').earlierStory('kunci')).toBeNull();
  });

  test('is nothing where the story has no address', () => {
    expect(lookupsOver([row({})], 'own').earlierStory(null)).toBeNull();
  });
});
