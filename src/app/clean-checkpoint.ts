import path from 'node:path';
import type { Io } from '../settings/io.ts';
import type { Settings } from '../settings/settings.ts';
import { globStart } from '../sources/find-files.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import { MemoryCheckpoint } from '../state/memory-checkpoint.ts';
import type { OutputState } from '../state/output-state.ts';
import { sha256 } from '../text/fingerprint.ts';
import { version } from '../version.ts';
import { type CleanPlan, commandOf } from './clean-plan.ts';
import { foreignTexts, overlaps } from './own-outputs.ts';

/** The checkpoint of a run of `clean`; one in memory where articles go to standard output. Throws UsageError and OutputError. */
export async function openRunCheckpoint(
  state: OutputState | null,
  plan: CleanPlan,
  settings: Settings,
  { now }: Io,
): Promise<Checkpoint> {
  const { output, inputLists } = settings;
  if (state === null || output === null)
    return settings.stats
      ? (await import('../state/output-state.ts')).openCountingCheckpoint(now)
      : new MemoryCheckpoint();
  const { paths, formats, retry } = plan;
  const command = commandOf(plan, settings);
  const isAnywhere =
    retry === null && inputLists.length === 0 && paths.every((one) => one === '-' || path.isAbsolute(one));
  const folder = isAnywhere ? null : path.resolve('.');
  const isMixed = retry === null && (inputLists.length > 0 || (await leadInto(paths, output)));
  return state.checkpoint({
    output,
    command,
    folder,
    signature: sha256(JSON.stringify([version, command, folder])),
    adds: retry !== null,
    known: retry === null ? 'own' : 'whole',
    formats,
    foreignTexts: async (isWritten) => (isMixed ? foreignTexts(output, isWritten) : null),
    now,
  });
}

/** Whether any of the paths may lead into the output folder. */
async function leadInto(paths: readonly string[], output: string): Promise<boolean> {
  for (const given of paths) {
    const start = globStart(given);
    if (given !== '-' && (await overlaps(start === given ? given : path.dirname(`${start}.`), output))) return true;
  }
  return false;
}
