import { expect, test } from 'vitest';
import { readFields } from '../../src/extract/fields.ts';
import { parsePage } from '../../src/page/parse.ts';

function titles(html: string): Iterable<string> {
  return readFields(parsePage(html), null, { title: [{ element: 'h1' }, { element: 'h2' }] }).every('title');
}

test('what each source of a field says comes one after the other', () => {
  expect([...titles('<h1>Banjir surut</h1><h2>Warga pulang</h2>')]).toEqual(['Banjir surut', 'Warga pulang']);
});

test('no page makes a class of its own, which would hold the page in memory', () => {
  expect(Object.getPrototypeOf(titles('<h1>Satu</h1>'))).toBe(Object.getPrototypeOf(titles('<h1>Dua</h1>')));
});
