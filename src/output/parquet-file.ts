import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import schema from '../../schema/article.schema.json' with { type: 'json' };
import type { Article } from '../model/article.ts';
import { openAnew, writeFully } from './atomic-write.ts';

/** What the schema of the record says of a value's type. */
interface Described {
  readonly type?: string | readonly string[];
  readonly const?: number;
  readonly enum?: readonly string[];
  readonly items?: Described;
  readonly properties?: Readonly<Record<string, Described>>;
}

/** A column: its name, its type (a time for a moment), and its value for an article. */
export interface Column {
  readonly name: string;
  readonly type: Described;
  readonly read: (article: Article) => unknown;
}

/** The record's keys in their order, then both times as moments: the record's own keep the zone of the page. */
export const columns: readonly Column[] = [
  ...Object.entries<Described>(schema.properties).map(([name, type]) => ({
    name,
    type,
    read: (article: Article) => article[name as keyof Article],
  })),
  ...(['publishedAt', 'modifiedAt'] as const).map((name) => ({
    name: `${name}Utc`,
    type: { type: ['time', 'null'] },
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
  ...columns.flatMap(({ name, type }) => elementsOf(name, type)),
];

function elementsOf(name: string, { type = 'string', const: only, items, properties }: Described): SchemaElement[] {
  const [kind = 'string', other] = [type].flat();
  const repetition_type = other === 'null' ? 'OPTIONAL' : 'REQUIRED';
  if (items !== undefined)
    return [
      { name, converted_type: 'LIST', logical_type: { type: 'LIST' }, num_children: 1, repetition_type },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      ...elementsOf('element', items),
    ];
  if (properties !== undefined) {
    const fields = Object.entries(properties);
    return [
      { name, num_children: fields.length, repetition_type },
      ...fields.flatMap(([field, part]) => elementsOf(field, part)),
    ];
  }
  if (kind === 'object')
    return [
      { name, converted_type: 'MAP', logical_type: { type: 'MAP' }, num_children: 1, repetition_type },
      { name: 'key_value', num_children: 2, repetition_type: 'REPEATED' },
      ...elementsOf('key', {}),
      ...elementsOf('value', {}),
    ];
  if (kind === 'integer' || only !== undefined) return [{ name, type: 'INT32', repetition_type }];
  if (kind === 'boolean') return [{ name, type: 'BOOLEAN', repetition_type }];
  if (kind === 'time')
    return [{ name, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', logical_type: utc, repetition_type }];
  return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' }, repetition_type }];
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
