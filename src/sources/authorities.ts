import { readFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../errors.ts';

/** A file of authorities, and how it was named (`--ca`) -> the certificates in it, in PEM; null where none is named. Throws UsageError. */
export async function readAuthorities(file: string | null, label: string): Promise<string | null> {
  if (file === null) return null;
  try {
    const pem = await readFile(file, 'utf8');
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  } catch (error) {
    throw new UsageError(`${label}: cannot be read: ${messageOf(error)}`, { cause: error });
  }
  throw new UsageError(`${label}: ${file} holds no certificate in PEM form`);
}
