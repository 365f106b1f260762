import { day } from '../text/dates.ts';
import type { ChartRow } from './chart.ts';
import type { Finding } from './drift-alarms.ts';
import type { PageAnswer } from './page-streams.ts';
import { calmBelow } from './watch-run.ts';

/** A page of a run: the key by which its story is kept, and its answers. */
export interface AnsweredPage {
  readonly key: string;
  /** Empty where no known template was met. */
  readonly template: string;
  readonly answers: readonly PageAnswer[];
}

/** A page that is kept as it came: `good` until an alarm opens, then from `before` or `after` the change. */
export interface Sample {
  readonly kind: 'good' | 'before' | 'after';
  /** The file's name in the folder of the site's samples. */
  readonly file: string;
  readonly template: string;
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
}

/** The samples of a site, and since when its alarm is over; null while it is open, and where there was none. */
export interface SiteSamples {
  readonly samples: readonly Sample[];
  readonly overAt: number | null;
}

export const noSamples: SiteSamples = { samples: [], overAt: null };

/** So many pages of each kind, of good ones so many of each template. */
const most = 3;
/** Samples outlive their alarm for so long. */
const keptFor = 30 * day;

/** A site's samples after a run, and what is to be done with files: pages kept under names, samples under others. */
export interface SamplePlan {
  readonly next: SiteSamples;
  readonly copies: readonly { readonly key: string; readonly sample: Sample }[];
  readonly renames: readonly { readonly from: string; readonly to: string }[];
}

/**
 * A site's samples, its pages of a run and what has drifted, surest first -> its samples after the run. `isCalm` says that
 * nothing is suspected: pages are good.
 */
export function planSamples(
  before: SiteSamples,
  pages: readonly AnsweredPage[],
  [surest]: readonly Finding[],
  { now, isCalm }: { readonly now: number; readonly isCalm: boolean },
): SamplePlan {
  if (surest !== undefined) return whileOpen(before, pages, surest, now);
  const isOver = before.samples.some(({ kind }) => kind !== 'good');
  const overAt = isOver ? (before.overAt ?? now) : null;
  // A clock that was set back keeps them no longer than that.
  const isOld = overAt !== null && Math.abs(now - overAt) >= keptFor;
  const kept = before.samples.filter(({ kind }) => kind === 'good' || !isOld);
  const copies = isCalm ? goodOnes(kept, pages, now) : [];
  const samples = [...kept, ...copies.map(({ sample }) => sample)];
  return { next: { samples: samples.filter(isLast), overAt: isOld ? null : overAt }, copies, renames: [] };
}

/** New pages of each known template, as many as there is room for: a change that comes slowly is noticed a day late. */
function goodOnes(samples: readonly Sample[], pages: readonly AnsweredPage[], now: number): SamplePlan['copies'] {
  const templates = [...new Set(pages.map(({ template }) => template))].filter((template) => template !== '');
  return templates.flatMap((template) => {
    const ofToday = samples.filter((sample) => sample.template === template && Math.abs(now - sample.at) < day).length;
    const own = pages.filter((page) => page.template === template).slice(0, Math.max(0, most - ofToday));
    return own.map(({ key }, i) => ({
      key,
      sample: { kind: 'good' as const, file: `good-${template}-${now}-${i + 1}.html`, template, at: now },
    }));
  });
}

/** Whether a good page is one of the last two days of its template. */
function isLast(sample: Sample, _: number, all: readonly Sample[]): boolean {
  const later = all.filter(
    ({ kind, template, at }) => kind === 'good' && template === sample.template && at > sample.at,
  );
  return sample.kind !== 'good' || later.length < 2 * most;
}

function whileOpen(before: SiteSamples, pages: readonly AnsweredPage[], surest: Finding, now: number): SamplePlan {
  // Those of an alarm that was over make room.
  const own = before.samples.filter(({ kind }) => kind === 'good' || before.overAt === null);
  const chosen = own.every(({ kind }) => kind === 'good') ? fromBefore(own, surest) : [];
  const renamed = chosen.map((sample, i): Sample => ({ ...sample, kind: 'before', file: `before-${i + 1}.html` }));
  const had = own.filter(({ kind }) => kind === 'after').length;
  const copies = pages
    .filter((page) => isChanged(page, surest))
    .slice(0, most - had)
    .map(({ key, template }, i) => ({
      key,
      sample: { kind: 'after' as const, file: `after-${had + i + 1}.html`, template, at: now },
    }));
  const others = own.filter((sample) => !chosen.includes(sample));
  return {
    next: { samples: [...others, ...renamed, ...copies.map(({ sample }) => sample)], overAt: null },
    copies,
    renames: chosen.map(({ file }, i) => ({ from: file, to: `before-${i + 1}.html` })),
  };
}

/** The newest good pages that came before the change; the oldest there are where all came later. */
function fromBefore(samples: readonly Sample[], { template, since }: Finding): readonly Sample[] {
  const newest = [...samples].sort((a, b) => b.at - a.at);
  const own = newest.filter((sample) => template === '' || sample.template === template);
  const earlier = own.filter(({ at }) => at < since);
  return earlier.length === 0 ? own.slice(-most) : earlier.slice(0, most);
}

/** Whether a page answered as pages do since the change. */
function isChanged({ answers }: AnsweredPage, { stream, template, side }: Finding): boolean {
  return answers.some(
    (answer) => answer.stream === stream && answer.template === template && answer.yes === (side === 'gained'),
  );
}

/** Whether no chart of a site suspects anything. */
export function isCalmSite(charts: readonly ChartRow[], site: string): boolean {
  return charts.every((chart) => chart.site !== site || (chart.s < calmBelow && chart.alarmSince === null));
}
