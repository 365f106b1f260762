import type { AnyNode, Element } from 'domhandler';
import type { ArticleImage } from '../../model/article.ts';
import { firstProse } from '../../page/first-prose.ts';
import { readMetaTags } from '../../page/metadata.ts';
import { rawText } from '../../page/nodes.ts';
import { type ParsedPage, parsePage } from '../../page/parse.ts';
import { resolveAddress } from '../../text/addresses.ts';
import { countWords } from '../../text/whitespace.ts';
import { loaded, type Steps } from '../steps.ts';
import { headingOf } from './head.ts';
import type { PageWords } from './page-words.ts';
import type { FoundPhoto } from './photos.ts';
import { placeAttribute, readableHtml } from './readable-html.ts';
import { nextStoryAt } from './story-place.ts';
import { growStory, type StoryRoot } from './story-root.ts';
import { witnessedStory } from './witness.ts';

/** Where a story was found: its elements, on its page or on a copy of it, and which places of the page it covers. */
export interface FoundStory {
  readonly page: ParsedPage;
  readonly roots: readonly Element[];
  /** Elements inside the roots that are none of the story. */
  readonly beside: readonly Element[];
  readonly by: 'rule' | 'readability';
  readonly root: string;
  readonly first: number;
  readonly last: number;
  readonly overLimits: boolean;
}

/** The root that a generation names -> the story in it. */
export function storyIn(page: ParsedPage, element: Element, root: string, removed: ReadonlySet<AnyNode>): FoundStory {
  const place = page.order.get(element) ?? 0;
  const last = page.lastInside[place] ?? place;
  const first = firstProse(page, element, removed);
  return { page, roots: [element], beside: [], by: 'rule', root, first, last, overLimits: false };
}

/**
 * A page without what was removed -> its story by the own reading; where that is doubtful, Readability is asked too,
 * and what it finds is taken if it is much fuller. Null where neither finds any.
 */
export function* searchStory(
  words: PageWords,
  core: Element | null,
  removed: ReadonlySet<AnyNode>,
  base: string | null,
): Steps<FoundStory | null> {
  const own = core === null ? null : ownReading(words, core, removed);
  if (own !== null && !isDoubtful(words, own)) return found(words.page, own, removed);
  const second = yield* askReadability(words.page, removed, core, base);
  if (own === null) return second === 'too large' ? null : second;
  const first = found(words.page, own, removed);
  if (second === 'too large') return { ...first, overLimits: true };
  return second !== null && wordsIn(second.roots) > wordsOfRoot(words, own) * muchFuller ? second : first;
}

function ownReading(words: PageWords, core: Element, removed: ReadonlySet<AnyNode>): StoryRoot {
  const headline = headingOf(words.page) ?? words.page.byKey.get('h1')?.[0] ?? null;
  return witnessedStory(words, removed) ?? growStory(words, core, headline, removed);
}

function found(page: ParsedPage, { root, beside }: StoryRoot, removed: ReadonlySet<AnyNode>): FoundStory {
  const story = storyIn(page, root, `densest:${root.name}`, new Set([...removed, ...beside]));
  return { ...story, beside, by: 'readability' };
}

/** A story of fewer words, or of a smaller share of the page's prose, may be a part, or a teaser beside it. */
const sure = { words: 100, share: 0.4 } as const;
/** How much more Readability must find than the own reading. */
const muchFuller = 1.5;

function isDoubtful(words: PageWords, own: StoryRoot): boolean {
  const { prose } = words.within(own.root);
  const beside = own.beside.reduce((sum, element) => sum + words.within(element).prose, 0);
  return prose - beside < Math.max(sure.words, words.proseBefore(nextStoryAt(words)) * sure.share);
}

function wordsOfRoot(words: PageWords, { root, beside }: StoryRoot): number {
  return beside.reduce((left, element) => left - words.within(element).all, words.within(root).all);
}

function wordsIn(roots: readonly Element[]): number {
  return roots.reduce((sum, root) => sum + countWords(rawText(root)), 0);
}

function* askReadability(
  page: ParsedPage,
  removed: ReadonlySet<AnyNode>,
  core: Element | null,
  base: string | null,
): Steps<FoundStory | null | 'too large'> {
  const html = readableHtml(page, removed, core);
  if (html === null) return 'too large';
  const { readWithReadability } = yield* loaded(import('../readability.ts'));
  const content = yield* readWithReadability(html, base);
  if (content === null) return null;
  const copy = parsePage(content);
  const roots = copy.elements.filter((element) => element.parent?.type === 'root');
  const places = (copy.byKey.get('p') ?? [])
    .filter((paragraph) => countWords(rawText(paragraph)) > 3)
    .map((paragraph) => Number(paragraph.attribs[placeAttribute] ?? Number.NaN))
    .filter((place) => !Number.isNaN(place));
  const first = places.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY);
  const last = places.reduce((most, place) => Math.max(most, place), -1);
  return { page: copy, roots, beside: [], by: 'readability', root: 'readability', first, last, overLimits: false };
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
