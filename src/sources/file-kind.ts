import { isWarc } from '../bytes/magic-numbers.ts';
import { headToUtf8 } from '../bytes/utf16.ts';
import { holdsPages } from './page-record.ts';
import { delimiterOf, splitHeader } from './table-header.ts';

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
  const line = text.slice(0, Math.max(0, text.indexOf('\n')));
  const names = splitHeader(line, delimiterOf(line));
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
