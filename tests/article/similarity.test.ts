import { describe, expect, test } from 'vitest';
import { bitsApart, likeness, NearDuplicates, sketchOf, sketchSize } from '../../src/article/near-duplicates.ts';
import { nearHash } from '../../src/text/fingerprint.ts';

/** So many words of a text that has none twice. */
const words = (from: number, to: number, stem = 'kata'): string =>
  Array.from({ length: to - from }, (_, i) => `${stem}${from + i}`).join(' ');

function sketch(text: string): Uint32Array {
  const made = sketchOf(text);
  if (made === null) throw new Error('too short');
  return made;
}

describe('the sketch of a text', () => {
  test('needs thirty words', () => {
    expect(sketchOf(words(0, 29))).toBeNull();
    expect(sketchOf(words(0, 30))).toHaveLength(sketchSize);
  });

  test('is the same whatever case, quotes and spaces', () => {
    const text = words(0, 60);
    expect(sketch(`“${text.toUpperCase().replaceAll(' ', ' - ')}”`)).toEqual(sketch(text));
  });

  test('hangs on the order of the words', () => {
    const reversed = words(0, 200).split(' ').reverse().join(' ');
    expect(likeness(sketch(words(0, 200)), sketch(reversed))).toBeLessThan(0.1);
  });

  test('stays the same from version to version: it lies in states', () => {
    const sums = [words(0, 30), words(0, 400)].map((text) =>
      sketch(text).reduce((sum, value) => (sum + value) % 1e9, 0),
    );
    // Those of version 0.1.0.
    expect(sums).toEqual([460236211, 248362641]);
  });
});

describe('likeness', () => {
  test('is the share of what two texts have in common, as far as a sketch tells', () => {
    const of = (shared: number): number => likeness(sketch(words(0, 400)), sketch(words(400 - shared, 800 - shared)));
    expect(of(400)).toBe(1);
    expect(of(0)).toBeLessThan(0.1);
    // 300 of 500 words are in both.
    expect(of(300)).toBeGreaterThan(0.4);
    expect(of(300)).toBeLessThan(0.8);
  });

  test('counts the bins that either text has filled', () => {
    const empty = (): Uint32Array => new Uint32Array(sketchSize).fill(0xffffffff);
    const [a, b] = [empty(), empty()];
    expect(likeness(a, b)).toBe(0);
    a[0] = 1;
    a[1] = 2;
    b[0] = 1;
    b[2] = 3;
    expect(likeness(a, b)).toBe(1 / 3);
    expect(likeness(b, a)).toBe(1 / 3);
  });
});

test.each([
  ['0000000000000000', '0000000000000000', 0],
  ['0000000000000000', '0000000000000001', 1],
  ['8000000000000000', '0000000000000000', 1],
  ['00000000ffffffff', 'ffffffff00000000', 64],
  ['f000000000000000', '0000000000000003', 6],
])('%s and %s differ in %d bits', (a, b, bits) => {
  expect(bitsApart(a, b)).toBe(bits);
});

describe('near-duplicates', () => {
  const story = (id: string, text: string): readonly [string, Uint32Array, string] => [
    id,
    sketch(text),
    nearHash(text),
  ];

  test('point at the earliest story they are like', () => {
    const known = new NearDuplicates();
    expect(known.meet(...story('a', words(0, 300)))).toBeNull();
    expect(known.meet(...story('b', words(0, 300, 'lain')))).toBeNull();
    expect(known.meet(...story('c', words(2, 300)))).toBe('a');
    expect(known.meet(...story('d', words(3, 301)))).toBe('a');
    expect(known.meet(...story('e', words(1, 300, 'lain')))).toBe('b');
  });

  test('are not those of which only a half is the same', () => {
    const known = new NearDuplicates();
    known.meet(...story('a', words(0, 300)));
    expect(known.meet(...story('b', words(150, 450)))).toBeNull();
  });

  test('are not those whose hashes are far apart, whatever their sketches say', () => {
    const known = new NearDuplicates();
    const one = sketch(words(0, 300));
    expect(known.meet('a', one, '0000000000000000')).toBeNull();
    expect(known.meet('b', one, '00000000001fffff')).toBeNull();
    expect(known.meet('c', one, '00000000000fffff')).toBe('a');
  });

  test('are found among 65,000 stories back, and forgotten after twice as many', () => {
    const known = new NearDuplicates();
    const hash = '0000000000000000';
    const numbered = (i: number): Uint32Array =>
      new Uint32Array(sketchSize).map((_, bin) => Math.imul(i + 1, 40503 + bin));
    for (let i = 0; i < 65_536; i++) known.meet(`${i}`, numbered(i), hash);
    for (const i of [0, 1, 40_000, 65_535]) expect(known.meet('again', numbered(i), hash)).toBe(`${i}`);
    for (let i = 65_536; i < 2 * 65_536; i++) known.meet(`${i}`, numbered(i), hash);
    expect(known.meet('again', numbered(65_536), hash)).toBe('65536');
    expect(known.meet('again', numbered(5), hash)).toBeNull();
  });
});
