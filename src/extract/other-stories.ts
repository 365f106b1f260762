import type { AnyNode, Element } from 'domhandler';
import type { SiteRule } from '../model/site-rule.ts';
import { isElement, rawText } from '../page/nodes.ts';
import { isWithin, type ParsedPage } from '../page/parse.ts';
import { select } from '../page/select.ts';
import { countWords, foldText } from '../text/whitespace.ts';

/** A teaser has one paragraph, a story more; shorter ones name people and dates. */
const least = { paragraphs: 2, words: 8 } as const;

/**
 * Boxes of a page, or of one element of it, that tell another story than the one that `own` belongs to, by default the
 * element's first paragraph: paragraphs under a headline that links to an article of the site, or under a main headline
 * that is not the page's first.
 */
export function otherStories(
  page: ParsedPage,
  within: Element | undefined,
  site: SiteRule,
  own: () => Element | null = () => openingOf(page, within),
): Element[] {
  const all = page.byKey.get('h1') ?? [];
  const title = all[0] === undefined ? '' : headline(all[0]);
  const mains = all.length < 2 ? [] : select(page, 'h1', within).filter((heading) => headline(heading) !== title);
  const links = select(page, 'h2 > a, h3 > a', within);
  const headings = [...mains, ...links.filter(({ attribs }) => leadsToArticle(attribs['href'] ?? '', site))];
  // Most stories have no such headline.
  const story = headings.length === 0 ? null : own();
  if (story === null) return [];
  const boxes = new Set(headings.map((heading) => boxAround(page, heading, story)));
  return [...boxes].filter((box): box is Element => box !== null && tells(page, box));
}

/** The first paragraph of an element that is no name and no date; null where it has none. */
function openingOf(page: ParsedPage, root: Element | undefined): Element | null {
  return select(page, 'p', root).find(isTold) ?? null;
}

function headline(heading: Element): string {
  return foldText(rawText(heading, undefined, 300));
}

function leadsToArticle(href: string, { urls }: SiteRule): boolean {
  return urls.article.test(href) && urls.never?.test(href) !== true;
}

/** The largest element around a heading that does not hold `own`. */
function boxAround(page: ParsedPage, heading: Element, own: Element): Element | null {
  let box: Element | null = null;
  for (let at = heading.parent as AnyNode | null; at !== null && isElement(at); at = at.parent as AnyNode | null) {
    if (isWithin(page, own, at)) break;
    box = at;
  }
  return box;
}

function tells(page: ParsedPage, box: Element): boolean {
  return select(page, 'p', box).filter(isTold).length >= least.paragraphs;
}

function isTold(paragraph: Element): boolean {
  return countWords(rawText(paragraph, undefined, 300)) >= least.words;
}
