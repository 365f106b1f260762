import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program. */
export const program = fileURLToPath(new URL('../../bin/saring.js', import.meta.url));

/** Runs the program in its own process group and kills all of it after so many milliseconds -> its status, null when it was killed. */
export function runAndKill(args, after) {
  return new Promise((resolve) => {
    const child = spawn('node', [program, ...args], { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), after);
    child.on('exit', (status, signal) => {
      clearTimeout(timer);
      resolve(signal === null ? status : null);
    });
  });
}

/** A folder -> its files and what is in them; what is remembered has times and a lock in it, and is left out. */
export function readTree(root) {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .filter((name) => !/\.saring\/(?:lock|state\.db)/.test(name))
      .sort()
      .map((name) => [name, readFileSync(path.join(root, name), 'latin1')]),
  );
}

/** The lines of a file of JSON, none where there is no file. */
export function jsonLines(file) {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
