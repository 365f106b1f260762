import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { Database } from '../../src/state/database.ts';
import { openStateFile } from '../../src/state/state-file.ts';
import { sha256 } from '../../src/text/fingerprint.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { diskEvents, type Loss, losePower, type RecordedRun } from '../support/recorded-disk.ts';
import { kompasPage } from '../support/story-pages.ts';

vi.mock('node:fs/promises', async (original) =>
  (await import('../support/recorded-disk.ts')).recordedPromises(await original()),
);

const folder = temporaryFolder();
const input = path.join(folder, 'in');
mkdirSync(input);
const pages = Array.from({ length: 40 }, (_, i) => ({
  file: path.join(input, `${10 + i}.html`),
  html: kompasPage({ number: 10 + i, paragraphs: [`KOTA, KOMPAS.com - Cerita ${i} dari kota.`, 'Kata '.repeat(i)] }),
}));
for (const { file, html } of pages) writeFileSync(file, html);

/** A run in each shape; those of `retry` add to what a run before it wrote, in which every other page failed. */
const shapes = {
  'one file': { retry: false, options: ['-f', 'txt,json,ndjson,csv.gz'] },
  parts: { retry: false, options: ['-f', 'txt,ndjson,ndjson.gz,parquet', '--shard', '7'] },
  'parts that are added to': { retry: true, options: ['-f', 'txt,ndjson,csv,ndjson.gz', '--shard', '7'] },
} as const;

type Shape = { readonly retry: boolean; readonly options: readonly string[] };

function commandOf({ retry, options }: Shape, output: string): readonly string[] {
  return ['clean', ...(retry ? ['--retry-failed'] : [input]), ...options, '-j', '1', '-o', output];
}

/** Runs a command in which every look at the clock is a second later: what was done is committed after every batch. */
async function record(name: string, shape: Shape): Promise<RecordedRun> {
  const [output, before] = [path.join(folder, `whole-${name}`), path.join(folder, `before-${name}`)];
  mkdirSync(output);
  if (shape.retry) {
    for (const [i, page] of pages.entries()) if (i % 2 === 0) writeFileSync(page.file, '');
    expect((await run(['clean', input, '-o', output, ...shape.options])).status).toBe(1);
    for (const { file, html } of pages) writeFileSync(file, html);
  }
  cpSync(output, before, { recursive: true });
  const exec = Database.prototype.exec;
  const spy = vi.spyOn(Database.prototype, 'exec').mockImplementation(function (this: Database, sql) {
    exec.call(this, sql);
    const state = path.join(output, '.saring/state.db');
    if (/\bcommit\b/.test(sql)) diskEvents.push({ is: 'committed', path: state, content: readFileSync(state) });
  });
  let time = 0;
  const now = (): number => {
    time += 1000;
    return time;
  };
  diskEvents.length = 0;
  const { status, err } = await run(commandOf(shape, output), { now });
  spy.mockRestore();
  expect([status, err]).toEqual([0, expect.not.stringContaining('failed')]);
  return { output, before, events: [...diskEvents] };
}

/** Output files by name, and hashes of what they hold; what the run keeps for itself is left out. */
function filesIn(output: string): ReadonlyMap<string, string> {
  const all = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = all.map((entry) => path.relative(output, path.join(entry.parentPath, entry.name)));
  const outputs = files.filter((file) => !file.startsWith('.saring')).sort();
  return new Map(outputs.map((file) => [file, sha256(readFileSync(path.join(output, file), 'base64'))]));
}

test('the state is written through to the disk before a commit returns', async () => {
  const output = path.join(folder, 'pragmas');
  mkdirSync(path.join(output, '.saring'), { recursive: true });
  const { database } = await openStateFile(output);
  const [synchronous, journal] = [
    database.query('pragma synchronous', [], { synchronous: 'integer' }).first(),
    database.query('pragma journal_mode', [], { journal_mode: 'text' }).first(),
  ];
  database.close();
  // 2 is FULL: the journal, the file, and the journal's end are each waited for.
  expect([synchronous, journal]).toEqual([{ synchronous: 2 }, { journal_mode: 'truncate' }]);
});

describe.each(Object.entries(shapes))('%s', (name, shape) => {
  let whole: RecordedRun;
  beforeAll(async () => {
    whole = await record(name, shape);
  }, 120_000);
  const named = (file: string): string => path.relative(whole.output, file);

  test('what the state speaks of was brought onto the disk before it', () => {
    const unsynced = new Set<string>();
    let commits = 0;
    for (const event of whole.events) {
      // Files of one story are looked at when a run goes on: a fresh run does not wait for each.
      if (event.is === 'written' && (shape.retry || /\.growing|manifest|articles/.test(event.path)))
        unsynced.add(named(event.path));
      if (event.is === 'renamed' && unsynced.delete(named(event.from))) unsynced.add(named(event.path));
      if (event.is === 'synced') unsynced.delete(named(event.path));
      if (event.is !== 'committed') continue;
      commits += 1;
      expect([commits, ...unsynced]).toEqual([commits]);
    }
    expect(commits).toBeGreaterThan(2);
  });

  test('files of many stories and the manifest are synced before they get their names, and the names before they are told of', () => {
    const given = whole.events.filter((event) => event.is === 'renamed' && path.dirname(event.path) === whole.output);
    const shared = [...filesIn(whole.output).keys()].filter((file) => !file.includes('/'));
    // Files that are added to have theirs already.
    const anew = shape.retry ? /manifest|-0000[4-6]\.ndjson\.gz$/ : /./;
    expect(given.map(({ path: file }) => named(file)).sort()).toEqual(shared.filter((file) => anew.test(file)));
    for (const event of given) {
      if (event.is !== 'renamed') continue;
      const at = whole.events.indexOf(event);
      const last = whole.events.slice(0, at).findLast((one) => one.path === event.from);
      expect([named(event.path), last?.is]).toEqual([named(event.path), 'synced']);
      const after = whole.events.slice(at);
      const folderSynced = after.findIndex((one) => one.is === 'folder-synced' && one.path === whole.output);
      const committed = after.findIndex(({ is }) => is === 'committed');
      const removed = after.findIndex((one) => one.is === 'removed' && event.from.startsWith(one.path));
      expect(folderSynced).toBeGreaterThan(0);
      expect(folderSynced).toBeLessThan(committed);
      if (removed > 0) expect(folderSynced).toBeLessThan(removed);
    }
  });

  const losses: readonly Loss[] = ['names and bytes', 'bytes'];
  test.each(losses)(
    'R63 R64 the power fails at any moment and %s are lost: the same command ends as undisturbed',
    // Some ten runs each.
    { timeout: 300_000 },
    async (loss) => {
      const { events, output } = whole;
      const undisturbed = filesIn(output);
      const commits = events.flatMap(({ is }, i) => (is === 'committed' ? [i + 1] : []));
      const others = [1, 2].map((part) => Math.floor((events.length * part) / 3));
      for (const moment of [...commits, ...others]) {
        const left = path.join(folder, `left-${name}`);
        losePower(whole, moment, left, loss);
        const { status, err } = await run(commandOf(shape, left));
        expect([moment, status, filesIn(left)]).toEqual([moment, 0, undisturbed]);
        expect(err).not.toContain('a bug in saring');
      }
    },
  );

  test('after its last commit a run has all files of many stories and the manifest, and a retry writes what else is lost', async () => {
    const { events, output } = whole;
    const left = path.join(folder, `ended-${name}`);
    const last = events.findLastIndex(({ is }) => is === 'committed') + 1;
    losePower(whole, last, left, 'names and bytes');
    const shared = (files: ReadonlyMap<string, string>): [string, string][] =>
      [...files].filter(([file]) => !file.includes('/'));
    expect(shared(filesIn(left))).toEqual(shared(filesIn(output)));
    const { options } = shape;
    expect((await run(commandOf({ retry: true, options }, left))).status).toBe(0);
    const [found, wanted] = [filesIn(left), filesIn(output)];
    expect(new Map([...found].filter(([file]) => file.includes('/')))).toEqual(
      new Map([...wanted].filter(([file]) => file.includes('/'))),
    );
    expect(shared(found).filter(([file]) => !file.startsWith('manifest'))).toEqual(
      shared(wanted).filter(([file]) => !file.startsWith('manifest')),
    );
  });
});
