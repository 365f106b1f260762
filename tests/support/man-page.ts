import type { Command, OptionSpec } from '../../src/cli/commands/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { about } from '../../src/cli/program.ts';
import { exitCodes } from '../../src/settings/exit-code.ts';
import { version } from '../../src/version.ts';

/** The manual, `man saring`, in roff with man macros: the words of `--help`. */
export function manPage(): string {
  return [
    `.TH SARING 1 "" "saring ${version}" "User Commands"`,
    '.SH NAME',
    `saring \\- ${plain('fetch and clean news articles of Kompas, Tribun and Kontan')}`,
    '.SH SYNOPSIS',
    ...commands.flatMap(({ name, arguments: given }) => [
      `.B saring ${plain(name)}`,
      `[\\fIoptions\\fR] ${plain(given)}`,
      '.br',
    ]),
    '.SH DESCRIPTION',
    plain(about),
    '.SH OPTIONS',
    ...item('-h, --help', 'show the help of the program or of a command'),
    ...item('-V, --version', 'print the version'),
    ...commands.flatMap(commandSection),
    '.SH EXIT STATUS',
    ...Object.values(exitCodes).flatMap(({ status, means }) => item(String(status), means)),
    '.SH FILES',
    ...item('articles/', 'where articles are written, unless --output names another folder'),
    ...item('manifest.ndjson', 'in that folder: what became of every input'),
    ...item('.saring/', 'in that folder: what saring has to remember; nobody else writes there'),
    '.SH ENVIRONMENT',
    ...item('HTTPS_PROXY, HTTP_PROXY, NO_PROXY', 'proxies for requests, and hosts that are asked without them'),
    '',
  ].join('\n');
}

function commandSection(command: Command): string[] {
  const { name, summary, arguments: given, argumentHelp, options, examples } = command;
  return [
    `.SH ${plain(`saring ${name}`.toUpperCase())}`,
    plain(summary),
    ...item(given, argumentHelp),
    ...options.flatMap((option) => item(option.flags, helpOf(option))),
    '.PP',
    'Examples:',
    '.PP',
    '.nf',
    ...examples.map(plain),
    '.fi',
  ];
}

function helpOf({ help, default: value }: OptionSpec): string {
  return value === undefined ? help : `${help} (default: ${value})`;
}

function item(term: string, text: string): string[] {
  return ['.TP', `.B ${plain(term)}`, plain(text)];
}

/** Words -> the same in roff: signs that it reads otherwise, letters beyond ASCII, and what would begin a request. */
function plain(text: string): string {
  return text
    .replace(/[\\"-]/g, (sign) => ({ '\\': '\\e', '"': '\\(dq' })[sign] ?? '\\-')
    .replace(
      /[^\x00-\x7f]/gu,
      (letter) => `\\[u${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/^[.']/, '\\&$&');
}
