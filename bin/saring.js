#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`saring: needs Node 20.19 or newer, and this is Node ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  // Node 20 optimizes code after so few runs that a command over one page spends an eighth of its time on it; four times as
  // many cost a batch nothing (measured in December 2026). Newer versions wait longer by themselves, and have no such flag.
  if (major === 20) setFlagsFromString('--interrupt-budget=270336');
  // Only after the check, and without `await` out here: older ones could not even read it.
  import('../dist/cli.js')
    .then(({ main }) => main(process.argv.slice(2)))
    .then(
      (status) => {
        process.exitCode = status;
      },
      (error) => {
        process.stderr.write(`saring: cannot start: ${error.message}\n`);
        process.exitCode = 70;
      },
    );
}
