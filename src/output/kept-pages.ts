import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Exchange } from '../model/outcome.ts';
import { safeJson } from '../render/json.ts';
import { hostOf } from '../text/addresses.ts';
import { sha256 } from '../text/fingerprint.ts';
import { type KnownFolders, outputError, sweep, writeWholeFile } from './atomic-write.ts';
import { safeFolder, slugOf } from './story-path.ts';
import { WarcFile } from './warc-file.ts';

/** Where pages are kept as they came: a folder, an archive, both or neither. */
export interface KeptPages {
  /** Keeps pages with the addresses asked for. Calls must not overlap. Throws OutputError. */
  readonly add: (pages: readonly { readonly url: string; readonly exchange: Exchange }[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the folder and the archive; null for none. Throws OutputError. */
export async function openKeptPages(
  folder: string | null,
  archive: string | null,
  how: { readonly software: string; readonly userAgent: string; readonly robots: 'obey' | 'ignore' },
): Promise<KeptPages> {
  const fields = [
    ['http-header-user-agent', how.userAgent],
    ['robots', how.robots],
  ] as const;
  const saved = folder === null ? null : await SavedPages.open(folder);
  const warc = archive === null ? null : await WarcFile.open(archive, how.software, fields);
  return {
    add: async (pages) => {
      for (const { url, exchange } of pages) {
        await warc?.add(exchange);
        await saved?.add(url, exchange);
      }
    },
    close: async () => {
      await warc?.close();
    },
  };
}

const pack = promisify(gzip);

/** A folder of pages as they came: `<host>/<name>.html.gz`, and `<name>.headers.json` beside it. */
export class SavedPages {
  readonly #folder: string;
  readonly #known: KnownFolders = new Set();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Throws OutputError. */
  static async open(folder: string): Promise<SavedPages> {
    try {
      await mkdir(folder, { recursive: true });
      await sweep(folder);
      return new SavedPages(folder);
    } catch (error) {
      throw outputError(folder, error);
    }
  }

  /** Keeps a page; the same address is the same file. Throws OutputError. */
  async add(url: string, { targetUri, date, response }: Exchange): Promise<void> {
    const base = path.join(this.#folder, safeFolder(hostOf(targetUri)), pageName(targetUri));
    const { status, statusLine, headers, body } = response;
    const about = { url, fetchedAt: date, status, statusLine, headers, finalUrl: targetUri };
    // Headers first: a page without them would be read as one of unknown address.
    await writeWholeFile(`${base}.headers.json`, `${safeJson(about, 2)}\n`, this.#known, this.#folder);
    await writeWholeFile(`${base}.html.gz`, await pack(body), this.#known, this.#folder);
  }
}

/** An address -> a file name of its last words, made unique by a hash of the whole. */
function pageName(url: string): string {
  const { pathname, search } = new URL(url);
  const words = `${pathname.split('/').filter(Boolean).at(-1) ?? ''} ${search}`;
  const slug = slugOf(words, 80);
  return `${slug === '' ? 'page' : slug}-${sha256(url).slice(0, 10)}`;
}
