import { describeError } from '../bytes/open-file.ts';
import { systemCode } from '../errors.ts';
import type { FailureCode, PageInput } from '../model/outcome.ts';

/** An input that gives no page, as a reader yields it. */
export function failedInput(input: string, url: string | null, code: FailureCode, message: string): PageInput {
  return { ok: false, input, url, failure: { code, message } };
}

/** What the system said of an input (EIO, ESTALE) as its failure; anything else is a bug, and thrown on. */
export function failedBy(error: unknown, input: string, url: string | null): PageInput {
  if (systemCode(error) === null) throw error;
  return failedInput(input, url, 'unreadable', describeError(error));
}

/** A limit in bytes as the words a too-large message needs. */
export function describeTooLarge(maxPageBytes: number): string {
  return `larger than ${formatBytes(maxPageBytes)}, the limit for one page`;
}

function formatBytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 100_000) / 10} MB` : `${bytes} bytes`;
}
