import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/index.ts';
import type { Block } from '../../src/model/article.ts';
import { anyArticle } from '../support/any-article.ts';

const partsOf = (markdown: string): { front: Record<string, unknown>; body: string } => {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(markdown) ?? [];
  const pairs = front.split('\n').map((line): [string, unknown] => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon), JSON.parse(line.slice(colon + 2))];
  });
  return { front: Object.fromEntries(pairs), body };
};
const bodyOf = (...blocks: readonly Block[]): string =>
  partsOf(renderMarkdown(anyArticle({ title: null, blocks }))).body;
const paragraph = (text: string): string => bodyOf({ type: 'paragraph', text });

/** Lines that CommonMark or the tables of GitHub would read as markup; a backslash takes the meaning from a character. */
const acting =
  /^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|=+$|-+$|`{3}|~{3}|:?-+:?\|)|(?<!\\)(?:\\\\)*(?:[`*_[\]<|~]|&#?\w+;)/;
/** What a reader of the rendered page sees: escapes undone. */
const seen = (markdown: string): string =>
  markdown
    .replace(/\\([!-/:-@[-`{-~])|\\\n/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

describe('front matter', () => {
  const hostile = [
    '---',
    'a: b',
    '"x" \\ y',
    '\n---\n# x',
    '# x',
    '`x`',
    '</script>',
    "'x'",
    '{x: [y]}',
    '\u0085\u2028\u009b',
    '!!js x',
    '&a *a',
    '%YAML',
    'ya',
    '2020-10-17',
    '',
  ];
  test.each(hostile)('%j comes back', (title) => {
    const { front } = partsOf(renderMarkdown(anyArticle({ title, tags: [title, title] })));
    expect(front).toMatchObject({ title, tags: [title, title], authors: ['Rara Contoh'] });
    expect(Object.keys(front)).not.toContain('kicker');
  });

  const hardToPrint = fc.oneof(
    fc.constantFrom(...'\u2028\u2029\ufeff\u200b "\'\\:#-a'),
    fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code)),
  );
  test('any text comes back, printable by YAML', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: hardToPrint })), (title) => {
        const markdown = renderMarkdown(anyArticle({ title }));
        expect(partsOf(markdown).front['title']).toBe(title);
        expect(markdown.split('\n---\n')[0]).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/);
      }),
    );
  });
});

describe('words that look like markup stay words', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['# kata', '\\# kata'],
    ['> kata', '\\> kata'],
    ['- kata', '\\- kata'],
    ['+62 811', '\\+62 811'],
    ['1. kata', '1\\. kata'],
    ['2020) kata', '2020\\) kata'],
    ['1.', '1\\.'],
    ['1.000 orang', '1.000 orang'],
    ['*kata* _kata_ `kata`', '\\*kata\\* \\_kata\\_ \\`kata\\`'],
    ['[kata](x) <b>', '\\[kata\\](x) \\<b\\>'],
    ['a | b', 'a \\| b'],
    ['~~kata~~', '\\~\\~kata\\~\\~'],
    ['&copy; & R&D', '\\&copy; & R&D'],
    ['kata\n===', 'kata\\\n\\==='],
    ['a | b\n:--|--:', 'a \\| b\\\n\\:--\\|--:'],
    ['C:\\kata', 'C:\\\\kata'],
  ];
  test.each(cases)('%j', (text, markdown) => {
    expect(paragraph(text)).toBe(`${markdown}\n`);
  });

  test('any pieces of markup, in any block', () => {
    const piece = fc.constantFrom(
      '#',
      '##',
      '>',
      '-',
      '---',
      '1.',
      '12)',
      '*',
      '**',
      '__',
      '```',
      '~~',
      '[x](y)',
      '<b>',
      '|',
      ':-|-:',
      '=',
      '+',
      '\\',
      '&amp;',
      '&#35;',
      'kata',
      '1',
      '.',
    );
    const line = fc
      .tuple(fc.array(piece, { minLength: 1, maxLength: 5 }), fc.constantFrom(' ', ''))
      .map(([pieces, by]) => pieces.join(by));
    fc.assert(
      fc.property(fc.constantFrom('paragraph' as const, 'heading' as const), line, (type, text) => {
        const markdown = bodyOf({ type, text }).trimEnd().replace(/^## /, '');
        expect(markdown).not.toMatch(acting);
        expect(seen(markdown)).toBe(text.replace(/\s+/g, ' ').trim());
      }),
      { numRuns: 2000 },
    );
  });
});

describe('blocks', () => {
  test('items and rows stand together, a table is as wide as its widest row', () => {
    const rows = ['Nama | Nilai', 'Satu', 'Dua | 2 | lebih'].map((text): Block => ({ type: 'table-row', text }));
    const items = ['satu', 'dua\nbaris'].map((text): Block => ({ type: 'list-item', text }));
    expect(bodyOf(...items, { type: 'quote', text: 'Kata\ndia' }, ...rows, { type: 'heading', text: 'Bagian #' })).toBe(
      '- satu\n- dua\\\n  baris\n\n> Kata\n>\n> dia\n\n| Nama | Nilai |  |\n| --- | --- | --- |\n| Satu |  |  |\n| Dua | 2 | lebih |\n\n## Bagian \\#\n',
    );
  });
});
