import type { Header } from '../model/outcome.ts';
import { isRedirect } from './address-policy.ts';
import { wallIn } from './block-page.ts';
import { type Decompressed, decompress, isWanted, mayBeWanted, typeName, type WantedKind } from './content-kind.ts';
import { type Fault, faultOf } from './faults.ts';
import { headerOf, headersOf } from './fetch-outcome.ts';
import type { FetcherSettings } from './fetcher-settings.ts';
import { askedMs, statusFault } from './request-with-retry.ts';
import type { Answer, BodyPlan } from './send-request.ts';

/** What the answer to a page's address means. */
export type PageMeaning =
  | { readonly is: 'page'; readonly content: Uint8Array }
  | { readonly is: 'redirect'; readonly location: string | null }
  | { readonly is: 'unchanged' };

export type ReadAnswer =
  | { readonly ok: true; readonly value: PageMeaning }
  | { readonly ok: false; readonly fault: Fault };

/** Status and headers -> how much of the body is worth reading. */
export function planPage(
  status: number,
  headers: readonly Header[],
  wanted: WantedKind,
  settings: FetcherSettings,
): BodyPlan {
  const { limits } = settings;
  if (status === 304 || status === 204) return { limit: 0, beyond: 'cut' };
  if (status < 200 || status > 299) return { limit: limits.errorBodyBytes, beyond: 'cut' };
  if (!mayBeWanted(headerOf(headers, 'content-type'), wanted)) return { limit: 0, beyond: 'cut' };
  return wanted === 'feed'
    ? { limit: limits.listingBytes, beyond: 'cut' }
    : { limit: limits.wireBytes, beyond: 'fail' };
}

/** An answer to a page's address -> a page, a redirect, "unchanged", or a fault. */
export async function readPageAnswer(
  answer: Answer,
  attempt: number,
  ask: { readonly wanted: WantedKind; readonly conditional: boolean; readonly settings: FetcherSettings },
): Promise<ReadAnswer> {
  const { status, headers } = answer;
  const { limits, clock } = ask.settings;
  if (isRedirect(status)) return found({ is: 'redirect', location: headerOf(headers, 'location') });
  if (status === 304 && ask.conditional) return found({ is: 'unchanged' });
  if (status !== 200 && status !== 203)
    return lost(await errorFault(answer, ask.settings, askedMs(answer, clock.now())));
  const type = headerOf(headers, 'content-type');
  if (!mayBeWanted(type, ask.wanted)) return lost(notHtml(`sent ${typeName(type)} instead of a page`));
  const unpacked = await unpackBody(answer, attempt, ask);
  if (!unpacked.ok) return unpacked;
  const content = unpacked.bytes;
  if (!isWanted(type, content, ask.wanted)) return lost(notHtml('sent something that is not a page'));
  const wall = wallIn({ status, headers, html: startAsText(content, limits.errorBodyBytes) });
  if (wall !== null) return lost(blockedFault(wall));
  // The answer states no length, so a cut looks like its end: asking once more is all that can be done.
  if (attempt === 0 && mayBeCut(answer, content, ask.wanted))
    return lost(faultOf('network', 'seems to have sent only a part of its page', { retry: 'once' }));
  return found({ is: 'page', content });
}

/** An answer -> its body unpacked. Of a feed or sitemap that is too large, or arrives torn again, the beginning is taken. */
async function unpackBody(
  { body, headers }: Answer,
  attempt: number,
  { wanted, settings }: { readonly wanted: WantedKind; readonly settings: FetcherSettings },
): Promise<Decompressed> {
  const encoding = headersOf(headers, 'content-encoding');
  if (wanted === 'html') return decompress(body, encoding, 'whole', settings.limits);
  const limits = { ...settings.limits, decodedBytes: settings.limits.listingBytes };
  const whole = await decompress(body, encoding, 'whole', limits);
  return whole.ok || (whole.fault.retry !== 'no' && attempt === 0)
    ? whole
    : decompress(body, encoding, 'start', limits);
}

async function errorFault(answer: Answer, settings: FetcherSettings, asked: number | null): Promise<Fault> {
  const { status, headers } = answer;
  const unpacked = await decompress(answer.body, headersOf(headers, 'content-encoding'), 'start', settings.limits);
  const html = unpacked.ok ? startAsText(unpacked.bytes, settings.limits.errorBodyBytes) : '';
  const wall = wallIn({ status, headers, html });
  if (wall !== null) return { ...blockedFault(wall), askedMs: asked };
  if (status === 304)
    return faultOf('http-status', 'answered 304 (unchanged) to an unconditional question', {
      retry: 'once',
      blames: 'page',
    });
  return statusFault(status, asked);
}

function blockedFault(wall: string): Fault {
  const advice = 'it is not got round: lower the pace, or ask the site for permission';
  return faultOf('blocked', `shows a block or challenge page (${wall}) instead of the article`, { advice });
}

function notHtml(what: string): Fault {
  return faultOf('not-html', what, { blames: 'page', advice: 'give the address of an article page' });
}

function mayBeCut(answer: Answer, content: Uint8Array, wanted: WantedKind): boolean {
  if (answer.framing !== 'close' || wanted !== 'html') return false;
  const end = Buffer.from(content.subarray(Math.max(0, content.length - 4096))).toString('latin1');
  return !/<\/(html|body)\b/i.test(end.replaceAll('\u0000', ''));
}

// Marks of walls are ASCII, so the encoding does not matter.
function startAsText(content: Uint8Array, limit: number): string {
  return Buffer.from(content.subarray(0, limit)).toString('latin1');
}

function found(value: PageMeaning): ReadAnswer {
  return { ok: true, value };
}

function lost(fault: Fault): ReadAnswer {
  return { ok: false, fault };
}
