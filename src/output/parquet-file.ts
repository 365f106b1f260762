import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Article } from '../model/article.ts';
import { openAnew } from './atomic-write.ts';
import { columns, parquetSchema } from './parquet-columns.ts';
import { writeFully } from './write-fully.ts';

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
