import { getDomain, parse } from 'tldts';
import { printableExcerpt } from '../text/printable.ts';
import { LIMITS } from './limits.ts';

/** One text that should be an address. */
export type ParsedUrl =
  | { readonly ok: true; readonly url: string; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly message: string };

const USUAL_PORTS = new Set(['', '80', '443', '8080', '8443']);

/** One address as the user wrote it, with or without its scheme -> the address to ask, without name, password and fragment. */
export function parseInputUrl(input: string, allowPorts: readonly number[] = []): ParsedUrl {
  const shown = printableExcerpt(input.length > 120 ? `${input.slice(0, 120)}…` : input);
  const written = withScheme(input);
  const refuse = (reason: string): ParsedUrl => ({ ok: false, message: `${shown}: ${reason}` });
  // The URL parser drops tabs and line ends in silence, and so joins what was two addresses.
  if (/[\u0000-\u0020\u007f]/.test(input)) return refuse('an address holds no blanks, tabs or control characters');
  if (/%0[0ad]/i.test(input)) return refuse('an address holds no encoded NUL or line end (%00, %0A, %0D)');
  if (input.length > LIMITS.urlLength) return refuse(`longer than ${LIMITS.urlLength} characters`);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(written)) return refuse('no scheme: an address begins with https:// or http://');
  if (!/^https?:/i.test(written)) return refuse('only http and https addresses can be fetched');
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return refuse('not a valid address');
  const url = new URL(written);
  if (!USUAL_PORTS.has(url.port) && !allowPorts.includes(Number(url.port))) {
    return refuse(`port ${url.port} is not asked; use --allow-port ${url.port} if you mean it`);
  }
  const warnings =
    url.username !== '' || url.password !== '' ? ['user name and password were left out of the address'] : [];
  url.username = '';
  url.password = '';
  url.hash = '';
  return { ok: true, url: url.href, warnings };
}

/** `kompas.com/read/1` is an address as browsers show it; `list.txt` is none, for no domain ends like that. */
function withScheme(input: string): string {
  if (input.startsWith('//')) return `https:${input}`;
  const host = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=$|[/?#]|:\d)/i.exec(input)?.[0] ?? '';
  return parse(host, { extractHostname: false }).isIcann === true ? `https://${input}` : input;
}

/**
 * A host name -> the site it belongs to, such as `nasional.kompas.com` -> `kompas.com`, `a.b.co.id` -> `b.co.id`, by the
 * Public Suffix List; blogs under one host name (`x.blogspot.com`) are one site. Anything else, such as an address, is a
 * site of its own.
 */
export function siteKeyOf(hostname: string): string {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return getDomain(name, { extractHostname: false }) ?? name;
}
