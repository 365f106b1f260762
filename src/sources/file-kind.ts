import { probeMember } from '../bytes/gzip.ts';
import { binaryFormatOf, headToUtf8, isGzip, isWarc } from '../bytes/magic-numbers.ts';
import { readHead, sizeOfFile } from '../bytes/open-file.ts';
import { opensAsDocument, textFormatOf } from '../bytes/text-format.ts';
import { columnsOf, holdsPages } from './page-record.ts';

/** What a file holds once any gzip is undone; `unknown` is a page whose kind the core decides. */
export type FileKind = 'html' | 'text' | 'mhtml' | 'ndjson' | 'json' | 'table' | 'warc' | 'unknown';

/** The kind a file's name promises, `.gz` looked through; `unknown` for any other extension. */
export function kindByName(name: string): FileKind {
  return kinds[extensionOf(name)] ?? 'unknown';
}

/** Whether a file of this name is one page; any other may hold many. */
export function isOnePage(name: string): boolean {
  return ['html', 'text', 'mhtml'].includes(kindByName(name));
}

/** Whether a file of this name is taken for what it is called, a page or an archive; any other has to show it. */
export function isPageName(name: string): boolean {
  return !['unknown', 'json', 'table'].includes(kindByName(name));
}

/** Whether saring itself writes files of this name into an output folder. */
export function isOwnOutput(name: string): boolean {
  return ownOutputs.some((pattern) => pattern.test(name));
}

/** Whether files of many stories have such names. */
export function isStoriesName(name: string): boolean {
  return stories.test(name);
}

/** The kind that unnamed bytes look like: an archive, records or MHTML by how they begin, else one page. */
export function kindByContent(head: Buffer): FileKind {
  if (isWarc(head)) return 'warc';
  const text = headToUtf8(head.subarray(0, 4096))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('{')) return isPretty(text) ? 'json' : 'ndjson';
  if (/^\[\s*(?:\[\s*)?(?:[{\]]|$)/.test(text)) return 'json';
  if (isTableOfPages(text)) return 'table';
  if (/^[A-Za-z-]{2,40}:[^\n]*\n/.test(text) && /^content-type:\s*multipart\/related/im.test(text)) return 'mhtml';
  return 'unknown';
}

/** Whether the first line of JSON goes on in the next: a record in lines ends with its line. */
function isPretty(text: string): boolean {
  const lineEnd = text.indexOf('\n');
  return lineEnd >= 0 && /[{[,:]$/.test(text.slice(0, lineEnd).trimEnd());
}

/** Whether a first line names the columns of a table, one of which holds pages. */
function isTableOfPages(text: string): boolean {
  const names = text.includes('\n') ? columnsOf(text) : [];
  return names.length > 1 && names.every((name) => /^[\w .:-]{0,40}$/.test(name)) && names.some(holdsPages);
}

const kinds: Readonly<Record<string, FileKind>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  mhtml: 'mhtml',
  mht: 'mhtml',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  jl: 'ndjson',
  json: 'json',
  csv: 'table',
  tsv: 'table',
  warc: 'warc',
};

/** Names of files of many stories. */
const stories = /^articles(?:-\d+)?\.(?:ndjson|csv)(?:\.gz)?$/;

const ownOutputs: readonly RegExp[] = [/^manifest\.ndjson$/, stories, /\.(?:json|csv)(?:\.gz)?$/i, /^\.tmp-/];

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = name.slice(dot + 1).toLowerCase();
  return extension === 'gz' && dot > 0 ? extensionOf(name.slice(0, dot)) : extension;
}

/** What a file that nobody named is: something to read, what saring wrote itself, or anything else. */
export type FolderFile = 'input' | 'own' | 'other';

/** Bytes that show what a file holds. */
const enough = 4096;

/**
 * A file met in a folder -> what it is: by its name where that is a page's or an archive's, else by its first bytes. What
 * a pattern of the user matches is read, unless saring wrote it.
 */
export async function judgeFile(path: string, isMatch: boolean): Promise<FolderFile> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isNamed = isMatch || isPageName(name);
  if (isNamed && !mayBeOwn(name)) return 'input';
  if (await liesInOutput(path, name)) return 'own';
  const head = await textAt(path);
  if (head === null) return isNamed ? 'input' : 'other';
  if (mayBeOwn(name) && (head.length === 0 || isOwn(head))) return 'own';
  return isNamed || showsPages(head) ? 'input' : 'other';
}

function mayBeOwn(name: string): boolean {
  return isOwnOutput(name) && ['ndjson', 'json', 'table'].includes(kindByName(name));
}

/** A file of many stories in an output folder, whatever columns were chosen for it. */
async function liesInOutput(path: string, name: string): Promise<boolean> {
  return isStoriesName(name) && (await sizeOfFile(`${path.slice(0, -name.length)}.saring/state.db`, 'refuse')) !== null;
}

/** An article's record, a line of the manifest, kept headers, or the columns of our tables. */
function isOwn(head: string): boolean {
  return (
    /^\{\s*"(?:schemaVersion|input|(?:url"\s*:\s*"[^"]*",\s*")?fetchedAt)"\s*:/.test(head) ||
    /^id([,;\t|])input\1url\1canonicalUrl\1/.test(head)
  );
}

/** The first bytes of a file as text, any gzip undone; null where they cannot be read. */
async function textAt(path: string): Promise<string | null> {
  const read = await readHead(path, 'refuse', enough).catch(() => null);
  if (read?.ok !== true) return null;
  const head = isGzip(read.head) ? probeMember(read.head) : read.head;
  if (head === null || binaryFormatOf(head) !== null) return null;
  return headToUtf8(head.subarray(0, enough))
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

/** Whether text begins as a page, an archive, or records of pages do. */
function showsPages(head: string): boolean {
  if (textFormatOf(head) !== null) return false;
  if (opensAsDocument(head)) return true;
  const kind = kindByContent(Buffer.from(head));
  if (kind === 'table') return isOfPages(columnsOf(head));
  if (kind === 'json' || kind === 'ndjson') return isOfPages(keysIn(head));
  return kind === 'warc' || kind === 'mhtml';
}

/** Whether bytes are JSON records of pages, whatever their file is called. */
export function showsRecords(head: Buffer): boolean {
  const kind = kindByContent(head);
  return (kind === 'json' || kind === 'ndjson') && isOfPages(keysIn(headToUtf8(head).toString('utf8')));
}

const markupNames = /^(?:html|raw_html|rawhtml|browserhtml|httpresponsebody)$/i;
const contentNames = /^(?:body|content|text)$/i;
const addressNames = /^(?:url|link|permalink|source_url)$/i;

/** Whether keys or columns are those of pages: many files have a "content" that is none, so that an address must be beside it. */
function isOfPages(names: readonly string[]): boolean {
  if (names.some((name) => markupNames.test(name))) return true;
  return names.some((name) => contentNames.test(name)) && names.some((name) => addressNames.test(name));
}

function keysIn(json: string): string[] {
  return [...json.matchAll(/"(\w{1,40})"\s*:/g)].map(([, key]) => key ?? '');
}
