import type { Element } from 'domhandler';
import { rawText } from './nodes.ts';
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
]);

/** The JSON-LD object that describes the article, null when the page has none that can be read. */
export function readJsonLdArticle(page: ParsedPage): JsonObject | null {
  for (const script of page.byKey.get('script') ?? []) {
    if (!/ld\+json/i.test(script.attribs['type'] ?? '')) continue;
    const found = findArticle(parseLenient(textOfScript(script)), 0);
    if (found !== null) return found;
  }
  return null;
}

function textOfScript(script: Element): string {
  const first = script.children[0];
  const text = first?.type === 'text' ? first.data : rawText(script);
  return text.replace(/^\s*(?:<!--|(?:\/\/\s*)?<!\[CDATA\[)|(?:-->|(?:\/\/\s*)?\]\]>)\s*$/g, '');
}

/** Raw line feeds and tabs inside strings are common in hand-made JSON-LD (Tribun 2020); blanks mean the same there. */
function parseLenient(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    try {
      return JSON.parse(json.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1'));
    } catch {
      return null;
    }
  }
}

function findArticle(value: unknown, depth: number): JsonObject | null {
  if (depth > 6 || typeof value !== 'object' || value === null) return null;
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
  return findArticle(object['@graph'], depth + 1);
}

/** A dotted path into JSON-LD -> the strings there; objects answer with their `name`, or `url`, or `@id`. */
export function jsonStrings(object: JsonObject | null, path: string): string[] {
  let values: unknown[] = [object];
  for (const key of path.split('.')) {
    values = values
      .flat()
      .map((value) => (typeof value === 'object' && value !== null ? (value as JsonObject)[key] : undefined));
  }
  return values.flat().flatMap((value) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
    if (typeof value !== 'object' || value === null) return [];
    const { name, url, '@id': id } = value as JsonObject;
    const known = [name, url, id].find((part) => typeof part === 'string');
    return typeof known === 'string' ? [known] : [];
  });
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
