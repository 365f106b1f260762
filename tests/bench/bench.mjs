// Speed of cleaning beside the peers', in one warm process, page by page in turn, so that all see the same machine.
//   npm run bench [-- --pages N] [--only saring,parse] [--json]
import { parseArgs } from 'node:util';
import { readBenchPages } from './pages.mjs';
import { peers } from './peers.mjs';

const { values } = parseArgs({
  options: { pages: { type: 'string' }, only: { type: 'string' }, json: { type: 'boolean' } },
});
const { from, pages: all } = readBenchPages(new URL('../../', import.meta.url).pathname);
const pages = all.slice(0, Number(values.pages ?? all.length));
const only = values.only?.split(',');
const contenders = (await peers()).filter(({ name }) => only === undefined || only.includes(name));

const times = new Map(contenders.map(({ name }) => [name, []]));
for (const page of pages.slice(0, 10)) for (const { run } of contenders) await run(page).catch(() => null);
for (const [i, page] of pages.entries()) {
  // The order turns with every page, so that no one always runs after the heaviest.
  const order = contenders.map((_, k) => contenders[(k + i) % contenders.length]);
  for (const { name, run } of order) {
    const start = performance.now();
    await run(page).catch(() => null);
    times.get(name).push(performance.now() - start);
    // jsdom frees nothing without a turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const rows = contenders.map(({ name }) => {
  const sorted = times.get(name).toSorted((a, b) => a - b);
  return {
    name,
    median: sorted[Math.floor(sorted.length / 2)],
    mean: sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length,
  };
});
const own = rows.find(({ name }) => name === 'saring');
if (values.json) console.log(JSON.stringify({ from, pages: pages.length, rows }));
else {
  console.log(`${pages.length} pages (${from}), milliseconds a page from decoded text, warm`);
  for (const { name, median, mean } of rows) {
    console.log(
      `${name.padEnd(20)} median ${median.toFixed(2).padStart(8)}  mean ${mean.toFixed(2).padStart(8)}  saring is ${own === undefined ? '-' : (mean / own.mean).toFixed(2)} times as fast`,
    );
  }
}
