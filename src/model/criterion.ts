import type { Article, SiteId } from './article.ts';

/** One thing that the user asks of stories, and the option that says it, as typed: `--min-words 100`. */
export type Criterion = { readonly words: string } & (
  | { readonly of: 'site'; readonly sites: readonly SiteId[] }
  /** Published from then on, or before then: milliseconds since 1970. */
  | { readonly of: 'time'; readonly edge: 'start' | 'end'; readonly at: number }
  | { readonly of: 'language'; readonly codes: readonly string[] }
  | { readonly of: 'length'; readonly least: number }
  | { readonly of: 'status'; readonly statuses: readonly Article['status'][] }
);
