import path from 'node:path';
import type { StoryGroups } from '../article/story.ts';
import { UsageError } from '../errors.ts';
import type { FormatName } from '../render/index.ts';
import type { Io } from '../settings/io.ts';
import { defaultFormats, layoutWords, refuseSecondReading, type Settings } from '../settings/settings.ts';
import { globStart } from '../sources/find-files.ts';
import { listFault } from '../sources/open-input.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import { MemoryCheckpoint } from '../state/memory-checkpoint.ts';
import type { OutputState } from '../state/output-state.ts';
import { sha256 } from '../text/fingerprint.ts';
import { shellWord } from '../text/printable.ts';
import { version } from '../version.ts';
import { foreignTexts, overlaps } from './earlier-output.ts';
import type { OutcomeParts } from './write-outcomes.ts';

/** What a run of `clean` reads, and the formats it writes. */
export interface CleanPlan {
  readonly paths: readonly string[];
  /** Inputs to pass over. */
  readonly skip: (input: string) => boolean;
  /** How many inputs there are, where that is known before they are looked for. */
  readonly total: number | null;
  readonly formats: readonly FormatName[];
  /** The failures of an earlier run are taken up again; null for inputs that the user named. */
  readonly retry: Retry | null;
}

/** How failures of an earlier run are taken up again. */
export interface Retry {
  /** How many failures could not be taken up, once all was read. */
  readonly left: () => number;
  /** Whether what was found is one of the inputs, and was not only met on the way to one. */
  readonly takesPage: (input: string) => boolean;
  /** Whether an outcome leaves what the earlier run made of its inputs as it is. */
  readonly leaves: OutcomeParts['leaves'];
  /** What the stories that have come are known by -> the inputs of those that lacked them. */
  readonly further: (groups: StoryGroups) => Promise<FurtherInputs>;
  /** Whether a failed input has others in its place, once all are read. */
  readonly isResolved: (input: string) => boolean;
}

/** Inputs that are read once more after all others. */
export interface FurtherInputs {
  readonly paths: ReadonlySet<string>;
  /** Whether an input is one of them, or the way to one. */
  takes(input: string): boolean;
  has(input: string): boolean;
}

/** What the user named -> what to read. Throws UsageError. */
export async function planClean(paths: readonly string[], settings: Settings): Promise<CleanPlan> {
  if (paths.length === 0 && settings.inputLists.length === 0) {
    throw new UsageError('nothing to clean: name files, folders or archives, "-" for standard input, or --input-list');
  }
  if (settings.listEnd === 'nul' && settings.inputLists.length === 0)
    throw new UsageError('--null is for lists of inputs: name one with --input-list, "-" for standard input');
  refuseSecondReading([...paths, ...settings.inputLists]);
  for (const list of settings.inputLists) {
    const fault = list === '-' ? null : await listFault(list, settings.listEnd);
    if (fault !== null) throw new UsageError(`--input-list ${list}: ${fault}`);
  }
  return { paths, skip: () => false, total: null, formats: settings.formats, retry: null };
}

/** What the options say that decides on the outputs, without the folder they go to. */
function optionsOf(
  { inputLists, listEnd, site, limit, keepDuplicates, shard, layout, criteria }: Settings,
  formats: readonly FormatName[],
): string[] {
  return [
    ...inputLists.map((list) => `-i ${shellWord(list)}`),
    ...(inputLists.length > 0 && listEnd === 'nul' ? ['--null'] : []),
    ...(formats.join() === defaultFormats.join() ? [] : [`-f ${formats.join(',')}`]),
    ...layoutWords(layout),
    ...(shard === null ? [] : [`--shard ${shard}`]),
    ...(site === null ? [] : [`--site ${site}`]),
    ...criteria.map(({ words }) => words),
    ...(limit === null ? [] : [`--limit ${limit}`]),
    ...(keepDuplicates ? ['--keep-duplicates'] : []),
  ];
}

/** The command that goes on with a run when it was stopped, but for the folder. */
export function commandOf({ paths, formats, retry }: CleanPlan, settings: Settings): string {
  const inputs =
    retry === null ? paths.map((one) => shellWord(one.replace(/(?<=^\/|[^/])\/+$/, ''))) : ['--retry-failed'];
  return ['saring clean', ...inputs, ...optionsOf(settings, formats)].join(' ');
}

/** The command that takes up the failures of this run, null where nothing keeps them or they cannot be read again. */
export function retryCommand({ paths, formats }: CleanPlan, settings: Settings): string | null {
  const { output, inputLists } = settings;
  if (output === null) return null;
  if (inputLists.length === 0 && paths.length > 0 && paths.every((one) => one === '-')) return null;
  const options = optionsOf({ ...settings, inputLists: [], limit: null }, formats);
  return ['saring clean --retry-failed', ...options, `-o ${shellWord(output)}`].join(' ');
}

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
