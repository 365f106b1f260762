import type { SiteId } from '../model/article.ts';
import type { RawPage, StoredPage } from '../model/outcome.ts';
import type { Cleaned } from '../run/clean-input.ts';

/** What a child is asked: a batch of pages, cleaned in the order of asking. */
export interface Batch {
  readonly id: number;
  readonly pages: readonly (RawPage | StoredPage)[];
  readonly site: SiteId | null;
}

/** What a child says: that it has begun a batch, that it is still at it, or what the pages came to and the bytes it takes. */
export type Report =
  | { readonly id: number; readonly says: 'begun' | 'alive' }
  | {
      readonly id: number;
      readonly says: 'cleaned';
      readonly cleaned: readonly (Cleaned | null)[];
      readonly memory: number;
    };
