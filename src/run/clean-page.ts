import { extractPage, type PageResult } from '../extract/extract-page.ts';
import type { SiteId } from '../model/article.ts';
import type { RawPage } from '../model/outcome.ts';
import type { SiteRule } from '../model/site-rule.ts';
import { decodePage } from '../page/decode.ts';

/** Share of unreadable characters above which a page gets a warning. */
const damagedShare = 0.01;

/** A page as it came -> its part of a story, or why it has none. */
export async function cleanPage(raw: RawPage, site: SiteId | null, sites: readonly SiteRule[]): Promise<PageResult> {
  const { content } = raw;
  if (content.length === 0) return { ok: false, failure: { code: 'empty-body', message: 'the file is empty' } };
  if (typeof content !== 'string' && isBinary(content)) {
    return { ok: false, failure: { code: 'not-html', message: 'binary data, neither a page nor text' } };
  }
  const { text, encoding, damaged } =
    typeof content === 'string'
      ? { text: content, encoding: 'UTF-8', damaged: 0 }
      : await decodePage(content, raw.contentType);
  const fetch = raw.fetch === null ? null : { ...raw.fetch, encoding };
  const context = { input: raw.input, url: raw.url, fetch, site };
  const result =
    raw.kind === 'text' || !hasMarkup(text)
      ? await readDump(text, context, sites)
      : await extractPage(text, context, sites);
  return damaged > damagedShare && result.ok ? withWarning(result, 'encoding-damaged') : result;
}

async function readDump(
  text: string,
  context: Parameters<typeof extractPage>[1],
  sites: readonly SiteRule[],
): Promise<PageResult> {
  const { extractDump } = await import('../extract/text-dump/extract-dump.ts');
  return extractDump(text, context, sites);
}

function withWarning(result: Extract<PageResult, { ok: true }>, warning: string): PageResult {
  const { page } = result;
  return { ok: true, page: { ...page, trace: { ...page.trace, warnings: [...page.trace.warnings, warning] } } };
}

/** Zero bytes near the start mark binary data, unless a byte order mark says UTF-16. */
function isBinary(bytes: Uint8Array): boolean {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return false;
  const start = bytes.subarray(0, 2048);
  let zeros = 0;
  for (const byte of start) if (byte === 0) zeros += 1;
  return (
    zeros > start.length / 100 || [0x25504446, 0x89504e47, 0xffd8ffe0, 0xffd8ffe1, 0x504b0304].includes(magicOf(bytes))
  );
}

function magicOf(bytes: Uint8Array): number {
  return bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
}

function hasMarkup(text: string): boolean {
  return /<(?:!doctype|html|head|body|div|p|article|section|h[1-6]|span|table|meta|title|br|a|main)\b/i.test(text);
}
