import type { PackedPage, Story } from '../../article/story.ts';
import type { ExtractedPage } from '../../model/extracted-page.ts';
import type { Exchange, Failure, RawPage } from '../../model/outcome.ts';
import type { Cleaned } from '../../workers/clean-input.ts';

/** A page that became part of a story: the address asked, the page, and all that was said. */
export interface KeptPage {
  readonly url: string;
  readonly page: RawPage;
  readonly exchange: Exchange;
}

/** Its one page is known, so that reading it would say nothing new. */
export interface UnreadStory {
  readonly kind: 'unread';
  readonly pages: readonly [KeptPage];
}

/** What an address came to. `hash` is the SHA-256 of the first page, `pages` are those to keep. */
export type FetchedStory =
  | { readonly kind: 'stopped' }
  | UnreadStory
  | {
      readonly kind: 'failure';
      readonly failure: Failure;
      /** ISO 8601 in UTC: the site asked not to come before; null when it did not. */
      readonly retryAt: string | null;
      /** The site answered that it cannot, for now. */
      readonly isTrouble?: boolean;
      readonly hash: string | null;
      readonly pages: readonly KeptPage[];
    }
  | (Story & {
      readonly kind: 'article';
      readonly key: string | null;
      /** What is missing and why, null when nothing is. */
      readonly missing: string | null;
      readonly hash: string;
      readonly pages: readonly KeptPage[];
    });

/** What a story came to that was not stopped, and whose pages were read. */
export type SettledStory = Exclude<FetchedStory, { readonly kind: 'stopped' | 'unread' }>;

/** What a page came to: a story, or a part of one. */
export type ReadPage =
  | Extract<Cleaned, { kind: 'whole' }>
  | {
      readonly kind: 'part';
      readonly page: ExtractedPage;
      readonly packed: PackedPage;
      readonly key: string;
      readonly hash: string;
    };

/** One page that was asked for: cleaned, or why not. */
export type Read =
  | { readonly is: 'page'; readonly cleaned: ReadPage; readonly kept: KeptPage }
  | Extract<FetchedStory, { kind: 'stopped' | 'unread' | 'failure' }>;
