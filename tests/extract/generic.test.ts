import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/extract/compose-article.ts';
import { extractPage, type PageResult } from '../../src/extract/extract-page.ts';
import { readFields } from '../../src/extract/fields.ts';
import type { FieldName, Ladder } from '../../src/model/site-rule.ts';
import { parsePage } from '../../src/page/parse.ts';
import { generic } from '../../src/sites/generic/generic.ts';
import { sites } from '../../src/sites/index.ts';
import { fixturesFolder } from '../support/fixtures.ts';

/** Pages that are no articles lie apart, so that cleaning `fixtures` ends without failures. */
const folders = [`${fixturesFolder}generic/`, `${fixturesFolder}../tests/pages-without-story/`];
const cases = folders.flatMap((folder) =>
  readdirSync(folder).map((name) => {
    const about = JSON.parse(readFileSync(`${folder}${name}/about.json`, 'utf8')) as { url: string; proves: string };
    return { name, folder, ...about, html: readFileSync(`${folder}${name}/page.html`, 'utf8') };
  }),
);

async function read({ name, url, html }: (typeof cases)[number]): Promise<PageResult> {
  const input = `fixtures/generic/${name}/page.html`;
  return extractPage(html, { input, url, fetch: null, site: null }, sites);
}

describe.each(cases)('$name', (page) => {
  test(`gives what is expected: ${page.proves}`, async () => {
    const result = await read(page);
    const made = result.ok ? { ...composeArticle([result.page]), generator: undefined } : { failure: result.failure };
    const file = `${page.folder}${page.name}/expected.json`;
    await expect(`${JSON.stringify(made, null, 2)}\n`).toMatchFileSnapshot(file);
    if (result.ok)
      expect(result.page.trace.template).toBe(page.name.startsWith('none') ? null : page.name.split('--')[0]);
  });
});

describe('no dead rules', async () => {
  const removals = (await Promise.all(cases.map(read))).flatMap((result) =>
    result.ok ? result.page.trace.removals.map(({ name, by }) => `${name} ${by}`) : [],
  );

  test.each(generic.noise.map((rule) => ({ rule, seen: rule.seen, name: rule.name })))(
    '$name fires: $seen',
    ({ rule }) => {
      const by = 'element' in rule ? rule.element : 'line' in rule ? rule.line.source : rule.span.source;
      expect(removals).toContain(`${rule.name} ${by}`);
    },
  );

  const rungs = Object.entries(generic.fields).flatMap(([field, ladder]: [string, Ladder]) =>
    ladder.map((source) => ({ field: field as FieldName, source })),
  );
  const pages = cases.map(({ html, url }) => ({ page: parsePage(html), url }));

  test.each(rungs)('$field: $source answers', ({ field, source }) => {
    const answers = pages.flatMap(({ page, url }) => readFields(page, url, { [field]: [source] }).strings(field));
    expect(answers).not.toEqual([]);
  });
});

/** A story long enough to be one, in words nobody wrote before. */
const story = Array.from(
  { length: 6 },
  (_, i) =>
    `<p>Penjaga mercusuar nomor ${i} menyalakan lampu pada sore hari dan menutup buku jaga sebelum fajar tiba.</p>`,
).join('');

async function textOf(html: string): Promise<string> {
  const result = await extractPage(html, { input: 'x', url: null, fetch: null, site: 'generic' }, sites);
  return result.ok ? result.page.blocks.map(({ text }) => text).join('\n') : result.failure.code;
}

describe('words of classes', () => {
  test.each(['vintage', 'shadow', 'stage', 'uploads', 'percaya', 'tagline', 'menuju'])(
    'a box called %s is no noise',
    async (name) => {
      const html = `<body><h1>Lampu</h1><div>${story}<div class="${name}"><p>Kalimat yang harus tetap ada di sini.</p></div></div></body>`;
      expect(await textOf(html)).toContain('harus tetap ada');
    },
  );

  test('an article that carries its tags as classes stays', async () => {
    const html = `<body class="single"><article class="post tag-lampu category-most-read share"><div class="entry-content">${story}</div></article></body>`;
    expect(await textOf(html)).toContain('nomor 5');
  });

  test('a link inside a sentence stays, whatever its class', async () => {
    const html = `<body><h1>Lampu</h1><div>${story}<p>Daftar jaga <a class="inner-link-baca-juga" href="/x">bisa dilihat di sini</a> oleh siapa pun.</p></div></body>`;
    expect(await textOf(html)).toContain('bisa dilihat di sini');
  });

  test('a rule that would take over a third of the words does not act', async () => {
    const html = `<body><h1>Lampu</h1><main>${story.replaceAll('<p>', '<p class="related">')}</main></body>`;
    expect(await textOf(html)).toContain('nomor 3');
  });
});
