import path from 'node:path';
import { type Alarm, alarmNews, overText } from '../../drift/alarm.ts';
import { afterUpgrade, type ChartRow } from '../../drift/chart.ts';
import { acceptDrift, driftAlarms, findings, openNames, readAccepted, watchLines } from '../../drift/drift-alarms.ts';
import { blockedSites, listingAlarms, type SiteRequests } from '../../drift/listing-alarms.ts';
import { acceptListing } from '../../drift/listing-record.ts';
import { isCalmSite, noSamples, planSamples, type SamplePlan, type SiteSamples } from '../../drift/samples.ts';
import { watchRun } from '../../drift/watch-run.ts';
import { UsageError } from '../../errors.ts';
import { type KeptVisits, keepSamples, renameSample, sampleFolder, writeSample } from '../../state/kept-visits.ts';
import type { SyncMemory } from '../../state/sync-memory.ts';
import { version } from '../../version.ts';
import { requestsBefore } from './count-requests.ts';
import type { RunAnswers } from './run-answers.ts';

/** What is open, whether it is told now or not. */
export interface OpenAlarms {
  readonly alarms: readonly Alarm[];
  /** What is only worth watching. */
  readonly watched: readonly string[];
}

/** What the pages, listings and answers of a run say of the sites. */
export interface DriftNews extends OpenAlarms {
  /** Alarms that opened now, or are to be told again. */
  readonly told: readonly Alarm[];
  /** What to say in this run. */
  readonly lines: readonly string[];
}

/** The answers of a run's pages -> charts, samples, and alarms that open, stay open or close. Throws OutputError. */
export async function watchDrift(
  answers: RunAnswers,
  requests: ReadonlyMap<string, SiteRequests>,
  needs: SampleNeeds,
): Promise<DriftNews> {
  const { memory, output, now } = needs;
  const kept = answers.charts;
  const known = memory.fact('rules') === version ? kept : afterUpgrade(kept);
  memory.keepFact('rules', version);
  const tallies = answers.count(memory);
  const charts = tallies.length === 0 ? known : watchRun(known, tallies, now);
  const unchanged = new Set(kept);
  memory.keepCharts(charts.filter((chart) => !unchanged.has(chart)));
  await keepDriftSamples(answers, charts, needs);
  const open = openAlarms(memory, { output, now, requests, charts });
  const news = alarmNews(memory.alarms(), open.alarms, now);
  memory.keepFact('alarms', JSON.stringify(news.open));
  const told = [...news.opened, ...news.stillOpen];
  return { ...open, told, lines: [...told.map(({ text }) => text), ...news.closed.map(overText)] };
}

/** What the state holds -> the alarms that are open at the time `now`. */
export function openAlarms(
  memory: SyncMemory,
  {
    output,
    now,
    requests = requestsBefore(memory),
    charts = memory.charts(),
  }: {
    readonly output: string;
    readonly now: number;
    readonly requests?: ReadonlyMap<string, SiteRequests>;
    readonly charts?: readonly ChartRow[];
  },
): OpenAlarms {
  const found = findings(charts);
  return {
    alarms: [
      ...driftAlarms(found, samplePaths(memory, output)),
      ...listingAlarms(memory.listings(), now),
      ...blockedSites(requests, now),
    ],
    watched: watchLines(found),
  };
}

/**
 * What alarms say is right as it is: from now on it is usual. A name is that of a site, of one of its fields
 * (`kompas:authors`) or of a listing (`kontan/feed/investasi`). Throws UsageError where no such alarm is open.
 */
export function acceptAlarms(names: readonly string[], memory: SyncMemory, now: number): void {
  for (const name of names) {
    const open = listingAlarms(memory.listings(), now);
    const listings = memory
      .listings()
      .filter(
        ({ key, history }) => open.some((alarm) => alarm.key.endsWith(` ${key}`)) && [key, history.site].includes(name),
      );
    for (const { key, dueAt, history } of listings)
      memory.keepListing(key, dueAt, { ...history, ...acceptListing(history) });
    const charts = memory.charts();
    const accepted = acceptDrift(charts, readAccepted(name));
    if (accepted !== null) memory.keepCharts(accepted);
    else if (listings.length === 0)
      throw new UsageError(`--accept ${name}: no such alarm is open${openOnes(memory, now)}`);
  }
}

function openOnes(memory: SyncMemory, now: number): string {
  const listings = listingAlarms(memory.listings(), now).map(({ key }) => key.slice(key.indexOf(' ') + 1));
  const names = [...openNames(memory.charts()), ...listings];
  return names.length === 0 ? '' : `, open are ${names.join(', ')}`;
}

/** What is needed to keep pages as samples. */
interface SampleNeeds {
  readonly output: string;
  readonly memory: SyncMemory;
  readonly kept: KeptVisits;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Keeps good pages of each site, and pages from before and after a change while its alarm is open. Throws OutputError. */
async function keepDriftSamples(
  answers: RunAnswers,
  charts: readonly ChartRow[],
  { output, memory, kept, now }: SampleNeeds,
): Promise<void> {
  const all = samplesOf(memory);
  const found = findings(charts);
  for (const site of new Set([...answers.sites(), ...all.keys()])) {
    const open = found.filter((finding) => finding.open && finding.site === site);
    const how = { now, isCalm: isCalmSite(charts, site) };
    const plan = planSamples(all.get(site) ?? noSamples, answers.pagesOf(site), open, how);
    all.set(site, await carryOut(plan, sampleFolder(output, site), kept));
  }
  memory.keepFact('samples', JSON.stringify([...all]));
}

/** What cannot be had any more is no sample. */
async function carryOut({ next, copies, renames }: SamplePlan, folder: string, kept: KeptVisits): Promise<SiteSamples> {
  const missing = new Set<string>();
  for (const { from, to } of renames) if (!(await renameSample(folder, from, to))) missing.add(to);
  for (const { key, sample } of copies) {
    const [page] = (await kept.pagesOf(key))?.values() ?? [];
    if (page === undefined) missing.add(sample.file);
    else await writeSample(folder, sample.file, page.page.content);
  }
  const samples = next.samples.filter(({ file }) => !missing.has(file));
  await keepSamples(folder, new Set(samples.map(({ file }) => file)));
  return { ...next, samples };
}

/** Of each site, a sample from before the change of its alarm and one from after it, as far as there are any. */
export function samplePaths(memory: SyncMemory, output: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...samplesOf(memory)].map(([site, { samples }]) => [
      site,
      (['before', 'after'] as const).flatMap((kind) => {
        const sample = samples.find((one) => one.kind === kind);
        return sample === undefined ? [] : [path.join(sampleFolder(output, site), sample.file)];
      }),
    ]),
  );
}

/** The samples that the state knows, by site. */
function samplesOf(memory: SyncMemory): Map<string, SiteSamples> {
  return new Map(JSON.parse(memory.fact('samples') ?? '[]') as [string, SiteSamples][]);
}
