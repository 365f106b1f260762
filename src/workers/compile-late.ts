import { setFlagsFromString } from 'node:v8';

/**
 * From now on a function of this process is compiled to the last degree only once it has run so much bytecode, in bytes;
 * V8 11 (Node 20) takes 67,584. A child compiles 345 functions so, 1.9 s of work, and the parent for half a second, while
 * all cores have children to run. Later versions count otherwise, and say aloud that they do not know the flag (Node 22,
 * 24, November 2026); on a command line they would refuse to start.
 */
export function compileLate(v8: string): void {
  if (v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=500000');
}
