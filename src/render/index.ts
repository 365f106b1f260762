import type { Article } from '../model/article.ts';
import { csvHeader, renderCsv } from './csv.ts';
import { renderJson, renderNdjson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderText } from './text.ts';

/** What becomes of a file of many articles once its last one is in: it stays as it is, or is written anew. */
export type Seal = 'as-is' | 'gzip' | 'parquet';

/** A format: how an article becomes text, and whether articles share one file. */
export interface Format {
  readonly extension: string;
  readonly kind: 'file-per-story' | 'one-file';
  /** What the one file begins with. */
  readonly header: string;
  readonly render: (article: Article) => string;
  readonly seal: Seal;
}

export type FormatName = 'txt' | 'json' | 'md' | 'ndjson' | 'ndjson.gz' | 'csv' | 'csv.gz' | 'parquet';

const perStory = { kind: 'file-per-story', header: '', seal: 'as-is' } as const;
const ndjson: Format = { extension: 'ndjson', kind: 'one-file', header: '', render: renderNdjson, seal: 'as-is' };
const csv: Format = { extension: 'csv', kind: 'one-file', header: csvHeader, render: renderCsv, seal: 'as-is' };

export const formats: Readonly<Record<FormatName, Format>> = {
  txt: { ...perStory, extension: 'txt', render: renderText },
  json: { ...perStory, extension: 'json', render: renderJson },
  md: { ...perStory, extension: 'md', render: renderMarkdown },
  ndjson,
  'ndjson.gz': { ...ndjson, extension: 'ndjson.gz', seal: 'gzip' },
  csv,
  'csv.gz': { ...csv, extension: 'csv.gz', seal: 'gzip' },
  parquet: { ...ndjson, extension: 'parquet', seal: 'parquet' },
};

export const formatNames: readonly FormatName[] = Object.keys(formats) as FormatName[];

/** Those of the formats whose stories share a file. */
export function sharedAmong(names: readonly FormatName[]): readonly FormatName[] {
  return names.filter((name) => formats[name].kind === 'one-file');
}

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}
