import { clean } from './clean.ts';
import type { Command } from './command.ts';
import { discover } from './discover.ts';
import { fetch } from './fetch.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [fetch, clean, discover];
