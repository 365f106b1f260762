import type { Command } from '../commands/command.ts';
import { bashScript } from './bash-script.ts';
import { type CompletedCommand, completedCommands } from './completed-words.ts';
import { fishScript } from './fish-script.ts';
import type { Shell } from './shells.ts';
import { zshScript } from './zsh-script.ts';

const scripts: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** A shell and all commands -> the script that completes them there. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  return scripts[shell](completedCommands(commands));
}
