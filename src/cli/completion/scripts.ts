import type { Choices, Places } from './choices.js';

export const SHELLS = ['bash', 'zsh'] as const;
export type Shell = (typeof SHELLS)[number];

/** The script that has a shell complete `sextant`, for `source` or for where the shell looks for such scripts. */
export const scriptFor = (shell: Shell, places: Places): string => (shell === 'bash' ? bash(places) : zsh(places));

// Both shells understand the same loop and the same cases; they differ in where the words of the line are and how choices are offered.

const bash = (places: Places): string => `# Completes sextant in bash: source <(sextant completion bash)
_sextant_words() {
  local choice
  while IFS= read -r choice; do COMPREPLY+=("$choice"); done < <(compgen -W "$*" -- "$word")
}
_sextant_paths() {
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "$word")
}
_sextant_files() { _sextant_paths -f; }
_sextant_directories() { _sextant_paths -d; }
_sextant() {
  # The words as they were typed: COMP_WORDS has an address such as http://host:3000 in pieces.
  local line="\${COMP_LINE:0:COMP_POINT}" words
  read -ra words <<< "$line"
  [[ "$line" == *[[:space:]] ]] && words+=("")
  local current=$((\${#words[@]} - 1))
  COMPREPLY=()
${scan(places, { first: 1, current: 'current' })}
}
complete -F _sextant sextant
`;

const zsh = (places: Places): string => `#compdef sextant
# Completes sextant in zsh: source <(sextant completion zsh), after compinit; or put it as _sextant into a directory of fpath.
_sextant_words() { compadd -- "$@"; }
_sextant_files() { _files; }
_sextant_directories() { _files -/; }
_sextant() {
${scan(places, { first: 2, current: 'CURRENT' })}
}
if [[ "$funcstack[1]" == _sextant ]]; then _sextant "$@"; else compdef _sextant sextant; fi
`;

/** Finds the verb and the place where the cursor is, and offers what may stand there. */
const scan = ({ withValue, values, options, operands }: Places, at: { first: number; current: string }): string =>
  `  local word="\${words[${at.current}]}" before="\${words[${at.current} - 1]}" verb="" operand=0 i
  for ((i = ${at.first}; i < ${at.current}; i++)); do
    case "\${words[i]}" in
      ${withValue.join('|')}) ((i += 1)) ;;
      -*) ;;
      *) if [[ -z "$verb" ]]; then verb="\${words[i]}"; else ((operand += 1)); fi ;;
    esac
  done
  case "$before" in
    ${withValue.join('|')})
      case "$verb $before" in
${cases(values, 8)}
      esac
      return ;;
  esac
  if [[ "$word" == -* ]]; then
    case "$verb" in
${cases(options, 6)}
    esac
    return
  fi
  case "$verb $operand" in
${cases(operands, 4)}
  esac`;

const cases = (choices: ReadonlyMap<string, Choices>, indent: number): string =>
  [...choices].map(([place, one]) => `${' '.repeat(indent)}"${place}") ${offered(one)} ;;`).join('\n');

const offered = (choices: Choices): string => (typeof choices === 'string' ? `_sextant_${choices}` : `_sextant_words ${choices.join(' ')}`);
