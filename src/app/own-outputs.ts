import { open, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { readManifest } from '../state/manifest.ts';

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
  const handle = await open(text.replace(/\.txt$/, '.json'), 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(40), 0, 40, 0);
    return /^\{\s*"schemaVersion":/.test(buffer.toString('latin1', 0, bytesRead));
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
