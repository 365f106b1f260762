import type { Extent } from '../article/story.ts';
import type { StoredFile } from '../output/story-sink.ts';
import type { FormatName } from '../render/index.ts';
import { shortHash } from '../text/fingerprint.ts';
import type { Database, Query, Row } from './database.ts';
import { filesOf } from './input-rows.ts';
import { haveFormats, storyFilesThere } from './settled-lines.ts';

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

/** What an earlier run wrote of a story. */
export interface EarlierStory {
  readonly id: string;
  readonly extent: Extent;
  readonly revision: number;
  readonly textHash: string | null;
  /** Its files that are there, by those of this run's formats that they are in. */
  readonly files: ReadonlyMap<FormatName, StoredFile>;
}

const found = { run: 'integer', status: 'text', message: 'text?', id: 'text', files: 'text' } as const;
const earlier = {
  id: 'text',
  status: 'text',
  pages: 'text?',
  complete: 'integer?',
  length: 'integer?',
  revision: 'integer?',
  textHash: 'blob?',
  files: 'text',
} as const;

/** Looks stories up by their addresses and texts. Of earlier runs those count whose files are there. */
export class StoryLookups {
  readonly #database: Database;
  readonly #of: LookedUp;
  // Asked for with every page.
  readonly #byKey: Query<readonly ['blob'], typeof found>;
  readonly #byText: Query<readonly ['blob'], typeof found>;

  constructor(database: Database, of: LookedUp) {
    this.#database = database;
    this.#of = of;
    const closed = 'from input where story_key = ? and closes_story = 1 and id is not null order by step desc';
    this.#byKey = database.select(found, closed, ['blob']);
    this.#byText = database.select(found, 'from input where text_hash = ? and id is not null order by step', ['blob']);
  }

  /** The key of a story's address -> its id where what comes of it later is a duplicate, else null. */
  idOfStory(key: string | null): string | null {
    if (key === null) return null;
    return this.#firstKnown(this.#byKey.each(shortHash(key)));
  }

  /** A text's SHA-256 in hex -> the id of its story, null where no such story is known. */
  idOfText(textHash: string): string | null {
    return this.#firstKnown(this.#byText.each(Buffer.from(textHash, 'hex')));
  }

  /** The key of a story's address -> what an earlier run wrote of it last, null where nothing of that is there. */
  earlierStory(key: string | null): EarlierStory | null {
    if (key === null) return null;
    const rows = this.#database.select(
      earlier,
      `from input where story_key = ? and run <> ? and id is not null and status not in ('failed', 'duplicate')
       order by run desc, words is null, step desc`,
      ['blob', 'integer'],
    );
    for (const row of rows.each(shortHash(key), this.#of.id)) {
      const { id, status, pages, complete, length, revision, files } = row;
      const stored = storyFilesThere(filesOf(files), this.#of.formats, this.#of.output);
      if (stored.size === 0) continue;
      const isPart = status === 'partial';
      const read = pages === null || pages === '' ? [] : pages.split(',').map(Number);
      const extent = {
        status: isPart ? 'partial' : status === 'paywalled' ? 'paywalled' : 'ok',
        read,
        complete: complete === null ? !isPart : complete === 1,
        length: length ?? 0,
      } as const;
      const textHash = row.textHash === null ? null : Buffer.from(row.textHash).toString('hex');
      return { id, extent, revision: revision ?? 1, textHash, files: stored };
    }
    return null;
  }

  #firstKnown(rows: Iterable<Row<typeof found>>): string | null {
    const { id: run, output, formats } = this.#of;
    for (const row of rows) {
      if (row.run === run) return row.id;
      if (this.#counts(row) && haveFormats(filesOf(row.files), formats, output)) return row.id;
    }
    return null;
  }

  #counts({ status, message }: Row<typeof found>): boolean {
    const { known } = this.#of;
    if (known === 'own') return false;
    if (known === 'whole') return status === 'ok';
    return status !== 'failed' && status !== 'duplicate' && message === null;
  }
}
