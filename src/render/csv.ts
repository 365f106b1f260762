import type { Article } from '../model/article.ts';

/** Columns of the CSV: the record's keys that fit a cell; lists are joined with "; ". */
const columns = [
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
] as const satisfies readonly (keyof Article)[];

/** The first line of the CSV. */
export const csvHeader: string = `${columns.join(',')}\r\n`;

/** An article -> one CSV record after RFC 4180; a cell that a spreadsheet would run as a formula gets a leading apostrophe. */
export function renderCsv(article: Article): string {
  return `${columns.map((column) => cell(textOf(article, column))).join(',')}\r\n`;
}

function textOf(article: Article, column: (typeof columns)[number]): string {
  if (column === 'pages') return `${article.pages.read.join('+')}/${article.pages.total ?? '?'}`;
  const value = article[column];
  if (value === null) return '';
  return typeof value === 'object' ? value.join('; ') : String(value);
}

/** First characters that make a spreadsheet read a cell as a formula (OWASP ASVS 1.2.10), full-width forms among them. */
const formula = /^[\s]*[=+\-@\t\r\0＝＋－＠]/;

function cell(text: string): string {
  const safe = formula.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
