import schema from '../../schema/article.schema.json' with { type: 'json' };

/** The record of one story, as the public contract fixes it: names, order of keys and meaning of null. */

/** The id of a site's rule, as `sites/index.ts` lists them: `kompas`. */
export type SiteId = string;

export type BlockType = 'paragraph' | 'heading' | 'list-item' | 'quote' | 'table-row';

/** One paragraph, subheading, list item, quotation or table row; line breaks inside it are line feeds. */
export interface Block {
  readonly type: BlockType;
  readonly text: string;
}

export interface ArticleImage {
  readonly role: 'lead' | 'inline';
  readonly url: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
}

export interface RelatedLink {
  readonly title: string;
  readonly url: string | null;
}

export interface Embed {
  readonly provider: string;
  readonly url: string | null;
}

export interface Dateline {
  readonly place: string | null;
  readonly outlet: string | null;
}

/** From an "Artikel ini telah tayang di …" notice. */
export interface Syndication {
  readonly outlet: string;
  readonly title: string | null;
  readonly url: string | null;
}

export type Access = 'free' | 'paywalled' | 'unknown';

/** Which continuation pages were read; `total` is null when the page states none. */
export interface Pages {
  readonly read: readonly number[];
  readonly total: number | null;
  readonly complete: boolean;
}

/** How often a removal of this name acted, and how many words it took. */
export interface RemovalCount {
  readonly name: string;
  readonly count: number;
  readonly words: number;
}

export interface Extraction {
  readonly body: 'rule' | 'readability' | 'text-dump';
  /** Field name to the source that answered, such as `meta:content_author`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly removals: readonly RemovalCount[];
  readonly warnings: readonly string[];
}

/**
 * What the network said of a page: `at` is ISO 8601 in UTC, `bytes` counts the body as it came over the wire, `encoding`
 * is the character encoding that the page was read in.
 */
export interface FetchRecord {
  readonly at: string;
  readonly status: number;
  readonly finalUrl: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bytes: number;
  readonly encoding: string;
}

export interface Article {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly input: string;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly site: SiteId;
  readonly outlet: string | null;
  readonly template: string | null;
  readonly title: string | null;
  readonly kicker: string | null;
  readonly standfirst: string | null;
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly sources: readonly string[];
  readonly dateline: Dateline | null;
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly images: readonly ArticleImage[];
  readonly related: readonly RelatedLink[];
  readonly embeds: readonly Embed[];
  readonly syndicatedFrom: Syndication | null;
  readonly language: string;
  readonly access: Access;
  readonly pages: Pages;
  readonly blocks: readonly Block[];
  readonly text: string;
  readonly wordCount: number;
  readonly textHash: string;
  readonly nearHash: string;
  readonly revision: number;
  readonly nearDuplicateOf: string | null;
  readonly status: 'ok' | 'partial' | 'paywalled';
  readonly extraction: Extraction;
  readonly fetch: FetchRecord | null;
  readonly generator: string;
}

export type RecordKey = keyof Article;

/** The schema that users have; the compiler holds it to the type. */
const described: { readonly [K in RecordKey]: object } = schema.properties;

/** Every key of a record, in its order. */
export const recordKeys: readonly RecordKey[] = Object.keys(described) as RecordKey[];

export function isRecordKey(name: string): name is RecordKey {
  return Object.hasOwn(described, name);
}
