import { expect, test } from 'vitest';
import { RunAnswers } from '../../src/app/sync/run-answers.ts';
import type { Outcome } from '../../src/article/outcome.ts';
import { openMemory } from '../../src/state/state-file.ts';
import { SyncMemory } from '../../src/state/sync-memory.ts';
import { anyArticle } from '../support/any-article.ts';

const made = { kind: 'article', article: anyArticle({ template: null }), inputs: [] } as unknown as Outcome;

test.each([
  ['kompas', 1],
  ['generic', 0],
])('a page of %s in no known template is counted %i times', (site, pages) => {
  const memory = new SyncMemory(openMemory());
  const answers = new RunAnswers(memory, new Map());
  const story = { id: `${site}:1`, site, state: 'new', title: 'Pasar apung' } as Parameters<RunAnswers['add']>[0];
  expect(answers.add(story, made, 'key')).toBe(true);
  expect(answers.count(1, memory).filter(({ stream }) => stream === 'template')).toHaveLength(pages);
});
