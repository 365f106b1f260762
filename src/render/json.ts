import type { Article, RecordKey } from '../model/article.ts';

/** JSON.stringify leaves C1, bidi controls and line separators as they are; in a terminal they act. */
const acting = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A value -> JSON that is safe to print: control characters that JSON allows raw are escaped. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    acting,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** An article -> the `.json` file. */
export function renderJson(article: Article): string {
  return `${safeJson(article, 2)}\n`;
}

/** An article -> one line of `ndjson`. */
export function renderNdjson(article: Article): string {
  return `${safeJson(article)}\n`;
}

/** The same with these keys alone, in this order. */
export function renderFields(article: Article, fields: readonly RecordKey[]): string {
  return `${safeJson(Object.fromEntries(fields.map((field) => [field, article[field]])))}\n`;
}
