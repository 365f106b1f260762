import { type Article, type RecordKey, recordKeys } from '../model/article.ts';
import { safeJson } from './json.ts';
import type { Layout } from './layout.ts';

/** The first columns, as they have always been: whoever counts columns finds them again. */
const firstColumns = [
  'id',
  'input',
  'url',
  'canonicalUrl',
  'site',
  'outlet',
  'template',
  'title',
  'kicker',
  'standfirst',
  'publishedAt',
  'modifiedAt',
  'authors',
  'editors',
  'sources',
  'section',
  'tags',
  'language',
  'access',
  'status',
  'pages',
  'wordCount',
  'textHash',
  'nearHash',
  'text',
] as const satisfies readonly RecordKey[];

/** Columns of a table where nobody chooses: all keys of a record but `blocks`, whose words are those of `text`. */
export const tableColumns: readonly RecordKey[] = [
  ...firstColumns,
  ...recordKeys.filter((key) => key !== 'blocks' && !firstColumns.some((column) => column === key)),
];

/** The first line of a table. */
export function csvHeader({ fields, delimiter, bom }: Layout): string {
  return `${bom ? '\ufeff' : ''}${(fields ?? tableColumns).join(delimiter)}\r\n`;
}

/** An article -> one CSV record after RFC 4180; a cell that a spreadsheet would run as a formula gets a leading apostrophe. */
export function renderCsv(article: Article, { fields, delimiter }: Layout): string {
  const columns = fields ?? tableColumns;
  return `${columns.map((column) => cell(textOf(article, column), delimiter)).join(delimiter)}\r\n`;
}

function textOf(article: Article, column: RecordKey): string {
  if (column === 'pages') return `${article.pages.read.join('+')}/${article.pages.total ?? '?'}`;
  const value = article[column];
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  return isTexts(value) ? value.join('; ') : safeJson(value);
}

function isTexts(value: object): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** First characters that make a spreadsheet read a cell as a formula (OWASP ASVS 1.2.10), full-width forms among them. */
const formula = /^[\s]*[=+\-@\t\r\0＝＋－＠]/;

function cell(text: string, delimiter: string): string {
  const safe = formula.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
