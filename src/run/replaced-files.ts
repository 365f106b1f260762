import path from 'node:path';
import type { FormatName } from '../render/index.ts';
import { filesToReplace } from '../store/earlier-run.ts';
import { readManifest } from '../store/manifest.ts';

/** Lines of the manifest that are looked at: whoever gives other inputs shows it at once. */
const mostLines = 1000;

/**
 * What a run that begins has to say of files of many stories which it will replace, null for nothing: there are none, or
 * they came of the same inputs, which `covers` knows.
 */
export async function replacedFiles(
  output: string,
  formats: readonly FormatName[],
  shard: number | null,
  covers: (input: string) => boolean,
): Promise<string | null> {
  const files = await filesToReplace(output, formats, shard);
  if (files.length === 0) return null;
  let lines = 0;
  let same = true;
  for await (const { line } of readManifest(output)) {
    if (!line.paths.some((file) => files.includes(file))) continue;
    lines += 1;
    same &&= covers(line.input);
    if (!same || lines >= mostLines) break;
  }
  if (lines > 0 && same) return null;
  const names = files.map((file) => path.join(output, file)).join(', ');
  const [hold, replace] = files.length === 1 ? ['holds', 'is'] : ['hold', 'are'];
  return `${names} ${hold} stories of another run and ${replace} replaced when this one ends: to keep both, stop it now and choose another folder with --output`;
}

/** The paths that a run was given -> whether an input lies in one of them. */
export function coveredBy(paths: readonly string[]): (input: string) => boolean {
  const starts = paths.map((given) => /^[^*?[{]*/.exec(given)?.[0] ?? given);
  return (input) =>
    paths.some((given, i) => {
      const start = starts[i] ?? given;
      // A pattern stands for whatever begins as it does.
      if (start !== given) return start !== '' && input.startsWith(start);
      return input === given || input.startsWith(`${given.replace(/\/+$/, '')}/`) || input.startsWith(`${given}#`);
    });
}
