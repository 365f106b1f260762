import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Before any test: builds `dist` again where something in `src` is newer, so that tests which start the built program
 * never test an old one. Folders count too: their time changes when a file in them is deleted or renamed.
 */
export function setup(): void {
  const parts = [
    'rolldown.config.js',
    'src',
    ...readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => path.join('src', name)),
  ];
  const newest = Math.max(...parts.map(changedAt));
  const built = ['dist/cli.js', 'dist/index.js', 'dist/worker.js'].map(changedAt);
  if (Math.min(...built) > newest) return;
  execFileSync(process.execPath, [path.join(root, 'node_modules/rolldown/bin/cli.mjs'), '-c'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** When a file or folder of the project was changed, in milliseconds since 1970; 0 where it is missing. */
function changedAt(name: string): number {
  return statSync(path.join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
