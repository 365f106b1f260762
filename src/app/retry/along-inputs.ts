import { groupOf, type StoryGroups } from '../../article/story-group.ts';
import type { ManifestLine } from '../../output/manifest.ts';
import { HashSet } from '../../text/hash-set.ts';
import type { Along } from '../clean-plan.ts';
import { pathTo } from './way-to-input.ts';

/** Inputs of stories that lack pages of which some have come: they are read again, to be brought together with these. */
export class AlongInputs implements Along {
  /** What to read, in the order of the manifest. */
  readonly paths: Set<string> = new Set();
  readonly #inputs: HashSet = new HashSet();
  /** The same with the hash of the text that came of them. */
  readonly #texts: HashSet = new HashSet();

  /** A line of the manifest, in order, and what the stories are known by that have come. */
  async add({ input, id, status, textHash }: ManifestLine, groups: StoryGroups): Promise<void> {
    const mayLack = status === 'partial' || status === 'paywalled';
    if (!mayLack || id === null || !(groups.has(groupOf(id)) || groups.has(siteOf(id)))) return;
    const path = await pathTo(input);
    if (path === null) return;
    this.paths.add(path);
    this.#inputs.add(input);
    this.#texts.add(`${input}\n${textHash}`);
  }

  takes(input: string): boolean {
    return this.has(input) || this.paths.has(input);
  }

  has(input: string): boolean {
    return this.#inputs.has(input);
  }

  /** Whether the same text came of an input as before. */
  gaveSame(input: string, textHash: string): boolean {
    return this.#texts.has(`${input}\n${textHash}`);
  }
}

function siteOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}
