import { stat } from 'node:fs/promises';
import { isOwnOutput, kindByName } from './file-kind.ts';
import { type WalkedFile, walkFolder } from './folder-walk.ts';

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
