import { describe, expect, test } from 'vitest';
import { jsonStrings, readJsonLdArticle, readMetaTags, readScriptValue } from '../../src/page/metadata.ts';
import { parsePage } from '../../src/page/parse.ts';

const jsonLd = (json: string): ReturnType<typeof readJsonLdArticle> =>
  readJsonLdArticle(parsePage(`<script type="application/ld+json">${json}</script>`));

describe('meta tags', () => {
  test('are found by name, property or itemprop, in any case', () => {
    const tags = readMetaTags(
      parsePage(
        '<meta name="content_PublishedDate" content="2023-11-02 21:34:19"><meta property="og:Title" content="A &amp; B"><meta itemprop="name" content="C">',
      ),
    );
    expect(tags.get('content_publisheddate')).toBe('2023-11-02 21:34:19');
    expect(tags.get('og:title')).toBe('A & B');
    expect(tags.get('name')).toBe('C');
  });

  test('of the same name the first counts, even when it is empty', () => {
    const tags = readMetaTags(parsePage('<meta name="a" content=""><meta name="A" content="later">'));
    expect(tags.get('a')).toBe('');
  });
});

describe('JSON-LD', () => {
  test('the article is found among other blocks, in lists and in a graph', () => {
    const page = parsePage(`<script type="application/ld+json">{"@type":"WebSite","name":"no"}</script>
<script type="application/ld+json">[{"@graph":[{"@type":"BreadcrumbList"},{"@type":["Thing","NewsArticle"],"headline":"yes"}]}]</script>`);
    expect(jsonStrings(readJsonLdArticle(page), 'headline')).toEqual(['yes']);
  });

  test('the article is found as the main entity of its page', () => {
    const article = jsonLd('{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"yes"}}');
    expect(jsonStrings(article, 'headline')).toEqual(['yes']);
  });

  test('what the article names by @id is looked up, in other scripts too', () => {
    const page =
      parsePage(`<script type="application/ld+json">{"@type":"Article","author":[{"@id":"#a"},{"@id":"#b"}],"publisher":{"@id":"#c"}}</script>
<script type="application/ld+json">{"@graph":[{"@id":"#a","name":"Ani"},{"@id":"#b","givenName":"Budi","familyName":"Laut"}]}</script>`);
    expect(jsonStrings(readJsonLdArticle(page), 'author')).toEqual(['Ani', 'Budi Laut']);
    expect(jsonStrings(readJsonLdArticle(page), 'publisher')).toEqual(['#c']);
  });

  test('line feeds inside strings and commas before a bracket are read over (Tribun 2020)', () => {
    const article = jsonLd('{"@type":"NewsArticle","headline":"dua\n\tbaris","keywords":["a","b",],}');
    expect(jsonStrings(article, 'headline')).toEqual(['dua baris']);
    expect(jsonStrings(article, 'keywords')).toEqual(['a', 'b']);
  });

  test.each(['', 'null', '{', '"text"', '[]', '{"@type":"WebPage","headline":"no"}'])('no article in %s', (json) => {
    expect(jsonLd(json)).toBeNull();
  });

  test('a nesting without end is given up', () => {
    expect(jsonLd(`${'{"@graph":'.repeat(50)}{"@type":"NewsArticle"}${'}'.repeat(50)}`)).toBeNull();
  });

  test('objects answer with their name, numbers and truth values as text, paths go through lists', () => {
    const article = jsonLd(
      '{"@type":"Article","author":[{"name":"Ani"},{"name":"Budi"}],"publisher":{"@id":"#p"},"isAccessibleForFree":false,"wordCount":12}',
    );
    expect(jsonStrings(article, 'author')).toEqual(['Ani', 'Budi']);
    expect(jsonStrings(article, 'author.name')).toEqual(['Ani', 'Budi']);
    expect(jsonStrings(article, 'publisher')).toEqual(['#p']);
    expect(jsonStrings(article, 'isAccessibleForFree')).toEqual(['false']);
    expect(jsonStrings(article, 'wordCount')).toEqual(['12']);
    expect(jsonStrings(article, 'editor.name')).toEqual([]);
    expect(jsonStrings(null, 'headline')).toEqual([]);
  });
});

describe('values in scripts', () => {
  test.each([
    ["dataLayer = [{ 'penulis':'Renaldi', 'x': '' }]", "'penulis'", 'Renaldi'],
    ['var keywordBrandSafety = "kata \\"Ayo\\" \\/ akhir";', 'var keywordBrandSafety', 'kata "Ayo" / akhir'],
    ['if (typeof penulis === "undefined") {}\nvar penulis = "Renaldi"', 'var penulis', 'Renaldi'],
    ["dataLayer = [{ 'source': '' }]", "'source'", ''],
    ['var a = 1', 'var a', null],
    ['var terputus = "tanpa akhir', 'var terputus', 'tanpa akhir'],
  ])('%s', (code, key, value) => {
    expect(readScriptValue(parsePage(`<script>${code}</script>`), key)).toBe(value);
  });

  test('a page without the key has none', () => {
    expect(readScriptValue(parsePage('<script>var a = "b"</script>'), 'idArticle')).toBeNull();
  });
});
