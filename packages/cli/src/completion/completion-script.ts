/** The shells that completion can be set up for. */
export const shells = ["bash", "zsh", "fish"] as const;
/** One of the shells that completion can be set up for. */
export type Shell = (typeof shells)[number];

/** What a shell reads to complete the program's words: it asks the program itself, so it never grows stale. */
export function completionScript(shell: Shell, program: string): string {
  return scripts[shell].replaceAll("PROGRAM", program);
}

const scripts: Readonly<Record<Shell, string>> = {
  bash: `_PROGRAM_complete() {
  local IFS=$'\\n'
  COMPREPLY=($(PROGRAM __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o default -F _PROGRAM_complete PROGRAM
`,
  zsh: `#compdef PROGRAM
_PROGRAM() {
  local -a words_and_meanings
  local line
  while IFS=$'\\t' read -r word meaning; do
    words_and_meanings+=("\${word//:/\\\\:}\${meaning:+:$meaning}")
  done < <(PROGRAM __complete "\${words[@]:1:$((CURRENT - 1))}" 2>/dev/null)
  if (( \${#words_and_meanings} )); then
    _describe 'PROGRAM' words_and_meanings
  else
    _files
  fi
}
compdef _PROGRAM PROGRAM
`,
  fish: `function __PROGRAM_complete
    set -l words (commandline -opc) (commandline -ct)
    PROGRAM __complete $words[2..-1] 2>/dev/null
end
complete -c PROGRAM -a '(__PROGRAM_complete)'
`,
};
