import { BusyError, UsageError } from '../../errors.ts';
import { systemClock } from '../../fetch/clock.ts';
import type { ExitName } from '../../settings/exit-code.ts';
import type { Io } from '../../settings/io.ts';
import { type FetchOptions, fetchOptions } from '../../settings/network-settings.ts';
import { optionLabel, type RawOptions, textOption } from '../../settings/option-values.ts';
import { resolveSettings } from '../../settings/settings.ts';
import { syncConfigOf } from '../../settings/sync-config.ts';
import { type SyncOptions, syncOptions } from '../../settings/sync-options.ts';
import { siteIds } from '../../sites/index.ts';
import { readAuthorities } from '../../sources/authorities.ts';
import type { OutputState } from '../../state/output-state.ts';
import { readState } from '../../state/state-file.ts';
import { withOutput } from '../../state/with-output.ts';
import type { GapRow } from '../../sync-report/gap-audit.ts';
import { day } from '../../text/dates.ts';
import { chooseSources } from '../chosen-sources.ts';
import { checkAdopted } from './adopt-stories.ts';
import { type GapSpan, gapsIn, gapTotals, tellGaps } from './audit-gaps.ts';
import { initSync } from './init-sync.ts';
import { reportOf, tellReport } from './report-runs.ts';
import { RunMonitor } from './run-monitor.ts';
import { scheduledRun } from './scheduled-run.ts';

/** How long between two tries to take a folder that another run holds, in milliseconds. */
const lookAgain = 500;

/** `saring sync`: sites and options -> one scheduled run. */
export async function runSync(args: readonly string[], raw: RawOptions, io: Io): Promise<ExitName> {
  const settings = resolveSettings(raw, siteIds);
  const config = syncConfigOf(raw);
  const now = systemClock.now();
  const options = syncOptions(raw, config, now);
  const { output } = settings;
  if (output === null) throw new UsageError('sync writes to a folder: choose one with --output');
  const sites = args.length > 0 ? args : (config.sites ?? []);
  if (options.init) return initSync(sites, output, io);
  const authorities = await readAuthorities(textOption(raw, 'ca'), optionLabel(raw, 'ca'), io.stop);
  // A run that is killed has as many stories to fetch again as were under way.
  const network = fetchOptions(raw, io.env, authorities, 1);
  const span = gapSpan(sites, options, network, now);
  if (options.report) {
    const report = readState(output, (view) => reportOf(view, output, span.since, now));
    return tellReport(report ?? { runs: [], alarms: [], watched: [], leftForGood: [], days: [] }, settings, io);
  }
  const readGaps = (): readonly GapRow[] => readState(output, (view) => gapsIn(view, span)) ?? [];
  if (options.gaps === 'tell') return tellGaps(readGaps(), settings, io);
  await checkAdopted(options.adopt, optionLabel(raw, 'adopt'));
  const monitor = new RunMonitor(options.dryRun ? null : options.ping, network.network, settings.quiet, io);
  const runOnce = async (state: OutputState): Promise<ExitName> => {
    monitor.begin();
    return scheduledRun({
      sites,
      settings,
      output,
      options,
      fetch: network,
      state,
      io,
      clock: systemClock,
      createFetcher: null,
      repair: options.gaps === 'fetch' ? span : null,
      onSummary: (text) => monitor.note(text),
    });
  };
  const ended = await monitor.watch(() => waitFor(output, options.waitMs, io, runOnce));
  if (options.gaps === 'fetch' && !settings.quiet) io.tell(`saring: ${gapTotals(readGaps())}\n`);
  return ended;
}

/** A look back at what was stored and what is missing goes back so far, unless told otherwise. */
const week = 7 * day;

function gapSpan(sites: readonly string[], { wanted }: SyncOptions, { network }: FetchOptions, now: number): GapSpan {
  const since = wanted.since ?? now - week;
  const closedToo = network.ignoreRobots === true;
  const chosen = chooseSources(sites, { ...wanted, since, closedToo, allowPorts: network.allowPorts ?? [], now });
  return { since, until: now, sources: chosen.map(({ source }) => source) };
}

/** Takes the folder, and waits for another run to leave it as long as is granted. Throws BusyError. */
async function waitFor(
  output: string,
  waitMs: number,
  io: Io,
  act: Parameters<typeof withOutput<ExitName>>[1],
): Promise<ExitName> {
  const began = io.now();
  for (;;) {
    try {
      return await withOutput({ output, restart: false }, act);
    } catch (error) {
      if (!(error instanceof BusyError) || io.stop.aborted || io.now() - began >= waitMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, lookAgain));
    }
  }
}
