import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { Article } from '../../src/model/article.ts';
import type { ExtractedPage } from '../../src/model/extracted-page.ts';
import { ownSites, sites } from '../../src/sites/index.ts';

/** One saved page of a fixture's story, with the address it would have been saved from. */
export interface FixturePage {
  readonly input: string;
  readonly url: string;
  readonly html: string;
}

/** An invented story in faithful markup: `<generation>--<case>`, `none` where no generation fits. */
export interface Fixture {
  readonly site: string;
  readonly generation: string;
  readonly name: string;
  readonly url: string;
  readonly proves: string;
  /** The story's pages in order. */
  readonly pages: readonly FixturePage[];
  /** The view of all pages, where one was saved. */
  readonly whole: FixturePage | null;
  readonly expectedFile: string;
}

/** The folder of all fixtures. */
export const fixturesFolder: string = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** Every fixture of the sites with rules. */
export const fixtures: readonly Fixture[] = ownSites.flatMap(({ id: site }) =>
  readdirSync(`${fixturesFolder}${site}`)
    .filter((name) => existsSync(`${fixturesFolder}${site}/${name}/about.json`))
    .map((name) => loadFixture(site, name)),
);

function loadFixture(site: string, name: string): Fixture {
  const folder = `${fixturesFolder}${site}/${name}/`;
  const about = JSON.parse(readFileSync(`${folder}about.json`, 'utf8')) as { url: string; proves: string };
  const page = (file: string, query: string): FixturePage => ({
    input: `fixtures/${site}/${name}/${file}`,
    url: `${about.url}${query}`,
    html: readFileSync(`${folder}${file}`, 'utf8'),
  });
  const further = [2, 3, 4, 5].filter((number) => existsSync(`${folder}page-${number}.html`));
  return {
    site,
    name,
    generation: name.split('--')[0] ?? '',
    url: about.url,
    proves: about.proves,
    pages: [page('page.html', ''), ...further.map((number) => page(`page-${number}.html`, `?page=${number}`))],
    whole: existsSync(`${folder}page-all.html`) ? page('page-all.html', '?page=all') : null,
    expectedFile: `${folder}expected.json`,
  };
}

/** A saved page -> what the core makes of it; a page that gives no article is an error here. */
export async function readPage({ input, url, html }: FixturePage): Promise<ExtractedPage> {
  const result = await extractPage(html, { input, url, fetch: null, site: null }, sites);
  if (!result.ok) throw new Error(`${input}: ${result.failure.code}: ${result.failure.message}`);
  return result.page;
}

/** A story's pages -> its article record. */
export async function readArticle(pages: readonly FixturePage[]): Promise<Article> {
  const [first, ...rest] = await Promise.all(pages.map(readPage));
  if (first === undefined) throw new Error('a story has at least one page');
  return composeArticle([first, ...rest]);
}
