import { Parser } from 'htmlparser2';
import { type Steps, turn } from '../extract/steps.ts';

/** One story as a feed or sitemap states it, word for word. */
export interface ListedEntry {
  readonly address: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly section: string | null;
}

/** A sitemap that an index names. */
export interface ChildSitemap {
  readonly address: string;
  readonly modified: string | null;
}

export interface ReadXml {
  /** `html` for a web page in place of XML, `nothing` where no feed, sitemap or page begins. */
  readonly kind: 'feed' | 'sitemap' | 'sitemap-index' | 'html' | 'nothing';
  readonly entries: readonly ListedEntry[];
  readonly children: readonly ChildSitemap[];
  /** It ends before its root element does. */
  readonly isCutOff: boolean;
  /** More entries than are read. */
  readonly isTooLong: boolean;
}

const kinds: Readonly<Record<string, ReadXml['kind']>> = {
  rss: 'feed',
  feed: 'feed',
  'rdf:rdf': 'feed',
  urlset: 'sitemap',
  sitemapindex: 'sitemap-index',
};

/** The elements of a story, or of a sitemap in an index; items of feeds have a `url` of their own now and then. */
const holders: Readonly<Record<string, ReadXml['kind']>> = {
  item: 'feed',
  entry: 'feed',
  url: 'sitemap',
  sitemap: 'sitemap-index',
};

type Field = 'address' | 'permalink' | 'title' | 'published' | 'modified' | 'section';

/** What stands in a holder; prefixes tell apart the titles of stories, pictures and films. */
const fields: Readonly<Record<string, Field>> = {
  loc: 'address',
  link: 'address',
  'feedburner:origlink': 'permalink',
  guid: 'permalink',
  id: 'permalink',
  title: 'title',
  'news:title': 'title',
  pubdate: 'published',
  published: 'published',
  'dc:date': 'published',
  'news:publication_date': 'published',
  lastmod: 'modified',
  updated: 'modified',
  category: 'section',
};

/** The only elements within a holder whose own fields belong to the story. */
const wrappers: ReadonlySet<string> = new Set(['news:news']);

/** The most that the sitemap protocol allows a file to hold. */
const mostEntries = 50_000;

/** Longer than any address or headline; what is behind it is dropped. */
const longestField = 4096;

/** Deeper than any feed; a text that goes on opening elements costs time with each. */
const deepest = 100;

/** Small enough for reading to end soon after the last entry that counts. */
const chunk = 64 * 1024;

/** So many characters are read in a stretch: 50 MB at once can take longer on a busy machine than a stretch may. */
const stretch = 64 * chunk;

/**
 * The text of a feed (RSS, Atom, RDF) or sitemap -> its entries, as many as can be had of a damaged one. Entities that
 * the text defines itself stay as they are, so none of them can grow. An entry that the text breaks off in is left out:
 * its address may be cut.
 */
export function* xmlSteps(text: string): Steps<ReadXml> {
  const entries: ListedEntry[] = [];
  const children: ChildSitemap[] = [];
  let kind: ReadXml['kind'] = 'nothing';
  let root: string | null = null;
  let depth = 0;
  let hasEnded = false;
  let isCutOff = false;
  let isTooLong = false;
  let holder: { readonly depth: number; readonly values: Map<Field, string> } | null = null;
  let open: { readonly field: Field; readonly depth: number; text: string } | null = null;
  const path: string[] = [];

  const finish = (): void => {
    const values = holder?.values;
    holder = null;
    open = null;
    const address = values?.get('address') ?? values?.get('permalink');
    if (values === undefined || address === undefined) return;
    if (entries.length + children.length >= mostEntries) {
      isTooLong = true;
      return;
    }
    const modified = values.get('modified') ?? null;
    if (kind === 'sitemap-index') children.push({ address, modified });
    else
      entries.push({
        address,
        title: values.get('title') ?? null,
        published: values.get('published') ?? null,
        modified,
        section: values.get('section') ?? null,
      });
  };

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = tag.toLowerCase();
        depth += 1;
        path[depth] = name;
        if (root === null && kinds[name] !== undefined) {
          root = name;
          kind = kinds[name];
        }
        if (kind === 'nothing' && name === 'html') kind = 'html';
        if (root === null) return;
        if (holders[name] === kind) {
          // The one before was never closed.
          if (holder !== null) finish();
          holder = { depth, values: new Map() };
          return;
        }
        const field = fields[name];
        if (holder === null || field === undefined) return;
        const within = depth - holder.depth;
        if (within !== 1 && !(within === 2 && wrappers.has(path[depth - 1] ?? ''))) return;
        open = { field, depth, text: linkOf(name, attributes) };
      },
      ontext(data) {
        if (open !== null && open.text.length < longestField) open.text += data;
      },
      onclosetag(tag, implied) {
        const name = tag.toLowerCase();
        const isLost = implied && hasEnded;
        if (open !== null && open.depth === depth) {
          const value = open.text.slice(0, longestField).trim();
          const isUsable = value !== '' && (open.field !== 'permalink' || /^https?:\/\//i.test(value));
          if (!isLost && isUsable && holder?.values.has(open.field) === false) holder.values.set(open.field, value);
          open = null;
        }
        if (holder !== null && holder.depth === depth) {
          if (isLost) holder = null;
          else finish();
        }
        if (isLost && name === root) isCutOff = true;
        depth -= 1;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < text.length && !isTooLong && depth < deepest; at += chunk) {
    if (at > 0 && at % stretch === 0) yield turn();
    parser.write(text.slice(at, at + chunk));
  }
  hasEnded = true;
  if (depth >= deepest) isCutOff = true;
  else if (!isTooLong) parser.end();
  return { kind, entries, children, isCutOff, isTooLong };
}

/** Atom writes its links into an attribute, some of which lead elsewhere than to the story. */
function linkOf(name: string, attributes: Readonly<Record<string, string>>): string {
  if (name !== 'link') return '';
  const { rel = 'alternate', href = '' } = attributes;
  return rel === 'alternate' ? href : '';
}
