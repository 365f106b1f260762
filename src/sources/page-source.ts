import { probeMember } from '../bytes/gzip.ts';
import { binaryFormatOf, type FileFormat, headToUtf8, isGzip, isWarc, noPage } from '../bytes/magic-numbers.ts';
import { openRegularFile } from '../bytes/open-file.ts';
import { peekStored, type StoredBytes, shortReads, storeFile } from '../bytes/stored-bytes.ts';
import { textFormatOf } from '../bytes/text-format.ts';
import { type FoundInput, isLeft, type PageInput, type StoredPage } from '../model/outcome.ts';
import { failedBy, failedInput } from './failures.ts';
import { type FileKind, kindByContent, kindByName, showsRecords } from './file-kind.ts';
import { readKeptHeaders } from './http-message.ts';
import { readPages } from './page-file.ts';
import type { SourceOptions } from './source-options.ts';

/** One file or stream: what the user calls it, its bytes, and what its name promises. */
export interface PageSource {
  readonly input: string;
  readonly stored: StoredBytes;
  readonly kind: FileKind;
  /** How its file was opened, null for a stream, which cannot be opened again. */
  readonly links: StoredPage['links'] | null;
}

/** A source as pages: one, or as many as the archive holds. Magic numbers decide before the name does. */
export async function* readSource(source: PageSource, options: SourceOptions): AsyncGenerator<FoundInput> {
  const { input, stored, links } = source;
  const first = await stored.at(0);
  // A filter must answer the first line of a pipe before the second is written.
  const head = isFirstLine(first) ? first : await peekStored(stored, 0, 4096);
  const coding = isGzip(head) ? 'gzip' : 'plain';
  const opening = coding === 'plain' ? head : probeMember(head);
  const other = opening === null ? null : formatOf(opening, source.kind);
  // A page that was fetched lies as it came, and its headers beside it say how it is packed.
  if (other !== null && (input === '-' || (await readKeptHeaders(input)) === null)) {
    yield failedInput(input, null, 'not-html', noPage(other));
    return;
  }
  const kind = decideKind(source.kind, opening ?? Buffer.alloc(0));
  if (links === null || manyPages.has(kind)) options.onBegin?.(input, head, stored.size);
  if (kind === 'warc') {
    // With its first bytes broken, an archive is what its name says.
    const stands = coding === 'gzip' || (!isWarc(head) && /\.gz$/i.test(input)) ? 'gzip' : 'plain';
    const { readWarc } = await import('./warc/warc.ts');
    yield* readWarc(input, stored, stands, options, links);
  } else if (kind === 'ndjson' || kind === 'json') {
    const { readJsonRecords } = await import('./json-records.ts');
    yield* readJsonRecords(input, stored, coding, kind, options);
  } else if (kind === 'table') {
    const { readTable } = await import('./table.ts');
    yield* readTable(input, stored, coding, headToUtf8(opening ?? head).toString('utf8'), options);
  } else if (kind === 'mhtml') {
    const { readMhtml } = await import('./mhtml.ts');
    yield await readMhtml(input, stored, coding, options.maxPageBytes);
  } else {
    yield* readPages(input, stored, coding, kind, options);
  }
}

/** How a source begins, any gzip undone -> what it is instead of pages; null where it may hold some. */
function formatOf(opening: Buffer, named: FileKind): FileFormat | null {
  // Older programs save a page as one mail.
  const binary = binaryFormatOf(opening);
  if (binary !== null || named === 'mhtml') return binary;
  const text = headToUtf8(opening).toString('utf8');
  return (
    textFormatOf(text) ?? (listsInputs(text) ? { what: 'a list of inputs', advice: 'give it with --input-list' } : null)
  );
}

/** An address, or the name of a page or archive. */
const oneInput = /^(?:https?:\/\/\S+|[^<>"]+\.(?:html?|mhtml?|warc|txt|json|ndjson|csv)(?:\.gz)?)$/i;

/** Whether a text is nothing but inputs, one a line or each with NUL behind it: what `find` and `ls` write. */
function listsInputs(head: string): boolean {
  const lines = head.split(/[\r\n\0]+/);
  // The last one may be cut.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.every((line) => line.length < 1024 && oneInput.test(line.trim()));
}

function decideKind(named: FileKind, opening: Buffer): FileKind {
  if (isWarc(opening)) return 'warc';
  if (named === 'text' && showsRecords(opening)) return kindByContent(opening);
  if (named !== 'unknown' && named !== 'ndjson' && named !== 'json') return named;
  const shown = kindByContent(opening);
  // Both are written under the names of both; what is none of them is what its name says, and broken.
  return named === 'unknown' || shown === 'json' || shown === 'ndjson' ? shown : named;
}

/** Kinds of files that hold many pages, known by their places only. */
const manyPages: ReadonlySet<FileKind> = new Set<FileKind>(['warc', 'ndjson', 'json', 'table']);

/** Whether bytes hold the first line of records in lines, with its end. */
function isFirstLine(bytes: Buffer): boolean {
  return bytes.includes(0x0a) && kindByContent(bytes) === 'ndjson';
}

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
