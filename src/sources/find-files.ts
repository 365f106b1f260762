import { stat } from 'node:fs/promises';
import { describeError } from '../bytes/open-file.ts';
import { systemCode } from '../errors.ts';
import { noSuchFile } from '../model/outcome.ts';
import { shellWord } from '../text/printable.ts';
import { isOwnOutput, isPageName, judgeFile, kindByName } from './file-kind.ts';
import { type WalkedFile, type WalkRules, walkFolder } from './folder-walk.ts';

/** A file to read: how links are treated depends on whether the user named it or a walk met it. */
export type FoundFile =
  | { readonly ok: true; readonly path: string; readonly links: 'follow' | 'refuse' }
  | { readonly ok: false; readonly path: string; readonly reason: string };

/**
 * A path as the user gave it (file, folder or pattern) to the files it stands for; never nothing at all. What `isOwn` or
 * the look of it says that saring wrote is left out, unless the user named it.
 */
export async function* findFiles(path: string, rules: FindRules): AsyncGenerator<FoundFile> {
  const { signal } = rules;
  const type = await pathType(path);
  if (type.kind === 'unreachable') {
    yield { ok: false, path, reason: missing(path, ` (${type.reason})`) };
  } else if (type.kind === 'folder') {
    yield* orElse(walkFolder(path, pageRules, signal), rules, path, 'a folder without any page or archive');
  } else if (type.kind === 'file') {
    yield { ok: true, path, links: 'follow' };
  } else {
    const noMatch = missing(path, '; no file matches this pattern');
    if (isGlob(path)) yield* orElse(expandGlob(path, signal), { ...rules, takesAll: true }, path, noMatch);
    else yield { ok: false, path, reason: missing(path) };
  }
}

/** A path that leads nowhere, and what more is known of that -> in words; an address was meant for another command. */
function missing(path: string, more = ''): string {
  if (!/^https?:\/\//i.test(path)) return `${noSuchFile}: ${path}${more}`;
  return `${noSuchFile}: an address and no saved page; to fetch it: saring fetch ${shellWord(path)}`;
}

/** Whether a file found in a folder is one that saring wrote. */
export type OwnCheck = ((path: string) => boolean | Promise<boolean>) | undefined;

/** How files that nobody named are chosen. */
export interface FindRules {
  /** Files that saring wrote, besides those that show it. */
  readonly isOwn?: OwnCheck;
  /** Told of every file in a folder that is neither a page nor an archive. */
  readonly onPassedOver?: ((path: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A folder gives nothing hidden; what is no file (a link, say) is named only where it is called like a page. */
const pageRules: WalkRules = {
  takesFile: (name, _below, isFile) => !name.startsWith('.') && (isFile || isPageName(name)),
  entersFolder: (name) => !name.startsWith('.'),
};

async function* orElse(
  files: AsyncIterable<WalkedFile>,
  { isOwn, onPassedOver, takesAll = false }: FindRules & { readonly takesAll?: boolean },
  path: string,
  reason: string,
): AsyncGenerator<FoundFile> {
  let isEmpty = true;
  for await (const file of files) {
    if (file.ok) {
      const judged = await judgeFile(file.path, takesAll);
      if (judged === 'other') onPassedOver?.(file.path);
      if (judged !== 'input' || (await isOwn?.(file.path)) === true) continue;
    }
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
    const isMissing = systemCode(error) === 'ENOENT';
    return isMissing ? { kind: 'missing' } : { kind: 'unreachable', reason: describeError(error) };
  }
}

/** Whether a path has a character that a glob pattern gives a meaning. */
export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** What a pattern begins with before its first such character; all of a path that is none. */
export function globStart(path: string): string {
  return /^[^*?[{]*/.exec(path)?.[0] ?? path;
}

/**
 * The files a pattern with `*`, `?`, `**`, `[…]` or `{a,b}` matches, in the order of a folder walk.
 * Files saring wrote itself and hidden ones do not match, and no symbolic link is followed.
 */
export async function* expandGlob(pattern: string, signal?: AbortSignal): AsyncGenerator<WalkedFile> {
  const { default: picomatch } = await import('picomatch');
  const { base, glob } = picomatch.scan(pattern);
  if (base !== '' && !(await isFolder(base))) return;
  const matches = picomatch(glob, { nonegate: true, noextglob: true, posix: true });
  const segments = glob.split('/');
  const firstDeep = segments.findIndex((segment) => segment.includes('**'));
  // A pattern cut inside braces or brackets is none: then every folder is entered, only the depth is known to be open.
  const isDivisible = segments.every((segment) => isBalanced(segment));
  const folders = isDivisible ? segments.map((segment) => picomatch(segment, { noextglob: true, posix: true })) : [];
  const entersFolder = (_name: string, below: string): boolean => {
    if (/(?:^|\/)\./.test(below) && !/(?:^|\/)\./.test(glob)) return false;
    if (!isDivisible) return true;
    const parts = below.split('/');
    const fixed = firstDeep < 0 ? segments.length - 1 : firstDeep;
    if (firstDeep < 0 && parts.length > fixed) return false;
    return parts.slice(0, fixed).every((part, index) => folders[index]?.(part) === true);
  };
  // Files of records show by how they begin whose they are.
  const takesFile = (name: string, below: string): boolean =>
    (!isOwnOutput(name) || kindByName(name) !== 'unknown') && matches(below);
  yield* walkFolder(base, { takesFile, entersFolder }, signal);
}

async function isFolder(path: string): Promise<boolean> {
  const status = await stat(path).catch(() => null);
  return status?.isDirectory() === true;
}

function isBalanced(segment: string): boolean {
  const count = (character: string): number => segment.split(character).length;
  return count('{') === count('}') && count('[') === count(']');
}
