import path from 'node:path';
import { isNothing } from '../../article/story-outcome.ts';
import { UsageError } from '../../errors.ts';
import { partNumbers } from '../../output/appended-stories.ts';
import { exists } from '../../output/output-folder.ts';
import { type FormatName, formatNames, formats, sharedAmong } from '../../render/index.ts';
import type { ExitName } from '../../settings/exit-code.ts';
import type { Io } from '../../settings/io.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Checkpoint } from '../../state/checkpoint.ts';
import type { ManifestLine } from '../../state/input-rows.ts';
import { manifestName } from '../../state/manifest.ts';
import type { OutputState } from '../../state/output-state.ts';
import { withOutput } from '../../state/with-output.ts';
import { type CleanPlan, openRunCheckpoint, type Retry } from '../clean-plan.ts';
import { FailedInputs, LackingStories } from './retried-inputs.ts';

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
  // Done is what is there: after a loss of power, or since somebody deleted it, a story may not be.
  for (const line of state.lostStories()) await failed.add(line);
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

/** The formats that the stories of a manifest are written in. */
export class WrittenFormats {
  /** The formats of each line, as often as they are others. */
  readonly #together: Map<string, readonly FormatName[]> = new Map();
  readonly #names: Set<FormatName> = new Set();

  add({ paths }: ManifestLine): void {
    if (paths.length === 0) return;
    const found = paths.flatMap(formatsOf);
    const names = formatNames.filter((name) => found.includes(name));
    for (const name of names) this.#names.add(name);
    this.#together.set(names.join(), names);
  }

  /** What stories are written in together, as `--format` takes it. */
  get sets(): readonly string[] {
    return [...this.#together.keys()];
  }

  get names(): readonly FormatName[] {
    return formatNames.filter((name) => this.#names.has(name));
  }

  /** Formats whose files hold stories that those of this format do not. */
  apartFrom(name: FormatName): readonly FormatName[] {
    const apart = [...this.#together.values()].filter((names) => !names.includes(name)).flatMap(sharedAmong);
    return formatNames.filter((one) => apart.includes(one));
  }
}

/** The format of a file; where stories lie tells `.json` of theirs from other ends. */
function formatsOf(file: string): readonly FormatName[] {
  const kind = file.includes('/') ? 'file-per-story' : 'one-file';
  return formatNames.filter((name) => formats[name].kind === kind && file.endsWith(`.${formats[name].extension}`));
}
