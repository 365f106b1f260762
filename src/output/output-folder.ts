import { lstatSync } from 'node:fs';
import { access, constants, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../errors.ts';
import { type KnownFolders, outputError } from './atomic-write.ts';

/** Folder below the output folder that holds what saring has to remember. */
export function stateFolderOf(output: string): string {
  return path.join(output, '.saring');
}

/** Makes an output folder and the folder of its state where there is none -> the latter. Throws OutputError. */
export async function makeOutputFolder(output: string): Promise<string> {
  const state = stateFolderOf(output);
  try {
    await makeFolder(output);
    await access(output, constants.W_OK);
    await makeFolder(state);
  } catch (error) {
    throw outputError(output, error);
  }
  refuseLink(state);
  return state;
}

/** Makes a folder below an output folder, and those between them. Throws OutputError where one of them is a link. */
export async function makeFolderInside(output: string, folder: string, known: KnownFolders): Promise<void> {
  let at = output;
  for (const name of path.relative(output, folder).split(path.sep)) {
    at = path.join(at, name);
    if (known.has(at)) continue;
    try {
      await mkdir(at);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw outputError(at, error);
    }
    refuseLink(at);
    known.add(at);
  }
}

/** What stands in an output folder is written where it stands, and nowhere else. Throws OutputError. */
export function refuseLink(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    throw outputError(file, Object.assign(new Error('a link'), { code: 'ELOOP' }));
}

/** Makes a folder and those above it. What Node has for this never ends where the system makes no folders (`/proc/x`). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return;
    const above = path.dirname(folder);
    if (systemCode(error) !== 'ENOENT' || above === folder) throw error;
    await makeFolder(above);
    await mkdir(folder);
  }
}

/** Whether something stands at a path. */
export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
