// False alarms and delays of the drift alarm, simulated from what 400 real pages answered.
//   node tests/bench/drift.mjs [--years 4] [--trials 20]
//   node tests/bench/drift.mjs --derive articles.ndjson   makes the table of answers anew from records of these pages
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const root = new URL('../../', import.meta.url).pathname;
const table = path.join(root, 'tests/drift/kompas-2020-streams.json');
const { values } = parseArgs({
  options: { derive: { type: 'string' }, years: { type: 'string' }, trials: { type: 'string' } },
});

/** TypeScript of the project -> a module that Node 20 can import. */
async function load(file) {
  const bundle = await rolldown({ input: path.join(root, file), platform: 'node', logLevel: 'silent' });
  const to = path.join(tmpdir(), `saring-${path.basename(file, '.ts')}-${process.pid}.mjs`);
  await bundle.write({ file: to, format: 'esm' });
  return import(pathToFileURL(to).href);
}

if (values.derive !== undefined) await derive(values.derive);
else await simulate(Number(values.years ?? 4), Number(values.trials ?? 20));

async function derive(file) {
  const { articleAnswers } = await load('src/drift/page-streams.ts');
  const { noWordMarks, withLengths } = await load('src/drift/word-marks.ts');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const articles = lines.map((line) => JSON.parse(line));
  articles.sort((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt));
  const words = withLengths(
    noWordMarks,
    articles.map(({ wordCount }) => wordCount),
  );
  const context = { listed: null, usualTemplate: '2017', words };
  const desks = [];
  const pages = articles.map((article) => {
    const url = new URL(article.url);
    const desk = url.hostname === 'www.kompas.com' ? url.pathname.split('/')[1] : url.hostname.split('.')[0];
    if (!desks.includes(desk)) desks.push(desk);
    return { desk: desks.indexOf(desk), answers: articleAnswers(article, context) };
  });
  const streams = pages[0].answers.map(({ template, stream }) => ({ template, stream }));
  const lined = pages.map(({ desk, answers }) => `${desk} ${answers.map(({ yes }) => (yes ? 1 : 0)).join('')}`);
  writeFileSync(table, `${JSON.stringify({ streams, pages: lined }, null, 2)}\n`);
}

async function simulate(years, trials) {
  const kit = await load('tests/drift/simulation.ts');
  const pages = kit.readPages(readFileSync(table, 'utf8'));
  for (const size of [4, 15, 60]) {
    for (let seed = 1; seed <= years; seed += 1) {
      const draw = kit.drawRuns(pages, size, kit.randomFrom(seed));
      let charts = [];
      const alarms = [];
      let watched = 0;
      for (let run = 0; run < 8760; run += 1) {
        const next = kit.nextRun(charts, run, draw());
        for (const [i, chart] of next.entries()) {
          const before = charts[i];
          if (chart.alarmSince !== null && (before?.alarmSince ?? null) === null)
            alarms.push(`${chart.stream} ${chart.side} ${chart.bank} run ${run}`);
          if (chart.s >= 7.5 && (before?.s ?? 0) < 7.5) watched += 1;
        }
        charts = next;
      }
      console.log(`year of ${size} pages a run, seed ${seed}: ${alarms.length} alarms, ${watched} watched`, alarms);
    }
  }
  const changes = {
    'redesign, all pages': [kit.redesigned, 1],
    'redesign, half of the pages': [kit.redesigned, 0.5],
    'redesign, 20 %': [kit.redesigned, 0.2],
    'Baca juga no longer recognised': [['related-link'], 1],
    'authors lost': [['authors'], 1],
    'half of the authors lost': [['authors'], 0.5],
    '30 % of bodies cut short': [['not-shorter'], 0.3],
    'agency lost': [['sources'], 1],
  };
  for (const [name, [streams, share]] of Object.entries(changes)) {
    for (const size of [4, 15]) {
      const delays = Array.from({ length: trials }, (_, i) => delayOf(kit, pages, size, 1000 + i, streams, share));
      delays.sort((a, b) => a - b);
      console.log(`${name}, ${size} pages a run: median ${delays[trials >> 1]} runs, at most ${delays.at(-1)}`);
    }
  }
}

/** Runs from a change to its alarm, after a history of 3,000 pages. */
function delayOf(kit, pages, size, seed, streams, share) {
  const random = kit.randomFrom(seed);
  const draw = kit.drawRuns(pages, size, random);
  const history = Math.ceil(3000 / size);
  let charts = kit.ordinaryRuns(history, draw);
  const change = kit.loses(streams, share, random);
  for (let delay = 1; delay <= 200; delay += 1) {
    const run = draw().map((page) => ({ ...page, answers: change(page.answers) }));
    charts = kit.nextRun(charts, history + delay, run);
    if (charts.some(({ alarmSince }) => alarmSince !== null)) return delay;
  }
  return Number.POSITIVE_INFINITY;
}
