import { UsageError } from '../errors.ts';
import { readNamedFile } from './named-file.ts';

/** A file of authorities, and how it was named (`--ca`) -> the certificates in it, in PEM; null where none is named. Throws UsageError. */
export async function readAuthorities(file: string | null, label: string, signal: AbortSignal): Promise<string | null> {
  if (file === null) return null;
  const pem = await readNamedFile(file, `${label} ${file}`, signal);
  if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  throw new UsageError(`${label}: ${file} holds no certificate in PEM form`);
}
