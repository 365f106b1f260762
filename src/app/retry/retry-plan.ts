import path from 'node:path';
import { isNothing } from '../../article/outcome.ts';
import { UsageError } from '../../errors.ts';
import { manifestName, readManifest } from '../../output/manifest.ts';
import { WrittenFormats } from '../../output/written-formats.ts';
import { exists, partNumbers, readableAmong } from '../../output/written-stories.ts';
import { type FormatName, sharedAmong } from '../../render/index.ts';
import type { Settings } from '../../settings/settings.ts';
import { storyKey } from '../../text/addresses.ts';
import type { CleanPlan, Retry } from '../clean-plan.ts';
import { AlongInputs } from './along-inputs.ts';
import { RetryInputs } from './retry-inputs.ts';

/** The failures of an output folder's manifest -> what to read, and the formats its stories are in. Throws UsageError. */
export async function planRetry(named: readonly string[], settings: Settings): Promise<CleanPlan> {
  const { output, inputLists } = settings;
  if (named.length > 0 || inputLists.length > 0 || output === null)
    throw new UsageError('--retry-failed takes its inputs from the manifest of --output: name no other inputs');
  if (!(await exists(path.join(output, manifestName))))
    throw new UsageError(`--retry-failed: there is no manifest in ${output}`);
  const inputs = new RetryInputs();
  const written = new WrittenFormats();
  for await (const { line } of readManifest(output)) {
    await inputs.add(line);
    written.add(line);
  }
  const formats = chooseFormats(written, settings, output);
  await refuseOtherParts(output, formats, settings, written);
  return {
    paths: [...inputs.paths],
    skip: (input) => !inputs.takes(input),
    total: inputs.size,
    formats,
    retry: retryOf(inputs, output),
  };
}

function retryOf(inputs: RetryInputs, output: string): Retry {
  const along = new AlongInputs();
  return {
    left: () => inputs.left,
    takesPage: (input) => inputs.takesPage(input),
    isResolved: (input) => inputs.isResolved(input),
    along: async (groups) => {
      for await (const { line } of readManifest(output)) await along.add(line, groups);
      return along;
    },
    stands: (outcome) => {
      const given = outcome.inputs.map(({ input }) => input);
      if (outcome.kind === 'article') return given.every((input) => along.gaveSame(input, outcome.article.textHash));
      if (outcome.staysOpen === true) inputs.gaveLess(given.filter((input) => !along.has(input)).length);
      return outcome.staysOpen === true || (isNothing(outcome) && given.every((input) => along.has(input)));
    },
    recall: async ({ stories, names }) => {
      for await (const { line } of readManifest(output)) {
        const { input, id, url, textHash, status, paths } = line;
        // Of a story that lacks pages more may come, or the same once more in place of what it had.
        if (status === 'failed' || id === null || !inputs.hasWhole(input)) continue;
        stories.remember(url === null ? null : storyKey(url), id, textHash);
        const own = paths.find((file) => file.includes('/'));
        if (own !== undefined) names?.remember(own);
      }
    },
  };
}

/** All that the stories are written in, and nothing else: what is mended would be missing in the others. */
function chooseFormats(written: WrittenFormats, settings: Settings, output: string): readonly FormatName[] {
  const { formats, hasFormats } = settings;
  const { names, sets } = written;
  if (names.length === 0) return writable(formats);
  if (!hasFormats) {
    const readable = readableAmong(names);
    const isOneRun = sets.length === 1 || readable === null || written.apartFrom(readable).length === 0;
    if (isOneRun) return writable(names);
    throw new UsageError(
      `--retry-failed: the stories in ${output} are of several runs: add --format ${sets.join(' or --format ')}`,
    );
  }
  if (sets.includes(formats.join()) || names.join() === formats.join()) return writable(formats);
  throw new UsageError(
    `--retry-failed: the stories in ${output} are written as ${sets.join(' or ')}: leave --format out`,
  );
}

function writable(names: readonly FormatName[]): readonly FormatName[] {
  const shared = sharedAmong(names);
  if (shared.length > 0 && readableAmong(shared) === null)
    throw new UsageError(
      `--retry-failed can add to ndjson only, not to ${shared.join(',')}: give the whole command with --restart`,
    );
  return names;
}

/** Stories in parts cannot go on in one file, nor the other way round, and none without what they are added to. */
async function refuseOtherParts(
  output: string,
  formats: readonly FormatName[],
  settings: Settings,
  written: WrittenFormats,
): Promise<void> {
  const { shard } = settings;
  const readable = readableAmong(formats);
  if (readable === null) {
    if (shard === null) return;
    throw new UsageError(`--retry-failed: the stories in ${output} are in no parts: leave --shard out`);
  }
  const [one, parts] = await Promise.all(
    [null, 1].map(async (kind) => (await partNumbers(output, readable, kind)).length > 0),
  );
  if (shard === null && parts && !one)
    throw new UsageError(`--retry-failed: the stories in ${output} are in parts: add --shard as in the run before`);
  if (shard !== null && one && !parts)
    throw new UsageError(`--retry-failed: the stories in ${output} are in one file: leave --shard out`);
  if (!one && !parts && written.names.includes(readable))
    throw new UsageError(
      `--retry-failed: articles.${readable} is not in ${output} any more: give the whole command with --restart`,
    );
}
