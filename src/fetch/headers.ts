import type { Header } from '../model/exchange.ts';

export type { Exchange, Header, RedirectStep } from '../model/exchange.ts';

/** First value of a header, null when it was not sent. */
export function headerOf(headers: readonly Header[], name: string): string | null {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

/** All values of a header joined with a comma, null when it was not sent. */
export function headersOf(headers: readonly Header[], name: string): string | null {
  const values = headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}
