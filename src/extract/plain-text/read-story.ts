import type { ArticleImage, Block, RelatedLink, Syndication } from '../../model/article.ts';
import type { Removal, Veto } from '../../model/extracted-page.ts';
import type { DumpRule, SiteRule } from '../../model/site-rule.ts';
import { sharedNoise } from '../../sites/shared-noise.ts';
import { countWords, foldText } from '../../text/whitespace.ts';
import type { DraftBlock } from '../draft-blocks.ts';
import { Remover } from '../remove.ts';
import { readSyndication, titleOf } from '../removed-parts.ts';
import { typeBlocks } from './block-types.ts';
import { takeFurniture } from './boilerplate.ts';
import type { DumpLine } from './dump-lines.ts';
import { takeLeftBelow } from './left-below.ts';
import { pullQuotesIn } from './pull-quotes.ts';
import { takeStrangeTitles } from './strange-titles.ts';
import { takeTagsBelow } from './tags-below.ts';
import { removalsOf, takeAll } from './taken.ts';
import { takeTitlesBelow } from './titles-below.ts';

/** A printed story without what stands between its lines. */
export interface DumpStory {
  readonly blocks: readonly Block[];
  readonly images: readonly ArticleImage[];
  readonly related: readonly RelatedLink[];
  readonly tags: readonly string[];
  readonly syndicatedFrom: Syndication | null;
  readonly bylines: readonly string[];
  readonly removals: readonly Removal[];
  readonly vetoes: readonly Veto[];
}

/** The lines of a story on a page of so many words -> its blocks: photos and boxes out, then the line rules of the site and those of all sites. */
export function readStory(
  lines: readonly DumpLine[],
  site: SiteRule,
  rule: DumpRule,
  topics: readonly string[],
  { title, words, closes }: { readonly title: string | null; readonly words: number; readonly closes: boolean },
): DumpStory {
  const furniture = takeFurniture(lines, rule);
  const remover = new Remover(null);
  const printed = furniture.kept.map(draftOf);
  const quotes = new Set([...pullQuotesIn(printed), ...again(printed, title)]);
  const drafts = printed.filter((draft) => !quotes.has(draft));
  const quoted = takeAll([...quotes], 'headline-repeat', 'inside a paragraph');
  const kept = remover.linesOf(
    drafts,
    [
      { declared: 'site', rules: [...rule.noise, ...site.noise] },
      { declared: 'shared', rules: sharedNoise },
    ],
    words,
  );
  const places = new Map(drafts.map((draft, i) => [draft, i]));
  // What stands over the mark that ends the story is the story.
  const ended = drafts.findLastIndex(({ text }) => endMark.test(text));
  const own = kept.findLastIndex((draft) => (places.get(draft) ?? -1) < ended);
  const below =
    rule.titlesBelow === true ? takeTitlesBelow(kept, topics, Math.max(1, own + 1)) : { kept, related: [], taken: [] };
  const labelled = takeTagsBelow(below.kept, topics);
  const strange = takeStrangeTitles(labelled.kept);
  const story = takeLeftBelow(strange.kept, closes);
  const linked = remover.lines
    .filter(({ name }) => name === 'related-link')
    .sort((a, b) => (places.get(a.block) ?? 0) - (places.get(b.block) ?? 0))
    .map(titleOf);
  const titles = [...linked, ...furniture.related, ...below.related, ...strange.related].filter((title) =>
    /[\p{L}\p{N}]/u.test(title.replace(onlyLabel, '')),
  );
  return {
    blocks: typeBlocks(story.kept),
    tags: labelled.tags,
    images: furniture.photos.map((photo) => ({ role: 'inline', url: null, ...photo })),
    related: [...new Set(titles)].map((title) => ({ title, url: null })),
    syndicatedFrom: readSyndication(remover.lines, null),
    bylines: remover.lines.filter(({ name }) => name === 'byline').map(({ line }) => line),
    removals: [
      ...removalsOf([
        ...furniture.taken,
        ...quoted,
        ...below.taken,
        ...labelled.taken,
        ...strange.taken,
        ...story.taken,
      ]),
      ...remover.removals,
    ],
    vetoes: remover.vetoes,
  };
}

/** Fewer words are a topic. */
const headlineWords = 4;

/** The alternative text of a photo in the story is the headline once more. */
function again(drafts: readonly DraftBlock[], title: string | null): readonly DraftBlock[] {
  const headline = title === null || countWords(title) < headlineWords ? null : foldText(title);
  return drafts.filter(({ text }, i) => i > 0 && foldText(text) === headline);
}

/** A link whose words are all label has no title. */
const onlyLabel = /^baca selengkapnya/i;

const endMark = /^(?:\(\s*\*+\s*\)|\*{1,8})$/;

function draftOf({ text, mark }: DumpLine): DraftBlock {
  const types = { none: 'paragraph', list: 'list-item', quote: 'quote' } as const;
  return { type: types[mark], text, links: [] };
}
