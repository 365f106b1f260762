import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { failureCodes } from '../src/model/outcome.ts';
import { siteIds } from '../src/sites/index.ts';
import { version } from '../src/version.ts';
import { docBlocks } from './support/doc-blocks.ts';
import { manPage } from './support/man-page.ts';
import { fieldsOf } from './support/schema-fields.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const documents: readonly string[] = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));

const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

/** The named blocks of a document, in order; its marks stand on lines of their own. */
const block = /(<!-- ([a-z]+) -->\n)([\s\S]*?)(<!-- \/\2 -->)/g;

/** Where the schema of a record lists the sites. */
const sitesInSchema = /("site": \{\s+"enum": )(\[[^\]]*\])/;
const schemaName = 'schema/article.schema.json';

// The documents show the schema: it comes first.
if (process.env['WRITE_DOCS'] === '1') {
  const ids = siteIds.map((id) => `"${id}"`).join(', ');
  writeFileSync(path.join(root, schemaName), read(schemaName).replace(sitesInSchema, `$1[${ids}]`));
}

const made = new Map(
  await Promise.all(Object.entries(docBlocks).map(async ([name, make]) => [name, `${await make()}\n`] as const)),
);

/** A document as it should be: its blocks as the program writes them. */
function upToDate(text: string): string {
  return text.replace(block, (_, open: string, name: string, old: string, close: string) =>
    [open, made.get(name) ?? old, close].join(''),
  );
}

// `npm run docs`
if (process.env['WRITE_DOCS'] === '1') {
  for (const name of documents) writeFileSync(path.join(root, name), upToDate(read(name)));
  writeFileSync(path.join(root, 'man/saring.1'), manPage());
}

describe.each(documents)('%s', (name) => {
  test('shows what the program writes (mend with: npm run docs)', () => {
    expect(read(name)).toBe(upToDate(read(name)));
  });

  test('has only blocks that the program knows, each closed', () => {
    const opened = [...read(name).matchAll(/<!-- (?!\/)(\S+) -->/g)].map((match) => match[1]);
    const closed = [...read(name).matchAll(block)].map((match) => match[2]);
    expect(closed).toEqual(opened);
    expect(opened.filter((one) => !made.has(one ?? ''))).toEqual([]);
  });

  test('links to files and headings that are there', () => {
    const links = [...read(name).matchAll(/\]\((?!https?:)([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !leadsSomewhere(name, link))).toEqual([]);
  });
});

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file === '' ? from : path.join(path.dirname(from), file);
  if (!existsSync(path.join(root, target))) return false;
  return heading === undefined || headingsOf(read(target)).includes(heading);
}

/** The anchors of a document, as code hosts make them of its headings. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('the manual says what the help says (mend with: npm run docs)', () => {
  expect(read('man/saring.1')).toBe(manPage());
});

test('every block that the program writes stands in some document', () => {
  const all = documents.map(read).join('\n');
  expect([...made.keys()].filter((name) => !all.includes(`<!-- ${name} -->`))).toEqual([]);
});

test('every document is linked to from the README', () => {
  const readme = read('README.md');
  const linked = documents.filter((name) => name !== 'README.md' && readme.includes(`](${name}`));
  expect(documents.filter((name) => name !== 'README.md' && !linked.includes(name))).toEqual([]);
});

test.each(['article.schema.json', 'manifest.schema.json'])('every field of %s is described', (name) => {
  const fields = fieldsOf(name);
  expect(fields.length).toBeGreaterThan(8);
  // One word says nothing that the name does not say.
  expect(fields.filter(({ shape }) => (shape.description ?? '').split(' ').length < 2).map(({ at }) => at)).toEqual([]);
});

test('the schema of a record lists every site (mend with: npm run docs)', () => {
  expect(JSON.parse(sitesInSchema.exec(read(schemaName))?.[2] ?? 'null')).toEqual(siteIds);
});

test('the manifest schema has every failure code', () => {
  const code = fieldsOf('manifest.schema.json').find(({ at }) => at === 'code');
  expect(code?.shape.enum).toEqual([...failureCodes, null]);
});

test('every warning that a fixture has is explained', () => {
  const explained = read('docs/warnings.md');
  const fixtures = path.join(root, 'fixtures');
  const given = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('expected.json'))
    .flatMap((file) => [...warningsIn(readFileSync(path.join(fixtures, file), 'utf8'))]);
  expect(new Set(given).size).toBeGreaterThan(2);
  expect([...new Set(given)].filter((name) => !new RegExp(`\`${name}[:\`]`).test(explained))).toEqual([]);
});

/** The names of the warnings in an expected record, without what stands behind their colons. */
function warningsIn(record: string): string[] {
  const list = /"warnings": \[([^\]]*)\]/.exec(record)?.[1] ?? '';
  return [...list.matchAll(/"([a-z-]+)/g)].map((match) => match[1] ?? '');
}

test('the version is that of package.json', () => {
  expect(JSON.parse(read('package.json'))).toMatchObject({ version });
});
