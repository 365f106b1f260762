import { describe, expect, test } from 'vitest';
import { nearHash, sha256, textHash } from '../../src/text/fingerprint.ts';

const story = Array.from({ length: 40 }, (_, i) => `Kalimat ke-${i} bercerita tentang perahu nomor ${i * 7}.`).join(
  ' ',
);
const other = Array.from({ length: 40 }, (_, i) => `Paragraf ${i} memuat harga jagung pekan ke-${i * 3}.`).join(' ');

/** How many of the 64 bits differ. */
function distance(a: string, b: string): number {
  let bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; bits > 0n; bits >>= 1n) count += Number(bits & 1n);
  return count;
}

test('SHA-256 is the standard one', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

describe('text hash', () => {
  test('does not see how white space is typed', () => {
    expect(textHash('Satu  dua\n\ntiga ')).toBe(textHash('Satu dua tiga'));
  });

  test('does not see how an accent is encoded', () => {
    expect(textHash('cafe\u0301')).toBe(textHash('café'));
  });

  test('sees a changed letter', () => {
    expect(textHash('Satu dua tiga')).not.toBe(textHash('Satu dua tigo'));
  });
});

describe('near hash', () => {
  test('is 16 hex digits, for short and empty texts too', () => {
    for (const text of ['', 'satu', 'satu dua', story]) expect(nearHash(text)).toMatch(/^[0-9a-f]{16}$/);
  });

  test('does not see case and punctuation', () => {
    expect(nearHash('Satu, dua. Tiga empat')).toBe(nearHash('satu dua tiga - EMPAT'));
  });

  test('of a story with one word changed differs in few bits, of another story in many', () => {
    expect(distance(nearHash(story), nearHash(story.replace('perahu', 'kapal')))).toBeLessThanOrEqual(8);
    expect(distance(nearHash(story), nearHash(other))).toBeGreaterThan(16);
  });
});
