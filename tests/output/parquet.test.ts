import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { columns, writeParquet } from '../../src/output/parquet-file.ts';
import { renderNdjson } from '../../src/render/json.ts';
import { anyArticle, manyArticles } from '../support/any-article.ts';
import { temporaryFolder } from '../support/io.ts';

const folder = temporaryFolder();
let made = 0;

async function written(articles: readonly Article[]): Promise<ArrayBuffer> {
  made += 1;
  const here = path.join(folder, String(made));
  mkdirSync(here);
  writeFileSync(path.join(here, 'lines'), articles.map(renderNdjson).join(''));
  await writeParquet(path.join(here, 'lines'), path.join(here, 'out.parquet'));
  const bytes = readFileSync(path.join(here, 'out.parquet'));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

/** Rows as records: hyparquet leaves null structs out, the record has every key. */
async function rowsOf(file: ArrayBuffer): Promise<Record<string, unknown>[]> {
  const rows = await parquetReadObjects({ file });
  return rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null])));
}

const full = anyArticle({
  syndicatedFrom: { outlet: 'Kompas.com', title: null, url: 'https://x.id' },
  embeds: [{ provider: 'youtube', url: null }],
  pages: { read: [1, 2, 4], total: null, complete: false },
  fetch: {
    at: '2026-01-20T11:33:00Z',
    status: 200,
    finalUrl: 'u',
    etag: null,
    lastModified: null,
    bytes: 2 ** 31 - 1,
    encoding: 'utf-8',
  },
  extraction: { body: 'text-dump', fields: {}, removals: [], warnings: ['pages-missing:3', ''] },
  blocks: [],
  text: 'emoji 😀, é, "kutip"\n\nbaris',
});
const empty = anyArticle({ title: '', dateline: null, images: [], related: [], authors: [], tags: ['', 'a'] });

describe('parquet', () => {
  test('the record comes back, key for key, with both times as moments', async () => {
    const articles = [full, empty, ...manyArticles(20), full];
    const rows = await rowsOf(await written(articles));
    expect(rows).toEqual(
      articles.map((article) => ({
        ...article,
        publishedAtUtc: article.publishedAt === null ? null : new Date(article.publishedAt),
        modifiedAtUtc: null,
      })),
    );
  });

  test('columns stand in the order of the record and have its types', async () => {
    const schema = parquetSchema(parquetMetadata(await written([full])));
    expect(schema.children.map(({ element }) => element.name)).toEqual([
      ...Object.keys(full),
      'publishedAtUtc',
      'modifiedAtUtc',
    ]);
    const typeOf = (name: string): unknown =>
      schema.children.find(({ element }) => element.name === name)?.element.converted_type;
    expect(['title', 'authors', 'blocks', 'publishedAtUtc'].map(typeOf)).toEqual([
      'UTF8',
      'LIST',
      'LIST',
      'TIMESTAMP_MILLIS',
    ]);
  });

  test('many row groups, the same bytes every time', async () => {
    const articles = manyArticles(2500);
    const [first, second] = [await written(articles), await written(articles)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    expect(parquetMetadata(first).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([1000, 1000, 500]);
    expect((await rowsOf(first)).map(({ id }) => id)).toEqual(articles.map(({ id }) => id));
  });

  test('no story: a file with columns and no rows', async () => {
    const file = await written([]);
    expect(await rowsOf(file)).toEqual([]);
    expect(parquetSchema(parquetMetadata(file)).children).toHaveLength(columns.length);
  });
});
