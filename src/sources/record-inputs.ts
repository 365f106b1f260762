import type { FailureCode, PageInput } from '../model/outcome.ts';
import { failedInput } from './failures.ts';
import { kindByName } from './file-kind.ts';
import { pageOfRecord, readPageRecord, recordsIn } from './page-record.ts';
import type { SourceOptions } from './source-options.ts';

/** A record as its file holds it, or why it cannot be read; `place` says where, for messages. */
export type FoundRecord = { readonly number: number; readonly place: string } & (
  | { readonly ok: true; readonly value: object }
  | { readonly ok: false; readonly code: FailureCode; readonly reason: string }
);

/** So many records without a page at the beginning of a file show that it holds none. */
const enough = 10;

/**
 * The records of a file, which is `what`, -> the pages in them. A record without a page is one failure; a file of which
 * none of the first records has one is refused as a whole, and not with a complaint for each.
 */
export async function* recordInputs(
  input: string,
  what: string,
  records: AsyncIterable<FoundRecord>,
  options: SourceOptions,
): AsyncGenerator<PageInput> {
  const names = new RecordNames(input);
  // Failures wait until a record shows that there are pages.
  let waiting: ReadRecord[] | null = [];
  for await (const found of eachRecord(records)) {
    const record = readRecord(found, names, options.maxPageBytes);
    const isDone = options.skip?.(record.input.ok ? record.input.page.input : record.input.input) === true;
    if (waiting !== null && (isDone || record.problem === null)) {
      for (const one of waiting) yield one.input;
      waiting = null;
    }
    if (waiting === null) {
      if (!isDone) yield record.input;
      continue;
    }
    waiting.push(record);
    if (waiting.length === enough) break;
  }
  if (waiting === null) return;
  const [first] = waiting;
  if (first === undefined) yield failedInput(input, null, 'unreadable', `${what} without a record`);
  else if (waiting.every(({ problem }) => problem === 'no-page'))
    yield failedInput(input, null, 'not-html', `${what} without pages: ${first.reason}`);
  else if (waiting.length === enough)
    yield failedInput(input, null, 'unreadable', `${what} whose records cannot be read: ${first.reason}`);
  else for (const one of waiting) yield one.input;
}

/** Records, those that hold a list of records as that list; numbers go on behind it. */
async function* eachRecord(records: AsyncIterable<FoundRecord>): AsyncGenerator<FoundRecord> {
  let further = 0;
  for await (const found of records) {
    const first = found.number + further;
    if (!found.ok) yield { ...found, number: first };
    else {
      const values = recordsIn(found.value);
      for (const [i, value] of values.entries()) yield { ...found, value, number: first + i };
      further += values.length - 1;
    }
  }
}

/** A record under its name; the problem is null where it holds a page, be it one too large. */
interface ReadRecord {
  readonly input: PageInput;
  readonly problem: 'unreadable' | 'no-page' | null;
  readonly reason: string;
}

function readRecord(found: FoundRecord, names: RecordNames, maxPageBytes: number): ReadRecord {
  if (!found.ok) {
    const name = names.next(null, found.number);
    const reason = `${found.place}${found.reason}`;
    const problem = found.code === 'too-large' ? null : 'unreadable';
    return { input: failedInput(name, null, found.code, reason), problem, reason };
  }
  const record = readPageRecord(found.value);
  const { id, url } = record;
  const name = names.next(id, found.number);
  if (!record.ok) {
    const reason = `${found.place}${record.reason}`;
    const problem = record.hasNoPage ? 'no-page' : 'unreadable';
    return { input: failedInput(name, url, 'unreadable', reason), problem, reason };
  }
  return { input: pageOfRecord(name, record, maxPageBytes), problem: null, reason: '' };
}

/** Longer ids, and ids with characters that a name cannot have, name no record. */
const plainId = /^[^#\u0000-\u001f\u007f-\u009f\u2028\u2029]{1,200}$/;

const recordKinds: ReadonlySet<string> = new Set(['ndjson', 'json', 'table']);

/**
 * Names the records of one source: `<file>#<id>` by their ids, else `<file>#<number>`; on standard input the id alone, as
 * in a stream. An id that comes again gets a number behind it, since no two inputs of a run have one name.
 */
export class RecordNames {
  readonly #source: string;
  readonly #namesById: boolean;
  readonly #met: Set<string> = new Set();
  /** All records up to this one have their numbers as names. */
  #numbered = 0;
  #hasIds = false;

  constructor(source: string) {
    this.#source = source;
    // The way back from a name to its file must be known by the name alone.
    this.#namesById = source === '-' || recordKinds.has(kindByName(source));
  }

  /** The name of the record with this id at this place. */
  next(id: string | null, number: number): string {
    const isNamed = this.#namesById && id !== null && plainId.test(id);
    if (!isNamed && !this.#hasIds) {
      this.#numbered = number;
      return `${this.#source}#${number}`;
    }
    this.#hasIds = true;
    const name = !isNamed ? `${this.#source}#${number}` : this.#source === '-' ? id : `${this.#source}#${id}`;
    let free = name;
    for (let times = 2; this.#met.has(free) || this.#isNumbered(free); times++) free = `${name}+${times}`;
    this.#met.add(free);
    return free;
  }

  #isNumbered(name: string): boolean {
    const number = name.startsWith(`${this.#source}#`) ? name.slice(this.#source.length + 1) : '';
    return /^\d{1,15}$/.test(number) && Number(number) <= this.#numbered;
  }
}

const recordName = /^(.+\.(?:ndjson|jsonl|jl|json|csv|tsv)(?:\.gz)?)#[^#]+$/i;

/** The name of a record in a file -> the file; null for any other input. */
export function fileOfRecord(input: string): string | null {
  return recordName.exec(input)?.[1] ?? null;
}
