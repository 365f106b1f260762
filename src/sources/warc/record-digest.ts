import { createHash } from 'node:crypto';
import { encodeBase32 } from '../../text/base32.ts';

/** What a `WARC-Block-Digest` says of a record's body; `silent` where there is none of a known kind. */
export function checkDigest(body: Buffer, digest: string | undefined): 'agrees' | 'contradicts' | 'silent' {
  const [, name, value] = /^(sha-?1|sha-?256|md5):([A-Za-z0-9=]+)$/i.exec(digest ?? '') ?? [];
  if (name === undefined || value === undefined) return 'silent';
  const hash = createHash(name.toLowerCase().replace('-', '')).update(body).digest();
  const hex = hash.toString('hex');
  if (value.length === hex.length) return value.toLowerCase() === hex ? 'agrees' : 'contradicts';
  const coded = encodeBase32(hash);
  const plain = value.replace(/(?<!=)=+$/, '').toUpperCase();
  if (plain.length !== coded.length) return 'silent';
  return plain === coded ? 'agrees' : 'contradicts';
}
