import type { WordingSign } from '../../model/line-states.ts';
import type { DumpRule, LineRule, SiteRule } from '../../model/site-rule.ts';
import { pictureSource } from '../../sites/printed-credits.ts';
import { sharedNoise } from '../../sites/shared-noise.ts';
import { weekday } from '../../text/dates.ts';
import { countWords } from '../../text/whitespace.ts';
import type { DumpLine } from './dump-lines.ts';
import { isByline, roleIn } from './people-lines.ts';
import { takeBy } from './taken.ts';
import { remnants } from './unmark.ts';

/** Longer lines are paragraphs, whatever they say. */
const longestWording = 400;

/** What a date line holds besides the date, at most: a section, a name. */
const wordsBesideDate = 4;

const day =
  /\b\d{1,2}[ /.-](?:\p{L}{3,9}|\d{1,2})\.?,?[ /.-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\p{L}{3,9} \d{1,2},? \d{4}\b/u;
const clock = /\b\d{1,2}[.:]\d{2}\b/;
const wordsOfDates = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${weekday}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan\p{L}*|feb\p{L}*|mar(?:et|ch)?|apr\p{L}*|mei|may|jun\p{L}*|jul\p{L}*|agu\p{L}*|aug\p{L}*|sep\p{L}*|okt\p{L}*|oct\p{L}*|nov\p{L}*|des\p{L}*|dec\p{L}*|wib|wita|wit|am|pm|pukul|jam|at|on|pada|tayang|terbit|diterbitkan|diperbarui|diposting|dipublikasikan|published|posted|updated?|last|terakhir|date|tanggal|\d[\d:./-]*)(?![\p{L}\p{N}])`,
  'giu',
);

const reporter =
  /^[(*]*laporan\s?(?::|(?:wartawan|reporter|kontributor|jurnalis|koresponden)\b|(?=\p{L}[\p{L}.' -]{2,50}\s[|I]\s))/iu;
const photoLabel = /^(?:zoom-in|lihat foto|perbesar|zoom-in\s?lihat foto)\b(?:\s.*)?$/i;
const gone: ReadonlySet<string> = new Set(['copyright-line', 'paywall']);

/** The rules of a site, in the groups that a line is held against. */
export interface Wordings {
  readonly rule: DumpRule;
  readonly noise: readonly LineRule[];
  /** Names of portals, and the regions of the site's own, without case and marks. */
  readonly brands: ReadonlySet<string>;
}

/** A site's rules and what all sites are called -> what lines are held against. */
export function wordingsOf(site: SiteRule, rule: DumpRule, sites: readonly SiteRule[]): Wordings {
  const noise = [...rule.noise, ...site.noise, ...sharedNoise].filter((one): one is LineRule => 'line' in one);
  const names = sites.flatMap(({ portals }) => portals.flatMap(({ name }) => name ?? []));
  const brands = new Set(names.flatMap((name) => [keyOf(name), keyOf(name.replace(/\.(?:com|co\.id|co|id)$/, ''))]));
  for (const { region } of site.portals) if (region !== undefined) brands.add(keyOf(region));
  return { rule, noise, brands };
}

/** "TRIBUN JATENG", "TribunJateng" and "Tribun-Jateng" -> one key. */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** A line -> what its wording says it is. */
export function wordingSigns(line: DumpLine, { rule, noise, brands }: Wordings): WordingSign[] {
  const { text } = line;
  if (text.length > longestWording) return [];
  const pictured = pictureSource.test(text);
  const signs: WordingSign[] = pictured ? [] : markSigns(text, rule);
  const date = signs.includes('date') ? null : dateIn(text);
  if (date !== null) signs.push(date);
  if (!signs.includes('people') && isByline(text) && !pictured) signs.push('people');
  if (!signs.includes('role') && roleIn(text) !== null) signs.push('role');
  if (reporter.test(text) && (!/[.!?]$/.test(text) || takeBy(line, noise)?.name === 'byline')) signs.push('reporter');
  if (!signs.includes('photo-label') && photoLabel.test(text)) signs.push('photo-label');
  if (takeBy(line, rule.head) !== null || remnants.test(text) || /^https?:\/\/\S+$/.test(text)) signs.push('menu');
  if (brands.has(keyOf(text))) signs.push('brand');
  const ending = takeBy(line, rule.tail);
  if (ending !== null) signs.push(gone.has(ending.name) ? 'end' : 'tail');
  if (takeBy(line, noise) !== null) signs.push('noise');
  if (rule.boxes.some(({ name, label }) => name === 'summary-box' && label.test(text))) signs.push('summary');
  return signs;
}

/** What follows the head needs less: whether a line ends a story or names people. */
export function storySigns(line: DumpLine, { rule }: Wordings): WordingSign[] {
  if (line.text.length > longestWording) return [];
  const ending = takeBy(line, rule.tail);
  const signs: WordingSign[] = ending === null ? [] : [gone.has(ending.name) ? 'end' : 'tail'];
  if (isByline(line.text)) signs.push('people');
  if (roleIn(line.text) !== null) signs.push('role');
  return signs;
}

function markSigns(text: string, rule: DumpRule): WordingSign[] {
  const mark = rule.marks.find((one) => one.line.test(text));
  if (mark === undefined) return [];
  if (mark.states === 'caption') return ['caption-label'];
  return [mark.states === 'opening' ? 'opens' : mark.states];
}

/** "17/04/2020 | 15.581 | 15.503 |": a row of a table. */
function isRow(text: string): boolean {
  return text.split('|').length > 2 && !/\p{L}{2}/u.test(text);
}

/** Whether a line is a date, with its clock or without, and next to nothing else. */
export function dateIn(text: string): 'date' | 'day' | null {
  if (text.length > 120 || !day.test(text) || isRow(text)) return null;
  const rest = countWords(text.replace(wordsOfDates, ' '));
  const byline = /^(?:by|oleh|penulis|reporter)\b|\b(?:penulis|reporter|editor|sumber)\s?:/i.test(text) ? 6 : 0;
  if (rest > wordsBesideDate + byline || /[.!?]$/.test(text)) return null;
  return clock.test(text.replace(day, ' ')) ? 'date' : 'day';
}
