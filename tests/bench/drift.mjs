// False alarms and delays of the drift alarm, drawn from what 400 real pages answer, as they are and changed.
//   npm run drift -- [--years 4] [--trials 20]
//   npm run drift -- --derive   cleans the pages of the corpus, as they are and changed, and makes the table of answers anew
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { readBenchPages } from './pages.mjs';

const root = new URL('../../', import.meta.url).pathname;
const table = path.join(root, 'tests/drift/kompas-2020-streams.json');
const { values } = parseArgs({
  options: { derive: { type: 'boolean' }, years: { type: 'string' }, trials: { type: 'string' } },
});

/** TypeScript of the project -> a module that Node 20 can import. */
async function load(file) {
  const bundle = await rolldown({ input: path.join(root, file), platform: 'node', logLevel: 'silent' });
  const to = path.join(tmpdir(), `saring-${path.basename(file, '.ts')}-${process.pid}.mjs`);
  await bundle.write({ file: to, format: 'esm' });
  return import(pathToFileURL(to).href);
}

if (values.derive) await derive();
else await simulate(Number(values.years ?? 4), Number(values.trials ?? 20));

async function derive() {
  const { articleAnswers } = await load('src/drift/page-streams.ts');
  const { noWordMarks, withLengths } = await load('src/drift/page-streams.ts');
  const { redesign, reword } = await load('tests/support/changed-pages.ts');
  const { extractArticle } = await import(path.join(root, 'dist/index.js'));
  const { from, pages } = readBenchPages(root);
  if (from !== 'corpus') throw new Error('the corpus is not beside the project (../shared/corpus)');
  const read = async (html) => {
    const result = await extractArticle(html);
    return result.ok ? result.article : null;
  };
  const stories = [];
  for (const html of pages) {
    const article = await read(html);
    if (article === null) continue;
    stories.push({ article, redesigned: await read(redesign(html)), reworded: await read(reword(html)) });
  }
  stories.sort((a, b) => Date.parse(a.article.publishedAt) - Date.parse(b.article.publishedAt));
  tellRedesigned(stories);
  const words = withLengths(
    noWordMarks,
    stories.map(({ article }) => article.wordCount),
  );
  const answersOf = (article) =>
    article === null ? null : articleAnswers(article, { listed: null, usualTemplate: '2017', words });
  const bitsOf = (article) =>
    answersOf(article)
      ?.map(({ yes }) => (yes ? 1 : 0))
      .join('') ?? '-';
  const desks = [];
  const lines = stories.map(({ article, redesigned, reworded }) => {
    const url = new URL(article.url);
    const desk = url.hostname === 'www.kompas.com' ? url.pathname.split('/')[1] : url.hostname.split('.')[0];
    if (!desks.includes(desk)) desks.push(desk);
    return [desks.indexOf(desk), ...[article, redesigned, reworded].map(bitsOf)].join(' ');
  });
  const streams = answersOf(stories[0].article).map(({ template, stream }) => ({ template, stream }));
  writeFileSync(table, `${JSON.stringify({ streams, pages: lines }, null, 2)}\n`);
}

/** What still comes of pages in a design that no rule knows. */
function tellRedesigned(stories) {
  const wordsIn = (article) => article.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = stories.filter(({ redesigned }) => redesigned !== null);
  let kept = 0;
  let all = 0;
  let added = 0;
  for (const { article, redesigned } of found) {
    const left = new Map();
    for (const word of wordsIn(redesigned)) left.set(word, (left.get(word) ?? 0) + 1);
    for (const word of wordsIn(article)) {
      all += 1;
      if ((left.get(word) ?? 0) === 0) continue;
      kept += 1;
      left.set(word, left.get(word) - 1);
    }
    added += [...left.values()].reduce((sum, count) => sum + count, 0);
  }
  const share = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
  const paged = found.filter(({ article }) => (article.pages.total ?? 1) > 1);
  const counted = paged.filter(({ article, redesigned }) => redesigned.pages.total === article.pages.total);
  console.log(`redesigned: ${found.length} of ${stories.length} pages give an article`);
  console.log(`  words of the text: ${share(kept, all)} still there, ${share(added, all)} added`);
  console.log(`  pages of the story counted: ${counted.length} of ${paged.length} stories of several pages`);
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
  const { becomes, loses } = kit;
  const changes = {
    'redesign, all pages': (random) => becomes('redesigned', 1, random),
    'redesign, half of the pages': (random) => becomes('redesigned', 0.5, random),
    'redesign, 20 %': (random) => becomes('redesigned', 0.2, random),
    'Baca juga no longer recognised': (random) => becomes('reworded', 1, random),
    'authors lost': (random) => loses(['authors'], 1, random),
    'half of the authors lost': (random) => loses(['authors'], 0.5, random),
    '30 % of bodies cut short': (random) => loses(['not-shorter'], 0.3, random),
    'agency lost': (random) => loses(['sources'], 1, random),
  };
  for (const size of [4, 8, 15]) {
    const history = Math.ceil(3000 / size);
    const charts = kit.ordinaryRuns(history, kit.drawRuns(pages, size, kit.randomFrom(7)));
    for (const [name, changeOf] of Object.entries(changes)) {
      const from = { charts, history, size };
      const delays = Array.from({ length: trials }, (_, i) => delayOf(kit, pages, from, 1000 + i, changeOf));
      delays.sort((a, b) => a - b);
      console.log(`${name}, ${size} pages a run: median ${delays[trials >> 1]} runs, at most ${delays.at(-1)}`);
    }
  }
}

/** Runs from a change to its alarm, after a history of 3,000 pages. */
function delayOf(kit, pages, { charts: before, history, size }, seed, changeOf) {
  const random = kit.randomFrom(seed);
  const draw = kit.drawRuns(pages, size, random);
  let charts = before;
  const change = changeOf(random);
  for (let delay = 1; delay <= 200; delay += 1) {
    const run = draw().map((page) => ({ ...page, answers: change(page) }));
    charts = kit.nextRun(charts, history + delay, run);
    if (charts.some(({ alarmSince }) => alarmSince !== null)) return delay;
  }
  return Number.POSITIVE_INFINITY;
}
