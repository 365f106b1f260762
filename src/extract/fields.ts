import type { AnyNode, Element } from 'domhandler';
import type { FieldName, FieldSource, Ladders } from '../model/ladders.ts';
import { type JsonObject, jsonStrings, readJsonLdArticle, readMetaTags, readScriptValue } from '../page/metadata.ts';
import { isElement, nextNode, ownText, rawText } from '../page/nodes.ts';
import type { ParsedPage } from '../page/parse.ts';
import { select, selectFirst } from '../page/select.ts';
import { knownNames } from '../sites/known-names.ts';
import { type PrintedClock, type ReadTime, readTime } from '../text/dates.ts';
import { type Role, readByline } from '../text/people.ts';
import { collapse } from '../text/whitespace.ts';
import { once } from './steps.ts';

/** Reads a page's fields through ladders of sources and remembers which rung answered. */
export interface FieldReader {
  /** Field name -> the source that answered. */
  readonly answered: Record<string, string>;
  /** The rung that answered for a field asked for before, null when none did. */
  readonly rung: (field: FieldName) => FieldSource | null;
  readonly strings: (field: FieldName) => readonly string[];
  readonly first: (field: FieldName) => string | null;
  /** What each rung answers, one after the other, for whoever has a choice of his own. */
  readonly every: (field: FieldName) => Iterable<string>;
  readonly time: (field: 'publishedAt' | 'modifiedAt', zone: PrintedClock) => ReadTime | null;
  /** Every rung of a time field that can be read, for finding contradictions. */
  readonly times: (
    field: 'publishedAt',
    zone: PrintedClock,
  ) => readonly { readonly source: string; readonly time: ReadTime }[];
  /** Names in a role, of which some do not count. */
  readonly people: (role: Role, isCounted?: (name: string) => boolean) => readonly string[];
}

/** A page, its address and the ladders that apply -> a reader of its fields. Metadata is read at most once, and only if asked for. */
export function readFields(page: ParsedPage, url: string | null, ladders: Ladders): FieldReader {
  const answered: Record<string, string> = {};
  const rungs = new Map<FieldName, FieldSource>();
  const sources = { page, url, meta: once(() => readMetaTags(page)), jsonLd: () => readJsonLdArticle(page) };

  const climb = <T>(field: FieldName, read: (values: readonly string[]) => T | null): T | null => {
    for (const source of ladders[field] ?? []) {
      const value = read(valuesOf(source, sources));
      if (value === null) continue;
      answered[field] = nameOf(source);
      rungs.set(field, source);
      return value;
    }
    return null;
  };
  const strings = (field: FieldName): readonly string[] =>
    climb(field, (values) => (values.length > 0 ? unique(values) : null)) ?? [];
  return {
    answered,
    rung: (field) => rungs.get(field) ?? null,
    strings,
    first: (field) => strings(field)[0] ?? null,
    every: (field) => valuesInTurn(ladders[field] ?? [], sources),
    time: (field, zone) => climb(field, (values) => firstTime(values, zone)),
    times: (field, zone) =>
      (ladders[field] ?? []).flatMap((source) => {
        const time = firstTime(valuesOf(source, sources), zone);
        return time === null ? [] : [{ source: nameOf(source), time }];
      }),
    people: (role, isCounted = () => true) => climb(role, (values) => namesIn(values, role, isCounted)) ?? [],
  };
}

/**
 * Values of sources, each read when its turn comes. Not a generator written inside `readFields`: V8 makes a class for
 * each such function, outside the young part of the heap, and with it the whole page stays in memory: a third of all time.
 */
function* valuesInTurn(ladder: readonly FieldSource[], from: Sources): Iterable<string> {
  for (const source of ladder) yield* valuesOf(source, from);
}

interface Sources {
  readonly page: ParsedPage;
  readonly url: string | null;
  readonly meta: () => ReadonlyMap<string, string>;
  readonly jsonLd: () => JsonObject | null;
}

function valuesOf(source: FieldSource, from: Sources): string[] {
  const raws = rawValues(source, from);
  return (source.list === true && raws.length === 1 ? (raws[0] ?? '').split(',') : raws).flatMap((raw) => {
    const value = collapse(raw);
    if (value === '' || source.not?.test(value)) return [];
    if (source.match === undefined) return [value];
    const found = source.match.exec(value);
    const kept = collapse(found?.[1] ?? found?.[0] ?? '');
    return kept === '' ? [] : [kept];
  });
}

/** So many characters of a meta tag are read: a list of names or tags is shorter by far, and each of its names costs time. */
const longestMeta = 100_000;

function rawValues(source: FieldSource, { page, url, meta, jsonLd }: Sources): string[] {
  if ('meta' in source) {
    const content = meta().get(source.meta.toLowerCase());
    return content === undefined ? [] : [content.slice(0, longestMeta)];
  }
  if ('jsonLd' in source) return jsonStrings(jsonLd(), source.jsonLd);
  if ('data' in source) {
    const value = readScriptValue(page, source.data);
    return value === null ? [] : [value];
  }
  if ('url' in source) return url !== null && source.url.test(url) ? [url.replace(source.url, source.as)] : [];
  const found = select(page, source.element).filter((element) => {
    if (source.label === undefined) return true;
    const label = selectFirst(page, source.label.in, element);
    return label !== null && source.label.is.test(collapse(rawText(label)));
  });
  const taken = source.take === 'first' ? found.slice(0, 1) : source.take === 'last' ? found.slice(-1) : found;
  return taken.map((element) => {
    if (source.attribute !== undefined) return element.attribs[source.attribute] ?? '';
    if (source.own === true) return ownText(element);
    const label = source.label === undefined ? null : selectFirst(page, source.label.in, element);
    return namesApart(element) ?? rawText(element, label === null ? undefined : new Set([label]));
  });
}

/** Names in links side by side, with nothing printed between them, would run together. */
function namesApart(element: Element): string | null {
  const links = linksIn(element);
  if (links.length < 2 || !links.slice(1).every((link, i) => followsDirectly(link, links[i]))) return null;
  return `${rawText(element, new Set(links))} ${links.map((link) => rawText(link)).join(', ')}`;
}

function linksIn(element: Element): Element[] {
  const links: Element[] = [];
  for (let node: AnyNode | null = element; node !== null; node = nextNode(node, element, false))
    if (node !== element && isElement(node) && node.name === 'a') links.push(node);
  return links;
}

function followsDirectly(link: Element, before: Element | undefined): boolean {
  let at: AnyNode | null = link.prev as AnyNode | null;
  while (at !== null && at.type === 'text' && at.data.trim() === '') at = at.prev as AnyNode | null;
  return at === before;
}

/** The source as the record names it: `meta:content_author`, `json-ld:datePublished`, `element:.read__time`, `url`. */
function nameOf(source: FieldSource): string {
  if ('meta' in source) return `meta:${source.meta}`;
  if ('jsonLd' in source) return `json-ld:${source.jsonLd}`;
  if ('data' in source) return `script:${source.data}`;
  if ('url' in source) return 'url';
  return `element:${source.element}`;
}

function firstTime(values: readonly string[], zone: PrintedClock): ReadTime | null {
  for (const value of values) {
    const time = readTime(value, zone);
    if (time !== null) return time;
  }
  return null;
}

function namesIn(
  values: readonly string[],
  role: Role,
  isCounted: (name: string) => boolean,
): readonly string[] | null {
  const names = values.flatMap((value) => readByline(value, role, knownNames)[role].filter(isCounted));
  return names.length > 0 ? unique(names) : null;
}

function unique(values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = value.toLowerCase();
    return seen.has(key) ? false : seen.add(key);
  });
}
