import type { AnyNode, Element } from 'domhandler';
import { jsonStrings, readJsonLdArticle } from '../../page/metadata.ts';
import { isElement, nextNode, rawText } from '../../page/nodes.ts';
import { isWithin } from '../../page/parse.ts';
import { insideOf, select } from '../../page/select.ts';
import { wordsOf } from '../../text/whitespace.ts';
import type { PageWords } from './page-words.ts';
import type { StoryRoot } from './story-root.ts';

/** How many words a flat text has that states a whole story: with fewer it is an excerpt, and more would make the search for every block slow. */
const told = { fewest: 100, most: 20_000 } as const;
/** No story has more blocks. */
const mostBlocks = 3000;
/** A block is known again by so many words at its beginning or end; shorter ones are not looked for. */
const telling = { most: 8, fewest: 5 } as const;
/** So much of the flat text must be found on the page, and so much of the page's prose around it may be missing in the flat text. */
const shares = { found: 0.7, missed: 0.15 } as const;

/**
 * Some pages state their story as flat text in JSON-LD. Which blocks of the page say the same words tells where the
 * story stands; null where the page states none, an excerpt, or something else.
 */
export function witnessedStory(words: PageWords, removed: ReadonlySet<AnyNode>): StoryRoot | null {
  const flat = wordsOf(
    jsonStrings(readJsonLdArticle(words.page), 'articleBody')
      .join(' ')
      .replace(/<[^<>]{0,500}>/g, ' ')
      .normalize('NFKC'),
  );
  if (flat.length < told.fewest || flat.length > told.most) return null;
  const text = ` ${flat.join(' ')} `;
  const { page } = words;
  const known: { readonly element: Element; readonly words: number }[] = [];
  let blocks = 0;
  for (const [place, element] of page.elements.entries()) {
    const own = words.ownOf(place);
    if (own < telling.fewest || isCut(element, removed)) continue;
    blocks += 1;
    if (blocks > mostBlocks) return null;
    const said = wordsOf(rawText(element, removed, 5000).normalize('NFKC'));
    if (!isIn(text, said)) continue;
    known.push({ element, words: own });
  }
  const root = holderOf(words, known);
  if (root === null) return null;
  const inside = known.filter(({ element }) => isWithin(page, element, root)).map(({ element }) => element);
  const found = inside.reduce((sum, element) => sum + words.ownOf(page.order.get(element) ?? 0), 0);
  if (found < flat.length * shares.found) return null;
  const beside = besideOf(words, root, inside, removed);
  const missed = beside.reduce((sum, element) => sum + words.within(element).prose, 0);
  return missed > found * shares.missed + 60 ? null : { root, beside };
}

function isIn(text: string, said: readonly string[]): boolean {
  const first = said.slice(0, telling.most).join(' ');
  const last = said.slice(-telling.most).join(' ');
  return text.includes(` ${first} `) || text.includes(` ${last} `);
}

function isCut(element: Element, removed: ReadonlySet<AnyNode>): boolean {
  for (let at: AnyNode | null = element; at !== null; at = at.parent as AnyNode | null)
    if (removed.has(at)) return true;
  return false;
}

/** The smallest element that holds nearly all of the known blocks. */
function holderOf(
  { page }: PageWords,
  known: readonly { readonly element: Element; readonly words: number }[],
): Element | null {
  const all = known.reduce((sum, { words }) => sum + words, 0);
  let holder: Element | null = null;
  const first = known.toSorted((a, b) => b.words - a.words)[0]?.element ?? null;
  for (let at = first as AnyNode | null; at !== null && isElement(at); at = at.parent as AnyNode | null) {
    holder = at;
    const box = at;
    const held = known.filter(({ element }) => isWithin(page, element, box)).reduce((sum, { words }) => sum + words, 0);
    if (held >= all * 0.95) return holder;
  }
  return null;
}

const boxes: ReadonlySet<string> = new Set(['div', 'section', 'aside', 'article', 'figure', 'header', 'footer', 'ul']);

/** A box that holds more than a subheading. */
function isBox(words: PageWords, element: Element): boolean {
  if (!boxes.has(element.name)) return false;
  const headings = select(words.page, 'h2, h3, h4', element);
  return headings.reduce((left, heading) => left - words.within(heading).all, words.within(element).all) > 0;
}

/** Inside the story's holder: all that stands before the first known block or behind the last, and boxes between without one. */
function besideOf(
  words: PageWords,
  root: Element,
  known: readonly Element[],
  removed: ReadonlySet<AnyNode>,
): readonly Element[] {
  const { page } = words;
  const placeOf = (element: Element | undefined): number => (element && page.order.get(element)) ?? 0;
  const [first, last] = [placeOf(known[0]), placeOf(known.at(-1))];
  const blocks = new Set<AnyNode>(known);
  const beside: Element[] = [];
  let knownTo = -1;
  let node: AnyNode | null = root;
  while (node !== null) {
    let skip: boolean = removed.has(node);
    if (!skip && isElement(node) && node !== root) {
      const place = placeOf(node);
      const end = page.lastInside[place] ?? place;
      if (blocks.has(node)) knownTo = Math.max(knownTo, end);
      if (place > knownTo && insideOf(page, known, node).length === 0) {
        skip = true;
        if (words.within(node).all > 0 && (end < first || place > last || isBox(words, node))) beside.push(node);
      }
    }
    node = nextNode(node, root, skip);
  }
  return beside;
}
