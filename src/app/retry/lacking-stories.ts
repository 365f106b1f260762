import { groupOf, type StoryGroups } from '../../article/story-group.ts';
import type { ManifestLine } from '../../state/input-rows.ts';
import { pathTo } from './way-to-input.ts';

/** Inputs of stories that lack pages of which some have come: they are read again, to be brought together with these. */
export class LackingStories {
  /** What to read, in the order of the manifest. */
  readonly paths: Set<string> = new Set();
  /** Inputs, and the hash of the text that came of each before. */
  readonly #inputs: Map<string, string | null> = new Map();

  /** Adds a line of a story that may lack pages, in the order of the manifest; `groups` are the stories of which pages have come now. */
  async add({ input, id, textHash }: ManifestLine, groups: StoryGroups): Promise<void> {
    if (id === null || !(groups.has(groupOf(id)) || groups.has(siteOf(id)))) return;
    const path = await pathTo(input);
    if (path === null) return;
    this.paths.add(path);
    this.#inputs.set(input, textHash);
  }

  /** Whether an input is one of them, or the way to one. */
  takes(input: string): boolean {
    return this.has(input) || this.paths.has(input);
  }

  has(input: string): boolean {
    return this.#inputs.has(input);
  }

  /** Whether the same text came of an input as before. */
  gaveSame(input: string, textHash: string): boolean {
    return this.#inputs.get(input) === textHash;
  }
}

function siteOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}
