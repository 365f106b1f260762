import path from 'node:path';
import { createInterface } from 'node:readline';
import { createVitest } from 'vitest/node';

/**
 * Answers changes, a line of JSON each, with `noticed`, `unnoticed` or `slow`. Files are loaded and tests looked for once:
 * starting anew for each change takes ten times as long. Where a change takes too much processor time the process ends.
 */
const mostMilliseconds = 100_000;

/** What the loader of the configuration reads. */
const current = { change: null, tests: new Map() };
globalThis.mutation = current;
const vitest = await createVitest('test', {
  config: 'tests/mutate/vitest.config.ts',
  watch: false,
  bail: 1,
  reporters: [{}],
});
const tests = await vitest.globTestSpecifications();

for await (const line of createInterface({ input: process.stdin })) {
  forget();
  current.change = JSON.parse(line);
  forget();
  const before = process.cpuUsage();
  const watch = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 < mostMilliseconds) return;
    process.stdout.write('slow\n', () => process.exit());
  }, 1000);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(tests);
  clearInterval(watch);
  for (const file of testModules) {
    const known = current.tests.get(file.moduleId) ?? { milliseconds: 0, notices: 0 };
    known.milliseconds = Math.max(known.milliseconds, file.diagnostic().duration + file.diagnostic().collectDuration);
    if (!file.ok()) known.notices += 1;
    current.tests.set(file.moduleId, known);
  }
  const isNoticed = unhandledErrors.length > 0 || testModules.some((file) => !file.ok());
  for (const file of testModules) if (!file.ok()) process.stderr.write(`  by ${file.relativeModuleId}\n`);
  if (process.env.MUTATE_SLOW)
    for (const file of [...testModules].sort((x, y) => y.diagnostic().duration - x.diagnostic().duration).slice(0, 8))
      process.stderr.write(
        `    ${file.relativeModuleId} ${Math.round(file.diagnostic().duration)} + ${Math.round(file.diagnostic().collectDuration)}\n`,
      );
  process.stdout.write(isNoticed ? 'noticed\n' : 'unnoticed\n');
}
process.exit();

/** The file that is changed is loaded anew, and what was found out with it is forgotten. */
function forget() {
  const { state } = vitest;
  for (const found of [state.filesMap, state.idMap, state.errorsSet]) found.clear();
  if (current.change === null) return;
  const file = path.resolve(current.change.file);
  for (const { vite } of vitest.projects)
    for (const { moduleGraph } of Object.values(vite.environments))
      for (const module of moduleGraph.getModulesByFile(file) ?? []) moduleGraph.invalidateModule(module);
  vitest.invalidateFile(file);
}
