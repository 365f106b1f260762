import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type FormatName, formats, sharedAmong } from '../render/index.ts';
import { storyKey } from '../text/addresses.ts';
import { readManifest } from './manifest.ts';
import { partName } from './part-names.ts';
import { exists, readableAmong, readStories } from './written-stories.ts';

/** What earlier runs left in an output folder. */
export interface EarlierRuns {
  /** Inputs that need no more work. */
  readonly done: ReadonlySet<string>;
  /** Inputs that have an article of which something could not be fetched. */
  readonly lacking: ReadonlySet<string>;
  /** Key of a story's address -> id of its article. */
  readonly ids: ReadonlyMap<string, string>;
}

/** No run before this one, or none that counts. */
export const noEarlierRun: EarlierRuns = { done: new Set(), lacking: new Set(), ids: new Map() };

/**
 * An output folder -> its inputs that have an article in every wanted format, files still there. A story that lacks
 * pages which could not be fetched is not done; one whose page says no more of itself is.
 */
export async function readEarlierRuns(
  output: string,
  names: readonly FormatName[],
  shard: number | null,
): Promise<EarlierRuns> {
  const shared = sharedAmong(names);
  const readable = readableAmong(shared);
  // The other files of many stories are written anew by each run.
  if (shared.length > 0 && readable === null) return noEarlierRun;
  const written = readable === null ? null : new Set<string>();
  if (written !== null && readable !== null)
    for await (const { input } of readStories(output, readable, shard)) written.add(input);
  const own = names.filter((name) => formats[name].kind === 'file-per-story');
  const done = new Set<string>();
  const lacking = new Set<string>();
  const ids = new Map<string, string>();
  for await (const { line } of readManifest(output)) {
    const { input, url, id, code } = line;
    if (code === 'duplicate' && id !== null) done.add(input);
    if (line.status === 'failed' || (written !== null && !written.has(input))) continue;
    if (!(await hasFiles(output, line.paths, own))) continue;
    if (line.message !== null) {
      lacking.add(input);
      continue;
    }
    done.add(input);
    if (url !== null && id !== null) ids.set(storyKey(url), id);
  }
  return { done, lacking, ids };
}

async function hasFiles(output: string, paths: readonly string[], wanted: readonly FormatName[]): Promise<boolean> {
  for (const name of wanted) {
    const file = paths.find((one) => one.endsWith(`.${formats[name].extension}`));
    if (file === undefined || !(await isThere(path.join(output, file)))) return false;
  }
  return true;
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).size > 0;
  } catch {
    return false;
  }
}

/** Files of many stories of these formats that are there, by the first of their parts. */
export async function sharedFilesThere(
  output: string,
  names: readonly FormatName[],
  shard: number | null,
): Promise<readonly string[]> {
  const files = sharedAmong(names).map((name) => partName(formats[name], shard, 1));
  const there = await Promise.all(files.map((file) => exists(path.join(output, file))));
  return files.filter((_file, i) => there[i]);
}
