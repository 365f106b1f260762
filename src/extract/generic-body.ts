import type { Element } from 'domhandler';
import type { Failure } from '../model/outcome.ts';
import type { Generation, SiteRule } from '../model/site-rule.ts';
import { rawText } from '../page/nodes.ts';
import { isWithin, type ParsedPage } from '../page/parse.ts';
import { outermost, select } from '../page/select.ts';
import { lineNoise } from '../sites/generic/line-noise.ts';
import { boxNoise, captionNoise } from '../sites/generic/noise.ts';
import { sharedElements } from '../sites/shared-noise.ts';
import { collapse, countWords } from '../text/whitespace.ts';
import { type CleanBody, cleanBody } from './body.ts';
import { draftBlocks } from './draft-blocks.ts';
import { densestElement } from './generic/densest.ts';
import { aboveStory, type PrintedLines, printedLines } from './generic/head.ts';
import { findPhotos } from './generic/photos.ts';
import { type FoundStory, photosOf, searchStory, storyIn } from './generic/story.ts';
import { judgeGenericBody } from './generic/verdict.ts';
import { once } from './lazy.ts';
import { Remover } from './remove.ts';

/** A page that no rule of a site reads, and the generic generation that fits it, if any. */
export interface GenericPage {
  readonly page: ParsedPage;
  readonly site: SiteRule;
  readonly generation: Generation | null;
  readonly base: string | null;
}

export type GenericBody =
  | { readonly ok: true; readonly body: CleanBody }
  /** Null: nothing was found, and nothing more is known. */
  | { readonly ok: false; readonly failure: Failure | null };

/** A page without a rule of its own -> its body (boxes and photos cut, the story found, lines cut), or why it has none. */
export async function findGenericBody({ page, site, generation, base }: GenericPage): Promise<GenericBody> {
  const core = densestElement(page.document, new Set());
  const known = generation === null ? NOWHERE : mainRoot(page, generation, core);
  const roots = known.root === null ? page.elements.filter((element) => element.parent?.type === 'root') : [known.root];
  const remover = new Remover(page, core);
  const words = roots.reduce((sum, root) => sum + countWords(rawText(root)), 0);
  remover.elementsIn(roots, [{ declared: 'shared', rules: [...boxNoise, ...sharedElements] }], words);
  const photos = findPhotos(page, core, remover.removed, base);
  for (const { elements } of photos) remover.mark(elements, 'caption', 'a picture with little text');
  remover.elementsIn(roots, [{ declared: 'shared', rules: captionNoise }], words);
  const photoElements = photos.flatMap(({ elements }) => elements);
  const above = aboveStory(page, core, remover.elements, photoElements, remover.removed);
  remover.mark(above, 'headline-repeat', 'between headline and story');
  const story =
    known.root === null
      ? await searchStory(page, remover.removed, core, base)
      : storyIn(page, known.root, generation?.body.root ?? '', remover.removed);
  if (story === null) return { ok: false, failure: null };
  const body = cleanStory(story, { page, site, generation, base }, remover);
  const failure = judgeGenericBody({ page, url: base, roots: story.roots, blocks: body.blocks, rivals: known.rivals });
  if (failure !== null) return { ok: false, failure };
  return { ok: true, body: { ...body, images: [...photosOf(page, photos, story, base), ...body.images] } };
}

function cleanStory(story: FoundStory, { page, site, generation, base }: GenericPage, remover: Remover): CleanBody {
  const own = story.page === page;
  const body = cleanBody({
    page: story.page,
    roots: story.roots,
    site: { ...site, noise: site.id === 'generic' ? [] : site.noise },
    generation,
    base,
    by: story.by,
    root: story.root,
    shared: lineNoise,
    ...(own ? { remover } : { before: remover.removals }),
  });
  const found = {
    ...body,
    // In a table the label has a cell of its own.
    bylines: [...body.bylines, ...labelledNames(remover)].map(withColons),
    printed: once(() => printedWithColons(page)),
    warnings: story.overLimits ? [...body.warnings, 'markup-over-limits'] : body.warnings,
  };
  if (own) return found;
  const whole = page.elements.filter((element) => element.parent?.type === 'root');
  return { ...found, vetoes: [...remover.vetoes, ...body.vetoes], roots: whole, insideRoots: () => false };
}

/** The page's lines, those that name people with their colons. */
function printedWithColons(page: ParsedPage): PrintedLines {
  const lines = printedLines(page);
  return { ...lines, credits: lines.credits.map(withColons) };
}

/** In a table, and in the credit row of Kompas, the colon is missing or apart. */
function withColons(line: string): string {
  return line
    .replace(/\s*\|\s*:/g, ':')
    .replace(/(^|[|/]\s*)(Penulis|Reporter|Editor|Oleh)\s+(?=\p{Lu})/gu, '$1$2: ')
    .replace(/^(?:By|Story by|Words by)\s+(?=\p{Lu})/u, 'Oleh: ');
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
function mainRoot(page: ParsedPage, { body }: Generation, core: Element | null): MainRoot {
  const sized = outermost(page, select(page, body.root)).map((root) => ({ root, words: countWords(rawText(root)) }));
  const [best, ...others] = sized.sort((a, b) => b.words - a.words);
  if (best === undefined) return NOWHERE;
  const rivals = others.filter(({ words }) => words * 2 > best.words).length;
  const holdsCore = core !== null && isWithin(page, core, best.root);
  return { root: best.words >= 100 || holdsCore ? best.root : null, rivals };
}
