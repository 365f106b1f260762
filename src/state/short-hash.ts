import { createHash } from 'node:crypto';

/** The first 8 bytes of a text's SHA-256: how names of inputs and keys of stories are looked up. */
export function shortHash(text: string): Uint8Array {
  return createHash('sha256').update(text, 'utf8').digest().subarray(0, 8);
}
