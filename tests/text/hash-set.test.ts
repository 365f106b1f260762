import { expect, test } from 'vitest';
import { HashSet } from '../../src/text/hash-set.ts';

test('a set of hashes answers as a set of texts, grown several times', () => {
  const set = new HashSet();
  for (let i = 0; i < 5000; i++) {
    set.add(`pages/${i}.html`);
    set.add(`pages/${i}.html`);
  }
  expect(set.size).toBe(5000);
  for (let i = 0; i < 5000; i++) expect(set.has(`pages/${i}.html`)).toBe(true);
  for (let i = 5000; i < 20_000; i++) expect(set.has(`pages/${i}.html`)).toBe(false);
  expect(new HashSet().has('')).toBe(false);
});
