import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

export type Shell = 'bash' | 'zsh' | 'fish';

/** A command as far as completing it goes: its name, its one line, its long options. */
export type Completable = {
  readonly name: string;
  readonly description: string;
  readonly options: readonly string[];
};

/** `lgaudit completion SHELL`: a script that the shell reads at its start. Returns the exit code. */
export function completion(shell: Shell, commands: readonly Completable[], io: Io): number {
  io.out.write(SCRIPTS[shell](commands));
  return EXIT.clean;
}

const SCRIPTS: Readonly<Record<Shell, (commands: readonly Completable[]) => string>> = {
  bash: (commands) => `${bashFunction(commands)}complete -o default -F _lgaudit lgaudit\n`,
  // zsh reads bash's completions; there is no second list to keep.
  zsh: (commands) =>
    `autoload -U +X bashcompinit && bashcompinit\n${bashFunction(commands)}complete -o default -F _lgaudit lgaudit\n`,
  fish: (commands) => commands.flatMap(fishLines).join(''),
};

function bashFunction(commands: readonly Completable[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return [
    '_lgaudit() {',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
    '  local word="${COMP_WORDS[COMP_CWORD]}"',
    `  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W '${names}' -- "$word")); return; fi`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
    '  case "${COMP_WORDS[1]}" in',
    ...commands.map(
      ({ name, options }) => `    ${name}) COMPREPLY=($(compgen -W '${options.join(' ')}' -- "$word"));;`,
    ),
    '  esac',
    '}',
    '',
  ].join('\n');
}

function fishLines({ name, description, options }: Completable): string[] {
  const quoted = description.replaceAll("'", "\\'");
  return [
    `complete -c lgaudit -n __fish_use_subcommand -a ${name} -d '${quoted}'\n`,
    ...options.map(
      (option) => `complete -c lgaudit -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}\n`,
    ),
  ];
}
