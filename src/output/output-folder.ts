import { access, constants, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../errors.ts';
import { outputError } from './atomic-write.ts';

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
    return state;
  } catch (error) {
    throw outputError(output, error);
  }
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
