import { describe, expect, test } from 'vitest';
import { encodeBase32, nearHash, sha256, shortHash, textHash } from '../../src/text/fingerprint.ts';

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

test('hashes of a text stay what they are: those of earlier years are compared with them', () => {
  expect(nearHash(story)).toBe('6d5363539b2d807c');
  expect(nearHash('satu')).toBe('67c9473b8e145862');
  expect(nearHash('satu dua')).toBe('42c716b74b240bed');
  expect(nearHash('')).toBe('0000000000000000');
  expect(Buffer.from(shortHash('abc')).toString('hex')).toBe('ba7816bf8f01cfea');
});

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('RFC 4648 writes %j as %j in base 32', (text, coded) => {
  expect(encodeBase32(Buffer.from(text))).toBe(coded);
});
