import { type CodingProblem, type Take, undoContentCodings } from '../bytes/content-coding.ts';
import { describeFormat } from '../bytes/magic-numbers.ts';
import { type Fault, faultOf } from './faults.ts';
import type { Limits } from './limits.ts';

/** What the caller can read: pages, or feeds and sitemaps besides. */
export type WantedKind = 'html' | 'feed';

const PAGES = new Set(['text/html', 'application/xhtml+xml']);
const FEEDS = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'text/xml',
  'application/xml',
]);
// Sitemaps are kept packed, and are unpacked before they are looked at.
const PACKED = new Set(['application/gzip', 'application/x-gzip']);
// Types under which servers send whatever they have.
const VAGUE = new Set([
  '',
  'text/plain',
  'application/octet-stream',
  'binary/octet-stream',
  'application/xml',
  'text/xml',
]);

/** A `Content-Type` -> whether the body is worth reading before it is seen. */
export function mayBeWanted(contentType: string | null, wanted: WantedKind): boolean {
  const type = essence(contentType);
  return PAGES.has(type) || VAGUE.has(type) || (wanted === 'feed' && (FEEDS.has(type) || PACKED.has(type)));
}

/** A type and the unpacked body -> whether it is what was wanted. */
export function isWanted(contentType: string | null, body: Uint8Array, wanted: WantedKind): boolean {
  // Pictures, PDF, archives and films come under the name of a page.
  if (describeFormat(body) !== null) return false;
  const type = essence(contentType);
  if (PAGES.has(type) || body.length === 0) return true;
  const start = startOf(body);
  if (wanted === 'feed' && (FEEDS.has(type) || /<(\?xml|rss|feed|rdf:RDF|urlset|sitemapindex)\b/i.test(start)))
    return true;
  return /<(!doctype\s+html|html|head|body|title|meta|article|div|p)\b/i.test(start);
}

/** Printable name of a type for a message. */
export function typeName(contentType: string | null): string {
  const type = essence(contentType);
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type.slice(0, 60) : 'no known type';
}

function essence(contentType: string | null): string {
  return (contentType ?? '').split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
}

// Two bytes a character in UTF-16: dropping the NULs is enough to see tags.
function startOf(body: Uint8Array): string {
  return Buffer.from(body.subarray(0, 1024))
    .toString('latin1')
    .replaceAll('\u0000', '')
    .replace(/^(\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)/, '');
}

/** Bytes without their encodings, or why they cannot be had. */
export type Decompressed =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: Fault };

/** A body and its `Content-Encoding` -> the body without it. */
export async function decompress(
  body: Uint8Array,
  encoding: string | null,
  take: Take,
  limits: Limits,
): Promise<Decompressed> {
  const limit = Math.min(limits.decodedBytes, Math.max(limits.bombFloorBytes, body.length * limits.expansion));
  const unpacked = await undoContentCodings(body, encoding, limit, take);
  return unpacked.ok ? unpacked : refused(unpacked.problem, unpacked.coding);
}

function refused(problem: CodingProblem, name: string): Decompressed {
  if (problem === 'too-many') return unreadable(`packed its page ${name} times over`);
  if (problem === 'unknown')
    return unreadable(
      `packed its page in a way that is not known here (${name.replace(/[^a-z0-9-]/g, '?').slice(0, 40)})`,
    );
  if (problem === 'broken') return unreadable(`sent a page that cannot be unpacked (${name})`);
  if (problem === 'cut')
    return { ok: false, fault: faultOf('network', 'sent only a part of its packed page', { retry: 'yes' }) };
  return {
    ok: false,
    fault: faultOf('too-large', 'sent a page that unpacks to more than any article', {
      blames: 'page',
      advice: 'leave it out',
    }),
  };
}

function unreadable(what: string): Decompressed {
  return {
    ok: false,
    fault: faultOf('unreadable', what, { blames: 'page', advice: 'check the address in a browser' }),
  };
}
