import type { CompletedCommand, CompletedOption, Value } from './completed-words.ts';

/** Commands -> a script for zsh. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  const described = [
    ...commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`),
    "    'help:show the help of a command'",
  ];
  return `#compdef saring
# zsh completion for saring: saring completion zsh
_saring() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
    help) _describe command commands ;;
${commands.map(commandCase).join('\n')}
  esac
}
if [ "$funcstack[1]" = _saring ]; then
  _saring "$@"
else
  compdef _saring saring
fi
`;
}

function commandCase({ name, options, argument }: CompletedCommand): string {
  const lines = [...options.flatMap(optionLines), "'--help[show this help]'", quoted(`*:argument:${action(argument)}`)];
  return `    ${name})\n      _arguments ${lines.join(' \\\n        ')} ;;`;
}

/** Short and long form are lines of their own: either may be repeated. */
function optionLines({ short, long, help, value }: CompletedOption): string[] {
  const what = help.replace(/[[\]\\]/g, '\\$&');
  const behind = value.kind === 'none' ? '' : `:value:${action(value)}`;
  return (short === null ? [long] : [short, long]).map((flag) => quoted(`*${flag}[${what}]${behind}`));
}

function action(value: Value): string {
  if (value.kind === 'words') return `(${value.words.join(' ')})`;
  if (value.kind === 'file') return '_files';
  return value.kind === 'folder' ? '_files -/' : ' ';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
