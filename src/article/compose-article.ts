import { uniqueLinks } from '../extract/removed-parts.ts';
import type { Article, Block, Pages, RemovalCount } from '../model/article.ts';
import type { ExtractedPage } from '../model/extracted-page.ts';
import { isOwnSite } from '../sites/index.ts';
import { knownNames } from '../sites/known-names.ts';
import { stripTracking, withoutPage } from '../text/addresses.ts';
import { readDateline } from '../text/datelines.ts';
import { nearHash, sha256, textHash } from '../text/fingerprint.ts';
import { countWords, foldText, wordsOf } from '../text/whitespace.ts';
import { generator } from '../version.ts';
import { joinPages } from './join-pages.ts';

/** Pages of one story, at least one, in any order -> its article. */
export function composeArticle(pages: readonly [ExtractedPage, ...ExtractedPage[]]): Article {
  const { chosen, blocks, read, total } = joinPages(pages);
  const first = chosen[0];
  const { fields } = first;
  const text = blocks.map((block) => block.text).join('\n\n');
  const missing = Array.from({ length: total ?? 0 }, (_, i) => i + 1).filter((page) => !read.includes(page));
  const complete = total !== null && missing.length === 0;
  const cutOff = chosen.some((page) => page.cutOff);
  const warnings = [
    ...new Set([
      ...chosen.flatMap((page) => page.trace.warnings),
      ...doubts(chosen, text, { read, total, complete }),
      ...(cutOff ? ['page-cut-off'] : []),
      ...(complete ? [] : [`pages-missing:${missing.length > 0 ? missing.join(',') : '?'}`]),
    ]),
  ];
  const key = fields.ownId ?? sha256(fields.canonicalUrl ?? text).slice(0, 16);
  return {
    schemaVersion: 1,
    id: `${fields.site}:${key}`,
    input: first.input,
    url: first.url === null ? fields.canonicalUrl : addressOf(first.url, fields.site),
    canonicalUrl: fields.canonicalUrl,
    site: fields.site,
    outlet: fields.outlet,
    template: fields.template,
    title: fields.title,
    kicker: fields.kicker,
    standfirst: fields.standfirst,
    publishedAt: fields.publishedAt,
    modifiedAt: fields.modifiedAt,
    authors: fields.authors,
    editors: fields.editors,
    sources: fields.sources,
    dateline: datelineOf(blocks),
    section: fields.section,
    tags: fields.tags,
    images: uniqueImages(chosen),
    related: uniqueLinks(chosen.flatMap((page) => page.related)),
    embeds: uniqueBy(
      chosen.flatMap((page) => page.embeds),
      (embed) => embed.url,
    ),
    syndicatedFrom: chosen.map((page) => page.fields.syndicatedFrom).find((notice) => notice !== null) ?? null,
    language: fields.language,
    access: fields.access,
    pages: { read, total, complete },
    blocks,
    text,
    wordCount: countWords(text),
    textHash: textHash(text),
    nearHash: nearHash(text),
    revision: 1,
    nearDuplicateOf: null,
    status: fields.access === 'paywalled' ? 'paywalled' : complete && !cutOff ? 'ok' : 'partial',
    extraction: { body: first.trace.body.by, fields: first.trace.fields, removals: countRemovals(chosen), warnings },
    fetch: first.fetch,
    generator,
  };
}

/** Below this share of the words a page announces, pages are probably missing; above the other, chrome leaked (725 Kompas pages of 2020). */
const fewWords = 0.75;
const manyWords = 1.1;

/** What the page says of the whole story, held against what was read. */
function doubts(pages: readonly ExtractedPage[], text: string, read: Pages): string[] {
  const found: string[] = [];
  // The page counts by blanks, where "12.30" is one word.
  const words = text.split(/\s+/).length;
  const hardSpaces = pages.reduce((sum, page) => sum + page.witness.hardSpaces, 0);
  const stated = Math.max(0, ...pages.map((page) => page.witness.totalWords ?? 0));
  const counted = words + hardSpaces + wordsCountedBesides(pages);
  if (stated > 0 && read.complete && counted / stated < fewWords) found.push('words-missing');
  if (stated > 0 && countAsThePage(text) / stated > manyWords) found.push('words-extra');
  const witness = pages.map((page) => page.witness.fullText).find((full) => full !== null);
  if (witness !== undefined && witness !== null && read.complete) {
    const own = new Set(wordsOf(text));
    const flat = wordsOf(witness);
    const missing = flat.filter((word) => !own.has(word)).length;
    if (flat.length > 50 && words / flat.length < fewWords && missing / flat.length > 0.1)
      found.push('full-text-longer');
  }
  return found;
}

/** The page's count includes what editors typed between the paragraphs: invitations and "Baca juga" lines. */
function wordsCountedBesides(pages: readonly ExtractedPage[]): number {
  return pages
    .flatMap((page) => page.trace.removals)
    .filter(({ name }) => name === 'promotion' || name === 'related-link')
    .reduce((sum, { words }) => sum + words, 0);
}

/** The page counts neither figures nor line breaks inside a paragraph (result tables and lyrics of 2020 have many). */
function countAsThePage(text: string): number {
  const lettered = text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  return lettered - (text.match(/[^\n]\n(?!\n)/g)?.length ?? 0);
}

/** The dateline opens the first paragraph; boxes over the story push it down a little. */
function datelineOf(blocks: readonly Block[]): Article['dateline'] {
  for (const block of blocks.slice(0, 3)) {
    // The first paragraph is typed as a heading now and then.
    const dateline =
      block.type === 'paragraph' || block.type === 'heading' ? readDateline(block.text, knownNames) : null;
    if (dateline !== null) return dateline;
  }
  return null;
}

/** Continuation pages repeat the lead photo: it stays the lead, later ones count once. */
function uniqueImages(pages: readonly ExtractedPage[]): Article['images'] {
  const images = pages.flatMap((page, i) => page.images.filter((image) => i === 0 || image.role === 'inline'));
  const seen = new Set<string>();
  return images.filter((image) => {
    const key = image.url ?? foldText(image.caption ?? '');
    return seen.has(key) ? false : seen.add(key);
  });
}

function uniqueBy<T>(values: readonly T[], keyOf: (value: T) => string | null): T[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = keyOf(value);
    if (key === null) return true;
    return seen.has(key) ? false : seen.add(key);
  });
}

function countRemovals(pages: readonly ExtractedPage[]): RemovalCount[] {
  const counts = new Map<string, { count: number; words: number }>();
  for (const { name, words } of pages.flatMap((page) => page.trace.removals)) {
    const known = counts.get(name) ?? { count: 0, words: 0 };
    counts.set(name, { count: known.count + 1, words: known.words + words });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { count, words }]) => ({ name, count, words }));
}

/** The address that all pages of the story share: without tracking and, where that is no part of its identity, page number. */
function addressOf(url: string, site: Article['site']): string {
  const address = stripTracking(url);
  return isOwnSite(site) ? withoutPage(address) : address;
}
