import { missingPart } from '../article/missing-part.ts';
import type { Outcome, StoryInput } from '../article/story-outcome.ts';
import type { InputRow } from './input-rows.ts';

/** What an input came to -> its line, and whether what comes of its story later is a duplicate. */
export function lineOfOutcome(
  outcome: Outcome,
  { input, url, hash: inputHash }: StoryInput,
): Pick<InputRow, 'line' | 'closesStory'> {
  if (outcome.kind === 'failure') {
    const { code, message, isLeftOut } = outcome.failure;
    const status = isLeftOut ? 'ok' : code === 'duplicate' ? 'duplicate' : 'failed';
    const line = { input, url, status, code, message, id: outcome.id, inputHash, textHash: null } as const;
    return { line, closesStory: outcome.staysOpen !== true && outcome.id !== null };
  }
  const { status, id, textHash, canonicalUrl } = outcome.article;
  const message = outcome.message ?? missingPart(outcome.article);
  const line = { input, url: url ?? canonicalUrl, status, code: null, message, id, inputHash, textHash } as const;
  return { line, closesStory: true };
}
