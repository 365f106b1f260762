import { groupOf, type StoryGroups } from '../article/story-group.ts';
import { HeldPages } from '../output/held-pages.ts';
import { type HeldEntry, type JournalEntry, readJournal, type SettledEntry } from '../output/journal.ts';
import { articlesKey } from '../output/shared-files.ts';
import { heldFile, type StoredFiles } from '../output/stored-files.ts';
import { StoryNames } from '../output/story-names.ts';
import { CorpusCard } from '../report/corpus-card.ts';
import { Tally } from '../report/summary.ts';
import { HashSet } from '../text/hash-set.ts';
import { Beginnings } from './beginnings.ts';
import { KnownStories } from './known-stories.ts';
import { Stitcher, type WaitingHead } from './stitcher.ts';
import { WaitingIndex } from './waiting-index.ts';

/** What a run keeps account of, step by step. */
interface Account {
  /** Inputs that a stopped run had finished. */
  readonly finished: HashSet;
  readonly stories: KnownStories;
  readonly beginnings: Beginnings;
  readonly card: CorpusCard;
  readonly tally: Tally;
  /** Names of files; null where a story that comes again is not written. */
  readonly names: StoryNames | null;
  /** What the stories of a run that adds are known by; null for others. */
  readonly groups: StoryGroups | null;
}

/** What a run knows of what it has done. */
export interface RunState extends Account {
  readonly stitcher: Stitcher;
  /** Lengths of the growing files. */
  readonly files: Readonly<Record<string, number>>;
  /** The number of the last input taken. */
  readonly number: number;
}

/** What has to be kept account of besides. */
export interface KeptAccount {
  readonly keepDuplicates: boolean;
  readonly adds: boolean;
}

function newAccount({ keepDuplicates, adds }: KeptAccount): Account {
  return {
    finished: new HashSet(),
    stories: new KnownStories(),
    beginnings: new Beginnings(),
    card: new CorpusCard(),
    tally: new Tally(),
    names: keepDuplicates ? new StoryNames() : null,
    groups: adds ? new HashSet() : null,
  };
}

/** A run that begins; `held` is the file for pages that wait, null where none is to stay. */
export function emptyState(held: string | null, kept: KeptAccount): RunState {
  return { ...newAccount(kept), stitcher: new Stitcher(new HeldPages(held)), files: {}, number: 0 };
}

/** A stopped run as far as its journal can be relied on. */
export interface Replayed {
  readonly state: RunState;
  /** Length of that part of the journal. */
  readonly end: number;
  /** What came after it was damaged or is not there any more, and is done again. */
  readonly lost: boolean;
}

/**
 * The journal of a stopped run, up to the first step whose files are not as it says. `head` is the length of its first
 * line; `until` is where to end in any case.
 */
export async function replay(
  output: string,
  head: number,
  stored: StoredFiles,
  kept: KeptAccount,
  until: number = Number.POSITIVE_INFINITY,
): Promise<Replayed> {
  const steps = new ReplayedSteps(kept);
  let together: JournalEntry[] = [];
  let end = head;
  /** From here a run can go on whatever became of the files that grow. */
  let safe = head;
  let lost = until !== Number.POSITIVE_INFINITY;
  for await (const { entry, offset, length } of readJournal(output)) {
    if (offset + length > until) break;
    if (!stored.holds(entry)) {
      lost = true;
      break;
    }
    together.push(entry);
    if (entry.kind === 'settled' && entry.more) continue;
    for (const one of together) steps.take(one);
    together = [];
    end = offset + length;
    if (steps.growsNothing) safe = end;
  }
  return stored.canGoOn(steps.files)
    ? { state: steps.state(output), end, lost }
    : replay(output, head, stored, kept, safe);
}

class ReplayedSteps {
  files: Readonly<Record<string, number>> = {};
  readonly #account: Account;
  /** Pages that wait and, once the run had begun to bring them together, those that no longer do. */
  readonly #waiting: WaitingIndex = new WaitingIndex();
  #heldEnd = 0;
  #number = 0;

  constructor(kept: KeptAccount) {
    this.#account = newAccount(kept);
  }

  /** No file is in the middle of growing. */
  get growsNothing(): boolean {
    return Object.entries(this.files).every(([name, length]) => name === articlesKey || length === 0);
  }

  take(entry: JournalEntry): void {
    if (entry.kind === 'begun') {
      this.#account.beginnings.remember(entry);
      return;
    }
    this.#number = Math.max(this.#number, entry.number);
    if (entry.kind === 'held') this.#hold(entry);
    else this.#settle(entry);
  }

  state(output: string): RunState {
    const held = new HeldPages<WaitingHead>(heldFile(output), this.#heldEnd);
    return {
      ...this.#account,
      stitcher: new Stitcher(held, this.#waiting),
      files: this.files,
      number: this.#number,
    };
  }

  #hold(entry: HeldEntry): void {
    this.#account.groups?.add(entry.group);
    this.#account.beginnings.reached(entry.input);
    this.#account.finished.add(entry.input);
    this.#heldEnd = entry.place.offset + entry.place.length;
    this.#waiting.add(entry.key, entry.number, entry.place);
  }

  #settle({ number, line, key, met, near, story, files }: SettledEntry): void {
    this.#account.beginnings.reached(line.input);
    this.#account.finished.add(line.input);
    // The run had begun to bring waiting pages together: this one is done.
    if (key !== null) this.#waiting.remove(key, number);
    this.files = files;
    if (line.id !== null && met) {
      this.#account.stories.remember(key, line.id, line.textHash);
      if (near !== null) this.#account.stories.rememberSketch(line.id, near.sketch, near.hash);
    }
    this.#account.card.add(line, story);
    this.#account.tally.add(line, story);
    if (story !== null && line.id !== null) this.#account.groups?.add(groupOf(line.id));
    const own = line.paths.find((file) => file.includes('/'));
    if (own !== undefined) this.#account.names?.remember(own);
  }
}
