import { stat } from 'node:fs/promises';
import { describeError, errorCode } from './failures.ts';
import { isPageName } from './file-kind.ts';
import { type WalkedFile, type WalkRules, walkFolder } from './folder-walk.ts';

/** A file to read: how links are treated depends on whether the user named it or a walk met it. */
export type FoundFile =
  | { readonly ok: true; readonly path: string; readonly links: 'follow' | 'refuse' }
  | { readonly ok: false; readonly path: string; readonly reason: string };

/** A path as the user gave it (file, folder or pattern) to the files it stands for; never nothing at all. */
export async function* findFiles(path: string, signal?: AbortSignal): AsyncGenerator<FoundFile> {
  const type = await pathType(path);
  if (type.kind === 'unreachable') {
    yield { ok: false, path, reason: `no such file: ${path} (${type.reason})` };
  } else if (type.kind === 'folder') {
    yield* orElse(walkFolder(path, pageRules, signal), path, 'a folder without any page or archive');
  } else if (type.kind === 'file') {
    yield { ok: true, path, links: 'follow' };
  } else {
    const { expandGlob, isGlob } = await import('./glob.ts');
    const missing = `no such file: ${path}`;
    if (isGlob(path)) yield* orElse(expandGlob(path, signal), path, `${missing}; no file matches this pattern`);
    else yield { ok: false, path, reason: missing };
  }
}

/** A folder gives pages and archives only, nothing hidden and nothing that saring wrote. */
export const pageRules: WalkRules = {
  takesFile: (name) => !name.startsWith('.') && isPageName(name),
  entersFolder: (name) => !name.startsWith('.'),
  leavesFolderWith: 'manifest.ndjson',
};

async function* orElse(files: AsyncIterable<WalkedFile>, path: string, reason: string): AsyncGenerator<FoundFile> {
  let isEmpty = true;
  for await (const file of files) {
    isEmpty = false;
    yield file.ok ? { ok: true, path: file.path, links: 'refuse' } : file;
  }
  if (isEmpty) yield { ok: false, path, reason };
}

type PathType =
  | { readonly kind: 'folder' }
  | { readonly kind: 'file' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreachable'; readonly reason: string };

async function pathType(path: string): Promise<PathType> {
  try {
    return { kind: (await stat(path)).isDirectory() ? 'folder' : 'file' };
  } catch (error) {
    const isMissing = errorCode(error) === 'ENOENT';
    return isMissing ? { kind: 'missing' } : { kind: 'unreachable', reason: describeError(error) };
  }
}
