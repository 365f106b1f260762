import { createHash } from 'node:crypto';

/** What a `WARC-Block-Digest` says of a record's body; `silent` where there is none of a known kind. */
export function checkDigest(body: Buffer, digest: string | undefined): 'agrees' | 'contradicts' | 'silent' {
  const [, name, value] = /^(sha-?1|sha-?256|md5):([A-Za-z0-9=]+)$/i.exec(digest ?? '') ?? [];
  if (name === undefined || value === undefined) return 'silent';
  const hash = createHash(name.toLowerCase().replace('-', '')).update(body).digest();
  const hex = hash.toString('hex');
  if (value.length === hex.length) return value.toLowerCase() === hex ? 'agrees' : 'contradicts';
  const coded = encodeBase32(hash);
  const plain = value.replace(/=+$/, '').toUpperCase();
  if (plain.length !== coded.length) return 'silent';
  return plain === coded ? 'agrees' : 'contradicts';
}

/** Bytes in the alphabet of RFC 4648, 6, without padding: how most crawlers write a SHA-1. */
function encodeBase32(bytes: Buffer): string {
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
