import { missingPart, type Outcome, type StoryInput } from '../article/story-outcome.ts';
import type { Article } from '../model/article.ts';
import { type FailureCode, failureCodes } from '../model/outcome.ts';
import type { StoredFile } from '../output/story-sink.ts';
import { shortHash } from '../text/fingerprint.ts';
import type { Database, Row } from './database.ts';
import { jsonOf } from './database-error.ts';

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

/** The columns of which a line of the manifest is made. */
export const lineColumns = {
  name: 'text',
  url: 'text?',
  status: 'text',
  code: 'text?',
  message: 'text?',
  files: 'text',
  id: 'text?',
  inputHash: 'blob?',
  textHash: 'blob?',
} as const;

/** Those of a story, in the row of its first input. */
const storyColumns = {
  words: 'integer?',
  year: 'text?',
  section: 'text?',
  body: 'text?',
  warned: 'integer?',
  nearDuplicate: 'integer?',
  revision: 'integer?',
  pages: 'text?',
  complete: 'integer?',
  length: 'integer?',
  sketch: 'blob?',
  nearHash: 'text?',
} as const;

const noStory = Object.fromEntries(Object.keys(storyColumns).map((name) => [name, null])) as Row<typeof storyColumns>;

const columns = {
  run: 'integer',
  number: 'integer',
  ...lineColumns,
  nameHash: 'blob',
  storyKey: 'blob?',
  closesStory: 'integer',
  ...storyColumns,
} as const;

/** What writes rows of inputs. */
export function inputWriter(database: Database): (row: InputRow) => void {
  const insert = database.insert('input', columns);
  return ({ run, number, line, files, key, closesStory, story }) => {
    insert({
      run,
      number,
      name: withoutNul(line.input),
      nameHash: shortHash(line.input),
      url: withoutNul(line.url),
      status: line.status,
      code: line.code,
      message: withoutNul(line.message),
      files: JSON.stringify(files),
      id: withoutNul(line.id),
      inputHash: bytesOf(line.inputHash),
      textHash: bytesOf(line.textHash),
      storyKey: key === null ? null : shortHash(key),
      closesStory: closesStory ? 1 : 0,
      ...(story === null ? noStory : valuesOf(story)),
    });
  };
}

function valuesOf({ article, sketch, isWarned }: StoryRow): Row<typeof storyColumns> {
  const { section, pages } = article;
  return {
    words: article.wordCount,
    year: article.publishedAt?.slice(0, 4) ?? null,
    section: withoutNul(section === null ? null : [...section].slice(0, longestSection).join('')),
    body: article.extraction.body,
    warned: isWarned ? 1 : 0,
    nearDuplicate: article.nearDuplicateOf === null ? 0 : 1,
    revision: article.revision,
    pages: pages.read.join(),
    complete: pages.complete ? 1 : 0,
    length: article.text.length,
    sketch: sketch === null ? null : new Uint8Array(sketch.buffer, sketch.byteOffset, sketch.byteLength),
    nearHash: article.nearHash,
  };
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
    inputHash: hexOf(row.inputHash),
    textHash: hexOf(row.textHash),
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

/** What an input came to -> its line, and whether what comes of its story later is a duplicate. */
export function lineOfOutcome(
  outcome: Outcome,
  { input, url, hash: inputHash }: StoryInput,
): Pick<InputRow, 'line' | 'closesStory'> {
  if (outcome.kind === 'failure') {
    const { code, message, isLeftOut } = outcome.failure;
    const status = isLeftOut ? 'ok' : code === 'duplicate' ? 'duplicate' : 'failed';
    const line = { input, url, status, code, message, id: outcome.id, inputHash, textHash: null } as const;
    return { line, closesStory: outcome.staysOpen !== true && outcome.id !== null };
  }
  const { status, id, textHash, canonicalUrl } = outcome.article;
  const message = outcome.message ?? missingPart(outcome.article);
  const line = { input, url: url ?? canonicalUrl, status, code: null, message, id, inputHash, textHash } as const;
  return { line, closesStory: true };
}
