import { isUtf8 } from 'node:buffer';
import type { PageInput, RawPage, StatedFields } from '../model/outcome.ts';
import { describeTooLarge, failedInput } from './failures.ts';

/** A record of a table or a scraper's export as the page in it; `reason` says in words why there is none. */
export type PageRecord = { readonly id: string | null; readonly url: string | null } & (
  | {
      readonly ok: true;
      readonly content: RawPage['content'];
      readonly kind: RawPage['kind'];
      readonly stated: StatedFields;
    }
  | { readonly ok: false; readonly reason: string; readonly hasNoPage: boolean }
);

/** What a value under a key holds: markup, markup in base64, a page printed as text, or one of these. */
type Holds = RawPage['kind'] | 'base64';

/** Keys under which scrapers and tables keep pages, in lower case; the first that is not empty counts. */
const contentKeys: ReadonlyMap<string, Holds> = new Map<string, Holds>([
  ['html', 'html'],
  ['raw_html', 'html'],
  ['rawhtml', 'html'],
  ['html_content', 'html'],
  ['content_html', 'html'],
  ['page_source', 'html'],
  // As Zyte's crawlers write them.
  ['browserhtml', 'html'],
  ['httpresponsebody', 'base64'],
  ['body', 'unknown'],
  ['content', 'unknown'],
  ['konten', 'unknown'],
  ['isi', 'unknown'],
  ['text', 'text'],
  ['full_text', 'text'],
  ['teks', 'text'],
]);

const urlKeys = ['url', 'link', 'permalink', 'source_url'];
const titleKeys = ['title', 'headline', 'judul'];
const dateKeys = [
  'publishedat',
  'published_at',
  'datepublished',
  'date_published',
  'published',
  'publish_date',
  'pubdate',
  'date',
  'datetime',
  'tanggal',
  'waktu',
];

/** Whether a column or key of this name holds pages. */
export function holdsPages(name: string): boolean {
  return contentKeys.has(name.trim().toLowerCase());
}

/** `{"results": [{"html": …}, …]}`, or the list one level further in -> its records; any other object is one record. */
export function recordsIn(value: object): readonly object[] {
  if (isRecord(value)) return [value];
  const inner = Object.values(value);
  const lists = [...inner, ...inner.filter(isObject).flatMap((one) => Object.values(one))].filter(Array.isArray);
  const records = lists.map((list) => list.filter(isObject)).find(([first]) => first !== undefined && isRecord(first));
  return records ?? [value];
}

function isRecord(value: object): boolean {
  return Object.keys(value).some(holdsPages);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** A record -> its page, or why it has none. Keys may be written in any case; page and address may stand in objects of their own. */
export function readPageRecord(record: object): PageRecord {
  const values = new Map<string, unknown>();
  const inner = Object.values(record).filter(isObject);
  for (const part of isRecord(record) ? [record] : [record, ...inner]) {
    for (const [key, value] of Object.entries(part)) {
      const name = key.trim().toLowerCase();
      if (!values.has(name)) values.set(name, value);
    }
  }
  const id = idOf(values);
  const url = firstText(values, urlKeys);
  const known = { id: id ?? null, url: url ?? null };
  const refuse = (reason: string, hasNoPage = false): PageRecord => ({ ...known, ok: false, reason, hasNoPage });
  if (id === undefined) return refuse('its "id" or "input" is neither a string nor a whole number');
  if (url === undefined) return refuse('its "url" is no string');
  const found = contentOf(values);
  if (found === null) return refuse(noPageIn(values), true);
  const stated = { title: firstText(values, titleKeys) ?? null, publishedAt: firstText(values, dateKeys) ?? null };
  return { ...known, ok: true, ...found, stated };
}

/** A record that holds a page, under a name of its own -> the page, or that it is too large. */
export function pageOfRecord(
  input: string,
  { url, content, kind, stated }: Extract<PageRecord, { ok: true }>,
  maxPageBytes: number,
): PageInput {
  return Buffer.byteLength(content) > maxPageBytes
    ? failedInput(input, url, 'too-large', describeTooLarge(maxPageBytes))
    : { ok: true, page: { input, url, content, contentType: null, kind, fetch: null, stated } };
}

function contentOf(
  values: ReadonlyMap<string, unknown>,
): { readonly content: RawPage['content']; readonly kind: RawPage['kind'] } | null {
  const texts = [...contentKeys].flatMap(([key, holds]) => {
    const value = values.get(key);
    return typeof value === 'string' || value instanceof Uint8Array ? [{ value, holds }] : [];
  });
  const chosen = texts.find(({ value }) => value.length > 0) ?? texts[0];
  if (chosen === undefined) return null;
  const { value, holds } = chosen;
  if (holds === 'base64' || (holds !== 'text' && isEncoded(value)))
    return { content: Buffer.from(asText(value), 'base64'), kind: 'html' };
  // What is no UTF-8 says itself in which encoding it is, as a page in a file does.
  const content = typeof value === 'string' || !isUtf8(value) ? value : asText(value);
  return { content, kind: holds };
}

/** Whether a value is markup in base64, which begins with `P` for `<`, or packed markup: some scrapers encode every page. */
function isEncoded(value: string | Uint8Array): boolean {
  const opening = typeof value === 'string' ? value.slice(0, 100) : asText(value.subarray(0, 100));
  return /^\s?(?:P[A-P]|77u|H4sI)[A-Za-z0-9+/\r\n]{60,}={0,2}$/.test(opening);
}

function noPageIn(values: ReadonlyMap<string, unknown>): string {
  const keys = [...contentKeys.keys()].filter((key) => values.has(key));
  return keys.length === 0
    ? 'it has no page: none of "html", "body", "content", "text"'
    : `its "${keys[0]}" is no string`;
}

/** The first of these keys that has a value: its text, null where none has one, undefined where it is something else. */
function firstText(values: ReadonlyMap<string, unknown>, keys: readonly string[]): string | null | undefined {
  for (const key of keys) {
    const value = values.get(key) ?? null;
    const text = typeof value === 'string' || value instanceof Uint8Array ? asText(value) : value;
    if (text === null || text === '') continue;
    return typeof text === 'string' ? text : undefined;
  }
  return null;
}

function idOf(values: ReadonlyMap<string, unknown>): string | null | undefined {
  for (const key of ['id', 'input']) {
    const value = values.get(key);
    // Tables have numbers for ids; beyond 2^53 reading them as JSON has changed them already.
    if (Number.isSafeInteger(value)) return String(value);
    const text = firstText(values, [key]);
    if (text !== null) return text;
  }
  return null;
}

function asText(value: string | Uint8Array): string {
  return typeof value === 'string' ? value : Buffer.from(value.buffer, value.byteOffset, value.length).toString('utf8');
}

const delimiters = [',', ';', '\t', '|'] as const;

/** The first line of a table -> what divides its columns: the sign that stands in it most often, a comma where none does. */
export function delimiterOf(line: string): string {
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** How spreadsheets say above the names of the columns what divides them: `sep=;`. */
export const separatorLine: RegExp = /^\uFEFF?"?sep=(?:.|\t)?"?\r?$/i;

/** How a table begins -> the names of its columns. */
export function columnsOf(opening: string): string[] {
  const [first = '', second = ''] = opening.split('\n', 2);
  const line = separatorLine.test(first) ? second : first;
  return line.split(delimiterOf(line)).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}
