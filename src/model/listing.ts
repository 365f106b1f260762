/** Where a site lists its stories, as plain data. */

export type Listing = FeedListing | SitemapListing | IndexListing;

interface ListingFacts {
  /** Name within its site: what `--source` takes. */
  readonly id: string;
  /**
   * Its address. Filled in: `<portal>` and `<section>` by what is asked for, `<page>` (from 1) and `<offset>` (stories
   * before the page), and the day as `<yyyy>`, `<mm>`, `<dd>`, or without a leading zero `<m>`, `<d>`.
   */
  readonly url: string;
  /** Who saw it, when, and what was seen. */
  readonly seen: string;
  /** The portals that have one each; where absent, one listing has the stories of the whole site. */
  readonly portals?: readonly string[];
  /** The sections that have one each. */
  readonly sections?: readonly string[];
  /** What stands in the place of `<section>` for all sections together; where absent, every section is asked. */
  readonly allSections?: string;
  /** How far it reaches back, in hours; null where it goes back as far as the site does. */
  readonly reachHours: number | null;
  /** Stories on a page; null where that was not seen, or all stand on one. */
  readonly pageSize: number | null;
  /** Most stories it ever shows, null where no end was seen. */
  readonly cap: number | null;
  /** The site's robots.txt closes it to programs: it is read with `--ignore-robots` only. */
  readonly closedByRobots?: true;
}

/** RSS, Atom or RDF. */
export interface FeedListing extends ListingFacts {
  readonly kind: 'feed';
}

/** A sitemap, or an index of sitemaps. */
export interface SitemapListing extends ListingFacts {
  readonly kind: 'sitemap';
  /** Which sitemaps of an index are read, by the paths of their addresses: `recent` ones suffice for what is newer than the reach; `never` lists other things. */
  readonly children?: { readonly recent?: RegExp; readonly never?: RegExp };
}

/** What a web page with a list of stories looks like. */
export interface ListMarks {
  /** How a story stands in the list: newest template first; the first that finds an article counts. */
  readonly shapes: readonly ItemShape[];
  /** The elements whose attribute names further pages: the largest number is the last page. */
  readonly pager?: { readonly element: string; readonly attribute: string };
  /** Where the site prints how many stories the list has in all: a group `total`. */
  readonly printedTotal?: { readonly element: string; readonly pattern: RegExp };
}

/** Web pages with a list of stories, one page after the other. */
export interface IndexListing extends ListingFacts, ListMarks {
  readonly kind: 'index-page';
}

/** An address that the user names: whatever is there. */
export interface GivenListing extends ListingFacts, ListMarks {
  readonly kind: 'given';
}

/** A story in a list, by selectors inside its element. */
export interface ItemShape {
  /** Where and when this markup was seen. */
  readonly seen: string;
  readonly item: string;
  /** The link to the story; the item itself where that is a link. */
  readonly link: string;
  /** The headline; the link's text where absent. */
  readonly title?: string;
  readonly time?: string;
  /** The attribute that holds the time; the element's text where absent. */
  readonly timeAttribute?: string;
  readonly section?: string;
}
