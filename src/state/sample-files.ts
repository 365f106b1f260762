import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeWholeFile } from '../output/atomic-write.ts';
import { stateFolderOf } from '../output/output-folder.ts';

/** The folder of an output folder's sample pages of a site. */
export function sampleFolder(output: string, site: string): string {
  return path.join(stateFolderOf(output), 'samples', site);
}

/** Keeps a page as it came. Throws OutputError. */
export async function writeSample(folder: string, file: string, content: Uint8Array | string): Promise<void> {
  await writeWholeFile(path.join(folder, file), content, new Set());
}

/** Gives a sample another name, in place of what had it -> whether the sample was there. */
export async function renameSample(folder: string, from: string, to: string): Promise<boolean> {
  return rename(path.join(folder, from), path.join(folder, to)).then(
    () => true,
    () => false,
  );
}

/** Removes all samples of a folder but these. */
export async function keepSamples(folder: string, files: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (!files.has(name)) await rm(path.join(folder, name), { force: true });
}
