import type { AnyNode, Element } from 'domhandler';
import { isElement } from '../../page/nodes.ts';
import { headingOf } from './head.ts';
import type { PageWords } from './page-words.ts';

/** A paragraph counts for so many elements around it: in full for the first, and half as much for each further one. */
const levels = 4;

const aside =
  /(?<![a-z])(?:comments?|komentar|disqus|footer|sidebar|cookies?|consent|gdpr|ccpa|onetrust|privacy|modal|popup|overlay|disclaimer|paywall|newsletter|related|recommended|kommentare|comentarios|commentaires)(?![a-z])/i;

/** A page -> the place where most of its prose stands together, null where there is none; never inside what says to be something else. */
export function findStoryPlace(words: PageWords): Element | null {
  const { page } = words;
  const scores = new Map<Element, number>();
  for (const [place, element] of page.elements.entries()) {
    const prose = words.proseOf(place);
    if (prose === 0) continue;
    let at: AnyNode | null = element.parent as AnyNode | null;
    let share = prose;
    for (let level = 0; level < levels && at !== null && isElement(at) && at.name !== 'body'; level++, share /= 2) {
      scores.set(at, (scores.get(at) ?? 0) + share);
      at = at.parent as AnyNode | null;
    }
  }
  const ranked = [...scores]
    .map(([element, score]) => ({ element, score: score * (1 - linkShare(words, element)) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 20);
  const likely = ranked.filter(({ element }) => !standsAside(words, element));
  return (likely.find(({ element }) => !isOfNextStory(words, element)) ?? likely[0] ?? ranked[0])?.element ?? null;
}

function isOfNextStory(words: PageWords, element: Element): boolean {
  const place = words.page.order.get(element) ?? 0;
  return (words.page.lastInside[place] ?? place) >= nextStoryAt(words);
}

/** Endless pages bring further stories, each behind a main headline of its own -> the place of the first such headline. */
export function nextStoryAt({ page }: PageWords): number {
  const headline = headingOf(page);
  const top = headline?.name === 'h1' ? page.order.get(headline) : undefined;
  if (top === undefined) return Number.POSITIVE_INFINITY;
  const places = (page.byKey.get('h1') ?? []).map((heading) => page.order.get(heading) ?? 0);
  return places.find((place) => place > top) ?? Number.POSITIVE_INFINITY;
}

function linkShare(words: PageWords, element: Element): number {
  const { all, linked } = words.within(element);
  return all === 0 ? 0 : linked / all;
}

/** Does an element say by its tag or its name that it is something beside the story? */
export function saysAside({ name, attribs }: Element): boolean {
  if (name === 'footer' || name === 'aside' || name === 'form' || name === 'dialog') return true;
  return aside.test(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`);
}

/** What holds most of the page's prose is no aside, whatever it is called: `with-sidebar`, `comments-enabled`. */
const mostOfPage = 0.6;

function standsAside(words: PageWords, element: Element): boolean {
  const enough = words.proseBefore(Number.POSITIVE_INFINITY) * mostOfPage;
  for (let at: AnyNode | null = element; at !== null && isElement(at); at = at.parent as AnyNode | null) {
    if (at.name === 'body' || words.within(at).prose >= enough) return false;
    if (saysAside(at)) return true;
  }
  return false;
}
