import path from 'node:path';
import { UsageError } from '../errors.ts';
import { type FormatName, sharedAmong } from '../render/index.ts';
import type { Settings } from '../settings.ts';
import { manifestName, readManifest } from '../store/manifest.ts';
import { WrittenFormats } from '../store/written-formats.ts';
import { exists, partNumbers, readableAmong } from '../store/written-stories.ts';
import { storyKey } from '../text/addresses.ts';
import type { CleanPlan, Retry } from './clean-plan.ts';
import { RetryInputs } from './retry-inputs.ts';

/** The failures of an output folder's manifest -> what to read, and the formats its stories are in. Throws UsageError. */
export async function planRetry(named: readonly string[], settings: Settings): Promise<CleanPlan> {
  const { output, inputList, shard } = settings;
  if (named.length > 0 || inputList !== null || output === null)
    throw new UsageError('--retry-failed takes its inputs from the manifest of --output: name no other inputs');
  if (!(await exists(path.join(output, manifestName))))
    throw new UsageError(`--retry-failed: there is no manifest in ${output}`);
  const inputs = new RetryInputs();
  const written = new WrittenFormats();
  for await (const { line } of readManifest(output)) {
    inputs.add(line);
    written.add(line);
  }
  const formats = chooseFormats(written, settings, output);
  await refuseOtherParts(output, formats, shard);
  for await (const { line } of readManifest(output)) await inputs.plan(line);
  const retry: Retry = {
    left: () => inputs.left,
    takesPage: (input) => inputs.takesPage(input),
    stands: (given, textHash) => inputs.stand(given, textHash),
    isResolved: (input) => inputs.isResolved(input),
    recall: async ({ stories, names }) => {
      for await (const { line } of readManifest(output)) {
        const { input, id, url, textHash, status, paths } = line;
        const story = status === 'failed' ? 'none' : inputs.storyOf(input);
        if (story === 'none' || id === null) continue;
        // Under the address of a story that lacks pages more of it may come.
        stories.remember(url === null || story === 'lacking' ? null : storyKey(url), id, textHash);
        const own = paths.find((file) => file.includes('/'));
        if (own !== undefined) names?.remember(own);
      }
    },
  };
  const { paths } = inputs;
  return { paths, skip: (input) => !inputs.takes(input), total: inputs.size, formats, retry };
}

/** All that the stories are written in, and nothing else: what is mended would be missing in the others. */
function chooseFormats(written: WrittenFormats, settings: Settings, output: string): readonly FormatName[] {
  const { formats, hasFormats } = settings;
  const names = written.names.length === 0 ? formats : written.names;
  if (hasFormats && names.join() !== formats.join())
    throw new UsageError(
      `--retry-failed: the stories in ${output} are written as ${names.join(',')}: leave --format out`,
    );
  const shared = sharedAmong(names);
  const readable = readableAmong(shared);
  if (shared.length > 0 && readable === null)
    throw new UsageError(
      `--retry-failed can add to ndjson only, not to ${shared.join(',')}: give the whole command with --restart`,
    );
  const apart = readable === null ? [] : written.apartFrom(readable);
  if (apart.length > 0)
    throw new UsageError(
      `--retry-failed: ${output} holds ${apart.join(',')} of another run than ${readable}: give the whole command with --restart`,
    );
  return names;
}

/** Stories in parts cannot go on in one file, nor the other way round, and none without what they are added to. */
async function refuseOtherParts(output: string, names: readonly FormatName[], shard: number | null): Promise<void> {
  const readable = readableAmong(names);
  if (readable === null) {
    if (shard === null) return;
    throw new UsageError(`--retry-failed: the stories in ${output} are in no parts: leave --shard out`);
  }
  const [one, parts] = await Promise.all([null, 1].map((kind) => partNumbers(output, readable, kind)));
  if (shard === null && one?.length === 0 && parts?.length !== 0)
    throw new UsageError(`--retry-failed: the stories in ${output} are in parts: add --shard as in the run before`);
  if (shard !== null && one?.length !== 0 && parts?.length === 0)
    throw new UsageError(`--retry-failed: the stories in ${output} are in one file: leave --shard out`);
}
