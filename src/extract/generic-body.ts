import type { Element } from 'domhandler';
import type { Block } from '../model/article.ts';
import type { Removal } from '../model/extracted-page.ts';
import type { Failure } from '../model/outcome.ts';
import type { Generation, SiteRule } from '../model/site-rule.ts';
import { readMetaTags } from '../page/metadata.ts';
import { rawText } from '../page/nodes.ts';
import { isWithin, type ParsedPage, parsePage } from '../page/parse.ts';
import { outermost, select } from '../page/select.ts';
import { lineNoise } from '../sites/generic/line-noise.ts';
import { boxNoise, captionNoise } from '../sites/generic/noise.ts';
import { englishNoise, worldNoise } from '../sites/generic/world-noise.ts';
import { sharedElements } from '../sites/shared-noise.ts';
import { isIndonesian } from '../text/language.ts';
import { collapse, countWords, foldText } from '../text/whitespace.ts';
import { type CleanBody, cleanBody } from './body.ts';
import { draftBlocks } from './draft-blocks.ts';
import { densestElement } from './generic/densest.ts';
import { type FoundStory, photosOf, searchStory, storyIn } from './generic/find-story.ts';
import { aboveStory, headInside, statedSummary } from './generic/head.ts';
import { hiddenBoxes, PageWords } from './generic/page-words.ts';
import { findPhotos } from './generic/photos.ts';
import { printedLines, withColons } from './generic/printed-lines.ts';
import { storyInScripts } from './generic/script-story.ts';
import { findStoryPlace } from './generic/story-place.ts';
import { judgeGenericBody } from './generic/verdict.ts';
import { otherStories } from './other-stories.ts';
import { Remover } from './remove.ts';
import { once, type Steps } from './steps.ts';

/** A page that no rule of a site reads, and the generic generation that fits it, if any. */
export interface GenericPage {
  readonly page: ParsedPage;
  readonly site: SiteRule;
  readonly generation: Generation | null;
  readonly url: string | null;
  /** Where its relative links lead from. */
  readonly base: string | null;
}

export type GenericBody =
  | { readonly ok: true; readonly body: CleanBody }
  /** Null: nothing was found, and nothing more is known. */
  | { readonly ok: false; readonly failure: Failure | null };

/** A page without a rule of its own -> its body, out of its markup, else out of the data of its scripts, or why it has none. */
export function* findGenericBody(generic: GenericPage): Steps<GenericBody> {
  const found = yield* bodyInMarkup(generic);
  if (found.ok || (found.failure !== null && found.failure.code !== 'empty-body')) return found;
  const html = storyInScripts(generic.page);
  if (html === null) return found;
  const page = parsePage(`<article>${html}</article>`);
  const told = yield* bodyInMarkup({ ...generic, page, generation: null });
  return told.ok ? { ok: true, body: { ...told.body, ...placeless(generic.page), root: 'script' } } : found;
}

/** Where a body lies that was found in a copy of the page: no element of the page itself is inside it. */
function placeless(page: ParsedPage): Pick<CleanBody, 'roots' | 'insideRoots'> {
  return { roots: page.elements.filter((element) => element.parent?.type === 'root'), insideRoots: () => false };
}

/** Boxes and photos cut, the story found, lines cut. */
function* bodyInMarkup({ page, site, generation, url, base }: GenericPage): Steps<GenericBody> {
  const words = new PageWords(page);
  const core = storyCore(words);
  const known = generation === null ? NOWHERE : mainRoot(words, generation, core);
  const whole = page.elements.filter((element) => element.parent?.type === 'root');
  const roots = known.root === null ? whole : [known.root];
  const remover = new Remover(page, core);
  const all = roots.reduce((sum, root) => sum + countWords(rawText(root)), 0);
  remover.elementsIn(roots, [{ declared: 'shared', rules: [...boxNoise, ...sharedElements] }], all);
  remover.mark(hiddenCopies(page, core), 'widget', hiddenBoxes);
  if (core !== null && site.catchAll !== true)
    remover.mark(
      otherStories(page, undefined, site, () => core),
      'related-list',
      'another headline',
    );
  const photos = findPhotos(page, core, remover.removed, base);
  for (const { elements } of photos) remover.mark(elements, 'caption', 'a picture with little text');
  remover.elementsIn(roots, [{ declared: 'shared', rules: captionNoise }], all);
  const photoElements = photos.flatMap(({ elements }) => elements);
  const above = aboveStory(page, core, remover.elements, photoElements, remover.removed);
  remover.mark(above, 'headline-repeat', 'between headline and story');
  remover.mark(statedSummary(page, core, remover.removed), 'headline-repeat', 'the description of the page');
  words.leaveOut(remover.removed);
  const story =
    known.root === null
      ? yield* searchStory(words, core, remover.removed, base)
      : storyIn(page, known.root, generation?.body.root ?? '', remover.removed);
  if (story === null) return { ok: false, failure: null };
  remover.mark(story.beside, 'widget', 'beside the story');
  if (story.page === page) remover.mark(headInside(words, story.roots), 'headline-repeat', 'over the story');
  const body = cleanStory(story, { page, site, generation, url, base }, remover);
  const failure = judgeGenericBody({ page, url, roots: story.roots, blocks: body.blocks, rivals: known.rivals });
  if (failure !== null) return { ok: false, failure };
  return { ok: true, body: { ...body, images: [...photosOf(page, photos, story, base), ...body.images] } };
}

/** Hidden boxes that say again what stands in the story: for phones, for print, behind a wall. */
function hiddenCopies(page: ParsedPage, core: Element | null): Element[] {
  if (core === null) return [];
  const boxes = outermost(page, select(page, hiddenBoxes)).filter((box) => !isWithin(page, core, box));
  if (boxes.length === 0) return [];
  const told = foldText(rawText(core));
  return boxes.filter((box) => {
    const longest = draftBlocks([box], new Set()).reduce(
      (most, { text }) => (text.length > most.length ? text : most),
      '',
    );
    return countWords(longest) >= leastCopied && told.includes(foldText(longest));
  });
}

/** A hidden box is a copy where its longest paragraph has so many words and stands in the story too. */
const leastCopied = 8;

/** The densest box where most of a page's prose stands. Nothing that holds it is ever removed. */
function storyCore(words: PageWords): Element | null {
  const place = findStoryPlace(words);
  const dense = densestElement(place ?? words.page.document, words.hidden);
  return dense ?? place;
}

function cleanStory(story: FoundStory, { page, site, generation, base }: GenericPage, remover: Remover): CleanBody {
  const own = story.page === page;
  const opening = story.roots.map((root) => rawText(root, undefined, 4000)).join('\n');
  const vetoesBefore = own ? remover.vetoes.length : 0;
  const body = cleanBody({
    page: story.page,
    roots: story.roots,
    site: { ...site, noise: site.catchAll === true ? [] : site.noise },
    generation,
    base,
    by: story.by,
    root: story.root,
    shared: [...lineNoise, ...(isIndonesian(opening) ? englishNoise : worldNoise)],
    ...(own ? { remover } : { before: remover.removals }),
  });
  const writers = nameOver(page, body.blocks);
  const found = {
    ...body,
    blocks: body.blocks.slice(writers.length),
    removals: [...body.removals, ...writers],
    // In a table label and name stand in two cells, without a colon.
    bylines: [...body.bylines, ...writers.map(({ preview }) => `Oleh: ${preview}`), ...labelledNames(remover)].map(
      withColons,
    ),
    printed: once(() => printedLines(page)),
    // Without a rule, boxes are removed by guesses about their names: a guess that was vetoed needs no warning.
    warnings: [...body.warnings.slice(vetoesBefore), ...(story.overLimits ? ['markup-over-limits'] : [])],
  };
  if (own) return found;
  return { ...found, vetoes: [...remover.vetoes, ...body.vetoes], ...placeless(page) };
}

const nameAlone = /^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u;

/** The writer's name typed over a story, in bold: the page's description, which is made of its text, begins with it too -> none or one. */
function nameOver(page: ParsedPage, [first, ...rest]: readonly Block[]): readonly Removal[] {
  if (first?.type !== 'heading' || rest.length === 0 || !nameAlone.test(first.text)) return [];
  const described = foldText(readMetaTags(page).get('og:description') ?? '');
  if (!`${described} `.startsWith(`${foldText(first.text)} `)) return [];
  const words = countWords(first.text);
  return [{ name: 'byline', declared: 'shared', by: 'a name over the story', words, preview: first.text }];
}

const label = /\b(?:editor|penulis|reporter|pewarta|wartawan|kontributor|oleh|sumber)\s*:/i;

/** Removed boxes that name people in a role, for fields that no ladder fills. */
function labelledNames(remover: Remover): string[] {
  const boxes = remover.elements.filter(({ name }) => name === 'byline').slice(0, 20);
  return boxes
    .map(({ element }) => draftBlocks([element], new Set()).map(({ text }) => text.replaceAll('\n', ' | ')))
    .map((lines) => collapse(lines.join(' | ')).slice(0, 400))
    .filter((text) => label.test(text));
}

interface MainRoot {
  readonly root: Element | null;
  /** Other roots with as much to say: a page of several stories. */
  readonly rivals: number;
}

const NOWHERE: MainRoot = { root: null, rivals: 0 };

/** The root that holds most words; none where the page's words stand elsewhere. */
function mainRoot(words: PageWords, { body }: Generation, core: Element | null): MainRoot {
  const { page } = words;
  const sized = outermost(page, select(page, body.root)).map((root) => ({ root, words: words.within(root).all }));
  const [best, ...others] = sized.sort((a, b) => b.words - a.words);
  if (best === undefined) return NOWHERE;
  const rivals = others.filter((other) => other.words * 2 > best.words).length;
  const holdsCore = core !== null && isWithin(page, core, best.root);
  return { root: best.words >= 100 || holdsCore ? best.root : null, rivals };
}
