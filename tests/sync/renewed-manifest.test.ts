import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { safeJson } from '../../src/render/json.ts';
import { Database } from '../../src/state/database.ts';
import { manifestLines } from '../../src/state/manifest.ts';
import { stateFile } from '../../src/state/state-file.ts';
import { run as command, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';
import { inventedStory, type Story } from '../web/stories.ts';
import { openVirtualWeb } from '../web/virtual-web.ts';
import { runScheduled } from './scheduled.ts';

const folder = temporaryFolder();
const output = path.join(folder, 'out');
const manifest = path.join(output, 'manifest.ndjson');
const hour = 3_600_000;
const start = Date.parse('2026-11-20T06:00:00+07:00');

const stories = Array.from({ length: 50 }, (_, i) =>
  inventedStory(i, 'money.kompas.com', new Date(start + i * 0.5 * hour)),
);
const changed = (story: Story): Story => ({
  ...story,
  pages: [[{ type: 'paragraph', text: 'Pembaruan: rapat warga ditunda.' }, ...story.pages.flat()]],
});

/** What a manifest written anew would say. */
function fromState(): string {
  const database = Database.open(stateFile(output), 0);
  try {
    return [...manifestLines(database)].map((line) => `${safeJson(line)}\n`).join('');
  } finally {
    database.close();
  }
}

/** Another word in the first line that is as long, and the file as old as before, as nobody else would leave it. */
function changeFirstLine(keepsTime: boolean): void {
  const milliseconds = Math.floor(statSync(manifest).mtimeMs) + 0.5;
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('kisah-uji-0', 'kisah-uji-X'));
  const seconds = keepsTime ? milliseconds / 1000 : 0;
  utimesSync(manifest, seconds, seconds);
}

const web = openVirtualWeb([], start);

/** A run so many hours after the start, to which the web shows what has come out by then. */
async function runAt(hours: number): Promise<string> {
  web.clock.set(start + hours * hour);
  web.stories = stories
    .slice(0, hours * 2)
    // One changes early, one late, and one is found long after the others.
    .map((story, i) => ((i === 2 && hours > 6) || (i === 21 && hours > 12) ? changed(story) : story))
    .filter((_, i) => i !== 15 || hours > 15);
  return (await runScheduled(web, output, ['kompas'], { source: ['sitemap'] })).ended;
}

test('a manifest is as the state has it after every run, and written anew only from its first change on', async () => {
  for (let hours = 1; hours <= 20; hours++) {
    expect(await runAt(hours)).toBe('ok');
    expect(readFileSync(manifest, 'utf8'), `hour ${hours}`).toBe(fromState());
  }
  changeFirstLine(true);
  expect(await runAt(21)).toBe('ok');
  expect(readFileSync(manifest, 'utf8')).toBe(fromState().replace('kisah-uji-0', 'kisah-uji-X'));
});

test('a manifest that somebody has changed is written anew with the next story', async () => {
  changeFirstLine(false);
  expect(await runAt(22)).toBe('ok');
  expect(readFileSync(manifest, 'utf8')).toBe(fromState());
});

test('so is that of a run that did not come to its end', async () => {
  changeFirstLine(true);
  let asked = 0;
  web.override = ({ pathname }) => {
    if (pathname.includes('/read/')) asked += 1;
    if (asked > 1) throw new Error('the process ends');
    return null;
  };
  await expect(runAt(23)).rejects.toThrow('the process ends');
  web.override = null;
  expect(await runAt(24)).toBe('ok');
  expect(readFileSync(manifest, 'utf8')).toBe(fromState());
});

test('runs of other commands stand behind, each in its order', async () => {
  const page = path.join(folder, 'page.html');
  writeFileSync(page, kompasPage({ number: 7 }));
  for (const expected of [page, page]) {
    expect((await command(['clean', expected, '-o', output])).status).toBe(0);
    expect(readFileSync(manifest, 'utf8')).toBe(fromState());
  }
  expect(await runAt(25)).toBe('ok');
  expect(readFileSync(manifest, 'utf8')).toBe(fromState());
});
