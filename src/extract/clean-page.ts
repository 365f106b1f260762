import { describeBinary, noPage } from '../bytes/magic-numbers.ts';
import { opensAsDocument, textFormatOf } from '../bytes/text-format.ts';
import type { SiteId } from '../model/article.ts';
import type { RawPage, StatedFields } from '../model/outcome.ts';
import type { SiteRule } from '../model/site-rule.ts';
import { decodePage } from '../page/decode.ts';
import { readTime } from '../text/dates.ts';
import { collapse } from '../text/whitespace.ts';
import { type PageContext, type PageResult, pageSteps } from './extract-page.ts';
import { type Guard, loaded, runSteps, type Steps } from './steps.ts';

/** Share of unreadable characters above which a page gets a warning. */
const damagedShare = 0.01;

/** A page as it came -> its part of a story, or why it has none; each stretch of the work under a guard. */
export function cleanPage(
  raw: RawPage,
  site: SiteId | null,
  sites: readonly SiteRule[],
  guard?: Guard,
): Promise<PageResult> {
  return runSteps(cleanSteps(raw, site, sites), guard);
}

function* cleanSteps(raw: RawPage, site: SiteId | null, sites: readonly SiteRule[]): Steps<PageResult> {
  const { content } = raw;
  if (content.length === 0) return { ok: false, failure: { code: 'empty-body', message: 'the file is empty' } };
  const binary = describeBinary(content);
  if (binary !== null) return { ok: false, failure: { code: 'not-html', message: binary } };
  const { text, encoding, damaged } =
    typeof content === 'string'
      ? { text: content, encoding: 'UTF-8', damaged: 0 }
      : yield* loaded(decodePage(content, raw.contentType));
  const other = textFormatOf(text);
  if (other !== null) return { ok: false, failure: { code: 'not-html', message: noPage(other) } };
  const fetch = raw.fetch === null ? null : { ...raw.fetch, encoding };
  const context = { input: raw.input, url: raw.url, fetch, site };
  const isPrinted = !hasMarkup(text) || (raw.kind === 'text' && !isPage(text));
  const result = yield* isPrinted ? dumpSteps(text, context, sites) : pageSteps(text, context, sites);
  if (!result.ok) return result;
  const completed = raw.stated === undefined ? result : withStated(result, raw.stated, sites);
  return damaged > damagedShare ? withWarning(completed, 'encoding-damaged') : completed;
}

function* dumpSteps(text: string, context: PageContext, sites: readonly SiteRule[]): Steps<PageResult> {
  const { extractDump } = yield* loaded(import('./plain-text/extract-dump.ts'));
  const result = extractDump(text, context, sites);
  if (!result.ok) return result;
  const { holdsSeveralStories } = yield* loaded(import('./plain-text/several-stories.ts'));
  return holdsSeveralStories(text) ? withWarning(result, 'several-stories') : result;
}

/** Title and date that a table of pages states beside a page fill what the page itself leaves open. */
function withStated(
  { page }: Extract<PageResult, { ok: true }>,
  stated: StatedFields,
  sites: readonly SiteRule[],
): Extract<PageResult, { ok: true }> {
  const { fields, trace } = page;
  const site = sites.find(({ id }) => id === fields.site);
  const zone = site?.keepsOffsets === true ? 'as-stated' : (site?.zone ?? 'WIB');
  const title = fields.title ?? (collapse(stated.title ?? '') || null);
  const publishedAt = fields.publishedAt ?? readTime(stated.publishedAt ?? '', zone)?.iso ?? null;
  const answered = {
    ...trace.fields,
    ...(title === fields.title ? {} : { title: 'record' }),
    ...(publishedAt === fields.publishedAt ? {} : { publishedAt: 'record' }),
  };
  return {
    ok: true,
    page: { ...page, fields: { ...fields, title, publishedAt }, trace: { ...trace, fields: answered } },
  };
}

function withWarning(result: Extract<PageResult, { ok: true }>, warning: string): PageResult {
  const { page } = result;
  return { ok: true, page: { ...page, trace: { ...page.trace, warnings: [...page.trace.warnings, warning] } } };
}

/** Whether what was given as printed text is HTML all the same: a document, or the body of one. */
function isPage(text: string): boolean {
  return opensAsDocument(text) || /^\ufeff?\s*<(?:article|section|main|div|p|h[1-6])\b[^<>]*>/i.test(text);
}

function hasMarkup(text: string): boolean {
  return /<(?:!doctype|html|head|body|div|p|article|section|h[1-6]|span|table|meta|title|br|a|main)\b/i.test(text);
}
