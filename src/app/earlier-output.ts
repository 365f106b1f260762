import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { readHead } from '../bytes/open-file.ts';
import { exists } from '../output/output-folder.ts';
import { isPartOf, partName } from '../output/story-file.ts';
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

/** A text below `<site>/<yyyy>/<mm>/<dd>/` or `<site>/undated/`: where stories go, and where nothing else need be. */
const storyPlace = /^(.*)\/([^/]+\/(?:\d{4}\/\d{2}\/\d{2}|undated)\/[^/]+\.txt)$/;
const datePart = /^\d{2,4}$/;

/** Tells texts that saring wrote from pages that are texts, where a folder holds both. */
export class OwnOutputs {
  readonly #output: string | null;
  readonly #foreign: ReadonlySet<string>;
  readonly #written: Map<string, Promise<ReadonlySet<string>>> = new Map();

  /** `foreign` are the texts that lay in story places of the output folder before the run: all others there are its own. */
  private constructor(output: string | null, foreign: readonly string[]) {
    this.#output = output;
    this.#foreign = new Set(foreign);
  }

  /** For a run into this folder; null where its inputs lie elsewhere or it writes to no folder. */
  static async of(output: string | null, foreign: readonly string[] | null): Promise<OwnOutputs> {
    return new OwnOutputs(output === null || foreign === null ? null : await realPath(output), foreign ?? []);
  }

  /** Whether a file found in a folder is a text that saring wrote there. */
  isOwn(file: string): boolean | Promise<boolean> {
    return file.endsWith('.txt') && this.#isOwnText(file);
  }

  async #isOwnText(file: string): Promise<boolean> {
    const [, root, below] = storyPlace.exec(path.resolve(file).replaceAll('\\', '/')) ?? [];
    if (root === undefined || below === undefined) return false;
    if (this.#output !== null && (await realPath(root)) === this.#output) return !this.#foreign.has(below);
    let written = this.#written.get(root);
    if (written === undefined) {
      written = writtenTexts(root);
      this.#written.set(root, written);
    }
    return (await written).has(below) || hasRecord(path.join(root, below));
  }
}

/** The texts in story places of a folder that no run wrote there, as far as is known. */
export async function foreignTexts(output: string, isWritten: (text: string) => boolean): Promise<readonly string[]> {
  const foreign: string[] = [];
  for await (const text of storyTexts(output, '', 0))
    if (!isWritten(text) && !(await hasRecord(path.join(output, text)))) foreign.push(text);
  return foreign;
}

/** Whether one of two paths lies in the other, or they are the same. */
export async function overlaps(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([realPath(one), realPath(other)]);
  return isWithin(a, b) || isWithin(b, a);
}

function isWithin(inner: string, outer: string): boolean {
  const way = path.relative(outer, inner);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}

async function realPath(file: string): Promise<string> {
  return realpath(file).catch(() => path.resolve(file));
}

async function writtenTexts(output: string): Promise<ReadonlySet<string>> {
  const texts = new Set<string>();
  for await (const { paths } of readManifest(output)) for (const one of paths) if (one.endsWith('.txt')) texts.add(one);
  return texts;
}

/** Walks only where stories can lie: down to four levels of them. */
async function* storyTexts(output: string, below: string, depth: number): AsyncGenerator<string> {
  const entries = await readdir(path.join(output, below), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const inner = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      const leads = depth === 0 ? !entry.name.startsWith('.') : datePart.test(entry.name) || entry.name === 'undated';
      if (leads && depth < 4) yield* storyTexts(output, inner, depth + 1);
    } else if (storyPlace.test(`/${inner}`)) yield inner;
  }
}

/** A record of ours beside a text says that the text is ours too, also where its line in the manifest is gone. */
async function hasRecord(text: string): Promise<boolean> {
  const read = await readHead(text.replace(/\.txt$/, '.json'), 'follow', 40).catch(() => null);
  return read?.ok === true && /^\{\s*"schemaVersion":/.test(read.head.toString('latin1'));
}
