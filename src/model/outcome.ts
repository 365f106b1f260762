import type { FetchRecord } from './article.ts';

/** How the message of an input begins that leads nowhere: a path that was mistyped, or is not there at the time. */
export const noSuchFile = 'no such file';

/** What the network said of a page before its text was decoded. */
export type Answered = Omit<FetchRecord, 'encoding'>;

/** Why an input gave no article; fixed by the contract. */
export const failureCodes = [
  'not-found',
  'http-status',
  'network',
  'timeout',
  'too-large',
  'robots',
  'blocked',
  'not-html',
  'not-article',
  'empty-body',
  'unreadable',
  'duplicate',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** An input that gave no article: the code is for programs, the message says what, where and what to do. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
}

/** Why an input gave no article. */
export interface InputFailure extends Failure {
  /** Nothing went wrong: the user asked for other stories. */
  readonly isLeftOut?: true;
}

/** A page as it came, before decoding. */
export interface RawPage {
  /** What the user gave: URL, path, or `archive.warc.gz#<record offset>`. */
  readonly input: string;
  /** The page's address where one is known without reading the page. */
  readonly url: string | null;
  /** Bytes with any gzip undone; a string is text that was decoded already. */
  readonly content: Uint8Array | string;
  /** The `Content-Type` header, null where there was none. */
  readonly contentType: string | null;
  /** `text` for a page printed as text (`.txt`); `unknown` is decided by looking for markup. */
  readonly kind: 'html' | 'text' | 'unknown';
  readonly fetch: Answered | null;
  /** What stood beside the page in the table or record it comes from; it fills what the page leaves open. */
  readonly stated?: StatedFields;
}

/** Columns of a table that say of a page what it may not say itself, as printed. */
export interface StatedFields {
  readonly title: string | null;
  readonly publishedAt: string | null;
}

/** A page that was found and not read: what is enough to read it where it is cleaned. */
export interface StoredPage {
  readonly input: string;
  readonly url: string | null;
  /** The file it lies in, and whether that may be a symbolic link. */
  readonly file: string;
  readonly links: 'follow' | 'refuse';
  /** From where to where in the file it lies, in bytes; null where it is the file. */
  readonly range: { readonly from: number; readonly to: number } | null;
  /** Its bytes once any gzip is undone, or about so many. */
  readonly size: number;
  /** The limit it is read within. */
  readonly maxPageBytes: number;
}

/** Something that should have been a page and is none. */
export interface FailedInput {
  readonly input: string;
  readonly url: string | null;
  readonly failure: InputFailure;
}

/** What readers of inputs yield: a page, or why there is none. */
export type PageInput = { readonly ok: true; readonly page: RawPage } | ({ readonly ok: false } & FailedInput);

export type LeftInput = { readonly ok: true; readonly page: StoredPage };

/** The same where pages may be left where they lie. */
export type FoundInput = PageInput | LeftInput;

export function isStored(page: RawPage | StoredPage): page is StoredPage {
  return 'file' in page;
}

/** How long a page is, in bytes or characters. */
export function lengthOf(page: RawPage | StoredPage): number {
  return isStored(page) ? page.size : page.content.length;
}

export function isLeft(input: FoundInput): input is LeftInput {
  return input.ok && isStored(input.page);
}

/** The limit for one page that nobody set, in bytes once it is unpacked, fetched or saved: no article is longer. */
export const defaultMaxPageBytes = 20_000_000;

/** An answer of the network, wherever it is kept: a connection, an archive, a file of headers. */
export interface AnswerFacts {
  /** ISO 8601 in UTC, when it was asked. */
  readonly at: string;
  readonly status: number;
  readonly finalUrl: string;
  /** Length of the body as it came: without chunking, with its content encoding. */
  readonly bytes: number;
  /** Lower-case name of a header -> its first value, null where there is none. */
  readonly header: (name: string) => string | null;
}

/** An answer -> what the article's record says of it; the one definition for pages fetched and pages kept. */
export function describeAnswer({ at, status, finalUrl, bytes, header }: AnswerFacts): Answered {
  return { at, status, finalUrl, etag: header('etag'), lastModified: header('last-modified'), bytes };
}

/** A header as it stood on the wire: name, value. */
export type Header = readonly [name: string, value: string];

/** The last request and its answer, enough for a WARC request and response record. */
export interface Exchange {
  readonly targetUri: string;
  /** ISO 8601 in UTC, when the request was sent. */
  readonly date: string;
  /** Address that answered, null when several did or a proxy stood between. */
  readonly ip: string | null;
  readonly request: { readonly line: string; readonly headers: readonly Header[] };
  readonly response: {
    readonly statusLine: string;
    readonly status: number;
    /** As sent; `Transfer-Encoding` still names the chunking that `body` no longer has. */
    readonly headers: readonly Header[];
    /** Content-encoded bytes without chunking. */
    readonly body: Uint8Array;
  };
  /** The addresses that redirects led to, in order. */
  readonly redirects: readonly string[];
}
