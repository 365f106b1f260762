import { recordKeys } from '../../model/article.ts';
import { formatNames } from '../../render/index.ts';
import { storyStatuses } from '../../settings/criteria.ts';
import { siteIds } from '../../sites/index.ts';
import type { Command } from '../commands/command.ts';
import { bashScript } from './bash-script.ts';
import { type CompletedCommand, completedCommands } from './completed-words.ts';
import { fishScript } from './fish-script.ts';
import { type Shell, shells } from './shells.ts';
import { zshScript } from './zsh-script.ts';

const scripts: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** What options take, where that is one of some words. */
const values: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['--site', siteIds],
  ['--only', siteIds],
  ['--format', formatNames],
  ['--fields', recordKeys],
  ['--status', storyStatuses],
]);

/** A shell and all commands -> the script that completes them there. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  return scripts[shell](completedCommands(commands, { sites: siteIds, shells, values }));
}
