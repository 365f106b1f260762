import type { Access, ArticleImage, Block, Embed, FetchRecord, RelatedLink, SiteId, Syndication } from './article.ts';
import type { NoiseName } from './site-rule.ts';

/** One act of taking noise out: what went, by which rule, and how the rule came to act. */
export interface Removal {
  readonly name: NoiseName;
  readonly declared: 'site' | 'generation' | 'shared';
  /** The selector or pattern that matched. */
  readonly by: string;
  readonly words: number;
  readonly preview: string;
}

/** A rule that did not act, since it would have taken over a third of the words. */
export interface Veto {
  readonly name: NoiseName;
  readonly by: string;
  readonly words: number;
  readonly of: number;
}

/** What was chosen and what was removed on one page. Always made, never behind a flag. */
export interface Trace {
  readonly site: SiteId;
  readonly siteBy: 'host' | 'markup' | 'text' | 'option' | 'none';
  readonly template: string | null;
  /** Generations whose evidence was not all there, with the first selector missing. */
  readonly tried: readonly { readonly generation: string; readonly missing: string }[];
  readonly body: { readonly by: 'rule' | 'readability' | 'text-dump'; readonly root: string };
  /** Field name to the source that answered. */
  readonly fields: Readonly<Record<string, string>>;
  readonly removals: readonly Removal[];
  readonly vetoes: readonly Veto[];
  readonly warnings: readonly string[];
}

/** What a page states of its story apart from the body. */
export interface StoryFields {
  readonly site: SiteId;
  readonly portalId: string | null;
  readonly outlet: string | null;
  readonly template: string | null;
  readonly canonicalUrl: string | null;
  /** The site's own id of the story, null when neither address nor page names one. */
  readonly ownId: string | null;
  readonly title: string | null;
  readonly kicker: string | null;
  readonly standfirst: string | null;
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly sources: readonly string[];
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly syndicatedFrom: Syndication | null;
  readonly language: string;
  readonly access: Access;
}

/** Which page of its story a page is, and how many it says there are. */
export interface PagePosition {
  readonly page: number | 'all';
  readonly total: number | null;
}

/** A link of a story's pager: the number of the page, and where it is. */
export interface PagerLink {
  readonly page: number;
  readonly url: string;
}

/** The page's own statements about the whole story, for checking what was read. */
export interface Witness {
  readonly totalWords: number | null;
  readonly fullText: string | null;
  /** No-break spaces in the body: Kompas counts each as a word (lyrics pages of 2020 have hundreds). */
  readonly hardSpaces: number;
}

/** One page's part of a story: cleaned, with its fields and its trace. */
export interface ExtractedPage {
  readonly input: string;
  readonly url: string | null;
  readonly fetch: FetchRecord | null;
  readonly fields: StoryFields;
  readonly blocks: readonly Block[];
  readonly images: readonly ArticleImage[];
  readonly related: readonly RelatedLink[];
  readonly embeds: readonly Embed[];
  readonly position: PagePosition;
  readonly pager: readonly PagerLink[];
  readonly witness: Witness;
  /** The page ends in the middle of its story. */
  readonly cutOff: boolean;
  readonly trace: Trace;
}
