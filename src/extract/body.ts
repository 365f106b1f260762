import type { AnyNode, Element } from 'domhandler';
import type { ArticleImage, Block, Embed, RelatedLink, Syndication } from '../model/article.ts';
import type { Removal, Trace, Veto } from '../model/extracted-page.ts';
import type { Generation, ImageRule, NoiseRule, SiteRule } from '../model/site-rule.ts';
import { firstProse } from '../page/first-prose.ts';
import { isAnyInside, rawText } from '../page/nodes.ts';
import { isWithin, type ParsedPage } from '../page/parse.ts';
import { select } from '../page/select.ts';
import { sharedElements, sharedNoise } from '../sites/shared-noise.ts';
import { storyBoxes } from '../sites/story-boxes.ts';
import { countWords } from '../text/whitespace.ts';
import { draftBlocks } from './draft-blocks.ts';
import { type FoundPhoto, findPhotos } from './generic/photos.ts';
import type { PrintedLines } from './generic/printed-lines.ts';
import { readImage, readLooseImages } from './images.ts';
import { labelsOver } from './labels-over.ts';
import { otherStories } from './other-stories.ts';
import { type DeclaredRules, type RemovedLine, Remover } from './remove.ts';
import { readEmbeds, readRelated, readSyndication } from './removed-parts.ts';

/** A body without noise, and what was moved out of it. */
export interface CleanBody {
  readonly blocks: readonly Block[];
  readonly roots: readonly Element[];
  readonly insideRoots: (element: Element) => boolean;
  readonly images: readonly ArticleImage[];
  /** The first image stands before the first sentence. */
  readonly opensWithPhoto: boolean;
  readonly related: readonly RelatedLink[];
  readonly embeds: readonly Embed[];
  readonly syndicatedFrom: Syndication | null;
  /** Lines that named people, for fields that found none elsewhere. */
  readonly bylines: readonly string[];
  /** On pages without a rule: printed lines, for a date and names that no field states. */
  readonly printed?: () => PrintedLines;
  /** No-break spaces in the body as it stood. */
  readonly hardSpaces: number;
  readonly removals: readonly Removal[];
  readonly vetoes: readonly Veto[];
  readonly warnings: readonly string[];
  readonly by: Trace['body']['by'];
  readonly root: string;
}

export interface BodySource {
  readonly page: ParsedPage;
  readonly roots: readonly Element[];
  readonly site: SiteRule;
  readonly generation: Generation | null;
  readonly base: string | null;
  readonly by: Trace['body']['by'];
  readonly root: string;
  /** Removals made before the body was found, on the page it was copied from. */
  readonly before?: readonly Removal[];
  /** The remover that has worked on these roots before, so that this stage goes on with what it has marked. */
  readonly remover?: Remover;
  /** Shared rules for pages without a rule of their own. */
  readonly shared?: readonly NoiseRule[];
}

/** The body's elements -> blocks without noise: site rules, then shared ones, elements before lines. */
export function cleanBody(source: BodySource): CleanBody {
  const { page, roots, generation, site, base } = source;
  const remover = source.remover ?? new Remover(page);
  const raw = roots.map((root) => rawText(root));
  const words = raw.reduce((sum, text) => sum + countWords(text), 0);
  for (const root of roots) {
    const end =
      generation?.body.end === undefined
        ? undefined
        : select(page, generation.body.end, root).find((element) => element !== root);
    if (end !== undefined) remover.cutFrom(root, end, generation?.body.end ?? '');
    if (source.shared === undefined) remover.mark(otherStories(page, root, site), 'related-list', 'another headline');
  }
  // A lead photo may stand in the text, too.
  const photoRules = [generation?.inline ?? [], generation?.lead ?? []].flat();
  const photos = takeImages(page, roots, photoRules, remover, base);
  const rules = declaredRules(site, generation, source.shared ?? []);
  remover.elementsIn(roots, rules, words);
  // Without rules of their own, photos were looked for before the story was.
  if (source.shared === undefined) photos.push(...takeUnnamedPhotos(page, roots, remover, base));
  photos.sort((a, b) => a.place - b.place);
  remover.mark(labelsOver(remover, roots), 'related-list', 'a label over stories that went');
  const drafts = draftBlocks(roots, remover.removed);
  const kept = remover.linesOf(drafts, rules, words);
  return {
    blocks: kept.map(({ type, text }) => ({ type, text })),
    roots,
    insideRoots: (element) => roots.some((root) => isWithin(page, element, root)),
    images: [...photos.map(({ image }) => image), ...readLooseImages(roots, remover.removed, base)],
    opensWithPhoto: opens(page, roots, photos, remover.removed),
    related: readRelated(page, remover, base),
    embeds: readEmbeds(remover, base),
    syndicatedFrom: readSyndication(remover.lines, base),
    bylines: bylinesOf(remover.lines),
    hardSpaces: raw.reduce((sum, text) => sum + text.split('\u00a0').length - 1, 0),
    removals: [...(source.before ?? []), ...remover.removals],
    vetoes: remover.vetoes,
    warnings: remover.vetoes.map((veto) => `veto:${veto.name}`),
    by: source.by,
    root: source.root,
  };
}

function declaredRules(
  site: SiteRule,
  generation: Generation | null,
  shared: readonly NoiseRule[],
): readonly DeclaredRules[] {
  const own: readonly NoiseRule[] = generation?.noise ?? [];
  return [
    { declared: 'generation', rules: own },
    { declared: 'site', rules: site.noise },
    { declared: 'shared', rules: [...shared, ...sharedElements, ...storyBoxes, ...sharedNoise] },
  ];
}

function takeImages(
  page: ParsedPage,
  roots: readonly Element[],
  rules: readonly ImageRule[],
  remover: Remover,
  base: string | null,
): Photo[] {
  const taken: { readonly element: Element; readonly rule: ImageRule }[] = [];
  const inTaken = new Set<AnyNode>();
  for (const rule of rules) {
    for (const root of roots) {
      for (const element of select(page, rule.container, root)) {
        if (element === root || isAnyInside(element, remover.removed) || isAnyInside(element, inTaken)) continue;
        taken.push({ element, rule });
        inTaken.add(element);
      }
    }
  }
  const photos = taken.map(({ element, rule }) => ({
    place: page.order.get(element) ?? 0,
    image: readImage(page, element, rule, 'inline', base),
  }));
  taken.sort((a, b) => (page.order.get(a.element) ?? 0) - (page.order.get(b.element) ?? 0));
  for (const { element, rule } of taken) remover.mark([element], 'caption', rule.container);
  return photos;
}

/** Photos in boxes that no template names: captions in small print, in tables, in paragraphs right behind. */
function takeUnnamedPhotos(
  page: ParsedPage,
  roots: readonly Element[],
  remover: Remover,
  base: string | null,
): Photo[] {
  const photos = roots.flatMap((root) => findPhotos(page, root, remover.removed, base, root));
  for (const { elements } of photos) remover.mark(elements, 'caption', 'a picture with little text');
  return photos;
}

type Photo = Pick<FoundPhoto, 'place' | 'image'>;

function opens(
  page: ParsedPage,
  [root]: readonly Element[],
  [photo]: readonly Photo[],
  removed: ReadonlySet<AnyNode>,
): boolean {
  return root !== undefined && photo !== undefined && photo.place < firstProse(page, root, removed);
}

/** A notice may name people at its end: "… dengan judul X, Penulis: NAME | Editor: NAME". */
function bylinesOf(lines: readonly RemovedLine[]): string[] {
  return lines.flatMap(({ name, line }) => {
    if (name === 'byline') return [line];
    const at = name === 'syndication-notice' ? line.search(/\b(?:penulis|reporter|editor)\s?:/i) : -1;
    return at < 0 ? [] : [line.slice(at)];
  });
}
