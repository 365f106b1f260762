import { clean } from './clean.ts';
import type { Command } from './command.ts';
import { completionOf } from './completion.ts';
import { discover } from './discover.ts';
import { fetch } from './fetch.ts';
import { sync } from './sync.ts';

const readers: readonly Command[] = [fetch, clean, discover, sync];

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [...readers, completionOf(readers)];
