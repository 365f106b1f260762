import type { Element } from 'domhandler';
import type { SiteId } from '../model/article.ts';
import type { ExtractedPage, PagePosition, Removal, StoryFields } from '../model/extracted-page.ts';
import type { Ladders } from '../model/ladders.ts';
import type { Failure } from '../model/outcome.ts';
import type { Generation, SiteRule } from '../model/site-rule.ts';
import { isElement, rawText } from '../page/nodes.ts';
import { type ParsedPage, parsePage } from '../page/parse.ts';
import { hideInside, outermost, select } from '../page/select.ts';
import { type ChosenSite, chooseSite, matchGeneration, matchHost } from '../sites/match.ts';
import { hostOf, originalAddress } from '../text/addresses.ts';
import { countWords } from '../text/whitespace.ts';
import { type CleanBody, cleanBody } from './body.ts';
import { type FieldReader, readFields } from './fields.ts';
import { emptyHeadings, repeatedHead, writerNotes } from './head-repeats.ts';
import { readImage } from './images.ts';
import { judgePage } from './judge.ts';
import { ledByPhoto } from './lead-photo.ts';
import { canonicalOf, linkBase, statedAddresses } from './page-address.ts';
import { readPager, readPosition } from './pagination.ts';
import { loaded, runSteps, type Steps } from './steps.ts';
import { readStoryFields } from './story-fields.ts';

/** What is known of a page besides its text. */
export interface PageContext {
  readonly input: string;
  readonly url: string | null;
  readonly fetch: ExtractedPage['fetch'];
  /** Read the page as this site's, whatever host and markup say. */
  readonly site: SiteId | null;
}

export type PageResult =
  | { readonly ok: true; readonly page: ExtractedPage }
  | { readonly ok: false; readonly failure: Failure };

/** Decoded HTML of one page -> its part of a story, or why it is none. */
export function extractPage(html: string, context: PageContext, sites: readonly SiteRule[]): Promise<PageResult> {
  return runSteps(pageSteps(html, context, sites));
}

/** What `extractPage` does, step by step. One parse; fields before anything is removed. */
export function* pageSteps(html: string, given: PageContext, sites: readonly SiteRule[]): Steps<PageResult> {
  if (html.length > mostCharacters) return tooLarge(`${mostCharacters} characters`);
  const whole = parsePage(html);
  if (whole.excess !== null) return tooLarge(whole.excess);
  const context = { ...given, url: given.url === null ? null : originalAddress(given.url) };
  const [stated = null] = statedAddresses(whole, context.url);
  const bySite = chooseSite(whole, [context.url, stated], sites, context.site);
  const { nextStory } = bySite.site;
  const page = nextStory === undefined ? whole : hideInside(whole, nextStory);
  const { generation, tried } = matchGeneration(page, bySite.site);
  const url = canonicalOf(page, bySite.site, generation, context.url);
  const chosen = portalBy(url, bySite, sites);
  const fields = readFields(page, url, laddersOf(chosen.site, generation));
  const early = judgePage(page, chosen.site, generation, context.url ?? url ?? stated);
  if (early !== null) return { ok: false, failure: early };
  const { body, failure } = yield* findBody(page, chosen, generation, url);
  if (failure !== null) return { ok: false, failure: breaksOff(page) ? beforeItsStory : failure };
  return finish({ page, context, chosen, generation, tried, url, fields, body });
}

/** A longer page is no article, and would take minutes. */
const mostCharacters = 60_000_000;

function tooLarge(limit: string): PageResult {
  return { ok: false, failure: { code: 'too-large', message: `no article page: its markup has more than ${limit}` } };
}

function laddersOf(site: SiteRule, generation: Generation | null): Ladders {
  return { ...site.fields, ...generation?.fields };
}

/** A fragment without a head belongs to the portal that its own links name. */
function portalBy(url: string | null, chosen: ChosenSite, sites: readonly SiteRule[]): ChosenSite {
  const host = chosen.by === 'markup' ? hostOf(url) : null;
  const named = host === null ? null : matchHost(host, sites);
  return named?.site === chosen.site ? { ...chosen, portal: named.portal } : chosen;
}

/** By rule where a generation fits, else by Readability, which is loaded only then. */
function* findBody(
  page: ParsedPage,
  chosen: ChosenSite,
  generation: Generation | null,
  url: string | null,
): Steps<{ readonly body: CleanBody | null; readonly failure: Failure | null }> {
  const { site } = chosen;
  const base = linkBase(page, url);
  if (generation !== null && site.catchAll !== true) {
    const roots = partsOf(outermost(page, select(page, generation.body.root)));
    const { root } = generation.body;
    return { body: cleanBody({ page, roots, site, generation, base, by: 'rule', root }), failure: null };
  }
  const { findGenericBody } = yield* loaded(import('./generic-body.ts'));
  const found = yield* findGenericBody({ page, site, generation, url, base });
  return found.ok ? { body: found.body, failure: null } : { body: null, failure: found.failure };
}

/** Bodies of a page -> the parts of its story. The next story of an endless page stands in a body of its own, under a headline. */
function partsOf(all: readonly Element[]): Element[] {
  const first = all.find((root) => rawText(root).trim() !== '') ?? all[0];
  if (first === undefined) return [];
  const stray = strayParts(first);
  if (stray.length > 0 || all.length === 1) return [first, ...stray];
  const parts = [first];
  for (let next = first.next; next !== null; next = next.next) {
    if (!isElement(next)) continue;
    if (all.includes(next)) parts.push(next);
    else if (countWords(rawText(next)) > mostBetween) break;
  }
  return parts;
}

/** Two parts of a story are parted by an advertisement, not by a head. */
const mostBetween = 3;

/** An end tag too many closes the story's element too early: paragraphs right behind it, in no element with a name, belong to it. */
function strayParts(root: Element): Element[] {
  const parts: Element[] = [];
  for (let next = root.next; next !== null; next = next.next) {
    if (!isElement(next)) continue;
    const { class: classes, id } = next.attribs;
    const isPart = next.name === 'p' || (next.name === 'div' && classes === undefined && id === undefined);
    if (!isPart || !next.children.some((child) => (isElement(child) ? child.name === 'p' : next.name === 'p'))) break;
    parts.push(next);
  }
  return parts;
}

interface Parts {
  readonly page: ParsedPage;
  readonly context: PageContext;
  readonly chosen: ChosenSite;
  readonly generation: Generation | null;
  readonly tried: ExtractedPage['trace']['tried'];
  readonly url: string | null;
  readonly fields: FieldReader;
  readonly body: CleanBody | null;
}

function finish(parts: Parts): PageResult {
  const { page, context, chosen, generation, tried, url, fields: reader, body } = parts;
  if (body === null || body.blocks.length === 0) {
    const walled = generation?.paywall !== undefined && select(page, generation.paywall).length > 0;
    if (!walled && breaksOff(page)) return { ok: false, failure: beforeItsStory };
    const message = walled
      ? 'the whole story is behind a subscription'
      : 'no story text was found: the page is empty, or its template is new';
    return { ok: false, failure: { code: 'empty-body', message } };
  }
  const warnings: string[] = [...body.warnings];
  if (generation === null && chosen.site.catchAll !== true) warnings.push('template-unknown');
  const fields = readStoryFields({ page, reader, chosen, generation, url, body, warnings });
  const headAgain = repeatedHead(body.blocks, fields);
  const position = readPosition(page, generation?.pagination, context.url, url);
  const notes = chosen.site.catchAll === true ? behindStory(body, fields, position) : [];
  const lead =
    generation?.lead === undefined
      ? []
      : select(page, generation.lead.container)
          .filter((element) => !body.insideRoots(element))
          .slice(0, 1);
  const leadImages = lead.map((element) =>
    readImage(page, element, generation?.lead ?? { container: '' }, 'lead', linkBase(page, url)),
  );
  const cutOff = isCutOff(page, body.roots);
  return {
    ok: true,
    page: {
      input: context.input,
      url: context.url,
      fetch: context.fetch,
      fields,
      blocks: body.blocks.slice(headAgain.length, body.blocks.length - notes.length),
      images:
        leadImages.length > 0 || body.by !== 'rule' || chosen.site.catchAll === true
          ? [...leadImages, ...body.images]
          : ledByPhoto(page, body, linkBase(page, url)),
      related: body.related,
      embeds: body.embeds,
      position,
      pager: position.total === 1 ? [] : readPager(page, generation?.pagination, context.url ?? url, url),
      witness: {
        totalWords: Number(reader.first('totalWords') ?? Number.NaN) || null,
        fullText: reader.first('fullText'),
        hardSpaces: body.hardSpaces,
      },
      cutOff,
      trace: {
        site: chosen.site.id,
        siteBy: chosen.by,
        template: generation?.id ?? null,
        tried,
        body: { by: body.by, root: body.root },
        fields: { ...reader.answered },
        removals: [...body.removals, ...headAgain, ...notes],
        vetoes: body.vetoes,
        warnings,
      },
    },
  };
}

/** What stands behind the last sentence of a story of a site without a rule. */
function behindStory({ blocks }: CleanBody, fields: StoryFields, { total }: PagePosition): readonly Removal[] {
  const notes = writerNotes(blocks, fields);
  return notes.length > 0 || total !== 1 ? notes : emptyHeadings(blocks);
}

const beforeItsStory: Failure = { code: 'empty-body', message: 'the page is cut off before its story' };

/** A page that has a beginning but no end, and stops in the middle of something: some systems leave the last closing tags out. */
function breaksOff({ html }: ParsedPage): boolean {
  const tail = html.slice(-4096);
  return lacksEnd(html, tail) && !/<\/[a-z][a-z0-9-]*\s*>\s*(?:<!--[^<>]*-->\s*)?$/i.test(tail);
}

function lacksEnd(html: string, tail: string): boolean {
  return /<(?:html|body)\b/i.test(html.slice(0, 200_000)) && !/<\/(?:html|body)/i.test(tail);
}

/** A page that has a beginning but no end, and nothing behind its story, was cut off inside it. */
function isCutOff(page: ParsedPage, roots: readonly Element[]): boolean {
  if (!lacksEnd(page.html, page.html.slice(-4096))) return false;
  const last = roots[roots.length - 1];
  if (last === undefined) return false;
  for (let at: Element | null = last; at !== null; at = at.parent?.type === 'tag' ? (at.parent as Element) : null) {
    for (let next = at.next; next !== null; next = next.next)
      if (next.type === 'tag' && countWords(rawText(next)) > 0) return false;
  }
  return true;
}
