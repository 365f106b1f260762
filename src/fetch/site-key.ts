import { isIP } from 'node:net';

// Public second levels under which the registrable name has three labels.
const SECOND_LEVELS = new Set([
  'ac',
  'biz',
  'co',
  'com',
  'desa',
  'edu',
  'go',
  'gov',
  'mil',
  'my',
  'net',
  'or',
  'org',
  'sch',
  'web',
]);

/** A host name -> the site it belongs to, such as `nasional.kompas.com` -> `kompas.com`, `a.b.co.id` -> `b.co.id`. */
export function siteKeyOf(hostname: string): string {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (name.startsWith('[') || isIP(name) !== 0) return name;
  const labels = name.split('.');
  const top = labels.at(-1) ?? '';
  const second = labels.at(-2) ?? '';
  const size = top.length === 2 && SECOND_LEVELS.has(second) ? 3 : 2;
  return labels.slice(-size).join('.');
}
