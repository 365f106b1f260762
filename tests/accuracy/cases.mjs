// Runs the small inputs of users beside the project and tells which hold.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The folder of the program and that of the shared material -> what the runner printed, and the names of the cases that hold. */
export function runCases(root, shared) {
  const folder = path.join(shared, 'cases');
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'case.json')));
  const program = path.join(root, 'bin/saring.js');
  const ran = spawnSync('node', [path.join(shared, 'tools/cases.mjs'), '--program', program, folder], {
    maxBuffer: 1e9,
    encoding: 'utf8',
  });
  // A case that falls short has a line of its own that begins with its name.
  const short = new Set(ran.stdout.split('\n').map((line) => /^([\w-]+): /.exec(line)?.[1]));
  const ended = /^\d+ of \d+ cases hold$/m.test(ran.stdout);
  return { names, held: ended ? names.filter((name) => !short.has(name)) : [], printed: ran.stdout + ran.stderr };
}
