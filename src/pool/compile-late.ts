import { setFlagsFromString } from 'node:v8';

/**
 * From now on a function of this process is compiled to the last degree only once it has run so much bytecode, in bytes;
 * V8 of Node 20 takes 67,584. A child compiles 345 functions so, 1.9 s of work, and the parent for half a second, while
 * all cores have children to run. Not on the command line, where a V8 without such a flag would refuse to start.
 */
export function compileLate(): void {
  setFlagsFromString('--interrupt-budget=500000');
}
