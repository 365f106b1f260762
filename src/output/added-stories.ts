import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../model/article.ts';
import { type FormatName, formats } from '../render/index.ts';
import { AppendedFile } from './appended-file.ts';
import { EarlierExtents } from './earlier-extents.ts';
import { isWhole } from './fuller-story.ts';
import { type Adding, readJournal, stateFolder } from './journal.ts';
import { NewerVersions } from './newer-versions.ts';
import { growingPart, partName } from './part-names.ts';
import { sealFile } from './seal-file.ts';
import { articlesKey, type SharedFiles } from './shared-files.ts';
import {
  exists,
  partNumbers,
  type ReadableFormat,
  readableAmong,
  readPart,
  readStories,
  readStoryFile,
} from './written-stories.ts';

/** Stories that a run adds gather here. */
export function addedFile(output: string): string {
  return path.join(output, stateFolder, 'added.ndjson');
}

/** Lengths of a run that adds: bytes of its stories, the last part of earlier runs, and the room for stories in it. */
export const addedKey = 'added';
const partKey = 'part';
const roomKey = 'room';

/** What a run adds to. With `keepDuplicates`, earlier stories stay beside newer ones of the same address. */
interface AddingTo extends Adding {
  readonly folder: string;
  /** The one among `names` from which earlier stories are read. */
  readonly readable: ReadableFormat;
}

/**
 * Stories that a run adds to the files of earlier runs. They gather apart from these until the run is complete: one that
 * is stopped or fails has changed nothing. A story written before goes from its place once its newer version is there.
 */
export class AddedStories implements SharedFiles {
  readonly #to: AddingTo;
  readonly #file: AppendedFile;
  #articles: number;
  #end: EarlierEnd | null;
  #extents: EarlierExtents | null = null;

  /** `lengths` are those of a stopped run. */
  constructor(to: AddingTo, lengths: Readonly<Record<string, number>>) {
    this.#to = to;
    this.#articles = lengths[articlesKey] ?? 0;
    const file = addedFile(to.folder);
    this.#file = new AppendedFile(file, '', file, lengths[addedKey] ?? 0);
    const [part, room] = [lengths[partKey], lengths[roomKey]];
    this.#end = part === undefined || room === undefined ? null : { part, room };
  }

  async append(article: Article): Promise<ReadonlyMap<FormatName, string>> {
    const { names, shard } = this.#to;
    const { part, room } = await this.#earlierEnd();
    const number = this.#articles < room ? part : part + 1 + Math.floor((this.#articles - room) / (shard ?? 1));
    await this.#file.append(formats.ndjson.render(article));
    this.#articles += 1;
    return new Map(names.map((name) => [name, partName(formats[name], shard, number)]));
  }

  async hasFuller(article: Article): Promise<boolean> {
    if (isWhole(article) || this.#to.keepDuplicates) return false;
    const { folder, readable, shard } = this.#to;
    this.#extents ??= await EarlierExtents.of(readStories(folder, readable, shard));
    return this.#extents.isFuller(article);
  }

  lengths(): Readonly<Record<string, number>> {
    const end = this.#end === null ? {} : { [partKey]: this.#end.part, [roomKey]: this.#end.room };
    return { [articlesKey]: this.#articles, [addedKey]: this.#file.length, ...end };
  }

  async flush(sync: boolean): Promise<void> {
    await (sync ? this.#file.sync() : this.#file.flush());
  }

  async finish(): Promise<readonly FormatName[]> {
    // What a killed run had written past its journal is cut off.
    await this.#file.append('');
    await this.#file.leave();
    const { folder, readable, shard } = this.#to;
    const numbers = await partNumbers(folder, readable, shard);
    if (this.#articles > 0 || numbers.length === 0 || !(await this.#isWhole(1))) await this.#merge(numbers);
    return [];
  }

  /** Writes anew what changes: the last part, which grows, and those that held stories of which there are newer ones. */
  async #merge(numbers: readonly number[]): Promise<void> {
    const { part: last, room } = await this.#earlierEnd();
    const { folder, keepDuplicates, shard } = this.#to;
    const newer = await NewerVersions.of(folder, this.#added(), keepDuplicates);
    // A part that somebody took away is not made anew: what it held is not known.
    for (const number of numbers.filter((one) => one < last)) {
      const changes = !(await this.#isWhole(number)) || (await newer.replaceAnyOf(this.#earlier(number)));
      if (changes) await this.#write(number, newer.stayingOf(this.#earlier(number)));
    }
    const added = this.#added();
    try {
      await this.#write(last, newer.stayingOf(this.#earlier(last)), upTo(room, added));
      const parts = shard === null ? 0 : Math.ceil((this.#articles - room) / shard);
      for (let number = last + 1; number <= last + parts; number++) await this.#write(number, upTo(shard ?? 0, added));
    } finally {
      await added.return(undefined);
    }
  }

  async leave(): Promise<void> {
    await this.#file.leave();
  }

  async abandon(): Promise<void> {
    await this.#file.abandon();
  }

  #added(): AsyncGenerator<Article> {
    return readStoryFile(addedFile(this.#to.folder), 'ndjson');
  }

  #earlier(number: number): AsyncGenerator<Article> {
    const { folder, readable, shard } = this.#to;
    return readPart(folder, readable, shard, number, 'refused');
  }

  /** Whether a part is there in every format. */
  async #isWhole(number: number): Promise<boolean> {
    const { folder, names, shard } = this.#to;
    const there = await Promise.all(
      names.map((name) => exists(path.join(folder, partName(formats[name], shard, number)))),
    );
    return there.every((one) => one);
  }

  async #earlierEnd(): Promise<EarlierEnd> {
    this.#end ??= await earlierEnd(this.#to);
    return this.#end;
  }

  /** Writes the part of that number in every format anew. */
  async #write(number: number, ...stories: readonly AsyncIterable<Article>[]): Promise<void> {
    const { folder, names, readable, shard } = this.#to;
    const files = names.map((name) => {
      const format = formats[name];
      const file = partName(format, shard, number);
      return { format, part: new AppendedFile(path.join(folder, file), format.header, growingPart(folder, file)) };
    });
    for (const some of stories)
      for await (const story of some) for (const { format, part } of files) await part.append(format.render(story));
    // The one that is read back is last: a kill between two of them leaves it as it was, and all is written again.
    files.sort((a, b) => Number(a.format === formats[readable]) - Number(b.format === formats[readable]));
    for (const { format, part } of files) await part.finish((growing, file) => sealFile(format.seal, growing, file));
  }
}

/** Completes what a run that was killed had added, as far as its journal goes -> whether it is there. Throws OutputError. */
export async function completeAdded(folder: string, adding: Adding): Promise<boolean> {
  let files: Readonly<Record<string, number>> = {};
  for await (const { entry } of readJournal(folder)) if (entry.kind === 'settled') files = entry.files;
  const readable = readableAmong(adding.names);
  const size = await stat(addedFile(folder)).then(
    (status) => status.size,
    () => 0,
  );
  if (readable === null || size < (files[addedKey] ?? 0)) return false;
  await new AddedStories({ ...adding, folder, readable }, files).finish();
  return true;
}

/** The last part of earlier runs, the first where there is none, and how many more stories it takes. */
interface EarlierEnd {
  readonly part: number;
  readonly room: number;
}

async function earlierEnd({ folder, readable, shard }: AddingTo): Promise<EarlierEnd> {
  if (shard === null) return { part: 1, room: Number.MAX_SAFE_INTEGER };
  const part = (await partNumbers(folder, readable, shard)).at(-1) ?? 1;
  let stories = 0;
  for await (const _story of readPart(folder, readable, shard, part)) stories += 1;
  return { part, room: Math.max(0, shard - stories) };
}

/** The next stories, at most so many; what comes after them stays to be taken. */
async function* upTo(count: number, stories: AsyncGenerator<Article>): AsyncGenerator<Article> {
  for (let taken = 0; taken < count; taken++) {
    const next = await stories.next();
    if (next.done === true) return;
    yield next.value;
  }
}
