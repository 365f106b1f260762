import type { Outcome } from '../article/story-outcome.ts';
import { shortHash } from '../text/fingerprint.ts';
import type { Checkpoint, SettledStep } from './checkpoint.ts';
import { gatherStory, type PendingPage, type PendingStory } from './pending-pages.ts';
import { ScratchFile, type ScratchPlace } from './scratch-file.ts';

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
  readonly #stories: Map<string, string> = new Map();
  readonly #texts: Map<string, string> = new Map();
  readonly #waiting: Map<string, Waiting[]> = new Map();
  readonly #scratch: ScratchFile = new ScratchFile();
  #number = 0;

  isFinished(): boolean {
    return false;
  }

  nextNumber(): number {
    this.#number += 1;
    return this.#number;
  }

  idOfStory(key: string | null): string | null {
    return key === null ? null : (this.#stories.get(spelled(key)) ?? null);
  }

  idOfText(textHash: string): string | null {
    return this.#texts.get(spelled(textHash)) ?? null;
  }

  earlierStory(): null {
    return null;
  }

  sketches(): [] {
    return [];
  }

  storiesIn(): number {
    return 0;
  }

  timesTaken(): number {
    return 0;
  }

  takePath(): void {}

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

  pendingCounts(): { readonly pages: number; readonly stories: number } {
    const pages = [...this.#waiting.values()].reduce((sum, story) => sum + story.length, 0);
    return { pages, stories: this.#waiting.size };
  }

  *pendingStories(): Generator<PendingStory, void> {
    for (const [key, story] of [...this.#waiting])
      yield gatherStory(
        key,
        story.map(({ place, ...waiting }) => ({ ...waiting, page: this.#scratch.read(place) })),
      );
  }

  sourceOpened(): void {}

  met(): void {}

  allRead(): void {}

  beginGrowth(): void {}

  commit(): void {}

  counts(): [] {
    return [];
  }

  statistics(): null {
    return null;
  }

  async stop(): Promise<void> {}

  async complete(): Promise<boolean> {
    return true;
  }

  groups(): Set<string> {
    return new Set();
  }

  close(): void {
    this.#scratch.close();
  }
}

/** The id of the story that inputs came to, where more of it would be a duplicate. */
function idOf(outcome: Outcome): string | null {
  if (outcome.kind === 'article') return outcome.article.id;
  return outcome.staysOpen === true ? null : outcome.id;
}

/** Eight characters in the place of a long text: a million of them fit into memory. */
function spelled(text: string): string {
  return Buffer.from(shortHash(text)).toString('latin1');
}
