import { stat } from 'node:fs/promises';
import { listFault } from './input-list.ts';

/** What an argument names on this disk; `list` may be a list of inputs as well as a page of text. */
export type NamedFile = 'list' | 'pages' | null;

/** An argument -> what lies under that name. */
export async function namedFile(argument: string): Promise<NamedFile> {
  const status = await stat(argument).catch(() => null);
  if (status === null) return null;
  return status.isFile() && (await listFault(argument)) === null ? 'list' : 'pages';
}
