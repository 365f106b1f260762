import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Article } from '../model/article.ts';
import { openAnew, writeFully } from './atomic-write.ts';

/** The type of a column or of a part of one. */
export type Shape = { readonly nullable: boolean } & (
  | { readonly kind: 'text' | 'number' | 'truth' | 'time' }
  /** Text to text. */
  | { readonly kind: 'map' }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'struct'; readonly fields: Readonly<Record<string, Shape>> }
);

/** The shape that holds a type of the record; the compiler compares, so that record and columns cannot part. */
type ShapeOf<T> = KindOf<NonNullable<T>> & { readonly nullable: null extends T ? true : false };
type KindOf<T> = [T] extends [string]
  ? { readonly kind: 'text' }
  : [T] extends [number]
    ? { readonly kind: 'number' }
    : [T] extends [boolean]
      ? { readonly kind: 'truth' }
      : [T] extends [readonly (infer Part)[]]
        ? { readonly kind: 'list'; readonly of: ShapeOf<Part> }
        : string extends keyof T
          ? { readonly kind: 'map' }
          : { readonly kind: 'struct'; readonly fields: { readonly [K in keyof T]: ShapeOf<T[K]> } };

const text = { kind: 'text', nullable: false } as const;
const maybeText = { kind: 'text', nullable: true } as const;
const number = { kind: 'number', nullable: false } as const;
const maybeNumber = { kind: 'number', nullable: true } as const;
const truth = { kind: 'truth', nullable: false } as const;
const texts = { kind: 'list', nullable: false, of: text } as const;
const numbers = { kind: 'list', nullable: false, of: number } as const;

type Fields = Readonly<Record<string, Shape>>;
type Struct<F, N extends boolean> = { readonly kind: 'struct'; readonly nullable: N; readonly fields: F };
type List<S> = { readonly kind: 'list'; readonly nullable: false; readonly of: S };

function struct<const F extends Fields>(fields: F): Struct<F, false> {
  return { kind: 'struct', nullable: false, fields };
}

function maybe<const F extends Fields>(fields: F): Struct<F, true> {
  return { kind: 'struct', nullable: true, fields };
}

function listOf<const F extends Fields>(fields: F): List<Struct<F, false>> {
  return { kind: 'list', nullable: false, of: struct(fields) };
}

const record: { readonly [K in keyof Article]: ShapeOf<Article[K]> } = {
  schemaVersion: number,
  id: text,
  input: text,
  url: maybeText,
  canonicalUrl: maybeText,
  site: text,
  outlet: maybeText,
  template: maybeText,
  title: maybeText,
  kicker: maybeText,
  standfirst: maybeText,
  publishedAt: maybeText,
  modifiedAt: maybeText,
  authors: texts,
  editors: texts,
  sources: texts,
  dateline: maybe({ place: maybeText, outlet: maybeText }),
  section: maybeText,
  tags: texts,
  images: listOf({ role: text, url: maybeText, caption: maybeText, credit: maybeText }),
  related: listOf({ title: text, url: maybeText }),
  embeds: listOf({ provider: text, url: maybeText }),
  syndicatedFrom: maybe({ outlet: text, title: maybeText, url: maybeText }),
  language: text,
  access: text,
  pages: struct({ read: numbers, total: maybeNumber, complete: truth }),
  blocks: listOf({ type: text, text }),
  text,
  wordCount: number,
  textHash: text,
  nearHash: text,
  revision: number,
  nearDuplicateOf: maybeText,
  status: text,
  extraction: struct({
    body: text,
    fields: { kind: 'map', nullable: false },
    removals: listOf({ name: text, count: number, words: number }),
    warnings: texts,
  }),
  fetch: maybe({
    at: text,
    status: number,
    finalUrl: text,
    etag: maybeText,
    lastModified: maybeText,
    bytes: number,
    encoding: text,
  }),
  generator: text,
};

/** A column: its name, its type, and its value for an article. */
export interface Column {
  readonly name: string;
  readonly shape: Shape;
  readonly read: (article: Article) => unknown;
}

/** The record's keys in their order, then both times as moments: the record's own keep the zone of the page. */
export const columns: readonly Column[] = [
  ...(Object.keys(record) as (keyof Article)[]).map((name) => ({
    name,
    shape: record[name],
    read: (article: Article) => article[name],
  })),
  ...(['publishedAt', 'modifiedAt'] as const).map((name) => ({
    name: `${name}Utc`,
    shape: { kind: 'time', nullable: true } as const,
    read: (article: Article) => moment(article[name]),
  })),
];

function moment(iso: string | null): Date | null {
  const time = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? null : new Date(time);
}

const utc = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } as const;

/** The columns as a Parquet schema: lists and maps in the three levels every reader knows. */
export const parquetSchema: SchemaElement[] = [
  { name: 'article', num_children: columns.length },
  ...columns.flatMap(({ name, shape }) => elementsOf(name, shape)),
];

function elementsOf(name: string, shape: Shape): SchemaElement[] {
  const repetition_type = shape.nullable ? 'OPTIONAL' : 'REQUIRED';
  switch (shape.kind) {
    case 'text':
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' }, repetition_type }];
    case 'number':
      return [{ name, type: 'INT32', repetition_type }];
    case 'truth':
      return [{ name, type: 'BOOLEAN', repetition_type }];
    case 'time':
      return [{ name, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', logical_type: utc, repetition_type }];
    case 'list':
      return [
        { name, converted_type: 'LIST', logical_type: { type: 'LIST' }, num_children: 1, repetition_type },
        { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
        ...elementsOf('element', shape.of),
      ];
    case 'map':
      return [
        { name, converted_type: 'MAP', logical_type: { type: 'MAP' }, num_children: 1, repetition_type },
        { name: 'key_value', num_children: 2, repetition_type: 'REPEATED' },
        ...elementsOf('key', text),
        ...elementsOf('value', text),
      ];
    case 'struct': {
      const fields = Object.entries(shape.fields);
      return [
        { name, num_children: fields.length, repetition_type },
        ...fields.flatMap(([field, part]) => elementsOf(field, part)),
      ];
    }
  }
}

/** A row group ends at so many articles or characters of their records: what memory holds at a time. */
const groupArticles = 1000;
const groupCharacters = 8000000;

/** Lines of ndjson -> a Parquet file, row group by row group; the same lines give the same bytes. */
export async function writeParquet(lines: string, file: string): Promise<void> {
  const handle = await openAnew(file);
  try {
    const parquet = new ParquetWriter({ writer: writerTo(handle), schema: parquetSchema, createdBy: 'saring' });
    for await (const articles of readGroups(lines)) {
      const columnData = columns.map(({ name, read }) => ({
        name,
        data: articles.map(read),
        offsetIndex: false,
      }));
      await parquet.write({ columnData, rowGroupSize: articles.length });
    }
    await parquet.finish();
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* readGroups(file: string): AsyncGenerator<readonly Article[]> {
  let articles: Article[] = [];
  let characters = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    articles.push(JSON.parse(line) as Article);
    characters += line.length;
    if (articles.length < groupArticles && characters < groupCharacters) continue;
    yield articles;
    articles = [];
    characters = 0;
  }
  if (articles.length > 0) yield articles;
}

/** A writer whose bytes go to the file after each row group. */
function writerTo(handle: FileHandle): ByteWriter & { readonly flush: () => Promise<void> } {
  const bytes = new ByteWriter(1 << 20);
  let position = 0;
  const flush = async (): Promise<void> => {
    await writeFully(handle, bytes.getBytes(), position);
    position += bytes.index;
    bytes.index = 0;
  };
  return Object.assign(bytes, { flush, finish: flush });
}
