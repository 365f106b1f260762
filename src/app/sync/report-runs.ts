import { wibMinute } from '../../drift/alarm.ts';
import { systemClock } from '../../fetch/clock.ts';
import { safeJson } from '../../render/json.ts';
import type { ExitName } from '../../settings/exit-code.ts';
import type { Io } from '../../settings/io.ts';
import type { Settings } from '../../settings/settings.ts';
import type { OutputState } from '../../state/output-state.ts';
import { printable } from '../../text/printable.ts';
import { openAlarms } from './watch-drift.ts';

const shownRuns = 20;

/** `saring sync --report`: the last runs of an output folder, the newest first. */
export async function reportRuns(state: OutputState, { json }: Settings, io: Io): Promise<ExitName> {
  const { memory } = state.sync();
  const runs = memory.runs(shownRuns).map(({ started, exit, figures }) => ({
    started,
    exit,
    ...(figures === null ? {} : (JSON.parse(figures) as object)),
  }));
  const { alarms, watched } = openAlarms(memory, systemClock.now());
  if (json) {
    await io.write(`${safeJson({ runs, alarms, watched }, 2)}\n`);
    return 'ok';
  }
  if (runs.length === 0) await io.write('no scheduled run yet\n');
  for (const run of runs) await io.write(`${lineOf(run)}\n`);
  for (const { text } of alarms) await io.write(`open alarm: ${printable(text)}\n`);
  for (const line of watched) await io.write(`${printable(line)}\n`);
  return 'ok';
}

interface ShownRun {
  readonly started: number;
  readonly exit: number | null;
  readonly stored?: number;
  readonly changed?: number;
  readonly failed?: number;
  readonly left?: number;
}

function lineOf({ started, exit, stored = 0, changed = 0, failed = 0, left = 0 }: ShownRun): string {
  const ended = exit === null ? 'did not end' : `exit ${exit}`;
  return `${wibMinute(started)}  ${stored} stored, ${changed} changed, ${failed} failed, ${left} left  (${ended})`;
}
