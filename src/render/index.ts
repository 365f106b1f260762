import type { Article } from '../model/article.ts';
import { csvHeader, renderCsv } from './csv.ts';
import { renderJson, renderNdjson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderText } from './text.ts';

/** A format: how an article becomes text, and whether articles share one file. */
export interface Format {
  readonly extension: string;
  readonly kind: 'file-per-story' | 'one-file';
  /** What the one file begins with. */
  readonly header: string;
  readonly render: (article: Article) => string;
}

export type FormatName = 'txt' | 'json' | 'md' | 'ndjson' | 'csv';

export const formats: Readonly<Record<FormatName, Format>> = {
  txt: { extension: 'txt', kind: 'file-per-story', header: '', render: renderText },
  json: { extension: 'json', kind: 'file-per-story', header: '', render: renderJson },
  md: { extension: 'md', kind: 'file-per-story', header: '', render: renderMarkdown },
  ndjson: { extension: 'ndjson', kind: 'one-file', header: '', render: renderNdjson },
  csv: { extension: 'csv', kind: 'one-file', header: csvHeader, render: renderCsv },
};

export const formatNames: readonly FormatName[] = Object.keys(formats) as FormatName[];

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}
