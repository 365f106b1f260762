import type { SiteId } from '../model/article.ts';
import type { RawPage, StoredPage } from '../model/outcome.ts';
import type { Cleaned } from '../run/clean-input.ts';

/** Pages as they came, or pages left where they lie. */
export type Pages =
  | { readonly kind: 'raw'; readonly pages: readonly RawPage[] }
  | { readonly kind: 'stored'; readonly pages: readonly StoredPage[] };

/** What a child is asked: a batch of pages, cleaned in the order of asking. */
export type Batch = { readonly id: number; readonly site: SiteId | null } & Pages;

/** What a child says: that it has begun a batch, that it is still at it, or what the pages came to and the bytes it takes. */
export type Report =
  | { readonly id: number; readonly says: 'begun' | 'alive' }
  | {
      readonly id: number;
      readonly says: 'cleaned';
      readonly cleaned: readonly (Cleaned | null)[];
      readonly memory: number;
    };
