import { UsageError } from '../../errors.ts';
import { shells } from '../completion/shells.ts';
import type { Command } from './command.ts';

/** The other commands -> the one that prints what a shell needs to complete them. */
export function completionOf(others: readonly Command[]): Command {
  const completion: Command = {
    name: 'completion',
    summary: 'print what bash, zsh or fish needs to complete commands and options',
    arguments: '[shell...]',
    argumentHelp: `${shells.join(', ')}: the shell that reads the script`,
    standardInput: 'nothing',
    options: [],
    examples: [
      'saring completion bash > ~/.local/share/bash-completion/completions/saring',
      'saring completion zsh > ~/.zfunc/_saring',
      'saring completion fish > ~/.config/fish/completions/saring.fish',
    ],
    action: async ([typed, ...more], _, io) => {
      const shell = shells.find((name) => name === typed);
      if (shell === undefined || more.length > 0)
        throw new UsageError(
          `completion: ${typed === undefined ? 'which shell' : `${[typed, ...more].join(' ')} is not one of them`}: ${shells.join(', ')}`,
        );
      const { completionScript } = await import('../completion/completion-script.ts');
      await io.write(completionScript(shell, [...others, completion]));
      return 'ok';
    },
  };
  return completion;
}
