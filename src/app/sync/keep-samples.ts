import path from 'node:path';
import type { Finding } from '../../drift/drift-alarms.ts';
import { isCalmSite, noSamples, planSamples, type SamplePlan, type SiteSamples } from '../../drift/samples.ts';
import { type KeptVisits, keepSamples, renameSample, sampleFolder, writeSample } from '../../state/kept-visits.ts';
import type { SyncMemory } from '../../state/sync-memory.ts';
import type { RunAnswers } from './run-answers.ts';

/** What is needed to keep pages as samples. */
export interface SampleNeeds {
  readonly output: string;
  readonly memory: SyncMemory;
  readonly kept: KeptVisits;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Keeps good pages of each site, and pages from before and after a change while its alarm is open. Throws OutputError. */
export async function keepDriftSamples(
  answers: RunAnswers,
  found: readonly Finding[],
  { output, memory, kept, now }: SampleNeeds,
): Promise<void> {
  const all = samplesOf(memory);
  const charts = memory.charts();
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
