import { describe, expect, test } from 'vitest';
import type { Block, Pages } from '../../src/model/article.ts';
import {
  hasFile,
  newParagraphs,
  paragraphChanges,
  type Reading,
  revisionKind,
} from '../../src/revisions/revision-kind.ts';
import { textHash } from '../../src/text/fingerprint.ts';

const blocks = (...texts: string[]): Block[] => texts.map((text) => ({ type: 'paragraph', text }));

const story = [
  'Jembatan bambu di Desa Contoh dibuka kembali pada Selasa pagi.',
  'Sebanyak 120 warga menyeberang pada hari pertama.',
  '"Kami lega," kata kepala desa.',
  'Perbaikan memakan waktu tiga bulan.',
];

const allPages: Pages = { read: [1], total: 1, complete: true };

function reading(texts: readonly string[], pages: Pages = allPages): Reading {
  return { blocks: blocks(...texts), pages, textHash: textHash(texts.join('\n\n')), extraction: { body: 'rule' } };
}

function kindOf(before: Reading, after: Reading, earlier: readonly Reading[] = [before]): string {
  const hashes = earlier.map((one) => one.textHash);
  return revisionKind(before, after, paragraphChanges(before.blocks, after.blocks), hashes);
}

describe('what changed, paragraph by paragraph', () => {
  test('added, removed and reworded paragraphs, with words and numbers', () => {
    const [first = '', second = '', third = '', fourth = ''] = story;
    const after = [first, second.replace('120', '135'), 'Bupati datang pada siang hari.', third];
    expect(paragraphChanges(blocks(...story), blocks(...after))).toEqual({
      added: ['Bupati datang pada siang hari.'],
      removed: [fourth],
      reworded: [{ before: second, after: 'Sebanyak 135 warga menyeberang pada hari pertama.' }],
      wordsBefore: 27,
      wordsAfter: 27,
      numbersChanged: true,
      quotationsChanged: false,
    });
  });

  test('a quotation that changes is said, curly quotes for straight ones are not', () => {
    const quoted = (text: string) => paragraphChanges(blocks('"Kami lega," katanya.'), blocks(text));
    expect(quoted('“Kami lega,” katanya.')).toMatchObject({ quotationsChanged: false, reworded: [] });
    expect(quoted('“Kami sangat lega,” katanya.').quotationsChanged).toBe(true);
  });

  test('case, punctuation and blanks are no change', () => {
    const after = story.map((text) => text.toUpperCase().replace(/[.,"]/g, '').replaceAll(' ', '  '));
    expect(paragraphChanges(blocks(...story), blocks(...after))).toMatchObject({
      added: [],
      removed: [],
      reworded: [],
    });
  });

  test('of two equal paragraphs one may go', () => {
    expect(paragraphChanges(blocks('Sama saja.', 'Sama saja.'), blocks('Sama saja.')).removed).toEqual(['Sama saja.']);
  });

  test('two texts of thousands of paragraphs without a word in common end soon', () => {
    const many = (word: string) => blocks(...Array.from({ length: 5000 }, (_, i) => `${word}${i} kata`));
    const changes = paragraphChanges(many('a'), many('b'));
    expect([changes.added.length, changes.removed.length]).toEqual([5000, 5000]);
  });
});

describe('what is new behind a change of design', () => {
  const added = (page: readonly string[], read: readonly string[], after: readonly string[]) =>
    newParagraphs(blocks(...read), blocks(...after), page.join('\n'));

  test('are paragraphs that the page before did not have, whatever was read of it', () => {
    const fresh = 'Bupati datang dengan 12 tamu.';
    const read = ['Unduh aplikasi kami.', ...story.slice(1, 3)];
    expect(added([...story, 'Unduh aplikasi kami.'], read, [...story, fresh])).toEqual({
      added: [fresh],
      removed: [],
      reworded: [],
      wordsBefore: 27,
      wordsAfter: 32,
      numbersChanged: true,
      quotationsChanged: false,
    });
    expect(added(story, read, story).added).toEqual([]);
  });

  test('are no paragraphs that were read in other words, or that stand there in other marks and blanks', () => {
    const [first = '', ...others] = story;
    const longer = first.replace('dibuka', 'yang lama akhirnya dibuka');
    expect(added(story, story, [longer, ...others]).added).toEqual([]);
    expect(added([first.replaceAll(' ', '\n').toUpperCase(), ...others], others, story).added).toEqual([]);
  });
});

test('a story that becomes two hundred thousand paragraphs is told', () => {
  const flood = Array.from({ length: 200_000 }, (_, i): Block => ({ type: 'paragraph', text: `Kalimat ${i}.` }));
  expect(paragraphChanges(blocks('Satu.'), flood).added).toHaveLength(200_000);
});

describe('the kind of a revision', () => {
  const before = reading(story);
  const changed = reading([...story, 'Jembatan itu dijaga siang dan malam.']);

  test('content, cosmetic, and none', () => {
    expect(kindOf(before, reading(story))).toBe('unchanged');
    expect(kindOf(before, changed)).toBe('content');
    expect(kindOf(before, reading(story.map((text) => text.replace('Jembatan', 'JEMBATAN'))))).toBe('cosmetic');
    expect(kindOf(before, reading([`${story[0]} ${story[1]}`, ...story.slice(2)]))).toBe('unchanged');
  });

  test('a story that flickers A-B-A-B has one revision', () => {
    expect(kindOf(before, changed)).toBe('content');
    expect(kindOf(changed, before, [before, changed])).toBe('returned');
    expect(kindOf(before, changed, [before, changed])).toBe('returned');
  });

  test('further pages complete a story, unless what was there changed too', () => {
    const partial = reading(story, { read: [1], total: 2, complete: false });
    const second = 'Di halaman kedua, cerita berlanjut.';
    const whole: Pages = { read: [1, 2], total: 2, complete: true };
    expect(kindOf(partial, reading([...story, second], whole))).toBe('completed');
    expect(kindOf(partial, reading([...story.slice(1), second], whole))).toBe('content');
    expect(kindOf(reading([...story, second], whole), partial)).toBe('unfinished');
  });

  test('only content and completion get files', () => {
    const kinds = ['unchanged', 'cosmetic', 'returned', 'unfinished', 'completed', 'content'] as const;
    expect(kinds.filter(hasFile)).toEqual(['completed', 'content']);
  });
});
