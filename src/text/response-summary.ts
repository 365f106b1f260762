import type { Answered } from '../model/outcome.ts';

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
