import type { Article } from '../model/article.ts';
import { type FailureCode, failureCodes } from '../model/outcome.ts';
import type { StoredFile } from '../output/story-sink.ts';
import { shortHash } from '../text/fingerprint.ts';
import { type Change, type Database, jsonOf, type Row } from './database.ts';

/** What became of one input; one line of `manifest.ndjson`. */
export interface ManifestLine {
  readonly input: string;
  readonly url: string | null;
  readonly status: 'ok' | 'partial' | 'paywalled' | 'duplicate' | 'failed';
  readonly code: FailureCode | null;
  readonly message: string | null;
  /** Files written, relative to the output folder. */
  readonly paths: readonly string[];
  readonly id: string | null;
  /** SHA-256 of the input's bytes as read, and of the story's text, in hex. */
  readonly inputHash: string | null;
  readonly textHash: string | null;
}

/** Whether nothing is wrong with an input, but the user asked for other stories. */
export function isLeftOut({ status, code }: Pick<ManifestLine, 'status' | 'code'>): boolean {
  return status === 'ok' && code !== null;
}

/** What is remembered of a story besides its line of the manifest. */
export interface StoryRow {
  readonly article: Article;
  readonly sketch: Uint32Array | null;
  /** It has warnings besides missing pages. */
  readonly isWarned: boolean;
}

/** A row about to be written. */
export interface InputRow {
  readonly run: number;
  readonly number: number;
  readonly line: Omit<ManifestLine, 'paths'>;
  readonly files: readonly StoredFile[];
  /** The key of its story's address, null where it has none. */
  readonly key: string | null;
  /** What comes of the same address later is a duplicate. */
  readonly closesStory: boolean;
  /** The story, in the row of its first input. */
  readonly story: StoryRow | null;
}

const parameters = [
  ...(['integer', 'integer', 'text', 'blob', 'text?', 'text', 'text?', 'text?', 'text', 'text?'] as const),
  ...(['blob?', 'blob?', 'blob?', 'integer', 'integer?', 'text?', 'text?', 'text?', 'integer?'] as const),
  ...(['integer?', 'integer?', 'text?', 'integer?', 'integer?', 'blob?', 'text?'] as const),
] as const;

const names = `run, number, name, name_hash, url, status, code, message, files, id,
  input_hash, text_hash, story_key, closes_story, words, year, section, body, warned,
  near_duplicate, revision, pages, complete, length, sketch, near_hash`;

/** Writes rows of inputs. */
export class InputWriter {
  readonly #insert: Change<typeof parameters>;

  constructor(database: Database) {
    this.#insert = database.change(
      `insert into input (${names}) values (${parameters.map(() => '?').join(', ')})`,
      parameters,
    );
  }

  write({ run, number, line, files, key, closesStory, story }: InputRow): void {
    const article = story?.article ?? null;
    const head = [run, number, withoutNul(line.input), shortHash(line.input), withoutNul(line.url)] as const;
    const outcome = [
      line.status,
      line.code,
      withoutNul(line.message),
      JSON.stringify(files),
      withoutNul(line.id),
    ] as const;
    const hashes = [bytesOf(line.inputHash), bytesOf(line.textHash), key === null ? null : shortHash(key)] as const;
    this.#insert.run(...head, ...outcome, ...hashes, closesStory ? 1 : 0, ...storyValues(article, story));
  }
}

type StoryValues = readonly [
  ...[words: number | null, year: string | null, section: string | null, body: string | null],
  ...[warned: number | null, near: number | null, revision: number | null, pages: string | null],
  ...[complete: number | null, length: number | null, sketch: Uint8Array | null, nearHash: string | null],
];

function storyValues(article: Article | null, story: StoryRow | null): StoryValues {
  if (article === null || story === null)
    return [null, null, null, null, null, null, null, null, null, null, null, null];
  const { sketch, isWarned } = story;
  return [
    article.wordCount,
    article.publishedAt?.slice(0, 4) ?? null,
    withoutNul(article.section === null ? null : [...article.section].slice(0, longestSection).join('')),
    article.extraction.body,
    isWarned ? 1 : 0,
    article.nearDuplicateOf === null ? 0 : 1,
    article.revision,
    article.pages.read.join(),
    article.pages.complete ? 1 : 0,
    article.text.length,
    sketch === null ? null : new Uint8Array(sketch.buffer, sketch.byteOffset, sketch.byteLength),
    article.nearHash,
  ];
}

/** Longest name of a section that statistics count by. */
const longestSection = 60;

/** SQLite cuts texts at NUL; what is shown of one is the sign for what cannot be shown. */
export function withoutNul<T extends string | null>(text: T): T {
  return (text?.includes('\0') === true ? text.replaceAll('\0', '\ufffd') : text) as T;
}

function bytesOf(hex: string | null): Uint8Array | null {
  return hex === null ? null : Buffer.from(hex, 'hex');
}

/** The columns of which a line of the manifest is made. */
export const lineColumns: {
  readonly name: 'text';
  readonly url: 'text?';
  readonly status: 'text';
  readonly code: 'text?';
  readonly message: 'text?';
  readonly files: 'text';
  readonly id: 'text?';
  readonly input_hash: 'blob?';
  readonly text_hash: 'blob?';
} = {
  name: 'text',
  url: 'text?',
  status: 'text',
  code: 'text?',
  message: 'text?',
  files: 'text',
  id: 'text?',
  input_hash: 'blob?',
  text_hash: 'blob?',
};

/** The same in SQL. */
export const lineSql: string = Object.keys(lineColumns).join(', ');

/** A row -> its line of the manifest. */
export function lineOf(row: Row<typeof lineColumns>): ManifestLine {
  return {
    input: row.name,
    url: row.url,
    status: statusOf(row.status),
    code: failureCodes.find((code) => code === row.code) ?? null,
    message: row.message,
    paths: filesOf(row.files).map((file) => file.path),
    id: row.id,
    inputHash: hexOf(row.input_hash),
    textHash: hexOf(row.text_hash),
  };
}

/** What a row says of its files. */
export function filesOf(json: string): readonly StoredFile[] {
  return jsonOf(json) as readonly StoredFile[];
}

const statuses = ['ok', 'partial', 'paywalled', 'duplicate', 'failed'] as const;

function statusOf(text: string): ManifestLine['status'] {
  return statuses.find((status) => status === text) ?? 'failed';
}

function hexOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
