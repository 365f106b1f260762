import type { CompletedCommand, Value } from './completed-words.ts';

/** Commands -> a script for bash. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const names = [...commands.map(({ name }) => name), 'help'];
  return `# bash completion for saring: saring completion bash
_saring() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W "${[...names, '--help', '--version'].join(' ')}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
    help) COMPREPLY=($(compgen -W "${names.join(' ')}" -- "$word")) ;;
${commands.map(commandCase).join('\n')}
  esac
}
complete -o filenames -F _saring saring
`;
}

function commandCase({ name, options, argument }: CompletedCommand): string {
  const values = options.filter(({ value }) => value.kind !== 'none');
  const valueCases = values.map(
    ({ short, long, value }) => `        ${short === null ? '' : `${short}|`}${long}) ${reply(value)}; return ;;`,
  );
  const words = [...options.flatMap(({ short, long }) => (short === null ? [long] : [short, long])), '--help'];
  return [
    `    ${name})`,
    ...(valueCases.length === 0 ? [] : ['      case "$before" in', ...valueCases, '      esac']),
    '      if [[ $word == -* ]]; then',
    `        COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$word"))`,
    '      else',
    `        ${reply(argument)}`,
    '      fi ;;',
  ].join('\n');
}

/** What bash offers for a value; `:` offers nothing. */
function reply(value: Value): string {
  if (value.kind === 'words') return `COMPREPLY=($(compgen -W "${value.words.join(' ')}" -- "$word"))`;
  if (value.kind === 'file') return 'mapfile -t COMPREPLY < <(compgen -f -- "$word")';
  if (value.kind === 'folder') return 'mapfile -t COMPREPLY < <(compgen -d -- "$word")';
  return ':';
}
