import { kindByName } from './file-kind.ts';

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
