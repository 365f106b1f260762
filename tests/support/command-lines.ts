import { CommanderError } from 'commander';
import { makeProgram } from '../../src/cli/program.ts';
import { messageOf, UsageError } from '../../src/errors.ts';
import { discoverOptions } from '../../src/settings/discover-options.ts';
import { fetchOptions } from '../../src/settings/network-settings.ts';
import type { RawOptions } from '../../src/settings/option-values.ts';
import { resolveSettings } from '../../src/settings/settings.ts';
import { siteIds } from '../../src/sites/index.ts';

/** A line as typed in a shell -> the words after each `saring` in it, quotes undone, pipes and redirections left out. */
export function wordsOf(line: string): string[][] {
  const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => ({ text: single ?? double ?? bare ?? '', isBare: bare !== undefined }) as const,
  );
  const calls: string[][] = [];
  let isCall = false;
  let isFile = false;
  for (const { text, isBare } of words) {
    if (isBare && text === 'saring' && !isCall) {
      calls.push([]);
      isCall = true;
    } else if (isBare && text === '|') isCall = false;
    else if (isBare && (text === '<' || text === '>')) isFile = true;
    else if (isFile) isFile = false;
    else if (isCall) calls.at(-1)?.push(text);
  }
  return calls;
}

/** The words after `saring` -> what the program complains of in them, empty when they can be typed. Nothing is run. */
export async function parseLine(words: readonly string[]): Promise<string> {
  let complaint = '';
  const tell = (text: string): void => {
    complaint += text;
  };
  const program = makeProgram({ columns: 100, tell, write: async () => undefined }, async ({ name }, _, typed) =>
    checkValues(name, typed),
  );
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof UsageError) complaint += messageOf(error);
    else if (!(error instanceof CommanderError)) throw error;
  }
  return complaint;
}

/** Throws UsageError on values that the command would refuse. */
function checkValues(command: string, typed: RawOptions): void {
  if (command === 'clean' || command === 'fetch') resolveSettings(typed, siteIds, Date.now());
  if (command === 'fetch') fetchOptions(typed, {}, null);
  if (command === 'discover') discoverOptions(typed, Date.now());
}
