import { openRegularFile } from '../bytes/open-file.ts';
import { type StoredBytes, shortReads, storeFile } from '../bytes/stored-bytes.ts';
import { isLeft, type PageInput, type StoredPage } from '../model/outcome.ts';
import { failedBy, failedInput } from './failures.ts';
import { kindByName } from './file-kind.ts';
import { readSource } from './page-source.ts';

type Opened =
  | { readonly ok: true; readonly stored: StoredBytes; close(): Promise<void> }
  | { readonly ok: false; readonly reason: string };

/** Reads pages that were left where they lie. The file of the last one stays open, as the next mostly lies in it too. */
export class StoredReader {
  #file: string | null = null;
  #opened: Opened = { ok: false, reason: '' };

  /** What lies where the page was found: that page, unless the file is damaged, changed, or other than it seemed. */
  async *read(page: StoredPage): AsyncGenerator<PageInput> {
    try {
      const opened = await this.#open(page);
      if (opened.ok) yield* readPlace(page, opened.stored);
      else yield failedInput(page.input, page.url, 'unreadable', opened.reason);
    } catch (error) {
      yield failedBy(error, page.input, page.url);
    }
  }

  async close(): Promise<void> {
    this.#file = null;
    if (this.#opened.ok) await this.#opened.close();
    this.#opened = { ok: false, reason: '' };
  }

  async #open({ file, links }: StoredPage): Promise<Opened> {
    if (this.#file === file) return this.#opened;
    await this.close();
    const opened = await openRegularFile(file, links);
    if (opened.ok) {
      const { handle, size } = opened;
      this.#opened = { ok: true, stored: storeFile(handle, size, undefined, shortReads), close: () => handle.close() };
    } else this.#opened = opened;
    this.#file = file;
    return this.#opened;
  }
}

async function* readPlace(page: StoredPage, stored: StoredBytes): AsyncGenerator<PageInput> {
  const { input, file, range } = page;
  const found =
    range === null
      ? readSource({ input, stored, kind: kindByName(file), links: null }, page)
      : (await import('./warc/warc.ts')).readRange(file, stored, 'gzip', page, { ...range, leave: null });
  for await (const one of found) if (!isLeft(one)) yield one;
}
