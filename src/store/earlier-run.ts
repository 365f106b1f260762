import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { systemCode } from '../errors.ts';
import type { Article } from '../model/article.ts';
import { type FormatName, formats } from '../render/index.ts';
import { storyKey } from '../text/addresses.ts';
import { type ManifestLine, readManifest } from './manifest.ts';
import { partName } from './part-names.ts';

/** What earlier runs left in an output folder. */
export interface EarlierRuns {
  /** Inputs that need no more work. */
  readonly done: ReadonlySet<string>;
  /** Key of a story's address -> id of its article. */
  readonly ids: ReadonlyMap<string, string>;
}

/** No run before this one, or none that counts. */
export const noEarlierRun: EarlierRuns = { done: new Set(), ids: new Map() };

/**
 * An output folder -> its inputs that have an article in every wanted format, files still there. A story that lacks
 * pages which could not be fetched is not done; one whose page says no more of itself is.
 */
export async function readEarlierRuns(
  output: string,
  names: readonly FormatName[],
  shard: number | null,
): Promise<EarlierRuns> {
  const shared = names.filter((name) => formats[name].kind === 'one-file');
  // Files of many stories are written anew by each run, from the lines of the last one: only NDJSON can be read back.
  if (shared.length > 0 && !shared.includes('ndjson')) return noEarlierRun;
  const written = shared.length === 0 ? null : new Set<string>();
  if (written !== null) for await (const { input } of readStories(output, shard)) written.add(input);
  const own = names.filter((name) => formats[name].kind === 'file-per-story');
  const done = new Set<string>();
  const ids = new Map<string, string>();
  for await (const { line } of readManifest(output)) {
    const { input, url, id, code } = line;
    if (code === 'duplicate' && id !== null) done.add(input);
    if (!hasWholeArticle(line) || (written !== null && !written.has(input))) continue;
    if (!(await hasFiles(output, line.paths, own))) continue;
    done.add(input);
    if (url !== null && id !== null) ids.set(storyKey(url), id);
  }
  return { done, ids };
}

function hasWholeArticle({ status, message }: ManifestLine): boolean {
  return status !== 'failed' && message === null;
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

/** Whether something stands at a path. */
export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/**
 * The stories of an output folder's `articles.ndjson`, or of its parts in their order; a torn line is left out, a missing
 * file gives nothing.
 */
export async function* readStories(output: string, shard: number | null): AsyncGenerator<Article> {
  for (let number = 1; ; number++) {
    const file = path.join(output, partName(formats.ndjson, shard, number));
    yield* readStoryFile(file);
    if (shard === null || !(await exists(file))) return;
  }
}

/** Files of many stories that are there already and that a run with these formats will replace. */
export async function filesToReplace(
  output: string,
  names: readonly FormatName[],
  shard: number | null,
): Promise<readonly string[]> {
  const files = names
    .filter((name) => formats[name].kind === 'one-file')
    .map((one) => partName(formats[one], shard, 1));
  const there = await Promise.all(files.map((file) => exists(path.join(output, file))));
  return files.filter((_file, i) => there[i]);
}

async function* readStoryFile(file: string): AsyncGenerator<Article> {
  const stream = createReadStream(file, 'utf8');
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      const article = parseStory(text);
      if (article !== null) yield article;
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

function parseStory(text: string): Article | null {
  try {
    const value: unknown = JSON.parse(text);
    const isStory = typeof value === 'object' && value !== null && 'input' in value && 'blocks' in value;
    return isStory ? (value as Article) : null;
  } catch {
    return null;
  }
}
