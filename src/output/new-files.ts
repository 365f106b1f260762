import type { Article } from '../model/article.ts';
import { type FormatName, formats } from '../render/index.ts';
import { articlesKey, type SharedFiles } from './shared-files.ts';
import { StoryParts } from './story-parts.ts';

/** Files of many stories that a run writes anew: they take the place of those of earlier runs. */
export class NewFiles implements SharedFiles {
  readonly #parts: ReadonlyMap<FormatName, StoryParts>;
  #articles: number;

  /** `lengths` are those of a stopped run. */
  constructor(
    folder: string,
    names: readonly FormatName[],
    shard: number | null,
    lengths: Readonly<Record<string, number>>,
  ) {
    const articles = lengths[articlesKey] ?? 0;
    this.#articles = articles;
    this.#parts = new Map(
      names.map((name) => [
        name,
        new StoryParts(folder, formats[name], shard, { articles, bytes: lengths[name] ?? 0 }),
      ]),
    );
  }

  async append(article: Article): Promise<ReadonlyMap<FormatName, string>> {
    const files = new Map<FormatName, string>();
    for (const [name, parts] of this.#parts) files.set(name, await parts.append(formats[name].render(article)));
    this.#articles += 1;
    return files;
  }

  async hasFuller(): Promise<boolean> {
    return false;
  }

  lengths(): Readonly<Record<string, number>> {
    const bytes = [...this.#parts].map(([name, parts]) => [name, parts.length] as const);
    return { [articlesKey]: this.#articles, ...Object.fromEntries(bytes) };
  }

  flush(sync: boolean): Promise<void> {
    return this.#each((parts) => parts.flush(sync));
  }

  async finish(): Promise<readonly FormatName[]> {
    const anew: FormatName[] = [];
    for (const [name, parts] of this.#parts) if (await parts.finish()) anew.push(name);
    return anew;
  }

  leave(): Promise<void> {
    return this.#each((parts) => parts.leave());
  }

  abandon(): Promise<void> {
    return this.#each((parts) => parts.abandon());
  }

  async #each(act: (parts: StoryParts) => Promise<void>): Promise<void> {
    for (const parts of this.#parts.values()) await act(parts);
  }
}
