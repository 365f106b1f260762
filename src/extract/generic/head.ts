import type { AnyNode, Element } from 'domhandler';
import { jsonStrings, readJsonLdArticle, readMetaTags } from '../../page/metadata.ts';
import { isAnyInside, isElement, rawText } from '../../page/nodes.ts';
import { isWithin, type ParsedPage } from '../../page/parse.ts';
import { select } from '../../page/select.ts';
import { readTime } from '../../text/dates.ts';
import { collapse, countWords, foldText } from '../../text/whitespace.ts';
import type { RemovedElement } from '../remove.ts';
import type { PageWords } from './page-words.ts';

/** Longer texts between the headline and a date are no standfirst. */
const longestStandfirst = 80;

/** So many dates, bylines and photos behind the headline are looked at for the end of the head. */
const mostMarks = 8;

/**
 * The headline as it stands in the page: the longest heading that the page's title repeats (its shortest may be the site's name),
 * or the first of a page without one.
 */
export function headingOf(page: ParsedPage): Element | null {
  const titles = [readMetaTags(page).get('og:title') ?? '', ...(page.byKey.get('title') ?? []).slice(0, 1).map(textOf)]
    .map(foldText)
    .filter((title) => title !== '');
  let best: Element | null = null;
  let longest = 0;
  for (const name of ['h1', 'h2', 'h3']) {
    for (const heading of (page.byKey.get(name) ?? []).slice(0, 20)) {
      const text = foldText(textOf(heading));
      const fits = text.split(' ').length > 2 && (titles.length === 0 || titles.some((title) => title.includes(text)));
      if (fits && titles.length === 0) return heading;
      if (!fits || text.length <= longest) continue;
      best = heading;
      longest = text.length;
    }
  }
  const [only, ...others] = page.byKey.get('h1') ?? [];
  // No heading repeats the title, which may say something else or be missing: a lone `<h1>` is the headline then.
  return best ?? (others.length === 0 ? (only ?? null) : null);
}

/**
 * What stands between the headline and the last date, byline or lead photo over the story: standfirst and labels.
 * Inside what holds the story only dates and bylines count, and only with most of the story behind them.
 */
export function aboveStory(
  page: ParsedPage,
  core: Element | null,
  found: readonly RemovedElement[],
  photos: readonly Element[],
  removed: ReadonlySet<AnyNode>,
): Element[] {
  const heading = headingOf(page);
  const top = heading === null ? undefined : page.order.get(heading);
  const coreAt = core === null ? undefined : page.order.get(core);
  if (core === null || heading === null || top === undefined || coreAt === undefined) return [];
  const from = (page.lastInside[top] ?? top) + 1;
  const marks = found.filter(({ name }) => name === 'byline' || name === 'date-line').map(({ element }) => element);
  const inside = isWithin(page, heading, core);
  const under = wholly(page, from, Math.min(inside ? from + furthestDate : coreAt, page.elements.length), removed);
  const places = [
    ...under.filter(printsDate),
    ...marks.filter((mark) => inside || !isWithin(page, mark, core)),
    ...(inside ? [] : photos.filter((photo) => !isWithin(page, photo, core))),
  ].map((element) => page.order.get(element) ?? -1);
  const bound = inside ? (page.lastInside[coreAt] ?? coreAt) : coreAt;
  const near = places.filter((place) => place >= from && place <= bound).sort((a, b) => a - b);
  for (const end of near.slice(0, mostMarks).reverse()) {
    const between = wholly(page, from, end, removed);
    const words = between.reduce((sum, element) => sum + countWords(rawText(element, removed, 2000)), 0);
    if (words > longestStandfirst) continue;
    const behind = inside ? wholly(page, end + 1, bound + 1, removed) : [core];
    const rest = behind.reduce((sum, element) => sum + countWords(rawText(element, removed, 4000)), 0);
    if (rest >= words * 2) return between;
  }
  return [];
}

const summaryWords = /(?<![a-z])(?:summary|description|excerpt|abstract|synopsis)(?![a-z])/i;
/** A summary is looked for among the first paragraphs; shorter descriptions name the page. */
const mostSummaries = 4;
const leastSummary = 8;

/**
 * A paragraph inside the story that says what the page's metadata gives as its description, and is set apart: by its class, or
 * in bold where the next one is not. Metadata often quote the first paragraph of the story itself, which stays.
 */
export function statedSummary(page: ParsedPage, core: Element | null, removed: ReadonlySet<AnyNode>): Element[] {
  const tags = readMetaTags(page);
  const inJson = jsonStrings(readJsonLdArticle(page), 'description');
  const stated = [tags.get('og:description') ?? '', tags.get('description') ?? '', ...inJson].map(foldText);
  const folded = new Set(stated.filter((text) => countWords(text) >= leastSummary));
  if (core === null || folded.size === 0) return [];
  const first = select(page, 'p', core)
    .filter((paragraph) => paragraph !== core && !isAnyInside(paragraph, removed))
    .slice(0, mostSummaries);
  return first.filter((paragraph, i) => {
    if (!folded.has(foldText(rawText(paragraph, removed, 2000)))) return false;
    const next = first[i + 1];
    const isNamed = summaryWords.test(
      `${paragraph.attribs['class']} ${(paragraph.parent as Element).attribs['class']}`,
    );
    return isNamed || (isBold(paragraph) && next !== undefined && !isBold(next));
  });
}

function isBold(element: Element): boolean {
  if (/(?<![a-z-])bold(?![a-z-])/.test(element.attribs['class'] ?? '')) return true;
  const bold = element.children.filter((child) => isElement(child) && (child.name === 'strong' || child.name === 'b'));
  return bold.length > 0 && collapse(rawText(element, new Set(bold), 200)) === '';
}

/** With more words of prose above it, a heading inside the story's root is no headline. */
const mostProseOver = 60;

/** The headline where it stands inside the story's root, and all that stands over it there. */
export function headInside(words: PageWords, roots: readonly Element[]): Element[] {
  const { page } = words;
  const heading = headingOf(page);
  const at = heading === null ? undefined : page.order.get(heading);
  const root = roots.find((one) => heading !== null && heading !== one && isWithin(page, heading, one));
  const from = root === undefined ? undefined : page.order.get(root);
  if (at === undefined || from === undefined || heading === null) return [];
  const head = wholly(page, from + 1, (page.lastInside[at] ?? at) + 1, new Set());
  const prose = head.reduce((sum, element) => sum + words.within(element).prose, 0);
  return prose > mostProseOver ? [] : head;
}

/** A printed date in a flat page stands within so many elements of the headline. */
const furthestDate = 12;

function printsDate(element: Element): boolean {
  const text = collapse(rawText(element, undefined, 200));
  return text.length <= 120 && !/[.!?]$/.test(text) && readTime(text, 'WIB') !== null;
}

/** Elements that stand wholly between two places, those inside no other of them. */
function wholly(page: ParsedPage, from: number, to: number, removed: ReadonlySet<AnyNode>): Element[] {
  const found: Element[] = [];
  for (let place = from; place < to; place++) {
    const element = page.elements[place];
    const last = page.lastInside[place] ?? place;
    if (element === undefined || last >= to) continue;
    if (!removed.has(element)) found.push(element);
    place = last;
  }
  return found;
}

function textOf(element: Element): string {
  return rawText(element, undefined, 1000);
}
