import { Command as Commander, CommanderError } from 'commander';
import { checkOpenFiles } from '../bytes/open-file.ts';
import { UsageError } from '../errors.ts';
import { type ExitName, exitCodes } from '../settings/exit-code.ts';
import type { Io } from '../settings/io.ts';
import { siteNames } from '../sites/index.ts';
import { version } from '../version.ts';
import { type Command, optionNames } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { withConfig } from './config-file.ts';
import { missingCommand } from './missing-command.ts';
import { withTypedInput } from './typed-input.ts';

/** What the program is, in one sentence. */
export const about: string = `Fetches and cleans article pages of ${siteNames}: the story as text, all else as data.`;

/** Columns of help: longer lines are hard to follow. */
const widestHelp = 100;
/** What an option does is broken at words where it has so many columns, and by the terminal where it has fewer. */
const leastBesideOptions = 20;

/** Arguments after the program's name -> how the run ended. Commander parses, the commands do the work. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitName> {
  const hint = argv.some(isCommand) ? null : await missingCommand(argv, valuedOptions());
  // Commander shows the help of the program instead and calls that a success.
  const [first, wanted] = argv;
  const asked = first === 'help' && wanted !== undefined && !wanted.startsWith('-') && !isCommand(wanted);
  if (hint !== null) throw new UsageError(hint, { isInHelp: false });
  let ended: ExitName = 'ok';
  const program = makeProgram(io, async (command, args, typed) => {
    checkOpenFiles(leastFiles);
    const { standardInput } = command;
    const options = await withConfig(typed, [...optionNames(command), ...(command.configKeys ?? [])], io.stop);
    ended = await command.action(args, options, withTypedInput({ args, options, standardInput }, io));
  });
  try {
    await program.parseAsync(asked ? [wanted] : [...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return ['commander.helpDisplayed', 'commander.help', 'commander.version'].includes(error.code) && argv.length > 0
      ? 'ok'
      : 'usage';
  }
  return ended;
}

/** So many files more than Node has open a run needs at least: its state, a child, a page, a few connections. */
const leastFiles = 24;

/** What is done with a command that was typed: its arguments, and the options that stood there. */
export type Act = (command: Command, args: string[], typed: Record<string, unknown>) => Promise<void>;

/** All commands with their options and help -> commander's program, which throws CommanderError on help and mistakes. */
export function makeProgram(io: Pick<Io, 'columns' | 'tell' | 'write'>, act: Act): Commander {
  const helpWidth = (): number => Math.min(io.columns, widestHelp);
  const program = new Commander('saring')
    .description(about)
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .configureHelp({ minWidthToWrap: leastBesideOptions })
    .addHelpText('after', () => `\nExit status:\n${exitTable()}`)
    .showHelpAfterError('(see saring --help)')
    .exitOverride()
    .configureOutput({
      // What goes wrong with it shows when the run has ended.
      writeOut: (text) => void io.write(text).catch(() => undefined),
      writeErr: io.tell,
      outputError: (text, write) => write(text.replace(/^error: /, 'saring: ')),
      getOutHelpWidth: helpWidth,
      getErrHelpWidth: helpWidth,
    });
  for (const command of commands) addCommand(program, command, (args, typed) => act(command, args, typed));
  return program;
}

/** `-o` and `--output`: the options of all commands that take a value. */
function valuedOptions(): ReadonlySet<string> {
  const flags = commands.flatMap(({ options }) => options.map((option) => option.flags));
  return new Set(flags.filter((one) => one.includes('<')).flatMap((one) => one.match(/(?<!\S)--?[\w-]+/g) ?? []));
}

function isCommand(word: string): boolean {
  return word === 'help' || commands.some(({ name }) => name === word);
}

function addCommand(
  program: Commander,
  command: Command,
  run: (args: string[], options: Record<string, unknown>) => Promise<void>,
): void {
  const sub = program
    .command(command.name)
    .summary(command.summary)
    .description(command.summary)
    .argument(command.arguments, command.argumentHelp)
    .showHelpAfterError(`(see saring ${command.name} --help)`)
    .addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  $ ${example}`).join('\n')}`)
    .action(async (args: string[]) => run(args, typedOptions(sub)));
  for (const option of command.options) {
    if (option.repeats) sub.option(option.flags, option.help, collect);
    else if (option.default === undefined) sub.option(option.flags, option.help);
    else sub.option(option.flags, option.help, option.default);
  }
}

/** What was typed, without defaults: those must not win over a config file. */
function typedOptions(command: Commander): Record<string, unknown> {
  const given = Object.entries(command.opts());
  return Object.fromEntries(given.filter(([name]) => command.getOptionValueSource(name) !== 'default'));
}

function collect(value: string, before: unknown): string[] {
  return [...(Array.isArray(before) ? before.map(String) : []), value];
}

/** The exit statuses as help and README show them. */
export function exitTable(): string {
  return Object.values(exitCodes)
    .map(({ status, means }) => `  ${String(status).padStart(3)}  ${means}`)
    .join('\n');
}
