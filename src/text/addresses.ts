const tracking =
  /^(?:utm_\w+|fbclid|gclid|dclid|igshid|mc_[ce]id|jxrecoid|jxreco\w*|source|ct|m|s|ref|amp|lgn_\w+|_ga|cmpid|ocid|spm)$/i;

/** What the Wayback Machine writes before an address that it shows a copy of; `im_` and the like stand for the kind of copy. */
const copyPrefix =
  /^(?:(?:https?:)?\/\/(?:web\.|wayback\.)?archive\.org)?\/web\/\d{4,14}(?:[a-z]{2}_)?\/(?=https?:\/|[\w-]{1,63}\.[\w.-]{2,250}\/)/i;

/** The address of a copy in the Wayback Machine -> that of the original; any other as it is. */
export function originalAddress(address: string): string {
  const original = address.replace(copyPrefix, '');
  if (original === address) return address;
  // Servers on the way make one slash of two.
  return /^https?:/i.test(original) ? original.replace(/^(https?:)\/+/i, '$1//') : `https://${original}`;
}

/** An address as found in a page -> absolute, null when it is none that can be opened (`javascript:`, broken). */
export function resolveAddress(address: string | null | undefined, base: string | null): string | null {
  const text = address === null || address === undefined ? '' : originalAddress(address.trim());
  if (text === '' || text.startsWith('#')) return null;
  try {
    const url = new URL(text.startsWith('//') ? `https:${text}` : text, base ?? undefined);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** An address -> the same without fragment, default port and tracking parameters; other parameters keep their order. */
export function stripTracking(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return address;
  }
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** The host of an address in lower case, without a trailing dot; null where there is none. */
export function hostOf(address: string | null): string | null {
  if (address === null) return null;
  try {
    const host = new URL(address).hostname.replace(/\.$/, '');
    return host === '' ? null : host;
  } catch {
    return null;
  }
}

/** `?page=3` -> 3, `?page=all` -> 'all', anything else null. */
export function pageOf(address: string | null): number | 'all' | null {
  if (address === null) return null;
  const value = /[?&]page=(all|\d{1,3})\b/i.exec(address)?.[1]?.toLowerCase();
  if (value === undefined) return null;
  if (value === 'all') return 'all';
  const number = Number(value);
  return number > 0 ? number : null;
}

/** An address without its `page` parameter; the others stay as they are. */
export function withoutPage(address: string): string {
  return address.replace(/([?&])page=[^&#]*(&|(?=#|$))/gi, '$1').replace(/[?&](?=#|$)/, '');
}

/** An address without scheme, fragment and page number: the key under which pages of one story meet. */
export function storyKey(address: string): string {
  const [, path = '', query = ''] = /^([^?]*)([\s\S]*)$/.exec(withoutPage(address.replace(/#[\s\S]*/, ''))) ?? [];
  const plain = path
    .replace(/^https?:\/\//i, '')
    .replace(/(?<!\/)\/+$/, '')
    .toLowerCase();
  // Small systems know their stories by number only: `?p=123`.
  return plain + query;
}
