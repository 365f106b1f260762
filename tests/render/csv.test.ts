import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvHeader, renderCsv } from '../../src/render/csv.ts';
import { plainLayout } from '../../src/render/layout.ts';
import { anyArticle } from '../support/any-article.ts';

/** RFC 4180: text -> records of cells; throws where a quotation mark stands wrong. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (found === null) throw new Error(`no cell at ${at}: ${text.slice(at, at + 30)}`);
    record.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    at = cell.lastIndex;
    if (found[3] === '\r\n') {
      records.push(record);
      record = [];
    }
  }
  return records;
}

const names = parseCsv(csvHeader(plainLayout))[0] ?? [];
const titleOf = (title: string | null): string => {
  const records = parseCsv(csvHeader(plainLayout) + renderCsv(anyArticle({ title }), plainLayout));
  expect(records.map((record) => record.length)).toEqual([names.length, names.length]);
  return records[1]?.[names.indexOf('title')] ?? 'no title';
};

describe('cells a spreadsheet would run get an apostrophe', () => {
  const run = ['=cmd|/C calc!A0', '+62 811', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\0=1', '＝1', '＋1', '－1', '＠a'];
  const behindBlanks = ['  =1', '\u00a0=1', '\n=1', ' @x', '=1,"2"\r\n=3'];
  test.each([...run, ...behindBlanks])('%j', (title) => {
    expect(titleOf(title)).toBe(`'${title}`);
  });

  const plain = [
    '',
    'Jembatan',
    'a=1',
    '1+1',
    '-12',
    '-1.5',
    "'kata'",
    '"kata"',
    'satu,\r\ndua',
    ' kata ',
    'tanda " di',
  ];
  test.each(plain)('%j stays', (title) => {
    expect(titleOf(title)).toBe(title);
  });
});

test('whatever the fields hold, the record reads back with its cells', () => {
  const piece = fc.constantFrom(
    'a',
    '"',
    '""',
    ',',
    '\r',
    '\n',
    '\r\n',
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\0',
    ' ',
    '；',
    '=1',
  );
  const words = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(words, words, fc.array(words, { maxLength: 3 }), (title, text, tags) => {
      const cells = parseCsv(renderCsv(anyArticle({ title, text, tags }), plainLayout))[0] ?? [];
      const given = [title, text, tags.join('; ')];
      for (const [i, name] of ['title', 'text', 'tags'].entries()) {
        const cell = cells[names.indexOf(name)] ?? '';
        expect([given[i], `'${given[i]}`]).toContain(cell);
        expect(cell).not.toMatch(/^\s*[=+@＝]/);
      }
    }),
  );
});

test('null is an empty cell, lists and pages are text', () => {
  const cells = parseCsv(
    renderCsv(anyArticle({ kicker: null, pages: { read: [1, 3], total: 3, complete: false } }), plainLayout),
  )[0];
  expect(cells?.[names.indexOf('kicker')]).toBe('');
  expect(cells?.[names.indexOf('tags')]).toBe('jembatan; bambu');
  expect(cells?.[names.indexOf('pages')]).toBe('1+3/3');
});
