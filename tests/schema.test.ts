import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { extractArticle } from '../src/index.ts';
import {
  type ArticleImage,
  type Block,
  type Dateline,
  type Embed,
  type Extraction,
  type FetchRecord,
  type Pages,
  type RelatedLink,
  recordKeys,
  type Syndication,
} from '../src/model/article.ts';
import { noiseNames } from '../src/model/site-rule.ts';
import { fixturesFolder } from './support/fixtures.ts';
import { run, temporaryFolder } from './support/io.ts';

const schema = schemaOf('article');
const manifestSchema = schemaOf('manifest');

function schemaOf(name: string): Shape {
  return JSON.parse(readFileSync(new URL(`../schema/${name}.schema.json`, import.meta.url), 'utf8')) as Shape;
}

interface Shape {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly enum?: readonly string[];
}

/** Every key of a type, in order: the compiler holds the list to the type, the tests hold the schema to the list. */
const keys = <T>(record: { readonly [K in keyof T]-?: true }): string[] => Object.keys(record);

const parts: Readonly<Record<string, readonly [Shape | undefined, string[]]>> = {
  images: [
    schema.properties?.['images']?.items,
    keys<ArticleImage>({ role: true, url: true, caption: true, credit: true }),
  ],
  blocks: [schema.properties?.['blocks']?.items, keys<Block>({ type: true, text: true })],
  dateline: [schema.properties?.['dateline'], keys<Dateline>({ place: true, outlet: true })],
  embeds: [schema.properties?.['embeds']?.items, keys<Embed>({ provider: true, url: true })],
  related: [schema.properties?.['related']?.items, keys<RelatedLink>({ title: true, url: true })],
  syndicatedFrom: [schema.properties?.['syndicatedFrom'], keys<Syndication>({ outlet: true, title: true, url: true })],
  pages: [schema.properties?.['pages'], keys<Pages>({ read: true, total: true, complete: true })],
  extraction: [
    schema.properties?.['extraction'],
    keys<Extraction>({ body: true, fields: true, removals: true, warnings: true }),
  ],
  fetch: [
    schema.properties?.['fetch'],
    keys<FetchRecord>({
      at: true,
      status: true,
      finalUrl: true,
      etag: true,
      lastModified: true,
      bytes: true,
      encoding: true,
    }),
  ],
};

test('the schema has exactly the keys of the record, in its order', () => {
  expect(Object.keys(schema.properties ?? {})).toEqual(recordKeys);
  expect(schema.required).toEqual(recordKeys);
});

for (const [name, [shape, expected]] of Object.entries(parts)) {
  test(`the schema of ${name} has exactly the keys of its type`, () => {
    expect(Object.keys(shape?.properties ?? {})).toEqual(expected);
    expect(shape?.required).toEqual(expected);
  });
}

test('removals in the schema are the closed list', () => {
  const names = schema.properties?.['extraction']?.properties?.['removals']?.items?.properties?.['name']?.enum;
  expect(names).toEqual(Object.keys(noiseNames));
});

test('a record validates, with its keys in order', async () => {
  const html = `<html><body><h1 class="read__title">Judul</h1><div class="read__content"><p>KOTA, KOMPAS.com - Kalimat pertama dari berita.</p></div></body></html>`;
  const result = await extractArticle(html, { url: 'https://www.kompas.com/tren/read/2020/10/16/100000065/judul' });
  if (!result.ok) throw new Error(result.failure.message);
  expect(Object.keys(result.article)).toEqual(recordKeys);
  const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(schema);
  expect(validate(JSON.parse(JSON.stringify(result.article))) ? [] : validate.errors).toEqual([]);
});

test('every line of a manifest validates, with its keys in order', async () => {
  const output = temporaryFolder();
  const repeated = `${fixturesFolder}kontan/channel--sumber/page.html`;
  await run(['clean', `${fixturesFolder}kontan`, repeated, 'missing.html', '-o', output]);
  const lines = readFileSync(`${output}/manifest.ndjson`, 'utf8').trim().split('\n');
  expect(lines.length).toBeGreaterThan(10);
  const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(manifestSchema);
  for (const line of lines) {
    expect(validate(JSON.parse(line)) ? [] : validate.errors, line).toEqual([]);
    expect(Object.keys(JSON.parse(line) as object)).toEqual(manifestSchema.required);
  }
});
