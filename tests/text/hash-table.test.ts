import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashSet } from '../../src/text/hash-set.ts';
import { HashTable, hashHalves } from '../../src/text/hash-table.ts';
import { TextPool } from '../../src/text/text-pool.ts';

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

test('a table of hashes answers as a Map, also for hashes that lie side by side', () => {
  const half = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
  const entry = fc.tuple(half, half, fc.integer({ min: 0, max: 2 ** 32 - 1 }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 3000 }), (entries) => {
      const [table, map] = [new HashTable(), new Map<string, number>()];
      for (const [high, low, value] of entries) {
        if (high === 0 && low === 0) continue;
        table.set([high, low], value);
        map.set(`${high} ${low}`, value);
      }
      expect(table.size).toBe(map.size);
      for (const [high, low] of entries) expect(table.get([high, low])).toBe(map.get(`${high} ${low}`) ?? null);
      expect(table.get(hashHalves('nowhere'))).toBeNull();
    }),
    { numRuns: 50 },
  );
});

test('a pool of texts gives each back, however long', () => {
  const pool = new TextPool();
  const texts = ['', 'kompas:20201017-213101065', 'é\u{1f600}', 'x'.repeat(300_000), 'y'.repeat(262_144), 'z'];
  const many = Array.from({ length: 40_000 }, (_, i) => texts[i % 3] + String(i));
  const places = [...texts, ...many].map((text) => pool.add(text));
  expect(places.map((place) => pool.at(place))).toEqual([...texts, ...many]);
});
