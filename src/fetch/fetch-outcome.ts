import type { Exchange, Failure, Header, RawPage } from '../model/outcome.ts';

export interface FetchedPage {
  readonly ok: true;
  readonly page: RawPage;
  readonly exchange: Exchange;
}

/** The page is as it was when the given marks were taken (304). */
export interface UnchangedPage {
  readonly ok: true;
  readonly page: null;
  readonly exchange: Exchange;
}

export interface FailedPage {
  readonly ok: false;
  readonly failure: Failure;
  /** The last answer, where there was one. */
  readonly exchange: Exchange | null;
  /** ISO 8601 in UTC: not before this time again; null when nothing was asked. */
  readonly retryAt: string | null;
}

export type FetchOutcome = FetchedPage | FailedPage;

/** What is told while pages are fetched; `host` carries the port where it is not the usual one. */
export type FetchEvent =
  | {
      readonly type: 'waiting';
      readonly host: string;
      readonly url: string;
      readonly reason: 'turn' | 'retry' | 'asked';
      /** ISO 8601 in UTC, null when it depends on others. */
      readonly until: string | null;
    }
  | { readonly type: 'started'; readonly host: string; readonly url: string; readonly attempt: number }
  /** The page has come, or will not. */
  | { readonly type: 'ended'; readonly host: string; readonly url: string }
  | { readonly type: 'note'; readonly host: string; readonly message: string };

/** First value of a header, null when it was not sent. */
export function headerOf(headers: readonly Header[], name: string): string | null {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

/** All values of a header joined with a comma, null when it was not sent. */
export function headersOf(headers: readonly Header[], name: string): string | null {
  const values = headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}
