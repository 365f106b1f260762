// What a scheduled run costs that finds nothing new, or one story, in a folder of many known stories, against the test web.
//   npm run bench:known [-- --stories 200000 --rounds 3]
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import Libsql from 'libsql';
import { rolldown } from 'rolldown';

const root = new URL('../../', import.meta.url).pathname;
const { values } = parseArgs({ options: { stories: { type: 'string' }, rounds: { type: 'string' } } });
const count = Number(values.stories ?? 200_000);
const rounds = Number(values.rounds ?? 3);
const scratch = mkdtempSync(path.join(tmpdir(), 'saring-known-'));
const output = path.join(scratch, 'out');
const usage = path.join(scratch, 'usage.json');

/** TypeScript of the tests -> a module that Node 20 can import. */
async function load(file) {
  const bundle = await rolldown({ input: path.join(root, file), platform: 'node', logLevel: 'silent' });
  const to = path.join(scratch, `${path.basename(file, '.ts')}.mjs`);
  await bundle.write({ file: to, format: 'esm' });
  return import(pathToFileURL(to).href);
}

const { startSiteWeb, WEB_HOSTS } = await load('tests/web/site-web.ts');
const { makeAuthority } = await load('tests/web/certificates.ts');
const { manyStories } = await load('tests/web/many-stories.ts');
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const { inventedStory } = await load('tests/web/stories.ts');
const stories = [...manyStories('www.kompas.com', 200, yesterday)];
const authority = makeAuthority();
const web = await startSiteWeb({ stories, tls: authority.sign([...WEB_HOSTS]) });
const ca = path.join(scratch, 'ca.pem');
writeFileSync(ca, authority.ca);
// What the run came to, as it says itself at its end.
const probe = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(usage)}, JSON.stringify(process.resourceUsage())))`;
writeFileSync(path.join(scratch, 'probe.cjs'), probe);

/** One run -> seconds of processor time, most memory in MB, and the addresses asked. */
async function sync(...more) {
  const before = web.hits().length;
  const routes = [...web.connectTo].flatMap(([from, to]) => ['--connect-to', `${from}=${to}`]);
  const args = ['sync', 'kompas', '-q', '-o', output, '--delay', '0', '--since', '3d', ...routes, ...more];
  const program = ['--require', path.join(scratch, 'probe.cjs'), path.join(root, 'bin/saring.js')];
  const child = spawn(process.execPath, [...program, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: ca },
  });
  const status = await new Promise((resolve) => child.once('exit', resolve));
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(usage, 'utf8'));
  const asked = web
    .hits()
    .slice(before)
    .map(({ host, path: at }) => host + at);
  return { status, seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024, asked };
}

function openState() {
  return new Libsql(path.join(output, '.saring/state.db'));
}

/** Everything that a run of each of many hours would have left. */
function fill() {
  const state = openState();
  const now = Date.now();
  state.exec("update story set state = 'stored', due_at = null; begin");
  const story = state.prepare(
    `insert into story (id, url, site, portal, title, listed_for, first_seen, state, visited_at, revision, text_hash, rules)
     values (?, ?, 'kompas', 'kompas', ?, ?, ?, 'stored', ?, 1, ?, '0.1.0')`,
  );
  const sighting = state.prepare('insert into sighting values (?, ?, ?, ?)');
  const input = state.prepare(
    `insert into input (run, number, name, name_hash, url, status, files, id, text_hash, story_key, closes_story, words, sketch)
     values (1, ?, ?, ?, ?, 'ok', ?, ?, ?, ?, 1, 300, ?)`,
  );
  for (let i = 0; i < count; i += 1) {
    const at = now - (i + 300) * 180_000;
    const id = `kompas:20200101-${String(i).padStart(9, '0')}`;
    const url = `https://nasional.kompas.com/read/2020/01/01/${String(i).padStart(9, '0')}/kisah-uji-nomor-${i}`;
    const file = { path: `kompas/2020/01/01/${i}-kisah-uji.txt`, size: 2000 };
    const hash = randomBytes(32);
    story.run(id, url, `Kisah uji nomor ${i} tentang harga benih`, at, at, at, hash.toString('hex'));
    for (const listing of ['kompas/indeks', 'kompas/sitemap']) if (i < 15_000) sighting.run(listing, id, at, at);
    const name = createHash('sha256').update(url).digest().subarray(0, 8);
    input.run(i + 1, url, name, url, JSON.stringify([file]), id, hash, randomBytes(8), randomBytes(128));
  }
  state.exec('commit');
  state.close();
}

/** Makes every listing due. */
function openDue() {
  const state = openState();
  const hourAgo = Date.now() - 3_600_000;
  state.exec(`update listing set due_at = 0, history = json_set(history, '$.checkedAt', ${hourAgo}, '$.failures', 0)`);
  state.close();
}

await sync('--dry-run');
fill();
const size = Math.round(statSync(path.join(output, '.saring/state.db')).size / 1e6);
process.stdout.write(`${count} known stories, state of ${size} MB\n`);
for (let round = 0; round <= rounds; round += 1) {
  // The first brings the manifest up to date.
  openDue();
  const { status, seconds, megabytes, asked } = await sync();
  const articles = asked.filter((address) => address.includes('/read/')).length;
  process.stdout.write(
    `${round === 0 ? 'before' : round}: exit ${status}, ${seconds.toFixed(2)} s of processor time, ${Math.round(megabytes)} MB, ${asked.length} requests, ${articles} of articles\n`,
  );
}
for (const round of ['first', 'second']) {
  stories.push(inventedStory(round.length, 'www.kompas.com', new Date(Date.now() - 60_000 * round.length)));
  openDue();
  const { seconds, megabytes } = await sync();
  process.stdout.write(`${round} new story: ${seconds.toFixed(2)} s of processor time, ${Math.round(megabytes)} MB\n`);
}
const idle = await sync();
process.stdout.write(
  `nothing due: ${idle.seconds.toFixed(2)} s, ${Math.round(idle.megabytes)} MB, ${idle.asked.length} requests\n`,
);
await web.close();
rmSync(scratch, { recursive: true, force: true });
