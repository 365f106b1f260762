import type { Header } from '../model/outcome.ts';
import { headerOf } from './fetch-outcome.ts';

/** What of an answer shows a wall, that is a page of a bot filter in place of the article; `html` may be only the start of the body. */
export interface SuspectAnswer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly html: string;
}

interface Wall {
  readonly name: string;
  /** All of these must be found. */
  readonly marks: readonly RegExp[];
  /** Statuses with which the marks count; with `any` too, a page that carries an article is no wall. */
  readonly on: 'error' | 'any';
}

const CLOUDFLARE = /challenges\.cloudflare\.com|cdn-cgi\/challenge-platform|_cf_chl_opt|cf-browser-verification/i;

const WALLS: readonly Wall[] = [
  {
    name: 'Cloudflare',
    on: 'any',
    marks: [/<title>\s*(just a moment|tunggu sebentar|attention required!)/i, /cloudflare|_cf_chl/i],
  },
  { name: 'Cloudflare', on: 'error', marks: [CLOUDFLARE] },
  { name: 'Cloudflare', on: 'error', marks: [/cf-error-details|sorry, you have been blocked/i] },
  { name: 'Akamai', on: 'any', marks: [/<title>\s*access denied/i, /reference(?:&#32;|\s)*(?:#|&#35;)/i] },
  { name: 'Imperva', on: 'any', marks: [/_incapsula_resource|incapsula incident id/i] },
  { name: 'DataDome', on: 'any', marks: [/captcha-delivery\.com/i] },
  { name: 'CloudFront', on: 'error', marks: [/the request could not be satisfied/i, /cloudfront/i] },
  { name: 'PerimeterX', on: 'any', marks: [/px-captcha|_pxappid/i] },
  { name: 'AWS WAF', on: 'any', marks: [/awswafintegration|awswaf\.com/i, /challenge|captcha/i] },
  { name: 'Vercel', on: 'any', marks: [/<title>\s*vercel security checkpoint/i] },
  { name: 'DDoS-Guard', on: 'any', marks: [/<title>\s*ddos-guard/i] },
  { name: 'Sucuri', on: 'any', marks: [/sucuri website firewall/i, /access denied|block id/i] },
  {
    name: 'a captcha',
    on: 'any',
    marks: [
      /<title>\s*(robot check|are you (?:a )?(?:human|robot)|human verification|security check|checking your browser|pardon our interruption|verifikasi (?:bahwa )?(?:anda|kamu) (?:manusia|bukan robot))/i,
    ],
  },
  { name: 'a captcha', on: 'error', marks: [/g-recaptcha|h-captcha|hcaptcha\.com|cf-turnstile|recaptcha\/api\.js/i] },
];

/** An answer -> the name of the wall that stands in it instead of the page, null when there is none. */
export function wallIn(suspect: SuspectAnswer): string | null {
  const header = wallInHeaders(suspect);
  if (header !== null) return header;
  if (carriesArticle(suspect.html)) return null;
  const isError = suspect.status >= 400;
  const wall = WALLS.find(
    ({ on, marks }) => (on === 'any' || isError) && marks.every((mark) => mark.test(suspect.html)),
  );
  return wall?.name ?? null;
}

function wallInHeaders({ status, headers }: SuspectAnswer): string | null {
  if (headerOf(headers, 'cf-mitigated')?.toLowerCase() === 'challenge') return 'Cloudflare';
  if (headerOf(headers, 'x-vercel-mitigated') !== null) return 'Vercel';
  if (/^(challenge|captcha)$/i.test(headerOf(headers, 'x-amzn-waf-action') ?? '')) return 'AWS WAF';
  return status === 403 && headerOf(headers, 'x-datadome') !== null ? 'DataDome' : null;
}

// A page is an article where it has three paragraphs of a sentence or two each, or 1,500 characters outside markup: no
// wall that was seen has so much, and no article less.
function carriesArticle(html: string): boolean {
  const bare = withoutCode(html);
  const paragraphs = bare.split(/<p\b[^<>]*>/i).slice(1);
  const long = paragraphs.filter((part) => textLength(part.split(/<\/p\s*>|<\/div\s*>/i, 1)[0] ?? '') >= 120);
  return long.length >= 3 || textLength(bare) >= 1500;
}

/** Markup without what lies in script, style and noscript; one pass, because the pages are not to be trusted. */
function withoutCode(html: string): string {
  const kept: string[] = [];
  const opening = /<(script|style|noscript)\b/gi;
  let from = 0;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    kept.push(html.slice(from, match.index));
    const closing = new RegExp(`</${match[1]}`, 'gi');
    closing.lastIndex = opening.lastIndex;
    const end = closing.exec(html);
    if (end === null) return kept.join(' ');
    from = closing.lastIndex;
    opening.lastIndex = from;
  }
  return [...kept, html.slice(from)].join(' ');
}

function textLength(markup: string): number {
  return markup
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim().length;
}
