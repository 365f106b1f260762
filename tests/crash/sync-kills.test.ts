import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database, type SqlType } from '../../src/state/database.ts';
import { type FetchWeb, startFetchWeb } from '../cli/fetch-web.ts';
import { temporaryFolder } from '../support/io.ts';
import { chances, hosts } from '../sync/made-year.ts';
import { inventedStory } from '../web/stories.ts';

// A hundred kills over 300 stories take a while (npm run crash:sync); a few show the same in little.
const isWhole = process.env['RUN_CRASH'] === '1';
const [count, kills] = isWhole ? [300, 100] : [30, 4];
const seed = Number(process.env['CRASH_SEED'] ?? 1);
const delay = process.env['CRASH_DELAY'] ?? '0';

const folder = temporaryFolder();
const program = fileURLToPath(new URL('../../bin/saring.js', import.meta.url));
const random = chances(seed);
let web: FetchWeb;

beforeAll(async () => {
  const minute = 60_000;
  // All between 3 and 24 hours old, and long so: at these ages stories are visited again, which is no fetch that a kill costs.
  const stories = Array.from({ length: count }, (_, i) =>
    inventedStory(i, hosts[i % hosts.length] ?? hosts[0], new Date(Date.now() - (240 + 3 * i) * minute)),
  );
  web = await startFetchWeb(folder, { stories });
});
afterAll(() => web.close());

/** A moment of a run, however fast the machine is: so long after it has asked so often, from its start on for 0. */
interface Moment {
  readonly requests: number;
  readonly ms: number;
}

/** One run in a process of its own, killed at a moment; null where it was. */
async function run(output: string, killAt: Moment | null = null): Promise<number | null> {
  const pace = ['--delay', delay];
  const args = ['sync', 'kompas', '--source', 'sitemap', '-o', output, '-q', ...pace, '-f', 'txt,json,csv'];
  const child = spawn(process.execPath, [program, ...args, ...web.options], {
    detached: true,
    stdio: 'ignore',
    env: {},
  });
  // Without HOME and terminal; its children go with it.
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;
  const count = (): false => {
    asked += 1;
    if (killAt?.requests === asked - 1) timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), killAt.ms);
    return false;
  };
  count();
  if (killAt !== null) web.override(count);
  const [status] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  return status;
}

/** Every file but the state; without the times of fetching, and lines in the order of the alphabet where stories are added as they come. */
function filesOf(output: string): ReadonlyMap<string, string> {
  const names = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(output, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('.saring'))
    .sort();
  return new Map(
    names.map((name) => {
      const text = readFileSync(path.join(output, name), 'utf8')
        .replace(/"at": ?"[^"]*"/g, '"at":""')
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
      return [name, /^articles\./.test(name) ? text.split('\n').sort().join('\n') : text];
    }),
  );
}

/** What is remembered of stories and inputs, without times. */
function stateOf(output: string): readonly string[] {
  const database = Database.open(path.join(output, '.saring', 'state.db'), 0);
  const rows = <const C extends Readonly<Record<string, SqlType>>>(sql: string, columns: C): string[] =>
    [...database.query(sql, [], columns).each()].map((row) => JSON.stringify(row));
  try {
    return [
      ...rows('select id, url, state, tries, changes, revision, text_hash, rules from story order by id', {
        id: 'text',
        url: 'text',
        state: 'text',
        tries: 'integer',
        changes: 'integer',
        revision: 'integer?',
        text_hash: 'text?',
        rules: 'text?',
      }),
      ...rows('select name, status, files, id from input order by name', {
        name: 'text',
        status: 'text',
        files: 'text',
        id: 'text?',
      }),
      ...rows('select listing, story from sighting order by listing, story', { listing: 'text', story: 'text' }),
    ];
  } finally {
    database.close();
  }
}

const fetched = (): number => web.hits().filter(({ path: asked }) => asked.includes('/read/')).length;

test('a run that is killed at random moments ends as an undisturbed one, and fetches again what was under way alone', {
  timeout: 3_600_000,
}, async () => {
  const [undisturbed, killed] = [path.join(folder, 'undisturbed'), path.join(folder, 'killed')];
  expect(await run(undisturbed)).toBe(0);
  const expected = { files: filesOf(undisturbed), state: stateOf(undisturbed) };
  mkdirSync(killed);
  let before = fetched();
  let [done, sinceFresh, ended, again] = [0, 0, 0, 0];
  const compare = (): void => {
    expect({ files: filesOf(killed), state: stateOf(killed) }, `seed ${seed}, after ${done} kills`).toEqual(expected);
    again += fetched() - before - count;
    const most = count + sinceFresh;
    expect(fetched() - before, `seed ${seed}, after ${done} kills`).toBeLessThanOrEqual(most);
    ended += 1;
  };
  while (done < kills) {
    // A run that ends begins anew, so that every kill hits one at work.
    const requests = Math.floor(random() * (3 + count * 0.15));
    const status = await run(killed, { requests, ms: random() * (requests === 0 ? 1000 : 100) });
    if (status === null) {
      done += 1;
      sinceFresh += 1;
      continue;
    }
    expect(status).toBe(0);
    compare();
    rmSync(killed, { recursive: true });
    mkdirSync(killed);
    before = fetched();
    sinceFresh = 0;
  }
  expect(await run(killed)).toBe(0);
  compare();
  if (isWhole) process.stdout.write(`${done} kills, ${ended} runs to the end, ${again} stories fetched again\n`);
});

test('of two runs that begin together one works, and the other ends with 75', { timeout: 600_000 }, async () => {
  const output = path.join(folder, 'together');
  // However late the other one begins, the one that works is not done before.
  const held: ServerResponse[] = [];
  web.override((_request, response, { path: asked }) => asked === '/robots.txt' && held.push(response) > 0);
  const runs = [run(output), run(output)];
  expect(await Promise.race(runs)).toBe(75);
  web.override(null);
  for (const response of held) response.writeHead(404).end();
  expect((await Promise.all(runs)).sort()).toEqual([0, 75]);
  expect(stateOf(output)).toEqual(stateOf(path.join(folder, 'undisturbed')));
});
