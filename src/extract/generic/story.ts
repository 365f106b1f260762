import type { AnyNode, Element } from 'domhandler';
import type { ArticleImage } from '../../model/article.ts';
import { readMetaTags } from '../../page/metadata.ts';
import { isElement, nextNode, ownText, rawText, textBesidesLinks } from '../../page/nodes.ts';
import { type ParsedPage, parsePage } from '../../page/parse.ts';
import { resolveAddress } from '../../text/addresses.ts';
import { countWords } from '../../text/whitespace.ts';
import { densestElement } from './densest.ts';
import type { FoundPhoto } from './photos.ts';
import { placeAttribute, readableHtml } from './readable-html.ts';

/** Where a story was found: its elements, on its page or on a copy of it, and which places of the page it covers. */
export interface FoundStory {
  readonly page: ParsedPage;
  readonly roots: readonly Element[];
  readonly by: 'rule' | 'readability';
  readonly root: string;
  readonly first: number;
  readonly last: number;
  readonly overLimits: boolean;
}

/** A root that is known -> the story in it. */
export function storyIn(page: ParsedPage, element: Element, root: string, removed: ReadonlySet<AnyNode>): FoundStory {
  const place = page.order.get(element) ?? 0;
  const last = page.lastInside[place] ?? place;
  return {
    page,
    roots: [element],
    by: 'rule',
    root,
    first: firstProse(page, element, removed),
    last,
    overLimits: false,
  };
}

/** A page without what was removed -> the story as Readability sees it; over the limits, what holds the most words. */
export async function searchStory(
  page: ParsedPage,
  removed: ReadonlySet<AnyNode>,
  core: Element | null,
  base: string | null,
): Promise<FoundStory | null> {
  const html = readableHtml(page, removed, core);
  if (html === null) {
    const dense = densestElement(page.document, removed);
    return dense === null ? null : { ...storyIn(page, dense, `densest:${dense.name}`, removed), overLimits: true };
  }
  const { readWithReadability } = await import('../readability.ts');
  const content = await readWithReadability(html, base);
  if (content === null) return null;
  const copy = parsePage(content);
  const roots = copy.elements.filter((element) => element.parent?.type === 'root');
  if (core !== null && missesMuch(roots, core, removed)) {
    return storyIn(page, core, `densest:${core.name}`, removed);
  }
  const places = (copy.byKey.get('p') ?? [])
    .filter((paragraph) => countWords(rawText(paragraph)) > 3)
    .map((paragraph) => Number(paragraph.attribs[placeAttribute] ?? Number.NaN))
    .filter((place) => !Number.isNaN(place));
  const first = places.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY);
  const last = places.reduce((most, place) => Math.max(most, place), -1);
  return { page: copy, roots, by: 'readability', root: 'readability', first, last, overLimits: false };
}

/** Below this share of the words of what holds most, Readability has taken a part for the whole. */
const fewestFound = 0.75;

function missesMuch(roots: readonly Element[], core: Element, removed: ReadonlySet<AnyNode>): boolean {
  const found = roots.reduce((sum, root) => sum + countWords(rawText(root)), 0);
  const besides = textBesidesLinks(core, removed, Number.POSITIVE_INFINITY);
  return found < countWords(besides ?? rawText(core, removed)) * fewestFound;
}

/** The place of the first element whose own words are a sentence's worth. */
function firstProse(page: ParsedPage, root: Element, removed: ReadonlySet<AnyNode>): number {
  let node: AnyNode | null = root;
  while (node !== null) {
    const skip: boolean = removed.has(node);
    if (!skip && isElement(node) && countWords(ownText(node)) > 7) return page.order.get(node) ?? 0;
    node = nextNode(node, root, skip);
  }
  return page.order.get(root) ?? 0;
}

/** Photos of a page -> those of its story: one that leads it, from the page's metadata where none is seen, and those inside it. */
export function photosOf(
  page: ParsedPage,
  photos: readonly FoundPhoto[],
  { first, last }: Pick<FoundStory, 'first' | 'last'>,
  base: string | null,
): ArticleImage[] {
  const heading = page.byKey.get('h1')?.[0];
  const top = heading === undefined ? -1 : (page.order.get(heading) ?? -1);
  const before = photos.filter(({ place }) => place < first);
  const seen = before.find(({ place }) => place > top) ?? before[before.length - 1];
  const stated = resolveAddress(readMetaTags(page).get('og:image'), base);
  const lead: ArticleImage | null =
    seen?.image ?? (stated === null ? null : { role: 'lead', url: stated, caption: null, credit: null });
  const inside = photos.filter(({ place }) => place >= first && place <= last).map(({ image }) => image);
  return [...(lead === null ? [] : [{ ...lead, role: 'lead' as const }]), ...inside];
}
