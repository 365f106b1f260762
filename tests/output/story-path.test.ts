import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storyPath as pathOf } from '../../src/output/story-path.ts';
import { isOwnSite } from '../../src/sites/index.ts';

type Named = Parameters<typeof pathOf>[0];
const storyPath = (article: Named): string => pathOf(article, isOwnSite);
const named = (id: string, changed: Partial<Named> = {}): Named => ({
  id,
  site: 'kompas',
  canonicalUrl: null,
  title: 'Jembatan Bambu Dibuka',
  publishedAt: '2020-10-17T21:31:00+07:00',
  ...changed,
});
const nameOf = (article: Named): string => path.posix.basename(storyPath(article));

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const hostile = fc.constantFrom(
  '../../etc/x',
  'CON',
  'nul.txt',
  'a:b',
  'x. ',
  '-rf',
  '.x',
  '.',
  '',
  'é',
  'e\u0301',
  'Ä',
  'ä',
  '😀',
  'ﬁ',
  '\0',
  'x'.repeat(300),
  'aux',
  'lpt1',
  'a-b',
  'a',
  'b',
  '12',
  '-',
  '20201017-1',
);
const word = fc.oneof(
  hostile,
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('a', 'b', '1', '2', '-') }),
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
const articles = fc.record({
  id: words.map((id) => `kompas:${id}`),
  site: fc.constantFrom('kompas' as const, 'generic' as const),
  canonicalUrl: fc.oneof(
    fc.constant(null),
    words.map((host) => `https://${host}/x`),
    fc.constantFrom('https://aux.co.id/', 'https://con/', 'https://..%2f/'),
  ),
  title: fc.option(words),
  publishedAt: fc.oneof(fc.constantFrom(null, '', '../..', '2020-10-17T21:31+07:00'), words),
});

describe('names of story files', () => {
  test('letters, digits and hyphens, short, never reserved, below the output folder', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const found = storyPath(article);
        const parts = found.split('/');
        expect(path.posix.resolve('/out', found).startsWith('/out/')).toBe(true);
        for (const part of parts) {
          expect(part).toMatch(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9-])?$/);
          expect(part).not.toMatch(reserved);
        }
        expect(parts.at(-1)).toMatch(/^[a-z0-9][a-z0-9-]*$/);
        expect(Buffer.byteLength(`${parts.at(-1)}.ndjson.gz`)).toBeLessThanOrEqual(120);
      }),
      { numRuns: 3000 },
    );
  });

  test('two ids never share a name, whatever the titles', () => {
    const short = fc
      .array(fc.constantFrom('a', 'b', '1', '2', '20201017', '0123456789abcdef', '-', '-', 'É', 'x y'), {
        maxLength: 5,
      })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(short, short, short, short, (id, title, other, otherTitle) => {
        fc.pre(id !== other);
        expect(nameOf(named(`kompas:${id}`, { title }))).not.toBe(
          nameOf(named(`kompas:${other}`, { title: otherTitle })),
        );
      }),
      { numRuns: 20_000 },
    );
  });

  test('a hundred thousand ids, one title', () => {
    const names = new Set(
      Array.from({ length: 100_000 }, (_, i) => nameOf(named(`generic:${(i * 2654435761).toString(16)}`))),
    );
    expect(names.size).toBe(100_000);
  });

  const cases: readonly (readonly [string, string | null, string])[] = [
    ['20201017-213101065', 'Jembatan Bambu Dibuka', '20201017-213101065-jembatan-bambu-dibuka'],
    ['gorontalo-123456', 'Wali Kota: "Siap!"', 'gorontalo-123456-wali-kota-siap'],
    ['harga-emas-naik', 'Harga emas naik', 'harga-emas-naik'],
    ['harga-emas', 'Naik', 'harga-emas'],
    ['0123456789abcdef', null, '0123456789abcdef'],
  ];
  test.each(cases)('%s, %s', (id, title, name) => {
    expect(nameOf(named(`kompas:${id}`, { title }))).toBe(name);
  });

  test('without a date, without a host', () => {
    expect(storyPath(named('generic:x', { site: 'generic', publishedAt: null }))).toMatch(/^unknown\/undated\/x/);
    expect(storyPath(named('generic:x', { site: 'generic', canonicalUrl: 'https://AUX.co.id/a' }))).toMatch(
      /^site-aux\.co\.id\//,
    );
  });
});

describe('where a story lies', () => {
  test('is the day in the page’s own zone, below its site', () => {
    expect(storyPath(named('kompas:20201017-213101065'))).toBe(
      'kompas/2020/10/17/20201017-213101065-jembatan-bambu-dibuka',
    );
    expect(storyPath(named('kompas:20201017-213101065', { publishedAt: null }))).toBe(
      'kompas/undated/20201017-213101065-jembatan-bambu-dibuka',
    );
  });

  test('is its host where no rule knows the site', () => {
    const of = (canonicalUrl: string | null): string =>
      storyPath(named('generic:0123456789abcdef', { site: 'generic', canonicalUrl }));
    const rest = '/2020/10/17/0123456789abcdef-jembatan-bambu-dibuka';
    expect(of('https://www.kabar-muara.example/a')).toBe(`www.kabar-muara.example${rest}`);
    expect(of(null)).toBe(`unknown${rest}`);
    expect(of('http://[::1]:8080/a')).toBe(`1${rest}`);
    expect(of('http://kabar__muara.example/a')).toBe(`kabar-muara.example${rest}`);
    expect(of('http://com1.example/a')).toBe(`site-com1.example${rest}`);
  });

  test('names the title in words of ASCII, which are cut where one ends', () => {
    const of = (title: string | null): string => nameOf(named('kompas:20201017-1', { title }));
    expect(of('  “Éclair” di Kafé – 2 Hari ')).toBe('20201017-1-eclair-di-kafe-2-hari');
    expect(of(null)).toBe('20201017-1');
    expect(of('日本')).toBe('20201017-1');
    const long = of('panjang '.repeat(30));
    expect(long).toMatch(/^20201017-1(?:-panjang)+$/);
    expect(Buffer.byteLength(`${long}.ndjson.gz`)).toBeLessThanOrEqual(120);
    expect(Buffer.byteLength(`${long}-panjang.ndjson.gz`)).toBeGreaterThan(120);
    expect(of('x'.repeat(300))).toBe(`20201017-1-${'x'.repeat(99)}`);
  });

  test('says the title once where the id has its words', () => {
    expect(nameOf(named('kontan:jembatan-bambu-dibuka'))).toBe('jembatan-bambu-dibuka');
    expect(nameOf(named('tribun:jateng-2020-10-17-jembatan-bambu-dibuka'))).toMatch(
      /^jateng-2020-10-17-jembatan-bambu-dibuka-[0-9a-f]{8}$/,
    );
    expect(nameOf(named('tribun:jateng-2020-10-17-perahu'))).toMatch(
      /^jateng-2020-10-17-perahu-[0-9a-f]{8}-jembatan-bambu-dibuka$/,
    );
  });
});
