import { mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { InputCount, ReadPosition } from '../../src/sources/input-progress.ts';
import { type ReadInputsRequest, readInputs } from '../../src/sources/read-inputs.ts';
import { makeFolder } from './collect.ts';
import { gzipRecords, makeRecords } from './warc-fixture.ts';

const { signal } = new AbortController();
const records = makeRecords(40);
const packed = gzipRecords(records);
const lines = Array.from({ length: 40 }, (_, i) => `${JSON.stringify({ url: null, html: `<p>Berita ${i}.</p>` })}\n`);

/** Inputs of every sort in a folder; a list names two of them, and what is not there. */
async function makeInputs(): Promise<string> {
  const folder = await makeFolder();
  await mkdir(join(folder, 'deep'));
  const files: readonly (readonly [string, string | Buffer])[] = [
    ['a.warc.gz', packed.bytes],
    ['b.warc', Buffer.concat(records)],
    ['c.ndjson', lines.join('')],
    ['d.ndjson.gz', gzipSync(lines.join(''))],
    ['deep/e.html', '<p>Isi.</p>'],
    ['deep/f.html.gz', gzipSync('<p>Isi.</p>')],
    ['deep/g.warc.gz', packed.bytes],
    ['list.lst', `${folder}/a.warc.gz\n${folder}/deep\n${folder}/nowhere\n`],
    ...Array.from({ length: 20 }, (_, i) => [`deep/${i}.html`, '<p>Isi.</p>'] as const),
  ];
  for (const [name, content] of files) await writeFile(join(folder, name), content);
  await symlink('e.html', join(folder, 'deep/h.html'));
  await symlink('g.warc.gz', join(folder, 'deep/i.warc.gz'));
  return folder;
}

/** Where reading is each time an input is taken, and in the end. */
async function positions(request: Partial<ReadInputsRequest>): Promise<number[]> {
  const position = new ReadPosition();
  const taken: number[] = [];
  for await (const _input of readInputs({
    paths: [],
    inputLists: [],
    stdin: null,
    maxPageBytes: 1e6,
    position,
    ...request,
  }))
    taken.push(position.bytes);
  return [...taken, position.bytes];
}

describe('how far the reading of archives is, in bytes', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a packed archive', ['a.warc.gz'], ['a.warc.gz']],
    ['an archive as it is', ['b.warc'], ['b.warc']],
    ['records in lines', ['c.ndjson', 'd.ndjson.gz'], ['c.ndjson', 'd.ndjson.gz']],
    ['a pattern', ['**/[ag].warc.gz'], ['a.warc.gz', 'deep/g.warc.gz']],
  ];
  test.each(cases)('%s: it never goes back, and in the end nothing is left', async (_, names, archives) => {
    const folder = await makeInputs();
    const paths = names.map((name) => join(folder, name));
    const count = new InputCount();
    await count.count({ paths, inputLists: [], signal });
    const all = await positions({ paths });
    const sizes = await Promise.all(archives.map(async (name) => (await stat(join(folder, name))).size));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect(all[0]).toBe(0);
    expect([all.at(-1), count.bytes, count.isComplete]).toEqual([bytes, bytes, false]);
  });

  test.each([
    ['a folder with pages and archives', [''], null],
    ['archives and what is not there', ['a.warc.gz', 'nowhere.warc.gz'], null],
    ['a list', [], 'list.lst'],
  ] as const)('%s: bytes say nothing of how far a run is', async (_, names, list) => {
    const folder = await makeInputs();
    const count = new InputCount();
    await count.count({
      paths: names.map((name) => join(folder, name)),
      inputLists: list === null ? [] : [join(folder, list)],
      signal,
    });
    expect([count.bytes, count.isComplete]).toEqual([null, false]);
  });

  test('a page of a packed archive is where it begins; what is passed over lies behind', async () => {
    const archive = join(await makeInputs(), 'a.warc.gz');
    const { offsets, bytes } = packed;
    expect(await positions({ paths: [archive] })).toEqual([...offsets, bytes.length]);
    const done = new Set(offsets.slice(0, 25).map((offset) => `${archive}#${offset}`));
    expect(await positions({ paths: [archive], skip: (input) => done.has(input) })).toEqual([
      ...offsets.slice(25),
      bytes.length,
    ]);
  });

  test('how many bytes standard input holds nobody knows', async () => {
    const folder = await makeInputs();
    for (const [paths, inputLists] of [
      [['-', `${folder}/a.warc.gz`], []],
      [[`${folder}/a.warc.gz`], ['-']],
    ] as const) {
      const count = new InputCount();
      await count.count({ paths, inputLists, signal });
      expect([count.isComplete, count.bytes]).toEqual([false, null]);
    }
  });
});
