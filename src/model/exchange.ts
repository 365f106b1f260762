/** A header as it stood on the wire: name, value. */
export type Header = readonly [name: string, value: string];

export interface RedirectStep {
  readonly status: number;
  readonly from: string;
  readonly to: string;
  /** Whether the step left the registrable host. */
  readonly crossSite: boolean;
}

/** The last request and its answer, enough for a WARC request and response record. */
export interface Exchange {
  readonly targetUri: string;
  /** ISO 8601 in UTC, when the request was sent. */
  readonly date: string;
  /** Address that answered, null when several did or a proxy stood between. */
  readonly ip: string | null;
  readonly request: { readonly line: string; readonly headers: readonly Header[] };
  readonly response: {
    readonly statusLine: string;
    readonly status: number;
    /** As sent; `Transfer-Encoding` still names the chunking that `body` no longer has. */
    readonly headers: readonly Header[];
    /** Content-encoded bytes without chunking. */
    readonly body: Uint8Array;
    /** False when the body was left unread or only its start was read. */
    readonly bodyComplete: boolean;
  };
  readonly redirects: readonly RedirectStep[];
  /** `maybe-truncated`: a body without stated length, cut before the end of its markup. */
  readonly warnings: readonly string[];
}
