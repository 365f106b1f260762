import type { LineSign } from '../../model/line-states.ts';
import { knownNames } from '../../sites/known-names.ts';
import { readDateline } from '../../text/datelines.ts';
import { countWords, foldText, wordsOf } from '../../text/whitespace.ts';
import { type DumpLine, hasGaps } from './dump-lines.ts';
import { areNamesBelow, isName, isTold } from './people-lines.ts';
import { addRepeats, addSharedCredits } from './repeat-signs.ts';
import type { SignedLine } from './signed-line.ts';
import { addCounted, addHeaded } from './subheading-signs.ts';

/** A summary ends where the dateline opens the story: at most so many lines below its label. */
const mostOfSummary = 9;

const job =
  /\b(?:pemimpin|redaktur|redaksi|wartawan|jurnalis|peneliti|dosen|guru|pengamat|pengajar|ketua|direktur|penulis|praktisi|mahasiswa|akademisi|pendiri|founder|ceo|anggota|staf|alumn\w+|kolumnis|advokat|dokter|pemerhati|penggiat|pegiat|sekretaris|konsultan|analis|ekonom|aktivis|rektor|psikolog|budayawan|sastrawan|pakar)\b/i;

/** Adds to every line what the lines around it say of it. */
export function addRelations(lines: readonly SignedLine[], below: readonly DumpLine[], slug: readonly string[]): void {
  addListedHosts(lines);
  addRepeats(lines, below);
  addSlug(lines, slug);
  addKicked(lines);
  addBanner(lines);
  addTight(lines);
  addNamesByDate(lines);
  addSummary(lines);
  addTopicFirst(lines);
  addSharedCredits(lines);
  for (const [i, { line, signs }] of lines.entries()) {
    addPhoto(lines, i);
    const above = lines[i - 1];
    if (above?.signs.has('menu') && above.signs.has('short') && signs.has('tiny') && !line.gap) signs.add('under-menu');
  }
  addHeaded(lines);
  addCounted(lines);
}

/** "PASAR WAGE - Warga menata dagangan." over the line that opens the story with a place: a caption's topic. */
function addTopicFirst(lines: readonly SignedLine[]): void {
  const last = lines.findLastIndex(({ signs }) => signs.has('dateline'));
  for (const [i, { line, signs }] of lines.entries()) {
    // How the story begins, in as many words as had room, over the story.
    if (i < last && signs.has('dateline') && /(?:…|\.{3})$/.test(line.text)) {
      signs.delete('dateline');
      signs.add('menu');
    }
    const below = lines[i + 1]?.signs;
    if (!signs.has('place') || !(below?.has('place') === true || below?.has('dateline') === true)) continue;
    signs.delete('place');
    signs.add('caption-words');
  }
}

const overStories = ['date', 'people', 'role'] as const;

/** From the label of a summary, or of what other stories say, to the line that opens the story; no head stands between them. */
function addSummary(lines: readonly SignedLine[]): void {
  const from = lines.findIndex(({ signs }) => signs.has('summary'));
  if (from < 0) return;
  const below = lines.slice(from, from + mostOfSummary + 1);
  const dateline = below.findIndex(({ line }) => readDateline(line.text, knownNames) !== null);
  const end = dateline < 0 ? below.findIndex(({ signs }) => opensInCapitals(signs)) : dateline;
  const listed = below.slice(0, Math.max(0, end));
  if (listed.some(({ signs }) => overStories.some((sign) => signs.has(sign)))) return;
  for (const { signs } of listed) signs.add('summarised');
}

/** No story begins twice. */
function opensInCapitals(signs: ReadonlySet<LineSign>): boolean {
  return signs.has('capital-start') && !signs.has('repeat') && !signs.has('repeated');
}

/** As many credits under each other are a menu of a group's titles. */
const fewestHosts = 3;

function addListedHosts(lines: readonly SignedLine[]): void {
  for (let from = 0; from < lines.length; from++) {
    let end = from;
    while (lines[end]?.signs.has('credit') && lines[end]?.signs.has('short')) end += 1;
    if (end - from < fewestHosts) continue;
    for (const { signs } of lines.slice(from, end)) {
      signs.delete('credit');
      signs.add('menu');
    }
    from = end;
  }
}

const overTopics = ['menu', 'brand', 'day'] as const;

/** "(KABAR.COM/NAMA)" and "Foto: NAMA" stand under their caption. */
function closesPhoto(credit: SignedLine | undefined): boolean {
  return credit !== undefined && /^\(|^(?:sumber )?(?:foto|photo)\s?:\s?\S/i.test(credit.line.text);
}

function isPhotoLabel(line: SignedLine | undefined): boolean {
  return line?.signs.has('credit') === true && line.signs.has('colon');
}

/** Few words and a longer headline at the top, menus left out: the line under them is likely what sums the story up. */
function addKicked(lines: readonly SignedLine[]): void {
  const first = lines.findIndex(({ signs }) => !overTopics.some((sign) => signs.has(sign)));
  const [topic, headline, next] = first < 0 ? [] : lines.slice(first, first + 3);
  if (topic === undefined || headline === undefined || next === undefined) return;
  if (!topic.signs.has('brief') || !/^[\p{Lu}\d][^.!?:]*$/u.test(topic.line.text) || !headline.signs.has('title'))
    return;
  if (countWords(headline.line.text) > countWords(topic.line.text)) next.signs.add('kicked');
}

const overPhotos = ['people', 'role', 'named', 'credit', 'brand', 'photo-label'] as const;

/** In a text with gaps between its paragraphs, what stands close under names or a credit is no paragraph. */
function addTight(lines: readonly SignedLine[]): void {
  if (!hasGaps(lines.map(({ line }) => line))) return;
  for (const [i, { line, signs }] of lines.entries()) {
    const above = lines[i - 1]?.signs;
    if (line.gap || above === undefined || !overPhotos.some((sign) => above.has(sign))) continue;
    signs.add('tight');
    // Who wrote took the picture too.
    const names = above.has('people') ? foldText(lines[i - 1]?.line.text ?? '') : '';
    if (countWords(line.text) > 1 && ` ${names} `.includes(` ${foldText(line.text)} `)) signs.add('credit');
    const next = lines[i + 1];
    if (next?.line.gap === true && !overPhotos.some((sign) => signs.has(sign))) next.signs.add('behind-photo');
  }
}

const noNames = ['credit', 'caption-words'] as const;

/** Names right over or under the date, and those that go on behind a comma, although no role is printed. */
function addNamesByDate(lines: readonly SignedLine[]): void {
  for (const [i, { line, signs }] of lines.entries()) {
    const [above, below] = [lines[i - 1], lines[i + 1]];
    const listed = above?.signs.has('name') && above.line.text.endsWith(',');
    const dated = (above?.signs.has('date') && !line.gap) || (below?.signs.has('date') && !below.line.gap);
    if (!(listed || dated) || countWords(line.text) < 2 || !isName(line.text)) continue;
    if (!noNames.some((sign) => signs.has(sign)) && !isTold(line.text, signs.has('returns'))) signs.add('name');
  }
}

/** Name and slogan of a region: two lines close together at the top, set off from the longer headline or topic below. */
function addBanner([first, second, third, fourth]: readonly SignedLine[]): void {
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return;
  const close = !second.line.gap && third.line.gap && fourth.line.gap;
  if (!close || !third.signs.has('title') || second.signs.has('statement') || countWords(second.line.text) > 9) return;
  first.signs.add('banner');
  second.signs.add('banner');
}

/** Caption and credit stand close under each other, and one of them has few words. */
function isCloseUnder(above: SignedLine | undefined, below: SignedLine | undefined): boolean {
  if (above === undefined || below === undefined || below.line.gap) return false;
  return [above, below].some(({ line }) => countWords(line.text) <= fewWords);
}

const fewWords = 6;

/** How many lines under a photo's label are its own, where no gap parts them from it. */
const linesUnderLabel = 2;

/** What the lines around a line of a photo say of it. */
function addPhoto(lines: readonly SignedLine[], i: number): void {
  const [above, one, below, next] = [lines[i - 1], lines[i], lines[i + 1], lines[i + 2]];
  if (one === undefined) return;
  const { signs, line } = one;
  if (signs.has('photo-label'))
    for (let at = i + 1; at <= i + linesUnderLabel && (at === i + 1 || isCloseUnder(lines[at - 1], lines[at])); at++)
      lines[at]?.signs.add('under-label');
  // A gap between them would part a credit from its caption.
  const branded = above?.signs.has('brand') && lines[i - 2]?.signs.has('people');
  // "Photo :" and the archive under it stand below their caption.
  const labelled = isPhotoLabel(lines[i - 2]);
  if ((above?.signs.has('credit') || branded) && !closesPhoto(above) && !labelled && !line.gap)
    signs.add('under-credit');
  if (above?.signs.has('captioned') && above.line.text.startsWith(line.text)) signs.add('under-credit');
  const captioned = below !== undefined && !below.line.gap && countWords(below.line.text) > 5;
  if (signs.has('credit') && captioned && !closesPhoto(one) && !below.signs.has('dateline')) signs.add('over-caption');
  // Where a caption stands over its credit, the credit is set off from what follows.
  const closed = next === undefined || next.line.gap || below?.line.text.endsWith(':') === true || closesPhoto(below);
  if (below?.signs.has('credit') && !below.line.gap && closed && !signs.has('credit')) signs.add('over-credit');
}

/** Names over a role, or under one that ends in a colon; a columnist's name over what he is. */
export function addNames(lines: readonly SignedLine[]): void {
  const below = areNamesBelow(lines.map(({ line }) => line));
  for (const [i, { signs }] of lines.entries()) {
    if (!signs.has('role')) continue;
    const step = below ? 1 : -1;
    for (let at = i + step, names = 0; names < 4; at += step, names++) {
      const near = lines[at];
      if (near === undefined || !isName(near.line.text)) break;
      // A comma closes all names of a list but the last.
      if (names > 0 && !(below ? (lines[at - 1]?.line.text ?? '') : near.line.text).endsWith(',')) break;
      near.signs.add('named');
    }
  }
  for (const [i, { line, signs }] of lines.entries()) {
    const next = lines[i + 1]?.line.text ?? '';
    if (isName(line.text) && !signs.has('named') && countWords(next) <= 10 && job.test(next)) {
      signs.add('profiled');
      for (const other of lines) if (foldText(other.line.text) === foldText(next)) other.signs.add('job');
    }
  }
}

/** Share of the address's words that make a line the headline. */
const sameAddress = 0.7;

function addSlug(lines: readonly SignedLine[], slug: readonly string[]): void {
  if (slug.length < 3) return;
  const matches = lines.map(({ line }) => {
    const words = new Set(wordsOf(line.text));
    return slug.filter((word) => words.has(word)).length / slug.length;
  });
  const best = Math.max(...matches);
  if (best < sameAddress) return;
  for (const [i, { signs }] of lines.entries()) signs.add(matches[i] === best ? 'slug' : 'off-slug');
}
