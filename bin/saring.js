#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`saring: needs Node 20.19 or newer, and this is Node ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
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
