import path from 'node:path';
import { UsageError } from '../errors.ts';
import { formats as allFormats, type FormatName, formatNames } from '../render/index.ts';
import type { Settings } from '../settings.ts';
import { manifestName, readManifest } from '../store/manifest.ts';
import { exists, hasPart, readableAmong } from '../store/written-stories.ts';
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
  const written = new Set<FormatName>();
  for await (const { line } of readManifest(output)) {
    inputs.add(line);
    for (const file of line.paths) for (const name of formatsOf(file)) written.add(name);
  }
  const formats = chooseFormats([...written], settings, output);
  await refuseOtherParts(output, formats, shard);
  for await (const { line } of readManifest(output)) await inputs.plan(line);
  const retry: Retry = {
    gone: inputs.gone,
    takesPage: (input) => inputs.takesPage(input),
    stands: (given, textHash) => inputs.stand(given, textHash),
    isResolved: (input) => inputs.isResolved(input),
    recall: async ({ stories, names }) => {
      for await (const { line } of readManifest(output)) {
        const { input, id, url, textHash, status, paths } = line;
        if (status === 'failed' || id === null || !inputs.hasStory(input)) continue;
        stories.remember(url === null ? null : storyKey(url), id, textHash);
        const own = paths.find((file) => file.includes('/'));
        if (own !== undefined) names?.remember(own);
      }
    },
  };
  return { paths: [...inputs.paths], skip: (input) => !inputs.takes(input), total: inputs.size, formats, retry };
}

/** The formats a file may be of. */
function formatsOf(file: string): readonly FormatName[] {
  const kind = file.includes('/') ? 'file-per-story' : 'one-file';
  return formatNames.filter(
    (name) => allFormats[name].kind === kind && file.endsWith(`.${allFormats[name].extension}`),
  );
}

/** All that the stories are written in, and nothing else: what is mended would be missing in the others. */
function chooseFormats(written: readonly FormatName[], settings: Settings, output: string): readonly FormatName[] {
  const { formats, hasFormats } = settings;
  const names = written.length === 0 ? formats : formatNames.filter((name) => written.includes(name));
  if (hasFormats && (names.length !== formats.length || !names.every((name) => formats.includes(name))))
    throw new UsageError(
      `--retry-failed: the stories in ${output} are written as ${names.join(',')}: leave --format out`,
    );
  const shared = names.filter((name) => allFormats[name].kind === 'one-file');
  if (shared.length > 0 && readableAmong(shared) === null)
    throw new UsageError(
      `--retry-failed can add to ndjson only, not to ${shared.join(',')}: give the whole command with --restart`,
    );
  return names;
}

/** Stories in parts cannot go on in one file, nor the other way round. */
async function refuseOtherParts(output: string, names: readonly FormatName[], shard: number | null): Promise<void> {
  const readable = readableAmong(names);
  if (readable === null) {
    if (shard !== null)
      throw new UsageError(`--retry-failed: the stories in ${output} are in no parts: leave --shard out`);
    return;
  }
  const [one, parts] = await Promise.all([hasPart(output, readable, null, 1), hasPart(output, readable, 1, 1)]);
  if (shard === null && parts && !one)
    throw new UsageError(`--retry-failed: the stories in ${output} are in parts: add --shard as in the run before`);
  if (shard !== null && one && !parts)
    throw new UsageError(`--retry-failed: the stories in ${output} are in one file: leave --shard out`);
}
