import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Database } from '../../src/state/database.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const input = path.join(folder, 'in');
mkdirSync(input);
const count = 46;
for (let i = 10; i < 10 + count; i++) {
  const page = kompasPage({
    number: i,
    paragraphs: [`KOTA, KOMPAS.com - Cerita ${i} dari kota ini.`, 'Kata '.repeat(i)],
  });
  writeFileSync(path.join(input, `${i}.html`), page);
}
// The first page of a story comes early, the second at the end: it waits all the time.
for (const page of [1, 2])
  writeFileSync(
    path.join(input, page === 1 ? '09.html' : '99.html'),
    kompasPage({ number: 8, page, total: 2, paragraphs: [`Bagian ${page} dari cerita panjang.`] }),
  );

const undisturbed: Record<string, ReadonlyMap<string, string>> = {};

function filesIn(output: string): ReadonlyMap<string, string> {
  const all = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = all
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('.saring/'));
  files.sort();
  return new Map(files.map((file) => [path.relative(output, file), readFileSync(file, 'base64')]));
}

const command = (output: string, options: readonly string[]): string[] => [
  ...['clean', input, '-j', '1', '-o', output],
  ...options,
];

/** The folder of a run that was stopped in the middle. */
async function stoppedRun(name: string, options: readonly string[]): Promise<string> {
  const output = path.join(folder, name);
  const stop = new AbortController();
  const onOut = (out: string): void => {
    if (out.split('\n').length > 40) stop.abort();
  };
  // Every look at the clock is a second later: what was done goes onto the disk after every batch.
  let time = 0;
  const now = (): number => {
    time += 1000;
    return time;
  };
  expect((await run(command(output, options), { stop: stop.signal, onOut, now })).status).toBe(130);
  return output;
}

const state = (output: string, name: string): string => path.join(output, '.saring', name);
const stories = (output: string, ending: string): string[] =>
  [...filesIn(output).keys()].filter((name) => name.startsWith('kompas/') && name.endsWith(ending));
const story = (output: string, ending: string, at: number): string =>
  path.join(output, stories(output, ending).at(at) ?? '');
const halve = (file: string): void => truncateSync(file, Math.floor(readFileSync(file).length / 2));

const shapes: readonly (readonly [string, readonly string[]])[] = [
  ['one file', ['-f', 'txt,json,ndjson,csv.gz']],
  ['parts', ['-f', 'txt,json,ndjson,csv.gz', '--shard', '6']],
];

const damages: readonly (readonly [string, (output: string) => void])[] = [
  ['a file that was deleted', (output) => rmSync(story(output, '.txt', 4))],
  ['a file that is empty', (output) => writeFileSync(story(output, '.json', -1), '')],
  ['a file of another size', (output) => writeFileSync(story(output, '.txt', -3), 'separuh')],
  ['a folder of stories that was deleted', (output) => rmSync(path.join(output, 'kompas'), { recursive: true })],
  [
    'growing files shorter than the state says',
    (output) => {
      for (const name of readdirSync(state(output, '')).filter((one) => one.endsWith('.growing')))
        halve(state(output, name));
    },
  ],
  [
    'growing files that are gone',
    (output) => {
      for (const name of readdirSync(state(output, '')).filter((one) => one.endsWith('.growing')))
        rmSync(state(output, name));
    },
  ],
  ['a state that was cut', (output) => halve(state(output, 'state.db'))],
  [
    'a state that is no database',
    (output) => writeFileSync(state(output, 'state.db'), 'bukan basis data '.repeat(500)),
  ],
  ['a state that is gone', (output) => rmSync(state(output, 'state.db'))],
  [
    'parts that were deleted',
    (output) => {
      for (const name of readdirSync(output).filter((one) => one.startsWith('articles-00001')))
        rmSync(path.join(output, name));
    },
  ],
];

describe.each(shapes)('R63 R64 a run that goes on after a loss of power, %s', (shape, options) => {
  test.each(damages)('%s: the outputs are those of an undisturbed run', async (name, damage) => {
    const whole = path.join(folder, `whole-${shape}`);
    if (!existsSync(whole)) await run(command(whole, options));
    undisturbed[shape] ??= filesIn(whole);
    const base = path.join(folder, `stopped-${shape}`);
    if (!existsSync(base)) await stoppedRun(`stopped-${shape}`, options);
    // The manifest names inputs and paths below the output folder: the same for a copy.
    const output = path.join(folder, `${shape}-${name}`);
    cpSync(base, output, { recursive: true });
    damage(output);
    const { status, err } = await run(command(output, options));
    expect(err).not.toContain('a bug in saring');
    expect(status).toBe(0);
    expect(filesIn(output)).toEqual(undisturbed[shape]);
  });
});

test('what is done again is said in one line', async () => {
  const options = ['-f', 'txt'];
  const output = await stoppedRun('said', options);
  rmSync(story(output, '.txt', -1));
  const { err } = await run(command(output, options));
  expect(err).toMatch(
    /^saring: not all files of the stopped run are there as it left them: what they held is done again$/m,
  );
});

test('a state that is damaged is set aside, and that is said', async () => {
  const output = await stoppedRun('set-aside', ['-f', 'txt']);
  writeFileSync(state(output, 'state.db'), 'bukan basis data '.repeat(500));
  const { err } = await run(command(output, ['-f', 'txt']));
  expect(err).toMatch(
    /^saring: .*state\.db was damaged: it is now .*state\.db\.damaged, and was made anew from the manifest$/m,
  );
  expect(readFileSync(state(output, 'state.db.damaged'), 'utf8')).toMatch(/^bukan/);
});

test('a state of a newer saring is refused in one line, and nothing is touched', async () => {
  const output = await stoppedRun('newer', ['-f', 'txt']);
  const database = Database.open(state(output, 'state.db'), 0);
  database.exec('pragma user_version = 99');
  database.close();
  const before = filesIn(output);
  const { status, err } = await run(command(output, ['-f', 'txt']));
  expect([status, err]).toEqual([
    2,
    expect.stringMatching(/^saring: .*state\.db was written by a newer saring: update this one/),
  ]);
  expect(filesIn(output)).toEqual(before);
});
