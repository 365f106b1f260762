import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderText } from '../../src/index.ts';
import { renderJson, renderNdjson, safeJson } from '../../src/render/json.ts';
import { anyArticle } from '../support/any-article.ts';

/** What acts in a terminal: C0, DEL, C1, direction controls, line separators, the byte order mark. */
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

describe('json is safe to print', () => {
  const hostile = [
    '\u001b]0;pwn\u0007',
    '\u009b31m',
    '\u202eabc',
    'a\rb',
    'a\nb',
    '\u2028\u2029',
    '\u007f',
    '\ufeff',
    '\ud800',
  ];
  test.each(hostile)('%j', (title) => {
    const line = renderNdjson(anyArticle({ title, input: title }));
    expect(line).not.toMatch(acting);
    expect(line.split('\n')).toHaveLength(2);
    expect(JSON.parse(line)).toMatchObject({ title, input: title });
  });

  test('any value comes back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(safeJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(safeJson(value, 2)).not.toMatch(acting);
      }),
    );
  });

  test('the record keeps the order of its keys', () => {
    expect(Object.keys(JSON.parse(renderJson(anyArticle())))).toEqual(Object.keys(anyArticle()));
  });
});

test('text: title, blocks, one empty line between them, a final newline', () => {
  const blocks = [
    { type: 'paragraph', text: 'Satu\nbaris' },
    { type: 'heading', text: 'Bagian' },
    { type: 'list-item', text: 'butir\nlanjut' },
    { type: 'quote', text: 'Kata\ndia' },
    { type: 'table-row', text: 'a | b' },
  ] as const;
  const body = 'Satu\nbaris\n\nBagian\n\n- butir\n  lanjut\n\n> Kata\n> dia\n\na | b\n';
  expect(renderText({ title: 'Judul', blocks })).toBe(`Judul\n\n${body}`);
  expect(renderText({ title: null, blocks })).toBe(body);
});
