import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Outcome } from '../article/story-outcome.ts';
import { shortHash } from '../text/fingerprint.ts';
import type { Checkpoint, SettledStep } from './checkpoint.ts';
import { gatherStory, type PendingPage, type PendingStory } from './pending-story.ts';

/** A page that waits, its bytes on the disk. */
type Waiting = Omit<PendingPage, 'page'> & { readonly place: ScratchPlace };

/** What a run remembers whose articles go to standard output: nothing stays of it. */
export class MemoryCheckpoint implements Checkpoint {
  readonly isNew = true;
  readonly finished = 0;
  readonly lost = false;
  readonly notice = null;
  readonly foreign = null;
  readonly growing: Checkpoint['growing'] = new Map();
  readonly isDue = false;
  readonly stories: Checkpoint['stories'] = {
    idOfStory: (key) => (key === null ? null : (this.#stories.get(spelled(key)) ?? null)),
    idOfText: (textHash) => this.#texts.get(spelled(textHash)) ?? null,
    earlierStory: () => null,
  };
  readonly pending: Checkpoint['pending'] = {
    counts: () => ({ pages: [...this.#waiting.values()].flat().length, stories: this.#waiting.size }),
    stories: () => this.#gathered(),
  };
  readonly sources: Checkpoint['sources'] = { opened: nothing, met: nothing, allRead: nothing };
  readonly isFinished: Checkpoint['isFinished'] = () => false;
  readonly sketches: Checkpoint['sketches'] = () => [];
  readonly storiesIn: Checkpoint['storiesIn'] = () => 0;
  readonly timesTaken: Checkpoint['timesTaken'] = () => 0;
  readonly takePath: Checkpoint['takePath'] = nothing;
  readonly beginGrowth: Checkpoint['beginGrowth'] = nothing;
  readonly commit: Checkpoint['commit'] = nothing;
  readonly counts: Checkpoint['counts'] = () => [];
  readonly statistics: Checkpoint['statistics'] = () => null;
  readonly stop: Checkpoint['stop'] = async () => undefined;
  readonly complete: Checkpoint['complete'] = async () => true;
  readonly groups: Checkpoint['groups'] = () => new Set();
  readonly #stories: Map<string, string> = new Map();
  readonly #texts: Map<string, string> = new Map();
  readonly #waiting: Map<string, Waiting[]> = new Map();
  readonly #scratch: ScratchFile = new ScratchFile();
  #number = 0;

  nextNumber(): number {
    this.#number += 1;
    return this.#number;
  }

  settle({ outcome, key }: SettledStep): void {
    const id = idOf(outcome);
    if (id !== null && key !== null) this.#stories.set(spelled(key), id);
    if (outcome.kind === 'article') this.#texts.set(spelled(outcome.article.textHash), outcome.article.id);
    const story = key === null ? undefined : this.#waiting.get(key);
    const settled = new Set(outcome.inputs.map(({ number }) => number));
    const left = story?.filter(({ input }) => !settled.has(input.number)) ?? [];
    if (key !== null && story !== undefined) {
      if (left.length === 0) this.#waiting.delete(key);
      else this.#waiting.set(key, left);
    }
  }

  hold({ page, ...waiting }: PendingPage): void {
    const story = this.#waiting.get(waiting.key);
    const one = { ...waiting, place: this.#scratch.add(page) };
    if (story === undefined) this.#waiting.set(waiting.key, [one]);
    else story.push(one);
  }

  *#gathered(): Generator<PendingStory, void> {
    for (const [key, story] of [...this.#waiting])
      yield gatherStory(
        key,
        story.map(({ place, ...waiting }) => ({ ...waiting, page: this.#scratch.read(place) })),
      );
  }

  close(): void {
    this.#scratch.close();
  }
}

function nothing(): void {}

/** The id of the story that inputs came to, where more of it would be a duplicate. */
function idOf(outcome: Outcome): string | null {
  if (outcome.kind === 'article') return outcome.article.id;
  return outcome.staysOpen === true ? null : outcome.id;
}

/** Eight characters in the place of a long text: a million of them fit into memory. */
function spelled(text: string): string {
  return Buffer.from(shortHash(text)).toString('latin1');
}

/** Where a piece lies, in bytes. */
export interface ScratchPlace {
  readonly offset: number;
  readonly length: number;
}

/** Bytes on the disk under no name: they are gone with this process, however it ends. Made with the first piece. */
export class ScratchFile {
  #file: number | null = null;
  #end = 0;

  /** Throws what the system says of a full disk. */
  add(bytes: Uint8Array): ScratchPlace {
    this.#file ??= openNameless();
    const offset = this.#end;
    for (let written = 0; written < bytes.length; )
      written += writeSync(this.#file, bytes, written, bytes.length - written, offset + written);
    this.#end += bytes.length;
    return { offset, length: bytes.length };
  }

  read({ offset, length }: ScratchPlace): Uint8Array {
    const bytes = Buffer.alloc(length);
    if (this.#file !== null) readSync(this.#file, bytes, 0, length, offset);
    return bytes;
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }
}

function openNameless(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'saring-'));
  try {
    return openSync(path.join(folder, 'pages'), 'w+');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
