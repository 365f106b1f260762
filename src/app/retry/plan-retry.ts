import path from 'node:path';
import { isNothing } from '../../article/story-outcome.ts';
import { UsageError } from '../../errors.ts';
import { partNumbers } from '../../output/appended-stories.ts';
import { exists } from '../../output/output-folder.ts';
import { type FormatName, formats, sharedAmong } from '../../render/index.ts';
import type { Settings } from '../../settings/settings.ts';
import { manifestName } from '../../state/manifest.ts';
import type { OutputState } from '../../state/output-state.ts';
import type { CleanPlan, Retry } from '../clean-plan.ts';
import { FailedInputs } from './failed-inputs.ts';
import { LackingStories } from './lacking-stories.ts';
import { WrittenFormats } from './written-formats.ts';

/** The output folder of a retry; one that names inputs, or has no manifest, is refused. Throws UsageError. */
export async function outputOfRetry(named: readonly string[], { output, inputLists }: Settings): Promise<string> {
  if (named.length > 0 || inputLists.length > 0 || output === null)
    throw new UsageError('--retry-failed takes its inputs from the manifest of --output: name no other inputs');
  if (!(await exists(path.join(output, manifestName))))
    throw new UsageError(`--retry-failed: there is no manifest in ${output}`);
  return output;
}

/** The failures of an output folder -> what to read, and the formats its stories are in. Throws UsageError. */
export async function planRetry(state: OutputState, output: string, settings: Settings): Promise<CleanPlan> {
  const failed = new FailedInputs((input) => {
    const status = state.line(input)?.status;
    return status !== undefined && status !== 'failed';
  });
  for (const line of state.lines('failures')) await failed.add(line);
  const written = new WrittenFormats();
  for (const line of state.lines('stories')) written.add(line);
  const names = chooseFormats(written, settings, output);
  await refuseOtherParts(output, names, settings, written);
  return {
    paths: [...failed.paths],
    skip: (input) => !failed.takes(input),
    total: failed.size,
    formats: names,
    retry: retryOf(failed, state),
  };
}

function retryOf(failed: FailedInputs, state: OutputState): Retry {
  const lacking = new LackingStories();
  return {
    left: () => failed.left,
    takesPage: (input) => failed.takesPage(input),
    isResolved: (input) => failed.isResolved(input),
    further: async (groups) => {
      for (const line of state.lines('lacking')) await lacking.add(line, groups);
      return lacking;
    },
    leaves: (outcome) => {
      const given = outcome.inputs.map(({ input }) => input);
      if (outcome.kind === 'article')
        return given.every((input) => lacking.gaveSame(input, outcome.article.textHash)) ? 'silent' : null;
      const isLess = outcome.staysOpen === true;
      if (isLess) failed.gaveLess(given.filter((input) => !lacking.has(input)).length);
      return isLess || (isNothing(outcome) && given.every((input) => lacking.has(input))) ? 'silent' : null;
    },
  };
}

/** All that the stories are written in, and nothing else: what is mended would be missing in the others. */
function chooseFormats(written: WrittenFormats, settings: Settings, output: string): readonly FormatName[] {
  const { formats: wanted, hasFormats } = settings;
  const { names, sets } = written;
  if (names.length === 0) return wanted;
  if (!hasFormats) {
    const [shared] = sharedAmong(names);
    const isOneRun = sets.length === 1 || shared === undefined || written.apartFrom(shared).length === 0;
    if (isOneRun) return names;
    throw new UsageError(
      `--retry-failed: the stories in ${output} are of several runs: add --format ${sets.join(' or --format ')}`,
    );
  }
  if (sets.includes(wanted.join()) || names.join() === wanted.join()) return wanted;
  throw new UsageError(
    `--retry-failed: the stories in ${output} are written as ${sets.join(' or ')}: leave --format out`,
  );
}

/** Stories in parts cannot go on in one file, nor the other way round, and none without what they are added to. */
async function refuseOtherParts(
  output: string,
  names: readonly FormatName[],
  { shard }: Settings,
  written: WrittenFormats,
): Promise<void> {
  const shared = sharedAmong(names);
  if (shared.length === 0 && shard !== null)
    throw new UsageError(`--retry-failed: the stories in ${output} are in no parts: leave --shard out`);
  for (const name of shared) {
    const one = await exists(path.join(output, `articles.${formats[name].extension}`));
    const parts = (await partNumbers(output, formats[name], 1)).length > 0;
    if (shard === null && parts && !one)
      throw new UsageError(`--retry-failed: the stories in ${output} are in parts: add --shard as in the run before`);
    if (shard !== null && one && !parts)
      throw new UsageError(`--retry-failed: the stories in ${output} are in one file: leave --shard out`);
    if (!one && !parts && written.names.includes(name))
      throw new UsageError(
        `--retry-failed: articles.${name} is not in ${output} any more: give the whole command with --restart`,
      );
  }
}
