import type { StoredFile } from '../output/story-sink.ts';
import type { FormatName } from '../render/index.ts';
import { shortHash } from '../text/fingerprint.ts';
import type { EarlierStory } from './checkpoint.ts';
import type { Database, Query } from './database.ts';
import { filesOf } from './input-rows.ts';
import { haveFormats, storyFilesThere } from './resume.ts';

/**
 * Which stories a run knows: its own; those besides that earlier runs wrote whole; or all that they wrote and that lack
 * nothing which could not be fetched.
 */
export type KnownStories = 'own' | 'whole' | 'settled';

/** For whom stories are looked up: a run that writes these formats to this folder. */
export interface LookedUp {
  readonly id: number;
  readonly known: KnownStories;
  readonly output: string;
  readonly formats: readonly FormatName[];
}

const found = { run: 'integer', status: 'text', message: 'text?', id: 'text', files: 'text' } as const;
const earlier = {
  id: 'text',
  status: 'text',
  pages: 'text?',
  complete: 'integer?',
  length: 'integer?',
  revision: 'integer?',
  text_hash: 'blob?',
  files: 'text',
} as const;

/** Looks stories up by their addresses and texts. Of earlier runs those count whose files are there. */
export class StoryLookups {
  readonly #run: number;
  readonly #known: KnownStories;
  readonly #output: string;
  readonly #formats: readonly FormatName[];
  readonly #byKey: Query<readonly ['blob'], typeof found>;
  readonly #byText: Query<readonly ['blob'], typeof found>;
  readonly #earlier: Query<readonly ['blob', 'integer'], typeof earlier>;

  constructor(database: Database, { id: run, known, output, formats }: LookedUp) {
    this.#formats = formats;
    this.#run = run;
    this.#known = known;
    this.#output = output;
    const columns = Object.keys(found).join(', ');
    this.#byKey = database.query(
      `select ${columns} from input where story_key = ? and closes_story = 1 and id is not null order by step desc`,
      ['blob'],
      found,
    );
    this.#byText = database.query(
      `select ${columns} from input where text_hash = ? and id is not null order by step`,
      ['blob'],
      found,
    );
    this.#earlier = database.query(
      `select ${Object.keys(earlier).join(', ')} from input
       where story_key = ? and run <> ? and id is not null and status not in ('failed', 'duplicate')
       order by run desc, words is null, step desc`,
      ['blob', 'integer'],
      earlier,
    );
  }

  /** The key of a story's address -> its id, null where no such story is known. */
  idOfStory(key: string): string | null {
    return this.#firstKnown(this.#byKey.each(shortHash(key)));
  }

  /** A text's SHA-256 in hex -> the id of its story, null where no such story is known. */
  idOfText(textHash: string): string | null {
    return this.#firstKnown(this.#byText.each(Buffer.from(textHash, 'hex')));
  }

  /** The key of a story's address -> what an earlier run wrote of it last, null where nothing of that is there. */
  earlierStory(key: string): EarlierStory | null {
    for (const { id, status, pages, complete, length, revision, text_hash, files } of this.#earlier.each(
      shortHash(key),
      this.#run,
    )) {
      const stored = storyFilesThere(filesOf(files), this.#formats, this.#output);
      if (stored.size === 0) continue;
      const isPart = status === 'partial';
      const read = pages === null || pages === '' ? [] : pages.split(',').map(Number);
      const extent = {
        status: isPart ? 'partial' : status === 'paywalled' ? 'paywalled' : 'ok',
        read,
        complete: complete === null ? !isPart : complete === 1,
        length: length ?? 0,
      } as const;
      const textHash = text_hash === null ? null : Buffer.from(text_hash).toString('hex');
      return { id, extent, revision: revision ?? 1, textHash, files: stored };
    }
    return null;
  }

  #firstKnown(
    rows: Iterable<{ run: number; status: string; message: string | null; id: string; files: string }>,
  ): string | null {
    for (const { run, status, message, id, files } of rows) {
      if (run === this.#run) return id;
      if (this.#counts(status, message) && this.#areThere(filesOf(files))) return id;
    }
    return null;
  }

  #counts(status: string, message: string | null): boolean {
    if (this.#known === 'own') return false;
    if (this.#known === 'whole') return status === 'ok';
    return status !== 'failed' && status !== 'duplicate' && message === null;
  }

  #areThere(files: readonly StoredFile[]): boolean {
    return haveFormats(files, this.#formats, this.#output);
  }
}
