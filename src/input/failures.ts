import type { FailureCode, PageInput } from '../model/outcome.ts';

/** An input that gives no page, as a reader yields it. */
export function failedInput(input: string, url: string | null, code: FailureCode, message: string): PageInput {
  return { ok: false, input, url, failure: { code, message } };
}

/** What the system said of an input (EIO, ESTALE) as its failure; anything else is a bug, and thrown on. */
export function failedBy(error: unknown, input: string, url: string | null): PageInput {
  if (errorCode(error) === null) throw error;
  return failedInput(input, url, 'unreadable', describeError(error));
}

/** A limit in bytes as the words a too-large message needs. */
export function describeTooLarge(maxPageBytes: number): string {
  return `larger than ${formatBytes(maxPageBytes)}, the limit for one page`;
}

/** What a thrown value says, in one line without the stack. */
export function describeError(error: unknown): string {
  const code = errorCode(error);
  const known = code === null ? undefined : systemErrors[code];
  if (known !== undefined) return known;
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? message;
}

/** The `code` of a system or zlib error (`ENOENT`, `Z_DATA_ERROR`), null where there is none. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

const systemErrors: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ELOOP: 'a symbolic link, which is not followed inside a folder, or a loop of links',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long for this file system',
  ENOENT: 'it is not there (any more)',
  ENOTDIR: 'a part of its path is no folder',
  ENXIO: 'a socket or device, not a regular file',
  EIO: 'the disk reported a read error',
};

function formatBytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 100_000) / 10} MB` : `${bytes} bytes`;
}
