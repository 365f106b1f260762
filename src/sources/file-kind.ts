import { isWarc } from '../bytes/magic-numbers.ts';

/** What a file holds once any gzip is undone; `unknown` is a page whose kind the core decides. */
export type FileKind = 'html' | 'text' | 'mhtml' | 'ndjson' | 'warc' | 'unknown';

/** The kind a file's name promises, `.gz` looked through; `unknown` for any other extension. */
export function kindByName(name: string): FileKind {
  return kinds[extensionOf(name)] ?? 'unknown';
}

/** Whether a folder walk picks up a file of this name: a page or archive extension. */
export function isPageName(name: string): boolean {
  return kindByName(name) !== 'unknown';
}

/** Whether saring itself writes files of this name into an output folder. */
export function isOwnOutput(name: string): boolean {
  return ownOutputs.some((pattern) => pattern.test(name));
}

/** The kind that unnamed bytes look like: WARC, NDJSON or MHTML by how they begin, else one page. */
export function kindByContent(head: Buffer): FileKind {
  if (isWarc(head)) return 'warc';
  const text = head.toString('latin1', 0, 4096);
  if (/^(?:\xEF\xBB\xBF)?\s*\{/.test(text)) return 'ndjson';
  if (/^[A-Za-z-]{2,40}:[^\n]*\n/.test(text) && /^content-type:\s*multipart\/related/im.test(text)) return 'mhtml';
  return 'unknown';
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
  warc: 'warc',
};

const ownOutputs: readonly RegExp[] = [
  /^manifest\.ndjson$/,
  /^articles(?:-\d+)?\.ndjson(?:\.gz)?$/,
  /\.(?:json|csv)(?:\.gz)?$/i,
  /^\.tmp-/,
];

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = name.slice(dot + 1).toLowerCase();
  return extension === 'gz' && dot > 0 ? extensionOf(name.slice(0, dot)) : extension;
}
