import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ListedStory } from '../../src/discover/listed-story.ts';
import type { Database } from '../../src/state/database.ts';
import { openStateInMemory } from '../../src/state/state-file.ts';
import { type BookedStory, passingCodes, StoryBook } from '../../src/state/story-book.ts';

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 29);

let database: Database;
let book: StoryBook;
beforeEach(() => {
  database = openStateInMemory();
  book = new StoryBook(database);
});
afterEach(() => database.close());

function listed(id: string, at: number | null = null, more: Partial<ListedStory> = {}): ListedStory {
  const time = at === null ? null : ({ from: at, until: at } as ListedStory['time']);
  const url = `https://www.kompas.com/${id}`;
  return { id, url, site: 'kompas', portal: 'www', section: 'Tren', title: 'Judul', time, modified: null, ...more };
}

const untouched = {
  code: null,
  tries: 0,
  failures: 0,
  visitedAt: null,
  visitedBefore: null,
  missedAt: null,
  changes: 0,
  revision: null,
  textHash: null,
  rules: null,
};

/** A story that is there, with what a visit made of it. */
function visit(id: string, changed: Partial<BookedStory>): void {
  const story = book.story(id);
  if (story === null) throw new Error(`no story ${id}`);
  book.update({ ...story, ...changed });
}

describe('a story that a listing names', () => {
  test('is as the listing says, new and due', () => {
    book.add(listed('a', now - 7), now, now + 5);
    book.add(listed('b', null, { title: 'a\0b', url: 'https://x.test/\0', section: '\0' }), now, null);
    expect(book.story('a')).toEqual({
      id: 'a',
      url: 'https://www.kompas.com/a',
      site: 'kompas',
      listedFor: now - 7,
      firstSeen: now,
      title: 'Judul',
      state: 'new',
      dueAt: now + 5,
      ...untouched,
    });
    expect(book.story('b')).toMatchObject({
      url: 'https://x.test/\ufffd',
      title: 'a\ufffdb',
      listedFor: null,
      dueAt: null,
    });
    expect(book.story('c')).toBeNull();
  });

  test('is due from its time on, those seen last first, and can be hastened', () => {
    for (const [i, id] of ['a', 'b', 'c', 'd'].entries())
      book.add(listed(id), now + i, id === 'd' ? null : now + 10 * i);
    const due = (at: number): string =>
      book
        .due(at)
        .map(({ id }) => id)
        .join();
    expect([due(now - 1), due(now), due(now + 19), due(now + 20)]).toEqual(['', 'a', 'b,a', 'c,b,a']);
    book.hasten('c', now);
    expect([due(now - 1), due(now)]).toEqual(['', 'c,a']);
  });

  test('keeps what became of each visit, and is new where nobody knows its state', () => {
    book.add(listed('a'), now, now);
    const visited = {
      title: 'lain',
      state: 'failed',
      code: 'timeout',
      tries: 2,
      failures: 1.5,
      dueAt: null,
      visitedAt: now + 1,
      visitedBefore: now,
      missedAt: now + 2,
      changes: 3,
      revision: 4,
      textHash: 'ab',
      rules: '0.1.0',
    } as const;
    visit('a', { ...visited, title: 'la\0in' });
    expect(book.story('a')).toMatchObject({ ...visited, title: 'la\ufffdin' });
    for (const state of ['new', 'stored', 'partial', 'failed', 'gone', 'duplicate'] as const) {
      visit('a', { state });
      expect(book.story('a')?.state).toBe(state);
    }
    database.exec(`update story set state = 'odd'`);
    expect(book.story('a')?.state).toBe('new');
  });
});

test('stories of a span of days: by the time of the listing, else by when they were seen first', () => {
  book.add(listed('early', now - 1), now + 50, null);
  book.add(listed('first', now), now + 50, null);
  book.add(listed('seen', null, { portal: null }), now + 5, now + 9);
  book.add(listed('end', now + 10), now, null);
  for (const id of ['early', 'first', 'seen', 'end']) book.see('kompas/rss', id, now);
  expect([...book.stories(now, now + 10)].sort((a, b) => a.at - b.at)).toEqual([
    {
      id: 'first',
      url: 'https://www.kompas.com/first',
      site: 'kompas',
      portal: 'www',
      at: now,
      state: 'new',
      dueAt: null,
    },
    {
      id: 'seen',
      url: 'https://www.kompas.com/seen',
      site: 'kompas',
      portal: null,
      at: now + 5,
      state: 'new',
      dueAt: now + 9,
    },
  ]);
  expect([...book.sightings(now, now + 10)].map(({ listing, story }) => `${listing} ${story}`).sort()).toEqual([
    'kompas/rss first',
    'kompas/rss seen',
  ]);
});

test('a sighting has its first time and its last; what a listing names again is seen again', () => {
  const sightings = (): readonly string[] =>
    [
      ...database
        .query('select listing, story, first, last from sighting order by 1, 2', [], {
          listing: 'text',
          story: 'text',
          first: 'integer',
          last: 'integer',
        })
        .each(),
    ].map(({ listing, story, first, last }) => `${listing} ${story} ${first} ${last}`);
  book.see('rss', 'a', 1);
  book.see('rss', 'b', 1);
  book.see('map', 'a', 1);
  book.see('rss', 'a', 5);
  expect(sightings()).toEqual(['map a 1 1', 'rss a 1 5', 'rss b 1 1']);
  book.seeAgain('rss', 1, 9);
  expect(sightings()).toEqual(['map a 1 1', 'rss a 1 5', 'rss b 1 9']);
});

describe('a story that another command has stored', () => {
  const text = { textHash: 'ab', visitedAt: now, dueAt: now + day };
  const adopted = { state: 'stored', dueAt: now + day, visitedAt: now, revision: 1, textHash: 'ab' };

  test('is taken as stored where no listing has named it', () => {
    expect(book.adopt(listed('a', now - 7, { url: 'https://x.test/\0' }), text)).toBe(true);
    expect(book.story('a')).toEqual({
      id: 'a',
      url: 'https://x.test/\ufffd',
      site: 'kompas',
      listedFor: now - 7,
      firstSeen: now,
      title: null,
      ...untouched,
      ...adopted,
    });
    expect(book.adopt(listed('a'), { ...text, textHash: 'cd' })).toBe(false);
    expect(book.story('a')?.textHash).toBe('ab');
    expect(book.adopt(listed('b'), { textHash: null, visitedAt: now, dueAt: null })).toBe(true);
    expect(book.story('b')).toMatchObject({ listedFor: null, dueAt: null, textHash: null });
  });

  test.each([
    ['new', true],
    ['failed', true],
    ['stored', false],
    ['partial', false],
    ['gone', false],
    ['duplicate', false],
  ] as const)('is taken in place of one that is %s here: %s', (state, isTaken) => {
    book.add(listed('a'), now - day, null);
    visit('a', { state, revision: 5 });
    expect(book.adopt(listed('a'), text)).toBe(isTaken);
    expect(book.story('a')).toMatchObject(isTaken ? { ...adopted, firstSeen: now - day } : { state, revision: 5 });
  });
});

test.each<[string, Partial<BookedStory>, boolean]>([
  ['visited later than now', { state: 'stored', visitedAt: now + 1, dueAt: now + 2 }, true],
  ['visited now', { state: 'stored', visitedAt: now, dueAt: now + 2 }, false],
  ['put off for longer than any schedule does', { state: 'failed', dueAt: now + 31 * day + 1 }, true],
  ['put off for as long as a schedule may', { state: 'failed', dueAt: now + 31 * day }, false],
  ['there in part, visited later than now', { state: 'partial', visitedAt: now + 1, dueAt: null }, true],
  ['gone', { state: 'gone', visitedAt: now + 1, dueAt: now + 99 * day }, false],
  ['a repeat', { state: 'duplicate', visitedAt: now + 1, dueAt: null }, false],
  ['new', { state: 'new', dueAt: now + 99 * day }, false],
])('where the clock was set back, a story that is %s is due now: %s', (_name, changed, isDue) => {
  book.add(listed('a'), now, null);
  visit('a', changed);
  book.clockSetBack(now);
  const { visitedAt = null, dueAt = null } = changed;
  expect(book.story('a')).toMatchObject(
    isDue ? { dueAt: now, visitedAt: visitedAt === null ? null : now } : { dueAt, visitedAt },
  );
});

test('texts of a story: each number and time once, with its files', () => {
  const revision = { number: 2, at: now, kind: 'changed', textHash: 'ab', rules: '0.1.0', files: ['txt/a.txt'] };
  book.revise('a', revision);
  book.revise('a', { ...revision, textHash: 'cd', files: [] });
  book.revise('a', { ...revision, number: 3, textHash: 'ef' });
  book.revise('b', { ...revision, textHash: 'gh' });
  expect(book.textHashes('a')).toEqual(['cd', 'ef']);
  expect(book.textHashes('c')).toEqual([]);
  const files = database.query('select files from revision order by story, number', [], { files: 'text' });
  expect([...files.each()].map((row) => row.files)).toEqual(['[]', '["txt/a.txt"]', '["txt/a.txt"]']);
});

test('another try soon may mend what the network did, and nothing else', () => {
  expect([...passingCodes].sort()).toEqual(['blocked', 'http-status', 'network', 'robots', 'timeout']);
});
