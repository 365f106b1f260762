import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { isLeft, type PageInput } from '../../src/model/outcome.ts';
import { StoredReader } from '../../src/sources/page-source.ts';
import { type ReadInputsRequest, readInputs } from '../../src/sources/read-inputs.ts';

/** A folder of its own for one test, gone afterwards. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'saring-input-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything the paths give, in order; pages left where they lie are read there. */
export async function collect(
  paths: readonly string[],
  more: Partial<Omit<ReadInputsRequest, 'paths'>> = {},
): Promise<PageInput[]> {
  const request = { paths, inputLists: [], stdin: null, maxPageBytes: 1_000_000, ...more };
  const pages: PageInput[] = [];
  const reader = new StoredReader();
  for await (const input of readInputs(request)) {
    if (!isLeft(input)) pages.push(input);
    else for await (const page of reader.read(input.page)) pages.push(page);
  }
  await reader.close();
  return pages;
}

/** A page input in one line: `input: its text`, or `input! code message`. */
export function summarise(page: PageInput): string {
  if (!page.ok) return `${page.input}! ${page.failure.code} ${page.failure.message}`;
  return `${page.page.input}: ${textOf(page)}`;
}

/** The content of a page as text; a failure throws. */
export function textOf(page: PageInput | undefined): string {
  if (page?.ok !== true) throw new Error(`no page: ${JSON.stringify(page)}`);
  const { content } = page.page;
  return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
}

/** Bytes as standard input, in chunks of the given length. */
export async function* streamOf(bytes: Uint8Array, chunkBytes = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}
