import { opendir } from 'node:fs/promises';
import { sep } from 'node:path';
import { describeError } from '../bytes/open-file.ts';

/** What a walk meets: a regular file to read, or something that cannot be read and why. Paths have forward slashes. */
export type WalkedFile =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly path: string; readonly reason: string };

/**
 * What the walk asks about an entry: its name, its path below the folder, and whether it is a file that can be read;
 * `true` for a folder means enter it.
 */
export interface WalkRules {
  takesFile(name: string, below: string, isFile: boolean): boolean;
  entersFolder(name: string, below: string): boolean;
}

/**
 * A folder as its files, depth first, each folder in byte order of its names: the same order on every machine.
 * Symbolic links are not followed. That order costs holding the names of the folders on the way down, and only them:
 * of a flat folder of 1,000,000 files the first comes after 1.7 to 2.7 s (opendir alone: 1.1 s) at 260 MB resident,
 * of 200,000 after 0.4 s (measured on 2 shared cores, Node 20.20).
 */
export async function* walkFolder(folder: string, rules: WalkRules, signal?: AbortSignal): AsyncGenerator<WalkedFile> {
  const root = withoutTrailingSlash(sep === '\\' ? folder.replaceAll('\\', '/') : folder);
  const open = [{ below: '', entries: await listFolder(root, '', rules) }];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    signal?.throwIfAborted();
    if ('reason' in level.entries) {
      yield { ok: false, path: joinPath(root, level.below), reason: level.entries.reason };
      open.pop();
      continue;
    }
    const next = level.entries.next();
    if (next.done === true) {
      open.pop();
      continue;
    }
    const { name, isValid, type } = readEntry(next.value);
    const below = level.below === '' ? name : `${level.below}/${name}`;
    const path = joinPath(root, below);
    if (!isValid) yield { ok: false, path, reason: 'its name is not UTF-8; rename it' };
    else if (type === 'folder') open.push({ below, entries: await listFolder(root, below, rules) });
    else if (type === 'file') yield { ok: true, path };
    else yield { ok: false, path, reason: 'a symbolic link, FIFO, socket or device, not a regular file' };
  }
}

type Listing = Iterator<string, undefined> | { readonly reason: string };

/** The names of a folder that the rules take, as `name NUL type`, in byte order, or why it cannot be read. */
async function listFolder(root: string, below: string, rules: WalkRules): Promise<Listing> {
  const entries: string[] = [];
  try {
    // Read as latin1, a name is its bytes: it sorts by them, and a name that is not UTF-8 is not lost.
    const folder = await opendir(joinPath(root, below), { encoding: 'latin1', bufferSize: 1024 });
    for await (const entry of folder) {
      const type = entry.isDirectory() ? 'd' : entry.isFile() ? 'f' : 'o';
      const { name, isValid } = decodeName(entry.name);
      const path = below === '' ? name : `${below}/${name}`;
      const isWanted =
        type === 'd' ? rules.entersFolder(name, path) : rules.takesFile(name, path, type === 'f' && isValid);
      if (isWanted) entries.push(`${entry.name}\0${type}`);
    }
  } catch (error) {
    return { reason: describeError(error) };
  }
  return entries.sort().values();
}

function readEntry(entry: string): { name: string; isValid: boolean; type: 'folder' | 'file' | 'other' } {
  const end = entry.length - 2;
  const type = entry.charAt(end + 1);
  return { ...decodeName(entry.slice(0, end)), type: type === 'd' ? 'folder' : type === 'f' ? 'file' : 'other' };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes of a name as text; bytes that are no UTF-8 are shown as `\xE9`, so that two such names stay two. */
function decodeName(bytes: string): { name: string; isValid: boolean } {
  if (/^[\x00-\x7f]*$/.test(bytes)) return { name: bytes, isValid: true };
  try {
    return { name: utf8.decode(Buffer.from(bytes, 'latin1')), isValid: true };
  } catch {
    const shown = bytes.replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).toUpperCase()}`);
    return { name: shown, isValid: false };
  }
}

function withoutTrailingSlash(folder: string): string {
  return folder.length > 1 ? folder.replace(/(?<=^\/|[^/])\/+$/, '') : folder;
}

function joinPath(root: string, below: string): string {
  if (below === '') return root === '' ? '.' : root;
  if (root === '') return below;
  return root.endsWith('/') ? `${root}${below}` : `${root}/${below}`;
}
