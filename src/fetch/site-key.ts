import { getDomain } from 'tldts';

/**
 * A host name -> the site it belongs to, such as `nasional.kompas.com` -> `kompas.com`, `a.b.co.id` -> `b.co.id`, by the
 * Public Suffix List; blogs under one host name (`x.blogspot.com`) are one site. Anything else, such as an address, is a
 * site of its own.
 */
export function siteKeyOf(hostname: string): string {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return getDomain(name, { extractHostname: false }) ?? name;
}
