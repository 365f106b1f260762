import type { StoryInput } from '../article/outcome.ts';
import type { PackedPage } from '../article/story.ts';
import type { PagePosition } from '../model/extracted-page.ts';
import type { HeldPage, HeldPages, HeldPlace } from '../output/held-pages.ts';
import { WaitingIndex } from './waiting-index.ts';

/** What is said of a page that waits. */
export interface WaitingHead {
  readonly key: string;
  readonly input: StoryInput;
  readonly position: PagePosition;
}

/** The pages of one story that waited for each other, and the inputs that gave a page of the same number again. */
export interface WaitingStory {
  readonly key: string;
  readonly pages: readonly { readonly input: StoryInput; readonly page: PackedPage }[];
  readonly repeats: readonly StoryInput[];
}

/**
 * Brings pages of one story together. They wait on disk until the end of the run and leave in the order of their first
 * inputs; memory holds a few numbers for each.
 */
export class Stitcher {
  readonly #index: WaitingIndex;
  readonly #pages: HeldPages<WaitingHead>;
  #settled = 0;

  /** Pages that a stopped run had kept wait in `index`. */
  constructor(pages: HeldPages<WaitingHead>, index: WaitingIndex = new WaitingIndex()) {
    this.#pages = pages;
    this.#index = index;
  }

  /** How many pages wait. */
  get pages(): number {
    return this.#index.pages - this.#settled;
  }

  /** So many pages have come to something. */
  settled(pages: number): void {
    this.#settled += pages;
  }

  /** How many stories wait. */
  get size(): number {
    return this.#index.size;
  }

  /** Keeps a page until the end -> where it lies. Throws OutputError. */
  async hold(waiting: HeldPage<WaitingHead>): Promise<HeldPlace> {
    const place = await this.#pages.add(waiting);
    const { key, input } = waiting.head;
    this.#index.add(key, input.number, place);
    return place;
  }

  /** The end of the run -> the stories that waited, one by one. */
  async *stories(): AsyncGenerator<WaitingStory> {
    for (const places of this.#index.stories()) {
      const stories = new Map<string, GatheredStory>();
      for (const place of places) {
        const waiting = await this.#pages.read(place);
        const { key } = waiting.head;
        const story = stories.get(key) ?? new GatheredStory(key);
        stories.set(key, story);
        story.add(waiting);
      }
      yield* stories.values();
    }
  }

  /** Writes every page that waits. Throws OutputError. */
  async flush(): Promise<void> {
    await this.#pages.flush();
  }

  /** Waits until every page that waits is on the disk. Throws OutputError. */
  async sync(): Promise<void> {
    await this.#pages.sync();
  }

  async close(): Promise<void> {
    await this.#pages.close();
  }
}

/** Of a page that is given many times the first is kept: a hundred thousand more would not find room. */
class GatheredStory implements WaitingStory {
  readonly key: string;
  readonly pages: { readonly input: StoryInput; readonly page: PackedPage }[] = [];
  readonly repeats: StoryInput[] = [];
  readonly #positions: Set<string> = new Set();

  constructor(key: string) {
    this.key = key;
  }

  add({ head: { input, position }, page }: HeldPage<WaitingHead>): void {
    const spelled = `${position.page} of ${position.total}`;
    if (this.#positions.has(spelled)) {
      this.repeats.push(input);
      return;
    }
    this.#positions.add(spelled);
    this.pages.push({ input, page });
  }
}
