export interface UserAgentWords {
  readonly version: string;
  /** A page or an e-mail address that tells the sites whom to write to. */
  readonly contact: string | null;
  /** The user's own words, sent as they are. */
  readonly custom: string | null;
}

export type UserAgentResult =
  | { readonly ok: true; readonly userAgent: string }
  | { readonly ok: false; readonly message: string };

/** Version, contact or the user's own words -> the User-Agent header; empty or unsendable words are refused. */
export function userAgentFor(words: UserAgentWords): UserAgentResult {
  const contact = words.contact === null ? '' : `; +${words.contact.trim()}`;
  if (contact === '; +') return refused('the contact is empty: give a page or an e-mail address');
  const userAgent =
    words.custom === null ? `Mozilla/5.0 (compatible; saring/${words.version}${contact})` : words.custom;
  const complaint = userAgentComplaint(userAgent);
  return complaint === null ? { ok: true, userAgent } : refused(complaint);
}

function refused(message: string): UserAgentResult {
  return { ok: false, message };
}

/** A User-Agent -> why it cannot be sent, null when it can. */
export function userAgentComplaint(userAgent: string): string | null {
  if (userAgent.trim() === '') return 'the User-Agent is empty: sites must be able to tell who is asking';
  if (!/^[\x20-\x7e]+$/.test(userAgent)) return 'the User-Agent may hold only printable ASCII characters';
  return null;
}

/** A User-Agent -> the product name that robots.txt groups are matched by, such as `saring`. */
export function productToken(userAgent: string): string {
  const inside = /\(compatible;\s*([A-Za-z_-]+)/.exec(userAgent)?.[1];
  return inside ?? /^[A-Za-z_-]+/.exec(userAgent.trim())?.[0] ?? 'saring';
}
