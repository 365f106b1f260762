import { knownNames } from '../../sites/known-names.ts';
import { readDateline } from '../../text/datelines.ts';

/** A teaser of another story may open with its dateline too, but it is shorter, or breaks off. */
const leastParagraph = 60;

/**
 * Whether a printed text holds more than one story: several paragraphs that open as only the first of a story does, with
 * its place and outlet, or several blocks of front matter that name a story.
 */
export function holdsSeveralStories(text: string): boolean {
  let [openings, heads] = [0, 0];
  let isBehindRule = false;
  for (const raw of text.split(/\r?\n|\f/)) {
    const line = raw.trim();
    if (isBehindRule && /^(?:title|judul|url)\s?:\s?\S/i.test(line)) heads += 1;
    isBehindRule = /^-{3}$/.test(line);
    const isWhole = line.length >= leastParagraph && !/(?:\.\.\.|…)$/.test(line);
    if (isWhole && (readDateline(line, knownNames)?.outlet ?? null) !== null) openings += 1;
  }
  return openings > 1 || heads > 1;
}
