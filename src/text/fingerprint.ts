import { createHash } from 'node:crypto';
import { wordsOf } from './whitespace.ts';

/** Text -> SHA-256 in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A story's text -> SHA-256 of it in NFC with every run of white space as one blank. */
export function textHash(text: string): string {
  return sha256(text.normalize('NFC').replace(/\s+/g, ' ').trim());
}

/** A story's text -> 64-bit SimHash over three-word shingles as 16 hex digits; few differing bits mean similar texts. */
export function nearHash(text: string): string {
  const words = wordsOf(text);
  const ones = new Int32Array(64);
  const shingles = words.length === 0 ? 0 : Math.max(1, words.length - 2);
  for (let i = 0; i < shingles; i++) {
    const shingle = `${words[i]} ${words[i + 1] ?? ''} ${words[i + 2] ?? ''}`;
    countBits(ones, 0, hash32(shingle, 0x811c9dc5));
    countBits(ones, 32, hash32(shingle, 0x01000193));
  }
  let hex = '';
  for (let nibble = 0; nibble < 16; nibble++) {
    let value = 0;
    // A bit stands where more shingles have it than have it not.
    for (let bit = 0; bit < 4; bit++) value = value * 2 + ((ones[nibble * 4 + bit] ?? 0) * 2 > shingles ? 1 : 0);
    hex += value.toString(16);
  }
  return hex;
}

function countBits(ones: Int32Array, offset: number, hash: number): void {
  for (let bit = 0; bit < 32; bit++) {
    const place = offset + bit;
    ones[place] = (ones[place] as number) + ((hash >>> bit) & 1);
  }
}

/** FNV-1a over UTF-16 units with a final avalanche (murmur3's), so that every bit depends on every letter. */
function hash32(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The first 8 bytes of a text's SHA-256: how names of inputs and keys of stories are looked up. */
export function shortHash(text: string): Uint8Array {
  return createHash('sha256').update(text).digest().subarray(0, 8);
}

/** Bytes in the alphabet of RFC 4648, 6, without padding: how most crawlers write a SHA-1. */
export function encodeBase32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0x1fff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += base32.charAt((held >> bits) & 31);
    }
  }
  return bits > 0 ? text + base32.charAt((held << (5 - bits)) & 31) : text;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
