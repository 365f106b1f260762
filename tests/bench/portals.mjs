// How many listing requests an hour the portals of the Tribun network cost, and how late their stories are found.
//   npm run bench:portals [-- --days 3 --seed 1 --each]
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const root = new URL('../../', import.meta.url).pathname;
const { values } = parseArgs({
  options: { days: { type: 'string' }, seed: { type: 'string' }, each: { type: 'boolean' } },
});
const bundle = await rolldown({
  input: path.join(root, 'tests/bench/portal-hours.ts'),
  platform: 'node',
  external: ['libsql', 'jsdom'],
  logLevel: 'silent',
});
// Inside the project, where its packages are found.
const folder = path.join(root, `node_modules/.saring-portals-${process.pid}`);
try {
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: 'portal-hours.mjs' });
  const { portalHours } = await import(pathToFileURL(path.join(folder, 'portal-hours.mjs')).href);
  await measure(portalHours);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(portalHours) {
  const hours = [];
  for await (const hour of portalHours(Number(values.days ?? 3) * 24, Number(values.seed ?? 1))) hours.push(hour);
  const [first, ...others] = hours;
  const requests = others.map((one) => one.requests);
  const waited = others
    .slice(1)
    .flatMap((one) => one.waited)
    .sort((a, b) => a - b);
  const mean = requests.reduce((sum, one) => sum + one, 0) / requests.length;
  const at = (share) => waited[Math.floor(waited.length * share)]?.toFixed(1);
  process.stdout.write(
    `first run: ${first.requests} requests; then ${mean.toFixed(1)} an hour, at most ${Math.max(...requests)}\n` +
      `${waited.length} stories found, half within ${at(0.5)} h of their publication, 95 of 100 within ${at(0.95)} h, all within ${at(0.9999)} h; ` +
      `${hours.at(-1).missing} published and not found yet\n`,
  );
  if (values.each === true)
    for (const { hour, requests: asked, found, missing } of hours)
      process.stdout.write(`${hour}: ${asked} requests, ${found} found, ${missing} missing\n`);
}
