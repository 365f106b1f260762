import { expect, test } from 'vitest';
import type { Outcome, StoryInput } from '../../src/article/story-outcome.ts';
import { MemoryCheckpoint, ScratchFile } from '../../src/state/memory-checkpoint.ts';
import { anyArticle } from '../support/any-article.ts';

const input = (number: number): StoryInput => ({ number, input: `in ${number}`, url: null, hash: null });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function articleOf(id: string, textHash: string, ...numbers: readonly number[]): Outcome {
  const article = anyArticle({ id, textHash });
  return { kind: 'article', article, sketch: null, inputs: numbers.map(input) };
}

function failureOf(id: string | null, number: number, staysOpen = false): Outcome {
  const failure = { code: 'duplicate', message: 'x' } as const;
  return { kind: 'failure', failure, inputs: [input(number)], id, ...(staysOpen ? { staysOpen } : {}) };
}

test('stories are known by their addresses and texts, in this run alone', () => {
  const memory = new MemoryCheckpoint();
  const settle = (outcome: Outcome, key: string | null): void => memory.settle({ outcome, files: [], key });
  settle(articleOf('kompas:1', 'teks 1', 1), 'kunci 1');
  settle(articleOf('kompas:2', 'teks 2', 2), null);
  settle(failureOf('kompas:3', 3), 'kunci 3');
  settle(failureOf('kompas:4', 4, true), 'kunci 4');
  settle(failureOf(null, 5), 'kunci 5');
  const { idOfStory, idOfText, earlierStory } = memory.stories;
  expect([1, 2, 3, 4, 5].map((n) => idOfStory(`kunci ${n}`))).toEqual(['kompas:1', null, 'kompas:3', null, null]);
  expect(idOfStory(null)).toBeNull();
  expect([1, 2, 3].map((n) => idOfText(`teks ${n}`))).toEqual(['kompas:1', 'kompas:2', null]);
  expect(earlierStory('kunci 1')).toBeNull();
  expect([memory.nextNumber(), memory.nextNumber()]).toEqual([1, 2]);
  expect([memory.isFinished('in 1'), [...memory.sketches()], memory.counts(), memory.isDue]).toEqual([
    false,
    [],
    [],
    false,
  ]);
  memory.close();
});

test('pages wait by story until their inputs came to something, their bytes on the disk', () => {
  const memory = new MemoryCheckpoint();
  const hold = (number: number, key: string, page: number): void =>
    memory.hold({
      input: input(number),
      key,
      group: key,
      position: { page, total: 3 } as never,
      page: bytes(`isi ${number}`),
    });
  const waiting = (): readonly string[] =>
    [...memory.pending.stories()].map(
      ({ key, pages, repeats }) =>
        `${key}: ${pages.map((one) => `${one.input.number} ${Buffer.from(one.page)}`).join(', ')}; ${repeats.map(({ number }) => number)}`,
    );
  hold(1, 'a', 1);
  hold(2, 'b', 1);
  hold(3, 'a', 2);
  hold(4, 'a', 2);
  expect(waiting()).toEqual(['a: 1 isi 1, 3 isi 3; 4', 'b: 2 isi 2; ']);
  expect(memory.pending.counts()).toEqual({ pages: 4, stories: 2 });
  memory.settle({ outcome: articleOf('kompas:1', 'x', 1, 4), files: [], key: 'a' });
  expect(waiting()).toEqual(['a: 3 isi 3; ', 'b: 2 isi 2; ']);
  memory.settle({ outcome: failureOf(null, 2), files: [], key: null });
  memory.settle({ outcome: failureOf(null, 2), files: [], key: 'c' });
  expect(memory.pending.counts()).toEqual({ pages: 2, stories: 2 });
  memory.settle({ outcome: failureOf(null, 3), files: [], key: 'a' });
  expect(waiting()).toEqual(['b: 2 isi 2; ']);
  expect(memory.pending.counts()).toEqual({ pages: 1, stories: 1 });
  memory.close();
});

test('pieces on the disk come back as they were put there, in any order; nothing is left after they are closed', () => {
  const file = new ScratchFile();
  file.close();
  const places = ['satu', '', 'tiga kali'].map((text) => file.add(bytes(text)));
  expect(places).toEqual([
    { offset: 0, length: 4 },
    { offset: 4, length: 0 },
    { offset: 4, length: 9 },
  ]);
  expect([...places].reverse().map((place) => Buffer.from(file.read(place)).toString())).toEqual([
    'tiga kali',
    '',
    'satu',
  ]);
  file.close();
  expect(Buffer.from(file.read({ offset: 0, length: 4 }))).toEqual(Buffer.alloc(4));
});
