import type { SiteId } from './article.ts';
import type { Ladders } from './ladders.ts';
import type { LineState, LineWeights } from './line-states.ts';
import type { Listing } from './listing.ts';

/** How a site's pages read, as plain data. A rule holds no code, so it can be listed, tested and explained. */

export type ZoneName = 'WIB' | 'WITA' | 'WIT';

/** Every name a removal may carry: the closed list behind `extraction.removals`. */
export const noiseNames = {
  'ad-slot': 'advertisements and their labels',
  byline: 'lines naming reporter, editor or source (moved to fields)',
  caption: 'photos with caption and credit (moved to images)',
  'comment-box': 'comment forms, counters and rules of conduct',
  'copyright-line': 'copyright and footer lines',
  'date-line': 'publication dates printed apart from the story (moved to fields)',
  embed: 'social posts and videos (moved to embeds)',
  'end-mark': 'end marks such as a lone (*)',
  'headline-repeat': 'headline, kicker or standfirst printed again',
  hidden: 'elements that no reader sees',
  navigation: 'menus, breadcrumbs, buttons and region banners',
  'page-links': 'pagination and the teaser of the next page',
  paywall: 'subscription boxes',
  promotion: 'channels, apps, newsletters, donations and quizzes',
  'related-link': '"Baca juga" and its kin (moved to related)',
  'related-list': 'lists of other stories',
  'share-bar': 'share, text size and reaction buttons',
  'summary-box': 'machine-made summary boxes',
  'syndication-notice': '"Artikel ini telah tayang di" (moved to syndicatedFrom)',
  'tag-list': 'tags printed below the story (moved to tags)',
  ticker: 'market tickers',
  widget: 'recommendation, poll, verdict and author widgets',
} as const;

export type NoiseName = keyof typeof noiseNames;

/** One thing that is not the story. Element rules act on the page, line rules on printed lines, span rules inside a line. */
export type NoiseRule = {
  readonly name: NoiseName;
  /** Where it was seen, and why it is not the reporter's text. */
  readonly seen: string;
} & (
  | {
      readonly element: string;
      /** Only where the element's class or id matches: whole words, which `[class*=…]` cannot tell from parts of words. */
      readonly named?: RegExp;
      /** Only where the element, a link, leads to an address that matches: one pattern is quicker to ask than a dozen of `[href*=…]`. */
      readonly leadsTo?: RegExp;
      /** Only where the element's text besides its links matches: a label and links, nothing else. */
      readonly besides?: RegExp;
      /** Only where the beginning of the element's text (at least 1,000 characters, if it has so many) matches. */
      readonly text?: RegExp;
      /** Only where the element's text has at most this many characters (below 1,000): a number is quicker to ask than a pattern. */
      readonly longest?: number;
    }
  | {
      readonly line: RegExp;
      /** Only among the first or last lines of the body; anywhere when absent. */
      readonly where?: 'head' | 'tail';
    }
  /** Without the flag g: parts are looked for one after the other. */
  | { readonly span: RegExp }
  /** A line of a list under the story: it goes with all that follows, and with the headings and short items right above it. */
  | { readonly onward: RegExp }
  /** Items of lists that are nothing but titles linked to such addresses. */
  | { readonly items: RegExp }
);

/** A photo's parts; caption and credit are looked for inside the container. */
export interface ImageRule {
  readonly container: string;
  /** The caption's element; the container's own text when absent. */
  readonly caption?: string;
  readonly credit?: string;
  /** Caption and credit printed as one line: groups `caption` and `credit`. */
  readonly printed?: RegExp;
  /** Where the caption stands when the container holds none: the first of these whose text matches. */
  readonly beside?: { readonly element: string; readonly text: RegExp };
}

export interface BodyRule {
  /** All matches, in page order. */
  readonly root: string;
  /** This element and everything after it is outside the body. */
  readonly end?: string;
}

export interface PaginationRule {
  /** Links of the article's own pager; the page number is the link's text or its `page` parameter. */
  readonly links?: string;
  readonly current?: string;
  /** Printed counts such as "Halaman 2 dari 3": groups `page` and `total`. */
  readonly printed?: { readonly element: string; readonly pattern: RegExp };
  /** The meta tags that state the number of pages and the page at hand. */
  readonly totalMeta?: string;
  readonly currentMeta?: string;
}

/** One era of a site's templates, chosen by what the page shows, never by a date. */
export interface Generation {
  readonly id: string;
  /** Selectors that must all be present. */
  readonly evidence: readonly string[];
  readonly body: BodyRule;
  /** Ladders that stand in place of the site's. */
  readonly fields?: Ladders;
  readonly noise?: readonly NoiseRule[];
  readonly lead?: ImageRule;
  readonly inline?: readonly ImageRule[];
  readonly pagination?: PaginationRule;
  /** Present when a wall hides part of the story. */
  readonly paywall?: string;
}

/** One title of a site: its hosts, the name it prints, and its clock. */
export interface Portal {
  readonly id: string;
  /** Null where the page itself has to say it. */
  readonly name: string | null;
  readonly hosts: readonly string[];
  readonly region?: string;
  readonly zone?: ZoneName;
}

/** A noise rule for whole printed lines. */
export type LineRule = Extract<NoiseRule, { readonly line: RegExp }>;

/** A line over the story that states something. A group `name` holds the name where no label stands before it. */
export interface DumpMark {
  readonly states: 'date' | 'people' | 'role' | 'photo-label' | 'caption' | 'opening';
  readonly line: RegExp;
}

/** How a page of this site looks when it is printed as text, line by line. */
export interface DumpRule {
  /** Lines that this site prints; the site with most of them owns a text of unknown address. */
  readonly evidence: readonly RegExp[];
  /** What this site's pages never print. */
  readonly never: readonly LineState[];
  /** Where this site differs from others: added to the weights of all. */
  readonly weights: LineWeights;
  readonly marks: readonly DumpMark[];
  /** Menus and buttons over the story. */
  readonly head: readonly LineRule[];
  /** Labels that take the list under them along. */
  readonly boxes: readonly { readonly name: NoiseName; readonly label: RegExp }[];
  /** Lines and spans inside the story, besides the site's own noise. */
  readonly noise: readonly NoiseRule[];
  /** From the first such line on, nothing is the story. */
  readonly tail: readonly LineRule[];
  /** Titles of other stories stand under the story without a label. */
  readonly titlesBelow?: true;
  /** Inside the story a photo's credit is printed over its caption. */
  readonly creditsOverCaptions?: true;
}

export interface SiteRule {
  /** `site` in every record, folder of its stories and of its fixtures. */
  readonly id: SiteId;
  /** As help and documents call it, inside a sentence: `the Tribun network`. */
  readonly name: string;
  /** Its titles as they are printed, on its own pages and on those that copy them; only those of built-in sites are looked for. */
  readonly names?: PrintedNames;
  /**
   * Takes the pages of all hosts that no other rule claims. Its generations only hint at where the body may be, and what
   * can be asked of the pages of one site (their addresses, their language, a known template) is not asked of them.
   */
  readonly catchAll?: true;
  /** Sections that are worth following, as the site's addresses name them: examples for a new config file. */
  readonly sections?: readonly string[];
  readonly portals: readonly Portal[];
  /** Hosts under the same domains that are other publications. */
  readonly notHosts?: readonly string[];
  /** Clock of the page where neither portal nor text names one. */
  readonly zone: ZoneName;
  /** Times keep the offset that they state instead of being turned to the site's clock. */
  readonly keepsOffsets?: true;
  readonly urls: {
    readonly article: RegExp;
    readonly never?: RegExp;
    /** Variants of an address to its canonical form, applied in order. */
    readonly rewrite?: readonly { readonly from: RegExp; readonly to: string }[];
    /** When an article was published, as its address says: groups `y`, `m`, `d`, and `h` and `min` where the clock stands there too. */
    readonly published?: RegExp;
    /** The section an address names, first that matches: the first group. */
    readonly section?: readonly RegExp[];
  };
  /** Where the site lists its stories, the best first. */
  readonly listings?: readonly Listing[];
  /** How the whole of a story is asked for, whatever page of it an address names. */
  readonly wholeStory?: {
    /** Added to the canonical address for the view of all pages. */
    readonly query: string;
    /** Addresses whose canonical form only the page itself knows: it is read to learn that, then fetched. */
    readonly elsewhere?: RegExp;
  };
  /** The site's own id of a story, first that matches: named groups fill the form. */
  readonly ids: readonly { readonly from: RegExp; readonly as: string }[];
  readonly fields: Ladders;
  /** Newest first; the first whose evidence is all there wins. */
  readonly generations: readonly Generation[];
  readonly noise: readonly NoiseRule[];
  readonly notFound?: readonly RegExp[];
  /** Elements that bring the next story of an endless page, with a head, a pager and tags of its own. */
  readonly nextStory?: string;
  /** Elements that show the page to be something else than an article (video, gallery, index). */
  readonly notArticle?: string;
  readonly dump?: DumpRule;
  readonly examples: { readonly article: readonly string[]; readonly other: readonly string[] };
}

/** How the titles of a site call themselves in print, as parts of patterns. */
export interface PrintedNames {
  /** Beginnings of names of desks and titles that stand where a person's name is expected; capitals do not matter. */
  readonly desks: string;
  /** Beginnings of the site's hosts as they are printed; an address of another site is a source, not a desk. */
  readonly hosts: string;
  /** The label before the ending of its domain: frames of `widget.kompas.com` hold its own boxes. */
  readonly domain: string;
  /** A title as its reporters sign: "Laporan Wartawan Tribun Jateng, Budi". */
  readonly signature?: string;
  /** How what the site prints below its stories begins: where a whole page stands on one line, a line begins there. */
  readonly closings?: string;
  readonly datelines?: {
    /** First words of titles that are typed in two words: "TRIBUN JATENG.COM". */
    readonly firstWords?: string;
    /** Titles without the ending of a domain. */
    readonly undotted?: string;
    /** Titles that open a dateline whose place ends with a full stop: "KONTAN.CO.ID - JAKARTA." */
    readonly leading?: string;
  };
}

/** The names of all sites and of the agencies, ready to be looked for. */
export interface KnownNames {
  readonly agencies: RegExp;
  readonly desks: RegExp;
  readonly hosts: RegExp;
  readonly signatures: RegExp;
  readonly closings: RegExp;
  /** Hosts of frames that only hold a site's own boxes. */
  readonly ownFrames: RegExp;
  /** Openings of a story that name place and outlet, the surest first: groups `place` and `outlet`. */
  readonly datelines: readonly RegExp[];
}
