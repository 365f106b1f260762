import type { Article } from '../model/article.ts';
import type { FieldName } from '../model/ladders.ts';
import type { FailureCode } from '../model/outcome.ts';
import { noiseNames } from '../model/site-rule.ts';
import { isSameTitle } from '../text/whitespace.ts';
import { type ChartRow, type StreamCount, streamId } from './chart.ts';

/** What a page answered to one question; `template` is empty where the question concerns the site. */
export interface PageAnswer {
  readonly template: string;
  readonly stream: string;
  readonly yes: boolean;
}

/** What a listing said of a story before it was fetched: title as printed, time as ISO 8601; null where it said nothing. */
export interface ListedAs {
  readonly title: string | null;
  readonly publishedAt: string | null;
}

/** What is needed besides the article: how the listing named it, which template is usual for the site, and usual lengths. */
export interface AnswerContext {
  readonly listed: ListedAs | null;
  /** Pages of no known template are counted where they would have been, so that a redesign shows which fields it cost. */
  readonly usualTemplate: string;
  readonly words: WordMarks;
}

/** Fields whose ladder either answers or not. The rest are witnesses and not fields of a record. */
const watchedFields = [
  'title',
  'kicker',
  'standfirst',
  'section',
  'publishedAt',
  'modifiedAt',
  'authors',
  'editors',
  'sources',
  'tags',
  'canonicalUrl',
  'outlet',
  'language',
  'access',
] as const satisfies readonly FieldName[];

/** A page that became an article -> its answers to every question there is. */
export function articleAnswers(article: Article, { listed, usualTemplate, words }: AnswerContext): PageAnswer[] {
  const { extraction, template, title, publishedAt, wordCount, dateline, images } = article;
  const ofSite: [string, boolean][] = [
    ['article', true],
    ['template', template !== null],
    ['body', extraction.body === 'rule'],
    ['words-agree', !extraction.warnings.some((warning) => /^words-(?:missing|extra)\b/.test(warning))],
  ];
  if (listed?.title) ofSite.push(['title-agrees', title !== null && isSameTitle(listed.title, title)]);
  if (listed?.publishedAt)
    ofSite.push(['time-agrees', publishedAt !== null && isSameTime(listed.publishedAt, publishedAt)]);
  if (words.short !== null) ofSite.push(['not-shorter', wordCount >= words.short]);
  if (words.long !== null) ofSite.push(['not-longer', wordCount <= words.long]);
  const removed = new Set(extraction.removals.map(({ name }) => name));
  const ofTemplate: [string, boolean][] = [
    ...watchedFields.map((field): [string, boolean] => [field, extraction.fields[field] !== undefined]),
    ['dateline', dateline !== null],
    ['images', images.length > 0],
    ...Object.keys(noiseNames).map((name): [string, boolean] => [name, removed.has(name)]),
  ];
  const counted = template ?? usualTemplate;
  return [
    ...ofSite.map(([stream, yes]) => ({ template: '', stream, yes })),
    ...ofTemplate.map(([stream, yes]) => ({ template: counted, stream, yes })),
  ];
}

/** A page that should have been an article and was none -> its one answer; other failures are no sign of drift and give none. */
export function failureAnswers(code: FailureCode): PageAnswer[] {
  return code === 'not-article' || code === 'empty-body' ? [{ template: '', stream: 'article', yes: false }] : [];
}

/** The lengths, in words, between which nine of ten of a site's stories lie; null until enough were seen. */
export interface WordMarks {
  readonly short: number | null;
  readonly long: number | null;
  /** Lengths that are gathered until there are enough; then empty. */
  readonly seen: readonly number[];
}

/** Stories from which the marks are set. They then stay: the charts learn how many stories usually lie beyond them. */
const stories = 200;

export const noWordMarks: WordMarks = { short: null, long: null, seen: [] };

/** The marks of a site and the lengths of a run's stories -> the marks after it. */
export function withLengths(marks: WordMarks, lengths: readonly number[]): WordMarks {
  if (marks.short !== null) return marks;
  const seen = [...marks.seen, ...lengths];
  if (seen.length < stories) return { ...marks, seen };
  const sorted = seen.toSorted((a, b) => a - b);
  const at = (share: number): number | null => sorted[Math.floor(share * (sorted.length - 1))] ?? null;
  return { short: at(0.05), long: at(0.95), seen: [] };
}

/** The answers of a site's pages in one run -> how often each stream was answered with yes. */
export function countRun(site: string, pages: readonly (readonly PageAnswer[])[]): StreamCount[] {
  const rows = new Map<string, { template: string; stream: string; pages: number; hits: number }>();
  for (const { template, stream, yes } of pages.flat()) {
    const id = streamId({ site, template, stream });
    const row = rows.get(id) ?? { template, stream, pages: 0, hits: 0 };
    row.pages += 1;
    if (yes) row.hits += 1;
    rows.set(id, row);
  }
  return [...rows.values()].map((row) => ({ site, ...row }));
}

/** The template that most of a site's pages had so far, empty where none is known. */
export function usualTemplate(charts: readonly ChartRow[], site: string): string {
  let best = { template: '', basePages: 0 };
  for (const chart of charts) {
    if (chart.site === site && chart.template !== '' && chart.basePages > best.basePages) best = chart;
  }
  return best.template;
}

/** Listings print minutes and pages seconds, and an editor may save a story again after it was listed. */
const minutesApart = 2;

/** Whether two ISO 8601 times are at most two minutes apart. */
export function isSameTime(listed: string, published: string): boolean {
  return Math.abs(Date.parse(listed) - Date.parse(published)) <= minutesApart * 60_000;
}
