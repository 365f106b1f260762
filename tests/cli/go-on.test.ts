import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RunBook } from '../../src/app/run-book.ts';
import { runPages } from '../../src/app/clean-pages.ts';
import type { PageInput } from '../../src/model/outcome.ts';
import { openFolderSink } from '../../src/output/story-sink.ts';
import type { FormatName } from '../../src/render/index.ts';
import type { Summary } from '../../src/report/summary.ts';
import { openCleaner } from '../../src/workers/page-cleaner.ts';
import { temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();

interface Way {
  readonly format?: FormatName;
  readonly keepDuplicates?: boolean;
  /** The run is stopped once so many inputs are settled. */
  readonly stopAfter?: number;
}

/** Pages through one run in this process into a folder; a run that was stopped there goes on. */
async function go(output: string, pages: readonly string[], way: Way = {}): Promise<Summary> {
  const { format = 'ndjson', keepDuplicates = false, stopAfter = Number.POSITIVE_INFINITY } = way;
  const [formats, shard] = [[format], null];
  const again = {
    command: 'uji',
    from: null,
    restart: false,
    isMixed: false,
    adds: false,
    now: () => performance.now(),
  };
  const book = await RunBook.open({ output, signature: 'uji', formats, shard, keepDuplicates, ...again });
  const stop = new AbortController();
  let settled = 0;
  return runPages({
    inputs: given(pages, book),
    cleaner: openCleaner({ site: null, apart: false }, () => Promise.reject(), Number.POSITIVE_INFINITY),
    sink: openFolderSink(output, formats, book.files, { names: book.names }),
    book,
    batches: 1,
    keepDuplicates,
    limit: null,
    retry: null,
    further: null,
    signal: stop.signal,
    onTaken: () => undefined,
    onOutcome: ({ inputs }) => {
      settled += inputs.length;
      if (settled >= stopAfter) stop.abort();
    },
  });
}

async function* given(pages: readonly string[], book: RunBook): AsyncGenerator<PageInput> {
  for (const [i, content] of pages.entries()) {
    const page = { input: `${i}.html`, url: null, content, contentType: null, kind: 'html', fetch: null } as const;
    if (!book.finished.has(page.input)) yield { ok: true, page };
  }
}

/** Files by name. */
function filesIn(output: string): Readonly<Record<string, string>> {
  const names = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(path.join(output, name), 'utf8')]));
}

const part = (number: number, page: number, total = 2): string =>
  kompasPage({ number, page, total, paragraphs: [`KOTA, KOMPAS.com - Bagian ${page} dari cerita ${number}.`] });
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i + 10));

test.each([1, 17, 33])('R60 stopped while stories are brought together, after %i of them', async (stopAfter) => {
  const pages = many(40, (i) => [part(i, 2), part(i, 1), part(i, 1)]).flat();
  const [whole, cut] = [path.join(folder, `whole-${stopAfter}`), path.join(folder, `cut-${stopAfter}`)];
  expect(await go(whole, pages)).toMatchObject({ articles: 40, failed: { duplicate: 40 }, stopped: false });
  const stopped = await go(cut, pages, { stopAfter });
  expect(stopped).toMatchObject({ stopped: true, waiting: 120 - stopped.inputs });
  expect(await go(cut, pages)).toMatchObject({ stopped: false, waiting: 0 });
  expect(filesIn(cut)).toEqual(filesIn(whole));
});

test.each(['ndjson', 'txt'] as const)(
  'R60 with --keep-duplicates a run that goes on keeps them as well (%s)',
  async (format) => {
    const pages = many(40, (i) => [kompasPage({ number: i }), kompasPage({ number: i }), part(i, 2)]).flat();
    const [whole, cut] = [path.join(folder, `kept-whole-${format}`), path.join(folder, `kept-cut-${format}`)];
    const way = { format, keepDuplicates: true };
    expect(await go(whole, pages, way)).toMatchObject({ articles: 120 });
    expect(await go(cut, pages, { ...way, stopAfter: 20 })).toMatchObject({ stopped: true });
    await go(cut, pages, way);
    expect(filesIn(cut)).toEqual(filesIn(whole));
    // Every story that is kept has its own file.
    const texts = Object.keys(filesIn(whole)).filter((name) => name.endsWith('.txt'));
    expect(texts).toHaveLength(format === 'txt' ? 120 : 0);
    // The same again goes to the same files.
    await go(whole, pages, way);
    expect(filesIn(whole)).toEqual(filesIn(cut));
  },
);

test('R60 a whole story is written after less of it was left out and the run was stopped', async () => {
  const paragraphs = many(9, (i) => `KOTA, KOMPAS.com - Alinea ${i} ${'kata '.repeat(20)}.`);
  const before = kompasPage({ number: 1, paragraphs });
  const cutOff = before.slice(0, before.indexOf('Alinea 13'));
  const newer = kompasPage({ number: 1, paragraphs: [...paragraphs, 'Diperbarui.'] });
  const pages = [cutOff, ...many(40, (i) => kompasPage({ number: i })), newer];
  const [whole, cut] = [path.join(folder, 'lesser-whole'), path.join(folder, 'lesser-cut')];
  for (const output of [whole, cut]) await go(output, [before], { format: 'txt' });
  await go(whole, pages, { format: 'txt' });
  expect(await go(cut, pages, { format: 'txt', stopAfter: 10 })).toMatchObject({ stopped: true });
  await go(cut, pages, { format: 'txt' });
  expect(Object.values(filesIn(whole)).join()).toContain('Diperbarui.');
  expect(filesIn(cut)).toEqual(filesIn(whole));
});

test('a waiting page that is damaged costs its story, not the run; what is said of it, the run', async () => {
  const pages = [...many(20, (i) => kompasPage({ number: i })), ...many(20, (i) => part(i + 30, 1))];
  for (const [name, from, to] of [
    ['damaged-page', '"blocks":[', '"blocks":{'],
    ['damaged-head', '{"key":', '{"key";'],
  ] as const) {
    const output = path.join(folder, name);
    expect(await go(output, pages, { stopAfter: 20 })).toMatchObject({ stopped: true });
    const file = path.join(output, '.saring/held.bin');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  }
  expect(await go(path.join(folder, 'damaged-page'), pages)).toMatchObject({ failed: { unreadable: 1 } });
  const damaged = /held\.bin: .* damaged: give the command with --restart/;
  await expect(go(path.join(folder, 'damaged-head'), pages)).rejects.toThrow(damaged);
});

test('every page of a story that repeats another counts as a duplicate', async () => {
  const pages = [1, 2].flatMap((number) =>
    [1, 2].map((page) => kompasPage({ number, page, total: 2, paragraphs: [`KOTA, KOMPAS.com - Bagian ${page}.`] })),
  );
  expect(await go(path.join(folder, 'same'), pages)).toMatchObject({
    inputs: 4,
    articles: 1,
    failed: { duplicate: 2 },
  });
});
