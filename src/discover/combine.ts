import { wordsOf } from '../text/whitespace.ts';
import { joinListed, type ListedStory } from './listed-story.ts';
import { isInWindow, type Walk } from './walk.ts';

/** A story, and the listing that named it first. */
export interface CombinedStory extends ListedStory {
  /** The id of the listing, or the address that the user named. */
  readonly source: string;
}

/** Which stories are wanted; empty lists stand for all. */
export interface Choice {
  readonly portals: readonly string[];
  readonly sections: readonly string[];
  /** Words that all stand in the title. */
  readonly words: readonly string[];
  readonly since: number | null;
  readonly until: number | null;
}

/** What several sources found, best source first -> each story once, as all of them together describe it, newest first. */
export function combineWalks(walks: readonly Walk[], choice: Choice): readonly CombinedStory[] {
  const stories = new Map<string, CombinedStory>();
  for (const { source, items } of walks) {
    for (const item of items) {
      // All that a section's own list names is of that section, whatever is printed beside it.
      const own = source.section === null ? item : { ...item, section: item.section ?? source.section };
      const isChosen = source.section !== null || isOfSection(own, choice.sections);
      const known = stories.get(item.id);
      if (known !== undefined) stories.set(item.id, { ...joinListed(known, own), source: known.source });
      else if (isChosen)
        stories.set(item.id, {
          ...own,
          source: source.listing.kind === 'given' ? source.listing.url : source.listing.id,
        });
    }
  }
  return [...stories.values()]
    .filter((story) => choice.portals.length === 0 || (story.portal !== null && choice.portals.includes(story.portal)))
    .filter((story) => isInWindow(story, choice))
    .filter((story) => hasWords(story, choice.words))
    .sort(newestFirst);
}

/** Sections are compared as printed and as in the address: "Whats New" is `whats-new`. */
function isOfSection({ section, url }: ListedStory, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const names = [section ?? '', ...sectionsInAddress(url)].map(plain);
  return wanted.some((name) => names.includes(plain(name)));
}

/** The first label of the host and the folders of the path. */
function sectionsInAddress(url: string): readonly string[] {
  const { hostname, pathname } = new URL(url);
  return [hostname.split('.')[0] ?? '', ...pathname.split('/').slice(1, -1)];
}

function plain(name: string): string {
  return wordsOf(name).join('-');
}

/** A story without a title is judged by the words of its address. */
function hasWords({ title, url }: ListedStory, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const own = new Set(wordsOf(title ?? decodePath(url)));
  return words.every((word) => own.has(word));
}

function decodePath(url: string): string {
  const { pathname } = new URL(url);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** Stories without any time come last; of the same moment, addresses in the order of the alphabet, so that runs can be compared. */
function newestFirst(a: ListedStory, b: ListedStory): number {
  const at = ({ time, modified }: ListedStory): number => time?.from ?? modified?.from ?? Number.NEGATIVE_INFINITY;
  const [first, second] = [at(a), at(b)];
  if (first !== second) return first < second ? 1 : -1;
  return a.url < b.url ? -1 : a.url > b.url ? 1 : 0;
}
