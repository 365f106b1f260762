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
  /** Hosts of frames that only hold a site's own boxes. */
  readonly ownFrames: RegExp;
  /** Openings of a story that name place and outlet, the surest first: groups `place` and `outlet`. */
  readonly datelines: readonly RegExp[];
}
