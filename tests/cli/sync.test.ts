import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeOutputFolder } from '../../src/output/output-folder.ts';
import { takeRunLock } from '../../src/state/with-output.ts';
import { run } from '../support/io.ts';
import { STORIES, storyUrl } from '../web/stories.ts';
import { manifestOf } from './fetch-web.ts';
import { useListingWeb } from './listing-web.ts';

const { web, folder, fresh, later, articlesSince, ...sites } = useListingWeb();
const many = STORIES.filter(({ host }) => host.endsWith('kompas.com'));
const count = many.length;
const sync = (output: string, more: readonly string[] = [], how: Parameters<typeof run>[1] = {}) =>
  sites.sync(output, ['--source', 'sitemap', ...more], how);
const storiesIn = (output: string, ending: string): string[] =>
  readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));

describe('a scheduled run', () => {
  test('stores what is new, and the next one asks for no article', async () => {
    const output = fresh();
    const first = await sync(output);
    expect([first.status, first.err]).toEqual([0, `saring: ${count} new in 1 listing; ${count} stored -> ${output}\n`]);
    expect(storiesIn(output, '.txt')).toHaveLength(count);
    expect(manifestOf(output).map(({ status }) => status)).toEqual(Array(count).fill('ok'));
    later(1);
    const before = web.hits().length;
    const second = await sync(output);
    expect([second.status, second.err]).toEqual([0, `saring: 0 new in 1 listing; 0 stored -> ${output}\n`]);
    expect(articlesSince(before)).toEqual([]);
  });

  test('asks a site for one story at a time: so many are asked again after a kill', async () => {
    let [underWay, most] = [0, 0];
    web.override((_request, response, { path: asked }) => {
      if (/sitemap|robots/.test(asked)) return false;
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        response.writeHead(404).end();
      }, 20);
      return true;
    });
    const ran = await sync(fresh());
    expect([ran.err, most]).toEqual([expect.stringContaining(`${count} without an article`), 1]);
  });

  test('says nothing at all on success with --quiet', async () => {
    const ran = await sync(fresh(), ['--quiet']);
    expect([ran.status, ran.out, ran.err]).toEqual([0, '', '']);
  });

  test('says why a listing was not read, and fails when none was, even with --quiet', async () => {
    web.override((_request, response, { path: asked }) => {
      if (!asked.includes('sitemap')) return false;
      response.writeHead(404).end();
      return true;
    });
    const ran = await sync(fresh(), ['--quiet']);
    expect([ran.status, ran.err]).toEqual([1, expect.stringMatching(/^saring: 1 of 1 listings could not be read/)]);
    expect(ran.err).toMatch(/, the first is kompas\/sitemap: .*404.*\n$/);
  });

  test('--dry-run names what would be fetched and why, and fetches no article', async () => {
    const before = web.hits().length;
    const output = fresh();
    const ran = await sync(output, ['--dry-run']);
    expect(ran.status).toBe(0);
    expect((await run(['sync', '--report', '--json', '-o', output])).out).toContain('"runs": [],');
    expect(ran.out.trim().split('\n').sort()).toEqual(many.map((story) => `${storyUrl(story)}  new`).sort());
    expect(articlesSince(before)).toEqual([]);
  });

  test('--dry-run says as well that no listing could be read', async () => {
    web.override((_request, response) => {
      response.writeHead(404).end();
      return true;
    });
    const ran = await sync(fresh(), ['--dry-run', '-q']);
    expect([ran.status, ran.out, ran.err]).toEqual([
      1,
      '',
      expect.stringMatching(/^saring: 1 of 1 listings could not/),
    ]);
  });

  test('what failed is tried again when it is due, not before', async () => {
    const output = fresh();
    const [broken] = many.map((story) => new URL(storyUrl(story)).pathname);
    web.override((_request, response, { path: asked }) => {
      if (!asked.startsWith(broken ?? '')) return false;
      response.writeHead(503).end();
      return true;
    });
    const first = await sync(output);
    expect(first.err).toContain(`${count - 1} stored, 1 without an article, tried again later`);
    web.override(null);
    const before = web.hits().length;
    later(0.1);
    await sync(output);
    expect(articlesSince(before)).toEqual([]);
    later(3);
    await sync(output);
    expect(manifestOf(output).filter(({ status }) => status === 'ok')).toHaveLength(count);
  });
});

test('a program of the user gets the new stories as JSON, and its failure changes nothing', async () => {
  const [output, told] = [fresh(), path.join(folder, 'told.json')];
  const config = path.join(folder, 'on.json');
  const script = `process.stdin.pipe(require('node:fs').createWriteStream(${JSON.stringify(told)}))`;
  writeFileSync(config, JSON.stringify({ on: { 'new-stories': [process.execPath, '-e', script] } }));
  expect((await sync(output, ['--config', config, '-q'])).err).toBe('');
  expect((JSON.parse(readFileSync(told, 'utf8')) as { stories: unknown[] }).stories).toHaveLength(count);
  writeFileSync(config, JSON.stringify({ on: { 'new-stories': ['/nowhere/at-all'] } }));
  const ran = await sync(fresh(), ['--config', config, '-q']);
  expect([ran.status, ran.err]).toEqual([
    0,
    expect.stringMatching(/^saring: "on": \/nowhere\/at-all cannot be started/),
  ]);
});

describe('a stored story', () => {
  test('that was changed gets a second text and what changed; the others are left alone', async () => {
    const output = fresh();
    await sync(output, ['--save-pages', path.join(output, 'as-they-came')]);
    const texts = storiesIn(output, '.txt');
    const changed = /<p>(?=[^<]{30})/;
    const pages = storiesIn(output, '.html.gz').map((name) => gunzipSync(readFileSync(path.join(output, name))));
    const plain = pages.map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString());
    const [target] = many.map((story) => new URL(storyUrl(story)).pathname);
    const original = plain.find((page) => page.includes(target ?? '')) ?? '';
    expect(original).toMatch(changed);
    web.override((_request, response, { path: asked }) => {
      if (!asked.startsWith(target ?? '')) return false;
      const page = original.replace(changed, '<p>Pembaruan: rapat ditunda sampai pekan depan. ');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
      return true;
    });
    later(26);
    const ran = await sync(output);
    expect(ran.err).toContain('1 changed');
    expect(storiesIn(output, '.r2.txt')).toHaveLength(1);
    const [sidecar] = storiesIn(output, '.r2.changes.json');
    expect(readFileSync(path.join(output, sidecar ?? ''), 'utf8')).toContain('rapat ditunda sampai pekan depan');
    expect(texts.every((name) => existsSync(path.join(output, name)))).toBe(true);
    // The same text once more is no other one.
    later(24 * 8);
    const again = await sync(output);
    expect(again.err).not.toContain('changed');
    expect(storiesIn(output, '.r3.txt')).toEqual([]);
  });
});

test('a second run in the folder ends at once with 75', async () => {
  const output = fresh();
  const lock = takeRunLock(output, await makeOutputFolder(output));
  const ran = await sync(output);
  expect(ran.status).toBe(75);
  lock.close();
});

test('--report prints the last runs', async () => {
  const output = fresh();
  await sync(output);
  const ran = await run(['sync', '--report', '-o', output]);
  expect(ran.out.split('\n\n')[0]).toBe(`2026-11-20 20:00 WIB  ${count} stored, 0 changed, 0 failed, 0 left  (exit 0)`);
});

test('an alarm that is not open cannot be accepted', async () => {
  const ran = await sync(fresh(), ['--accept', 'kompas:authors']);
  expect([ran.status, ran.err]).toEqual([2, expect.stringContaining('--accept kompas:authors: no such alarm is open')]);
});
