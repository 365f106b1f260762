import { exists } from '../../output/output-folder.ts';
import { isGlob } from '../../sources/find-files.ts';
import { fileOfRecord } from '../../sources/record-inputs.ts';

/** An input of the manifest -> what to read for it: itself or its archive; null where nothing leads to it any more. */
export async function pathTo(input: string): Promise<string | null> {
  const isElsewhere = input === '-' || input.startsWith('-#') || /^https?:\/\//i.test(input);
  if (isElsewhere) return null;
  if (isGlob(input) || (await exists(input))) return input;
  const archive = archiveOf(input);
  return (await exists(archive)) ? archive : null;
}

/** `archive.warc.gz#1234` or `pages.csv#id` -> the archive; other inputs are their own. */
export function archiveOf(input: string): string {
  return fileOfRecord(input) ?? input.replace(/#\d+(?:\+\d+)?$/, '');
}
