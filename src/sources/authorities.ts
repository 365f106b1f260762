import { readFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../errors.ts';

/** The file of `--ca` -> the certificates in it, in PEM; null where there is no such file named. Throws UsageError. */
export async function readAuthorities(file: string | null): Promise<string | null> {
  if (file === null) return null;
  try {
    const pem = await readFile(file, 'utf8');
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  } catch (error) {
    throw new UsageError(`--ca: cannot be read: ${messageOf(error)}`, { cause: error });
  }
  throw new UsageError(`--ca ${file}: holds no certificate in PEM form`);
}
