import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';
import { runScheduled } from '../sync/scheduled.ts';
import { STORIES, type Story } from '../web/stories.ts';
import { openVirtualWeb } from '../web/virtual-web.ts';

/** Who is told of every write to a file, once it is done. */
const disk = vi.hoisted(() => ({ written: (_file: string): void => undefined }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (...how) => {
    const handle = await real.open(...how);
    for (const name of ['write', 'writeFile', 'truncate'] as const) tell(handle, name, String(how[0]));
    return handle;
  };
  return { ...real, open };
});

function tell(handle: FileHandle, name: 'write' | 'writeFile' | 'truncate', file: string): void {
  const act = handle[name].bind(handle) as (...values: unknown[]) => Promise<unknown>;
  const told = async (...values: unknown[]): Promise<unknown> => act(...values).finally(() => disk.written(file));
  Object.assign(handle, { [name]: told });
}

/** Whoever reads a growing file to its end whenever it has grown, as `tail -f` does, and what came each time. */
class Follower {
  readonly #file: string;
  readonly arrivals: string[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  look(): void {
    const read = this.arrivals.join('');
    const there = readFileSync(this.#file, 'utf8');
    expect(there.startsWith(read)).toBe(true);
    if (there.length > read.length) this.arrivals.push(there.slice(read.length));
  }
}

const formats = ['ndjson', 'csv'] as const;
type Followers = Readonly<Record<(typeof formats)[number], Follower>>;

/** The files of all stories in an output folder, followed from now on. */
function follow(output: string): Followers {
  const fileOf = (format: string): string => path.join(output, `articles.${format}`);
  const followers = { ndjson: new Follower(fileOf('ndjson')), csv: new Follower(fileOf('csv')) };
  disk.written = (file) => {
    for (const format of formats) if (file === fileOf(format)) followers[format].look();
  };
  return followers;
}

/** Each time that bytes came they were whole records, and in the end all that the files hold -> how many records came each time. */
function recordsIn(output: string, { ndjson, csv }: Followers): readonly number[] {
  expect(ndjson.arrivals.join('')).toBe(readFileSync(path.join(output, 'articles.ndjson'), 'utf8'));
  expect(csv.arrivals.join('')).toBe(readFileSync(path.join(output, 'articles.csv'), 'utf8'));
  // A row of a table may have line feeds of its own, between quotes.
  for (const rows of csv.arrivals) {
    expect(rows.endsWith('\n')).toBe(true);
    expect(rows.split('"').length % 2).toBe(1);
  }
  return ndjson.arrivals.map((lines) => {
    expect(lines.endsWith('\n')).toBe(true);
    const records = lines.slice(0, -1).split('\n');
    for (const record of records) expect(JSON.parse(record)).toHaveProperty('id');
    return records.length;
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const folder = temporaryFolder();
/** More than is gathered before it is written. */
const long = 'Warga membawa kursi sendiri ke balai, "seperti biasa". '.repeat(5000);

beforeEach(() => {
  disk.written = () => undefined;
});

test('who follows the files of a scheduled run gets whole lines only', async () => {
  const output = path.join(folder, 'sync');
  const options = { source: ['sitemap'], format: [...formats] };
  const at = (time: string): number => Date.parse(`2026-11-${time}:00+07:00`);
  const [first, ...others] = STORIES.filter(({ host }) => host.endsWith('kompas.com')) as [Story, ...Story[]];
  const lengthened: Story = { ...first, pages: [[...first.pages.flat(), { type: 'paragraph', text: long }]] };
  const web = openVirtualWeb(others, at('20T20:00'));
  const followers = follow(output);
  await runScheduled(web, output, ['kompas'], options);
  expect(sum(recordsIn(output, followers))).toBe(others.length);
  web.stories = [lengthened, ...others];
  web.clock.set(at('20T21:00'));
  await runScheduled(web, output, ['kompas'], options);
  expect(sum(recordsIn(output, followers))).toBe(web.stories.length);
});

test('who follows the files of a run of many pages gets whole lines only, however many are written at a time', async () => {
  const [input, output] = [path.join(folder, 'in'), path.join(folder, 'clean')];
  mkdirSync(input);
  const pages = Array.from({ length: 12 }, (_, i) => ({
    file: path.join(input, `${10 + i}.html`),
    html: kompasPage({ number: 10 + i, paragraphs: [`KOTA, KOMPAS.com - Cerita ${i} dari kota.`, long] }),
  }));
  for (const [i, { file, html }] of pages.entries()) writeFileSync(file, i === 0 ? html : '');
  const how = ['-f', formats.join(), '-j', '1', '-o', output];
  expect((await run(['clean', input, ...how])).status).toBe(1);
  for (const { file, html } of pages) writeFileSync(file, html);
  const followers = follow(output);
  for (const format of formats) followers[format].look();
  expect((await run(['clean', '--retry-failed', ...how])).status).toBe(0);
  const records = recordsIn(output, followers);
  expect(records.length).toBeGreaterThan(2);
  expect(sum(records)).toBe(pages.length);
});
