import type { CompletedCommand, Value } from './completed-words.ts';

/** Commands -> a script for fish. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const first = `complete -c saring -n 'not __fish_seen_subcommand_from ${names} help'`;
  return [
    '# fish completion for saring: saring completion fish',
    'complete -c saring -f',
    `${first} -s V -l version -d 'print the version'`,
    `${first} -a help -d 'show the help of a command'`,
    ...commands.map(({ name, summary }) => `${first} -a ${name} -d ${quoted(summary)}`),
    `complete -c saring -n '__fish_seen_subcommand_from help' -a '${names}'`,
    ...commands.flatMap(commandLines),
    '',
  ].join('\n');
}

function commandLines({ name, options, argument }: CompletedCommand): string[] {
  const head = `complete -c saring -n '__fish_seen_subcommand_from ${name}'`;
  const given = argument.kind === 'other' ? [] : [`${head} ${values(argument)}`];
  return [
    ...given,
    ...options.map(({ short, long, help, value }) =>
      [
        head,
        ...(short === null ? [] : [`-s ${short.slice(1)}`]),
        `-l ${long.slice(2)}`,
        ...(value.kind === 'none' ? [] : [`${value.kind === 'words' ? '-x' : '-r'} ${values(value)}`]),
        `-d ${quoted(help)}`,
      ].join(' '),
    ),
  ];
}

function values(value: Value): string {
  if (value.kind === 'words') return `-a ${quoted(value.words.join(' '))}`;
  if (value.kind === 'file') return '-F';
  return value.kind === 'folder' ? "-a '(__fish_complete_directories)'" : '-f';
}

/** Fish reads backslashes inside quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
