import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cleanPages } from '../../src/app/clean-pages.ts';
import { StoryFilter } from '../../src/article/story-filter.ts';
import type { PageInput } from '../../src/model/outcome.ts';
import { openFolderSink } from '../../src/output/story-sink.ts';
import type { FormatName } from '../../src/render/index.ts';
import { plainLayout } from '../../src/render/layout.ts';
import { type Summary, Tally } from '../../src/report/summary.ts';
import { isOwnSite } from '../../src/sites/index.ts';
import type { Checkpoint } from '../../src/state/checkpoint.ts';
import { Database } from '../../src/state/database.ts';
import { withOutput } from '../../src/state/with-output.ts';
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
  const formats = [format];
  const stop = new AbortController();
  let settled = 0;
  return withOutput({ output, restart: false }, async (state) => {
    const checkpoint = await state.checkpoint({
      signature: 'uji',
      command: 'uji',
      folder: null,
      adds: false,
      known: 'own',
      formats,
      foreignTexts: async () => null,
      now: () => performance.now(),
    });
    const sink = await openFolderSink({
      isOwnSite,
      folder: output,
      names: formats,
      layout: plainLayout,
      kept: new Map(),
      shard: null,
      adds: false,
      growing: checkpoint.growing,
      storiesIn: () => 0,
      day: null,
      paths: keepDuplicates ? checkpoint : null,
    });
    const tally = new Tally(checkpoint.counts());
    const isWhole = await cleanPages({
      inputs: given(pages, checkpoint),
      cleaner: openCleaner({ site: null, apart: false }, () => Promise.reject(), Number.POSITIVE_INFINITY),
      sink,
      checkpoint,
      tally,
      formats,
      adds: false,
      batches: 1,
      keepDuplicates,
      limit: null,
      further: null,
      signal: stop.signal,
      filter: new StoryFilter([], [], null),
      leaves: () => null,
      onStep: () => undefined,
      onOutcome: ({ inputs }) => {
        settled += inputs.length;
        if (settled >= stopAfter) stop.abort();
      },
    });
    const summary = tally.summary(!isWhole, checkpoint.pending.counts().pages);
    if (isWhole) {
      await sink.finish();
      await checkpoint.complete({ replaced: null, resolved: null });
    } else {
      await sink.leave();
      await checkpoint.stop();
    }
    return summary;
  });
}

async function* given(pages: readonly string[], checkpoint: Checkpoint): AsyncGenerator<PageInput> {
  for (const [i, content] of pages.entries()) {
    const page = { input: `${i}.html`, url: null, content, contentType: null, kind: 'html', fetch: null } as const;
    if (!checkpoint.isFinished(page.input)) yield { ok: true, page };
  }
}

/** Files by name. */
function filesIn(output: string): Readonly<Record<string, string>> {
  const names = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.\w+$/.test(name) && !name.startsWith('.saring'),
  );
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

test('a waiting page that is damaged costs its story, not the run', async () => {
  const pages = [...many(20, (i) => kompasPage({ number: i })), ...many(20, (i) => part(i + 30, 1))];
  const output = path.join(folder, 'damaged-page');
  expect(await go(output, pages, { stopAfter: 20 })).toMatchObject({ stopped: true });
  const state = Database.open(path.join(output, '.saring/state.db'), 0);
  const broken = `cast(replace(cast(page as text), '"blocks":[', '"blocks":{') as blob)`;
  state.exec(`update pending set page = ${broken} where number = (select min(number) from pending)`);
  state.close();
  expect(await go(output, pages)).toMatchObject({ failed: { unreadable: 1 } });
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
