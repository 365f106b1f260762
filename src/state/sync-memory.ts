import type { DayTotal } from '../discover/day-totals.ts';
import type { AlarmRow } from '../drift/alarm.ts';
import { type ChartRow, streamId } from '../drift/chart.ts';
import type { KnownListing } from '../drift/listing-alarms.ts';
import type { ListingRecord } from '../drift/listing-record.ts';
import type { HostMemory } from '../fetch/circuit-breaker.ts';
import { day, hour } from '../text/dates.ts';
import type { Database, Row } from './database.ts';
import { jsonOf } from './database-error.ts';
import { factOf, keepFact } from './runs.ts';
import { StoryBook } from './story-book.ts';

/** What a page of a listing said of itself (HTTP validators), and what it named. */
export interface ListingMark {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Distinct articles, and a hash of them. */
  readonly listed: number;
  readonly itemsHash: string;
}

/** What is remembered of a listing from run to run. Times are milliseconds since 1970. */
export interface ListingHistory extends ListingRecord {
  /** How long until it is asked again, in milliseconds. */
  readonly interval: number;
  readonly failures: number;
  /** Spans of time of which stories may be missing. */
  readonly lost: readonly { readonly since: number; readonly until: number }[];
  /** The site's own counts of its days. */
  readonly totals: readonly DayTotal[];
  /** Requests that a poll takes: rather too many than too few. */
  readonly cost: number;
  /** New stories an hour that it brought first, the last polls more than those before. */
  readonly rate: number;
  /** What its pages said of themselves in the last poll, by address. */
  readonly marks: Readonly<Record<string, ListingMark>>;
  /** When its word was put to the test last, and how often in a row it did not hold. */
  readonly fullAt: number | null;
  readonly lies: number;
}

export function newListing(site: string): ListingHistory {
  return {
    site,
    interval: hour,
    failures: 0,
    checkedAt: null,
    newestItem: null,
    pauses: [],
    polls: [],
    fewSince: null,
    failing: null,
    lost: [],
    totals: [],
    cost: 1,
    rate: 0,
    marks: {},
    fullAt: null,
    lies: 0,
  };
}

/** What an earlier saring did not know of a listing is as with a new one. */
function historyOf(json: string): ListingHistory {
  const history = jsonOf(json) as Partial<ListingHistory>;
  return { ...newListing(history.site ?? ''), ...history };
}

const listing = { key: 'text', dueAt: 'integer', history: 'text' } as const;
const run = { started: 'integer', exit: 'integer?', figures: 'text?' } as const;

/** How often a story was tried that is there in part, and when it is due again; null for never. */
export interface Tries {
  readonly tries: number;
  readonly dueAt: number | null;
}

/** What scheduled runs remember. */
export interface SyncState {
  readonly stories: StoryBook;
  readonly memory: SyncMemory;
}

export function syncStateOf(database: Database): SyncState {
  return { stories: new StoryBook(database), memory: new SyncMemory(database) };
}

/** What runs leave to the next one besides stories. */
export class SyncMemory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  hosts(): readonly HostMemory[] {
    return this.#factsOf('host ') as readonly HostMemory[];
  }

  keepHosts(hosts: readonly HostMemory[]): void {
    for (const memory of hosts) this.keepFact(`host ${memory.host}`, JSON.stringify(memory));
  }

  listing(key: string): { readonly dueAt: number; readonly history: ListingHistory } | null {
    const row = this.#database.select(listing, 'from listing where key = ?', ['text']).first(key);
    return row === null ? null : { dueAt: row.dueAt, history: historyOf(row.history) };
  }

  /** All listings that were ever asked. */
  listings(): readonly (KnownListing & { readonly history: ListingHistory })[] {
    const rows = this.#database.select(listing, 'from listing', []);
    return [...rows.each()].map((row) => ({ ...row, history: historyOf(row.history) }));
  }

  keepListing(key: string, dueAt: number, history: ListingHistory): void {
    this.#database.insert('listing', listing, 'replace')({ key, dueAt, history: JSON.stringify(history) });
  }

  charts(): readonly ChartRow[] {
    return this.#factsOf('chart ') as readonly ChartRow[];
  }

  keepCharts(charts: readonly ChartRow[]): void {
    for (const chart of charts)
      this.keepFact(`chart ${streamId(chart)}\n${chart.side}\n${chart.bank}`, JSON.stringify(chart));
  }

  alarms(): readonly AlarmRow[] {
    return jsonOf(this.fact('alarms') ?? '[]') as readonly AlarmRow[];
  }

  /** The tries of a story that `saring fetch` got a part of, by the id of its article; null where nothing is known to lack. */
  tries(id: string): Tries | null {
    return jsonOf(this.fact(`tries of ${id}`) ?? 'null') as Tries | null;
  }

  keepTries(id: string, tries: Tries | null): void {
    this.keepFact(`tries of ${id}`, tries === null ? null : JSON.stringify(tries));
  }

  fact(name: string): string | null {
    return factOf(this.#database, name);
  }

  keepFact(name: string, value: string | null): void {
    keepFact(this.#database, name, value);
  }

  /** A scheduled run begins -> its number. */
  beginRun(started: number, version: string): number {
    this.#database
      .change('insert into sync_run (started, version) values (?, ?)', ['integer', 'text'])
      .run(started, version);
    return this.#database.query('select max(id) as id from sync_run', [], { id: 'integer' }).first()?.id ?? 1;
  }

  /** When the first scheduled run began, null where this is the first. */
  firstRun(): number | null {
    return (
      this.#database.select({ started: 'integer' }, 'from sync_run order by id limit 1', []).first()?.started ?? null
    );
  }

  endRun(run: number, ended: number, exit: number, figures: object): void {
    const sql = 'update sync_run set ended = ?, exit = ?, figures = ? where id = ?';
    const types = ['integer', 'integer', 'text', 'integer'] as const;
    this.#database.change(sql, types).run(ended, exit, JSON.stringify(figures), run);
  }

  /** Once a day, drops what is older at this time than it is to be kept: sightings, and runs -> whether this was the time. */
  forget(now: number, keep: { readonly sightingsDays: number; readonly runsDays: number }): boolean {
    const today = String(Math.floor(now / day));
    if (this.fact('forgotten') === today) return false;
    this.keepFact('forgotten', today);
    const drop = (table: string, old: string, days: number): void => {
      this.#database.change(`delete from ${table} where ${old}`, ['integer']).run(now - days * day);
    };
    drop('sighting', 'last < ?', keep.sightingsDays);
    drop('sync_run', 'started < ?', keep.runsDays);
    return true;
  }

  /** The last runs, the newest first. */
  runs(count: number): readonly Row<typeof run>[] {
    return [...this.#database.select(run, 'from sync_run order by id desc limit ?', ['integer']).each(count)];
  }

  /** What is remembered as JSON by names that begin so. */
  #factsOf(prefix: string): readonly unknown[] {
    // One row of all is read in half the time of many.
    const sql = `select '[' || coalesce(group_concat(value), '') || ']' as value from fact where name between ? and ?`;
    const all = this.#database.query(sql, ['text', 'text'], { value: 'text' }).first(prefix, `${prefix}\uffff`);
    return jsonOf(all?.value ?? '[]') as readonly unknown[];
  }
}
