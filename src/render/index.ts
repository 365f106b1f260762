import type { Article } from '../model/article.ts';
import { csvHeader, renderCsv } from './csv.ts';
import { renderFields, renderJson, renderNdjson } from './json.ts';
import { type FoundLayout, type Layout, layoutOfLines, layoutOfTable } from './layout.ts';
import { markdownOfStory } from './markdown.ts';
import { renderTei } from './tei.ts';
import { textOfStory } from './text.ts';

/** What becomes of a file of many articles once its last one is in: it stays as it is, or is written anew. */
export type Seal = 'as-is' | 'gzip' | 'parquet';

/** A format: how an article becomes text, and whether articles share one file. */
export interface Format {
  readonly extension: string;
  readonly kind: 'file-per-story' | 'one-file';
  /** What the one file begins with. */
  readonly header: (layout: Layout) => string;
  readonly render: (article: Article, layout: Layout) => string;
  /** What stands between the articles of a stream. */
  readonly between: string;
  readonly seal: Seal;
  /** The first line of a file that is there -> how it is laid out; null where that is always the same. */
  readonly layoutOf: ((line: string) => FoundLayout) | null;
}

export type FormatName = 'txt' | 'json' | 'md' | 'xml' | 'ndjson' | 'ndjson.gz' | 'csv' | 'csv.gz' | 'parquet';

const nothing = (): string => '';
const perStory = { kind: 'file-per-story', header: nothing, between: '\n', seal: 'as-is', layoutOf: null } as const;
/** None of them has a form feed in it. */
const texts = { ...perStory, between: '\f\n' } as const;
const ndjson: Format = {
  extension: 'ndjson',
  kind: 'one-file',
  header: nothing,
  render: (article, { fields }) => (fields === null ? renderNdjson(article) : renderFields(article, fields)),
  between: '',
  seal: 'as-is',
  layoutOf: layoutOfLines,
};
const csv: Format = {
  extension: 'csv',
  kind: 'one-file',
  header: csvHeader,
  render: renderCsv,
  between: '',
  seal: 'as-is',
  layoutOf: layoutOfTable,
};

export const formats: Readonly<Record<FormatName, Format>> = {
  txt: { ...texts, extension: 'txt', render: textOfStory },
  json: { ...perStory, extension: 'json', render: renderJson },
  md: { ...texts, extension: 'md', render: markdownOfStory },
  xml: { ...texts, extension: 'xml', render: renderTei },
  ndjson,
  'ndjson.gz': { ...ndjson, extension: 'ndjson.gz', seal: 'gzip' },
  csv,
  'csv.gz': { ...csv, extension: 'csv.gz', seal: 'gzip' },
  parquet: {
    ...ndjson,
    extension: 'parquet',
    seal: 'parquet',
    // It is made of whole records.
    render: renderNdjson,
    layoutOf: null,
  },
};

export const formatNames: readonly FormatName[] = Object.keys(formats) as FormatName[];

/** Those of the formats whose stories share a file. */
export function sharedAmong(names: readonly FormatName[]): readonly FormatName[] {
  return names.filter((name) => formats[name].kind === 'one-file');
}
