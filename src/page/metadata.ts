import type { Element } from 'domhandler';
import { rawText } from './nodes.ts';
import { attributeOf } from './page-builder.ts';
import type { ParsedPage } from './parse.ts';

/** Name or property in lower case -> content; the first of a name wins, empty ones included. */
export function readMetaTags(page: ParsedPage): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const { attribs } of page.byKey.get('meta') ?? []) {
    const content = attribs['content'];
    if (content === undefined) continue;
    for (const key of ['name', 'property', 'itemprop']) {
      const name = attribs[key]?.trim().toLowerCase();
      if (name !== undefined && !tags.has(name)) tags.set(name, content);
    }
  }
  return tags;
}

export type JsonObject = { readonly [key: string]: unknown };

const articleTypes: ReadonlySet<string> = new Set([
  'NewsArticle',
  'Article',
  'ReportageNewsArticle',
  'BlogPosting',
  'OpinionNewsArticle',
  'AnalysisNewsArticle',
  'BackgroundNewsArticle',
  'AdvertiserContentArticle',
  'LiveBlogPosting',
  'ReviewNewsArticle',
  'TechArticle',
  'Report',
]);

/** Characters of JSON-LD of a page that are read, all told: brackets within brackets cost a second a million. */
const mostJson = 2_000_000;

const articles: WeakMap<ParsedPage, JsonObject | null> = new WeakMap();

/** The JSON-LD object that describes the article, with what it names by `@id` put in place; null when the page has none that can be read. */
export function readJsonLdArticle(page: ParsedPage): JsonObject | null {
  const known = articles.get(page);
  if (known !== undefined) return known;
  const article = findJsonLdArticle(page);
  articles.set(page, article);
  return article;
}

function findJsonLdArticle(page: ParsedPage): JsonObject | null {
  const scripts = (page.byKey.get('script') ?? []).filter((script) =>
    /ld\+json/i.test(attributeOf(script, 'type') ?? ''),
  );
  const read: unknown[] = [];
  let left = mostJson;
  const next = (script: Element): unknown => {
    const text = textOfScript(script);
    const isRead = text.length <= left;
    if (isRead) left -= text.length;
    const value = isRead ? parseLenient(text) : null;
    read.push(value);
    return value;
  };
  for (const [i, script] of scripts.entries()) {
    const found = findArticle(next(script), 0);
    if (found === null) continue;
    return withNamed(found, () => {
      scripts.slice(i + 1).forEach(next);
      return read;
    });
  }
  return null;
}

/** `"author": {"@id": "…"}` stands for the object of that id elsewhere in the graph. */
function withNamed(article: JsonObject, read: () => readonly unknown[]): JsonObject {
  // Nearly every article refers to its own page, which names nobody.
  const references = Object.entries(article).filter(
    ([key, value]) =>
      key !== 'mainEntityOfPage' && (Array.isArray(value) ? value.some(isReference) : isReference(value)),
  );
  if (references.length === 0) return article;
  const named = new Map<unknown, JsonObject>();
  collectNamed(read(), named, 0);
  const resolved = references.map(([key, value]) => {
    const objects = [value].flat().map((one) => (isReference(one) ? (named.get(one['@id']) ?? one) : one));
    return [key, Array.isArray(value) ? objects : objects[0]] as const;
  });
  return { ...article, ...Object.fromEntries(resolved) };
}

function isReference(value: unknown): value is JsonObject {
  return isObject(value) && typeof value['@id'] === 'string' && value['name'] === undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collectNamed(value: unknown, named: Map<unknown, JsonObject>, depth: number): void {
  if (depth > deepest) return;
  if (Array.isArray(value)) for (const part of value) collectNamed(part, named, depth + 1);
  if (!isObject(value)) return;
  const id = value['@id'];
  if (id !== undefined && (value['name'] ?? value['familyName']) !== undefined && !named.has(id)) named.set(id, value);
  for (const part of Object.values(value)) if (typeof part === 'object') collectNamed(part, named, depth + 1);
}

function textOfScript(script: Element): string {
  const first = script.children[0];
  const text = first?.type === 'text' ? first.data : rawText(script);
  if (!text.includes('<!')) return text;
  return text.replace(/^\s*(?:<!--|(?:\/\/\s*)?<!\[CDATA\[)|(?:-->|(?:\/\/\s*)?\]\]>)\s*$/g, '');
}

/** Raw line feeds and tabs inside strings are common in hand-made JSON-LD (Tribun 2020); blanks mean the same there. */
function parseLenient(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    try {
      const plain = json.replaceAll('&quot;', '"').replace(/[\u0000-\u001f]+/g, ' ');
      return JSON.parse(plain.replace(/,\s*([}\]])/g, '$1'));
    } catch {
      return null;
    }
  }
}

/** Graphs of real pages are four levels deep. */
const deepest = 6;

function findArticle(value: unknown, depth: number): JsonObject | null {
  if (depth > deepest || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    for (const part of value) {
      const found = findArticle(part, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  const object = value as JsonObject;
  const types = [object['@type']].flat();
  if (types.some((type) => typeof type === 'string' && articleTypes.has(type.replace(/^.*[/:]/, '')))) return object;
  for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) {
    const found = findArticle(object[key], depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** A dotted path into JSON-LD -> the strings there; objects answer with their `name` (a person's may be in two parts), or `url`, or `@id`. */
export function jsonStrings(object: JsonObject | null, path: string): string[] {
  let values: unknown[] = [object];
  for (const key of path.split('.')) {
    values = values
      .flat()
      .map((value) => (typeof value === 'object' && value !== null ? (value as JsonObject)[key] : undefined));
  }
  return values.flat().flatMap((value) => {
    // Some systems write JSON as if it were HTML.
    if (typeof value === 'string') return [value.replaceAll('&amp;', '&')];
    if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
    if (typeof value !== 'object' || value === null) return [];
    const { name, givenName, familyName, url, '@id': id } = value as JsonObject;
    if (typeof name !== 'string' && typeof familyName === 'string') return [`${givenName ?? ''} ${familyName}`.trim()];
    const known = [name, url, id].find((part) => typeof part === 'string');
    return typeof known === 'string' ? [known] : [];
  });
}

/** Names of those authors of an article that JSON-LD says to be of this type. */
export function authorsOfType(article: JsonObject | null, type: 'Person'): string[] {
  const authors = [article?.['author']].flat().filter(isObject);
  return authors.filter((author) => [author['@type']].flat().includes(type)).flatMap((one) => jsonStrings(one, 'name'));
}

/**
 * A key of a script's settings (`dataLayer`, `var keywordBrandSafety`) -> its text. These are JavaScript, with
 * either kind of quotes (Tribun 2020 has single ones), so the key is looked up, never evaluated.
 */
export function readScriptValue(page: ParsedPage, key: string): string | null {
  for (const script of page.byKey.get('script') ?? []) {
    const first = script.children[0];
    if (first?.type !== 'text' || !first.data.includes(key)) continue;
    const value = valueAfterKey(first.data, key);
    if (value !== null) return value;
  }
  return null;
}

function valueAfterKey(code: string, key: string): string | null {
  for (let at = code.indexOf(key); at >= 0; at = code.indexOf(key, at + key.length)) {
    const opening = /^['"]?\s*[:=]\s*(["'])/.exec(code.slice(at + key.length, at + key.length + 24));
    if (opening === null) continue;
    const quote = opening[1] as string;
    const start = at + key.length + opening[0].length;
    let end = start;
    while (end < code.length && code[end] !== quote) end += code[end] === '\\' ? 2 : 1;
    return code
      .slice(start, end)
      .replace(/\\(?:n|r|t)/g, ' ')
      .replace(/\\(.)/g, '$1');
  }
  return null;
}
