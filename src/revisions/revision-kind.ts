import { diffArrays } from 'diff';
import type { Article, Block } from '../model/article.ts';
import { countWords, wordsOf } from '../text/whitespace.ts';

/** What of a story is compared; the same rules must have read both readings. */
export type Reading = Pick<Article, 'blocks' | 'pages' | 'textHash'> & {
  readonly extraction: Pick<Article['extraction'], 'body'>;
};

/**
 * How a new reading of a story differs from the stored one.
 * - `unchanged`: not at all, or the rules read it now that did not know its design before, and nothing is new
 * - `cosmetic`: in case, punctuation or blanks; remembered, no file
 * - `returned`: it is an earlier revision again; no file
 * - `unfinished`: pages are missing that had been read, or its design is one that no rule knows, so it says nothing; no file
 * - `completed`: further pages of the same story were read
 * - `content`: the words differ
 */
export type RevisionKind = 'unchanged' | 'cosmetic' | 'returned' | 'unfinished' | 'completed' | 'content';

/** Stored reading, new reading, their differences, and the text hashes of all revisions -> what kind of revision it is. */
export function revisionKind(
  before: Reading,
  after: Reading,
  changes: ParagraphChanges,
  earlierHashes: readonly string[],
): RevisionKind {
  if (after.textHash === before.textHash) return 'unchanged';
  if (isOtherDesign(before, after)) {
    if (after.extraction.body !== 'rule') return 'unfinished';
    return changes.added.length > 0 ? 'content' : 'unchanged';
  }
  if (!after.pages.complete && after.pages.read.length < before.pages.read.length) return 'unfinished';
  if (earlierHashes.includes(after.textHash)) return 'returned';
  if (wordsIn(before) === wordsIn(after)) return 'cosmetic';
  const isLonger = after.pages.read.length > before.pages.read.length;
  const isOnlyLonger = changes.removed.length === 0 && changes.reworded.length === 0;
  return isLonger && isOnlyLonger ? 'completed' : 'content';
}

/** Whether the rules know the design of one reading and not that of the other. */
export function isOtherDesign(before: Reading, after: Reading): boolean {
  return before.extraction.body !== after.extraction.body;
}

/** Whether a revision of this kind gets files of its own (`….r2.txt`). */
export function hasFile(kind: RevisionKind): boolean {
  return kind === 'completed' || kind === 'content';
}

function wordsIn({ blocks }: Reading): string {
  return blocks.flatMap(({ text }) => wordsOf(text)).join(' ');
}

/** What a change did to a story, paragraph by paragraph: the file beside a revision. */
export interface ParagraphChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly reworded: readonly { readonly before: string; readonly after: string }[];
  readonly wordsBefore: number;
  readonly wordsAfter: number;
  readonly numbersChanged: boolean;
  readonly quotationsChanged: boolean;
}

/** Paragraphs that share so much of their words are one paragraph in two wordings. */
const leastAlike = 0.5;
/** Stories have some hundred paragraphs; in what differs more than this nothing is worth pairing. */
const mostEdits = 2000;
const mostPairs = 10_000;

/** Blocks of a story before and after -> what was added, removed and reworded. Case, punctuation and blanks do not count. */
export function paragraphChanges(before: readonly Block[], after: readonly Block[]): ParagraphChanges {
  const runs = changedRuns(before, after).map((run) => ({ ...run, pairs: alikePairs(run.before, run.after) }));
  const [textBefore, textAfter] = [wholeText(before), wholeText(after)];
  return {
    added: runs.flatMap((run) => run.after.filter((_, i) => !run.pairs.some(({ now }) => now === i))),
    removed: runs.flatMap((run) => run.before.filter((_, i) => !run.pairs.some(({ old }) => old === i))),
    reworded: runs.flatMap((run) =>
      run.pairs.map(({ old, now }) => ({ before: run.before[old] ?? '', after: run.after[now] ?? '' })),
    ),
    wordsBefore: countWords(textBefore),
    wordsAfter: countWords(textAfter),
    numbersChanged: numbersIn(textBefore) !== numbersIn(textAfter),
    quotationsChanged: quotationsIn(textBefore) !== quotationsIn(textAfter),
  };
}

/**
 * The same where only the new design is one that the rules know. The reading before says little: it may lack paragraphs and
 * hold lines that are none. So only what is new is told: paragraphs like none of that reading that `pageText`, all text of
 * the page before, does not have either.
 */
export function newParagraphs(before: readonly Block[], after: readonly Block[], pageText: string): ParagraphChanges {
  const added = new Set(paragraphChanges(before, after).added);
  const page = wordsOf(pageText).join('');
  const isNew = ({ text }: Block): boolean => added.has(text) && !page.includes(wordsOf(text).join(''));
  return paragraphChanges(
    after.filter((block) => !isNew(block)),
    after,
  );
}

/** A place where one list of paragraphs stands instead of another; either may be empty. */
interface ChangedRun {
  readonly before: string[];
  readonly after: string[];
}

function changedRuns(before: readonly Block[], after: readonly Block[]): ChangedRun[] {
  const keys = (blocks: readonly Block[]): string[] => blocks.map(({ text }) => wordsOf(text).join(' '));
  const changes = diffArrays(keys(before), keys(after), { maxEditLength: mostEdits });
  if (changes === undefined) return [{ before: before.map(textOf), after: after.map(textOf) }];
  const runs: ChangedRun[] = [];
  let run: ChangedRun | null = null;
  let [left, right] = [0, 0];
  for (const { count = 0, added, removed } of changes) {
    if (added || removed) {
      run ??= { before: [], after: [] };
      // Not spread: a hundred thousand paragraphs would overflow the stack.
      if (removed) for (const { text } of before.slice(left, left + count)) run.before.push(text);
      else for (const { text } of after.slice(right, right + count)) run.after.push(text);
    } else if (run !== null) {
      runs.push(run);
      run = null;
    }
    if (!added) left += count;
    if (!removed) right += count;
  }
  return run === null ? runs : [...runs, run];
}

function textOf({ text }: Block): string {
  return text;
}

/** The places of an old and a new paragraph that are one in two wordings. */
interface Pair {
  readonly old: number;
  readonly now: number;
}

/** Old and new paragraphs of a place -> those that are one in two wordings, each with the one most alike, in the new order. */
function alikePairs(before: readonly string[], after: readonly string[]): Pair[] {
  if (before.length * after.length > mostPairs) return [];
  const newWords = after.map((text) => new Set(wordsOf(text)));
  const candidates = before.flatMap((text, old) => {
    const words = new Set(wordsOf(text));
    return newWords.map((others, now) => ({ old, now, likeness: dice(words, others) }));
  });
  const pairs: Pair[] = [];
  for (const { old, now, likeness } of candidates.sort((a, b) => b.likeness - a.likeness)) {
    if (likeness < leastAlike) break;
    if (!pairs.some((pair) => pair.old === old || pair.now === now)) pairs.push({ old, now });
  }
  return pairs.sort((a, b) => a.now - b.now);
}

/** Twice the words in common over the words of both, 0 to 1. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

function wholeText(blocks: readonly Block[]): string {
  return blocks.map(textOf).join('\n');
}

/** Numbers of a text, whatever their order. */
function numbersIn(text: string): string {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).sort().join(' ');
}

/** What stands in quotation marks, by its words. */
function quotationsIn(text: string): string {
  const quoted = text.replace(/[“”„«»]/g, '"').match(/"[^"\n]+"/g) ?? [];
  return quoted
    .map((quotation) => wordsOf(quotation).join(' '))
    .sort()
    .join('\n');
}
