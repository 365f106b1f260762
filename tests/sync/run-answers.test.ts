import { expect, test } from 'vitest';
import { listedAs, RunAnswers } from '../../src/app/sync/run-answers.ts';
import type { Outcome } from '../../src/article/story-outcome.ts';
import { openStateInMemory } from '../../src/state/state-file.ts';
import { SyncMemory } from '../../src/state/sync-memory.ts';
import { anyArticle } from '../support/any-article.ts';

const made = { kind: 'article', article: anyArticle({ template: null }), inputs: [] } as unknown as Outcome;

test.each([
  ['kompas', 1],
  ['generic', 0],
])('a page of %s in no known template is counted %i times', (site, pages) => {
  const memory = new SyncMemory(openStateInMemory());
  const answers = new RunAnswers(memory, new Map());
  const story = { id: `${site}:1`, site, state: 'new', title: 'Pasar apung' } as Parameters<RunAnswers['add']>[0];
  expect(answers.add(story, made, 'key')).toBe(true);
  expect(answers.count(memory).filter(({ stream }) => stream === 'template')).toHaveLength(pages);
});

test('a listing is a witness of the time where it has a clock, not where it has a day or an age', () => {
  const at = Date.UTC(2026, 10, 20, 2, 15);
  const iso = '2026-11-20T09:15:00+07:00';
  expect(listedAs({ title: 'Pasar apung', time: { iso, from: at, until: at } }).publishedAt).toBe(iso);
  const day = { iso: '2026-11-20', from: at, until: at + 86_399_999 };
  expect(listedAs({ title: 'Pasar apung', time: day })).toEqual({ title: 'Pasar apung', publishedAt: null });
});
