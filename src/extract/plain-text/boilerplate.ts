import type { ArticleImage } from '../../model/article.ts';
import type { DumpRule } from '../../model/site-rule.ts';
import { knownNames } from '../../sites/known-names.ts';
import { readDateline } from '../../text/datelines.ts';
import { countWords } from '../../text/whitespace.ts';
import { announcesList, type DumpLine, isHeadline, isSentence, isTitle, shareOfCapitals } from './dump-lines.ts';
import { photoUnderLabel, readPhoto } from './photo-lines.ts';
import { postInStory } from './social-posts.ts';
import { isUnderSubheading, photoInStory, photoOverLabel, photoUnderOwnCredit } from './story-photos.ts';
import { listUnder } from './tags-below.ts';
import { type TakenLine, takeAll } from './taken.ts';

/** Lines of a story that only their neighbours show to be none of it. */
export interface Furniture {
  readonly kept: readonly DumpLine[];
  readonly photos: readonly Pick<ArticleImage, 'caption' | 'credit'>[];
  readonly related: readonly string[];
  readonly taken: readonly TakenLine[];
}

/** "![]() |" and "---|": what a table of pictures leaves behind. */
const remnant = /^(?:!\[[^\]]*\]\([^)]*\)|(?=[|\s:-]*?---)[|\s:-]+|\|)\s?\|?$/;

/** How many lines a box is at most where no list marks tell. */
const boxLines = 5;

/** A summary ends where the dateline opens the story: at most so many lines below its label. */
const mostOfSummary = 9;

/** The lines of a story -> photos, boxes under their labels and tables of links apart from the rest. */
export function takeFurniture(lines: readonly DumpLine[], rule: DumpRule): Furniture {
  const kept: DumpLine[] = [];
  const photos: Pick<ArticleImage, 'caption' | 'credit'>[] = [];
  const related: string[] = [];
  const taken: TakenLine[] = [];
  for (let i = 0; i < lines.length; ) {
    const rest = lines.slice(i, i + 24);
    const piece = pieceAt(rest, rule) ?? pieceUnder(lines[i - 1], rest);
    if (piece === null) {
      kept.push(...rest.slice(0, 1));
      i += 1;
      continue;
    }
    const own = rest.slice(0, piece.count);
    taken.push(...takeAll(own, piece.name, piece.by));
    if (piece.name === 'caption') photos.push(readPhoto(own.slice(piece.label)));
    if (piece.related) related.push(...own.slice(piece.label).map(({ text }) => text.replace(/\s?\|$/, '')));
    i += piece.count;
  }
  return { kept, photos: photos.filter(({ caption, credit }) => caption !== null || credit !== null), related, taken };
}

interface Piece extends Pick<TakenLine, 'name' | 'by'> {
  readonly count: number;
  /** How many of its lines are its label. */
  readonly label: number;
  readonly related: boolean;
}

function pieceAt(rest: readonly DumpLine[], rule: DumpRule): Piece | null {
  const [line, ...below] = rest;
  if (line === undefined) return null;
  if (remnant.test(line.text)) return { name: 'related-list', by: 'table', count: 1, label: 1, related: false };
  if (/^[^|]*[^\s|]\s\|$/.test(line.text) && below[0] !== undefined && remnant.test(below[0].text))
    return { name: 'related-list', by: 'table', count: 1, label: 0, related: true };
  const label = rule.marks.find(({ states, line: mark }) => states === 'photo-label' && mark.test(line.text));
  if (label !== undefined) {
    const count = 1 + photoLines(below);
    return { name: 'caption', by: label.line.source, count, label: 1, related: false };
  }
  const post = postInStory(rest);
  if (post > 0) return { name: 'embed', by: 'social post', count: post, label: 0, related: false };
  const photo =
    photoInStory(rest) || photoOverLabel(rest) || photoUnderOwnCredit(rest, rule.creditsOverCaptions === true);
  if (photo > 0) return { name: 'caption', by: 'alt and caption', count: photo, label: 0, related: false };
  return boxAt(rest, line, rule);
}

/** "(Judul Berita Lain di Antara Alinea)": a link on a line of its own. */
const bracketed = /^\((?<title>[^():/]{20,160})\)$/;

/** What only the lines around it show to be none of the story. */
function pieceUnder(above: DumpLine | undefined, rest: readonly DumpLine[]): Piece | null {
  if (above !== undefined && isTitle(bracketed.exec(rest[0]?.text ?? '')?.groups?.['title'] ?? ''))
    return { name: 'related-link', by: 'title in parentheses', count: 1, label: 0, related: true };
  if (!isUnderSubheading(above, rest)) return markedLinksAt(above, rest);
  return { name: 'caption', by: 'photo under a subheading', count: 1, label: 0, related: false };
}

/** Most titles of other stories in a row; longer lists are the story's own, but for those under its last sentence whose items have so many words on average. */
const mostMarkedLinks = 3;
const wordsOfLinks = 7;
/** "• Judul Berita Lain" with no label, between two paragraphs or under the last: a few headlines that no sentence announces. */
function markedLinksAt(above: DumpLine | undefined, rest: readonly DumpLine[]): Piece | null {
  if (above === undefined || above.mark !== 'none' || !isSentence(above.text) || announcesList.test(above.text))
    return null;
  const end = rest.findIndex(({ mark }) => mark !== 'list');
  const count = end < 0 ? rest.length : end;
  const items = rest.slice(0, count);
  const last = end < 0 && items.reduce((sum, { text }) => sum + countWords(text), 0) >= count * wordsOfLinks;
  if ((count > mostMarkedLinks && !last) || !items.every(({ text }) => isTitle(text))) return null;
  return count === 0 ? null : { name: 'related-link', by: 'titles with list marks', count, label: 0, related: true };
}

/** Inside the story a label's photo is one that shows a credit or is no sentence, lest a paragraph go with it. */
function photoLines(below: readonly DumpLine[]): number {
  const count = photoUnderLabel(below);
  const { credit } = readPhoto(below.slice(0, count));
  return credit !== null || (below[0] !== undefined && isHeadline(below[0].text)) ? count : 0;
}

function boxAt(rest: readonly DumpLine[], line: DumpLine, rule: DumpRule): Piece | null {
  const box = rule.boxes.find(({ label }) => label.test(line.text));
  if (box === undefined) return null;
  const related = box.name === 'related-link';
  const opening = rest.findIndex(({ text }) => readDateline(text, knownNames) !== null);
  if (box.name === 'summary-box' && opening > 1 && opening <= mostOfSummary)
    return { name: box.name, by: box.label.source, count: opening, label: 1, related: false };
  const under = listUnder(rest, 0, ({ text, mark }) =>
    related ? mark === 'list' || isHeadline(text) : readDateline(text, knownNames) === null,
  );
  const listed = under[0]?.mark === 'list';
  // Without list marks a label vouches for one title and for those that look like it, or for a box that ends where the story can be seen to begin.
  const sure = related ? titlesIn(rest.slice(1)) : under.length > boxLines ? 0 : under.length;
  const count = listed ? under.length : sure;
  return { name: box.name, by: box.label.source, count: 1 + count, label: 1, related };
}

/** Share of a title's words that have a capital. */
const ofTitles = 0.6;

/** How many lines are titles of other stories: the first that could be a headline, and further ones in capitals. */
function titlesIn(lines: readonly DumpLine[]): number {
  const [only, ...further] = lines;
  // The last line of a text that was cut off has no full stop either.
  if (only !== undefined && further.length === 0 && shareOfCapitals(only.text) < ofTitles) return 0;
  const end = lines.findIndex(({ text }, i) => !isHeadline(text) || (i > 0 && !isTitle(text)));
  return end < 0 ? lines.length : end;
}
