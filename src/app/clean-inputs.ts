import { defaultMaxPageBytes, type FoundInput } from '../model/outcome.ts';
import type { Reporter } from '../report/reporter.ts';
import type { Io } from '../settings/io.ts';
import type { Settings } from '../settings/settings.ts';
import type { OwnCheck } from '../sources/find-files.ts';
import type { ReadPosition } from '../sources/input-progress.ts';
import { readInputs } from '../sources/read-inputs.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import type { CleanPlan, Retry } from './clean-plan.ts';

/** What inputs are read by. */
export interface InputReaderParts {
  readonly plan: CleanPlan;
  readonly checkpoint: Checkpoint;
  readonly settings: Settings;
  readonly io: Io;
  readonly isOwn: OwnCheck;
  readonly position: ReadPosition | null;
  readonly reporter: Pick<Reporter, 'passedOver' | 'passedOverRecord'>;
}

/** Reads the inputs of a run, but for those that were finished before. */
export class InputReader {
  readonly #parts: InputReaderParts;

  constructor(parts: InputReaderParts) {
    this.#parts = parts;
  }

  /** The inputs of the plan. */
  async *read(): AsyncGenerator<FoundInput> {
    const { plan, settings } = this.#parts;
    const takesPage = plan.retry?.takesPage ?? (() => true);
    for await (const input of this.readPaths(plan.paths, settings.inputLists, plan.skip)) {
      // A retry reads past pages that did not fail: they are left out. What cannot be read is always told.
      if (takesPage(nameOf(input)) || !input.ok) yield input;
    }
  }

  readPaths(
    paths: readonly string[],
    inputLists: readonly string[],
    skip: (input: string) => boolean,
  ): AsyncIterable<FoundInput> {
    const { plan, checkpoint, settings, io, isOwn, position, reporter } = this.#parts;
    // Where each input is named once, only a stopped run has finished any before.
    const mayBeFinished = !checkpoint.isNew || settings.inputLists.length > 0 || plan.paths.length > 1;
    const isFinished = (input: string): boolean => {
      const finished = mayBeFinished && checkpoint.isFinished(input);
      if (finished) checkpoint.sources.met(input);
      return finished;
    };
    return readInputs({
      paths,
      inputLists,
      listEnd: settings.listEnd,
      stdin: io.stdin,
      isOwn,
      maxPageBytes: defaultMaxPageBytes,
      signal: io.stop,
      position,
      onPassedOver: (file) => reporter.passedOver(file),
      onSkipped: (input, media) => reporter.passedOverRecord(input, media),
      onBegin: (input, head, size) => checkpoint.sources.opened(input, head, size),
      // Both are asked every time, since both count what is met.
      skip: (input) => {
        const isPassed = skip(input);
        return isFinished(input) || isPassed;
      },
    });
  }
}

/** The inputs of stories that lacked pages which have come. */
export async function* furtherInputs(
  retry: Retry,
  checkpoint: Checkpoint,
  reader: InputReader,
): AsyncGenerator<FoundInput> {
  const groups = checkpoint.groups();
  if (groups.size === 0) return;
  const further = await retry.further(groups);
  for await (const input of reader.readPaths([...further.paths], [], (one) => !further.takes(one)))
    if (further.has(nameOf(input))) yield input;
}

function nameOf(input: FoundInput): string {
  return input.ok ? input.page.input : input.input;
}
