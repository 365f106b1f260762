import type { ExitName } from '../../settings/exit-code.ts';
import type { Io } from '../../settings/io.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Checkpoint } from '../../state/checkpoint.ts';
import { withOutput } from '../../state/with-output.ts';
import { openRunCheckpoint } from '../clean-checkpoint.ts';
import type { CleanPlan } from '../clean-plan.ts';
import { outputOfRetry, planRetry } from './plan-retry.ts';

/** How a planned run is carried out. */
type Clean = (plan: CleanPlan, checkpoint: Checkpoint, settings: Settings, io: Io) => Promise<ExitName>;

/** `saring clean --retry-failed`: the failures of an output folder -> articles added to those that are there. */
export async function runRetry(named: readonly string[], settings: Settings, io: Io, clean: Clean): Promise<ExitName> {
  const output = await outputOfRetry(named, settings);
  return withOutput({ output, restart: settings.restart }, async (state) => {
    const plan = await planRetry(state, output, settings);
    return clean(plan, await openRunCheckpoint(state, plan, settings, io), settings, io);
  });
}
