import path from 'node:path';
import { exists } from '../output/output-folder.ts';
import { isPartOf, partName } from '../output/part-names.ts';
import { type FormatName, formatNames, formats, sharedAmong } from '../render/index.ts';
import { globStart } from '../sources/find-files.ts';
import { readManifest } from '../state/manifest.ts';

/** So many lines of stories in these files are looked at: whoever gives other inputs shows it at once. */
const mostLines = 1000;

/** What is to be said of files of many stories that are there, null for nothing. */
export interface FilesThere {
  /** Of those that a run will replace, unless they came of the same inputs. */
  readonly replaced: string | null;
  /** Of those that will stay beside its own. */
  readonly beside: string | null;
}

/** What a run that begins is about to write. */
export interface NewOutput {
  readonly output: string;
  readonly formats: readonly FormatName[];
  readonly shard: number | null;
  readonly limit: number | null;
}

/** What is in the output folder -> what is to be said of it; `covers` knows the inputs of this run. */
export async function filesThere(run: NewOutput, covers: (input: string) => boolean): Promise<FilesThere> {
  const { output, formats: wanted, shard } = run;
  const files = await sharedFilesThere(output, wanted, shard);
  const several = sharedAmong(formatNames);
  const all = await Promise.all([null, 1].map((parts) => sharedFilesThere(output, several, parts)));
  const others = all.flat().filter((file) => !files.includes(file));
  const [hold, replace] = files.length === 1 ? ['holds', 'is'] : ['hold', 'are'];
  return {
    replaced:
      files.length === 0 || (await areOfThese(run, covers))
        ? null
        : `${namesIn(output, files)} ${hold} stories of another run and ${replace} replaced when this one ends: to keep both, stop it now and choose another folder with --output`,
    beside:
      others.length === 0 ? null : `${namesIn(output, others)} of another run will stay beside the files of this one`,
  };
}

/** Files of many stories of these formats that are there, by the first of their parts. */
async function sharedFilesThere(
  output: string,
  names: readonly FormatName[],
  shard: number | null,
): Promise<readonly string[]> {
  const files = sharedAmong(names).map((name) => partName(formats[name], shard, 1));
  const there = await Promise.all(files.map((file) => exists(path.join(output, file))));
  return files.filter((_file, i) => there[i]);
}

function namesIn(output: string, files: readonly string[]): string {
  return files.map((file) => path.join(output, file)).join(', ');
}

/** Whether the files of many stories hold what these inputs give, as far as the manifest shows it. */
async function areOfThese(
  { output, formats: names, shard, limit }: NewOutput,
  covers: (input: string) => boolean,
): Promise<boolean> {
  const shared = sharedAmong(names);
  const isShared = (file: string): boolean => shared.some((name) => isPartOf(formats[name], shard, file));
  let lines = 0;
  for await (const line of readManifest(output)) {
    if (!line.paths.some(isShared)) continue;
    lines += 1;
    if (!covers(line.input) || lines > (limit ?? Number.POSITIVE_INFINITY)) return false;
    if (limit === null && lines >= mostLines) break;
  }
  return lines > 0;
}

/** The paths that a run was given -> whether an input lies in one of them. */
export function coveredBy(paths: readonly string[]): (input: string) => boolean {
  const starts = paths.map(globStart);
  return (input) =>
    paths.some((given, i) => {
      const start = starts[i] ?? given;
      // A pattern stands for whatever begins as it does.
      if (start !== given) return start !== '' && input.startsWith(start);
      return (
        input === given || input.startsWith(`${given.replace(/(?<!\/)\/+$/, '')}/`) || input.startsWith(`${given}#`)
      );
    });
}
