import type { Article } from '../model/article.ts';
import { wordsOf } from '../text/whitespace.ts';
import type { ParagraphChanges } from './paragraph-changes.ts';

/** What of a story is compared; the same rules must have read both readings. */
export type Reading = Pick<Article, 'blocks' | 'pages' | 'textHash'> & {
  readonly extraction: Pick<Article['extraction'], 'body'>;
};

/**
 * How a new reading of a story differs from the stored one.
 * - `unchanged`: not at all, or the rules read it now that did not know its design before
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
  if (before.extraction.body !== after.extraction.body)
    return after.extraction.body === 'rule' ? 'unchanged' : 'unfinished';
  if (!after.pages.complete && after.pages.read.length < before.pages.read.length) return 'unfinished';
  if (earlierHashes.includes(after.textHash)) return 'returned';
  if (wordsIn(before) === wordsIn(after)) return 'cosmetic';
  const isLonger = after.pages.read.length > before.pages.read.length;
  const isOnlyLonger = changes.removed.length === 0 && changes.reworded.length === 0;
  return isLonger && isOnlyLonger ? 'completed' : 'content';
}

/** Whether a revision of this kind gets files of its own (`….r2.txt`). */
export function hasFile(kind: RevisionKind): boolean {
  return kind === 'completed' || kind === 'content';
}

function wordsIn({ blocks }: Reading): string {
  return blocks.flatMap(({ text }) => wordsOf(text)).join(' ');
}
