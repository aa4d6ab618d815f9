import { Argument, Command, Option } from 'commander';
import type { CheckOptions } from './commands/check.js';
import type { Completable, Shell } from './commands/completion.js';
import type { DoctorOptions } from './commands/doctor.js';
import type { ExplainOptions } from './commands/explain.js';
import type { WarmOptions } from './commands/warm.js';
import type { CommonOptions } from './common-options.js';
import type { Io } from './io.js';
import { configured, folderName, named, repeat, reporting, shard, wholeNumber } from './option-builders.js';
import { addResultCommands } from './result-commands.js';

/** Names busy at a time: enough to keep one processor busy at usual round trips, few enough for a provider's queue. */
const CONCURRENCY = 64;

/** Seconds for a name's whole audit. */
const NAME_TIMEOUT_S = 60;

/** Seconds before each further look of `--confirm`: longer than a restart, shorter than anybody's patience. */
const CONFIRM_PAUSE_S = 60;

/** What nobody means to exceed: seconds of any wait, further looks, and names at a time (each has sockets open). */
const A_DAY_S = 86_400;
const MOST_LOOKS = 100;
const MOST_AT_A_TIME = 10_000;

/**
 * The command line. Each command is loaded when it is called, so that `--version` and `--help` start at once.
 * `onExit` receives the exit code of the command that ran.
 */
export function createProgram(io: Io, version: string, onExit: (code: number) => void): Command {
  const program = new Command('lgaudit')
    .description(
      'Audits the DNS delegations of Japanese local governments: who answers for the city, and who could.',
    )
    .version(version)
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'lgaudit: ')),
    })
    .exitOverride();

  configured(auditing(reporting(program.command('check'))))
    .description('audit names, from the root to a risk report')
    .addOption(
      named('--save-evidence <dir>', 'keep everything observed, for "evaluate"', 'SAVE_EVIDENCE').argParser(
        folderName,
      ),
    )
    .addOption(named('--offline', 'ask no registry', 'OFFLINE'))
    .addOption(
      named('--state <dir>', 'what runs hand on: history, registry answers, resume', 'STATE').argParser(
        folderName,
      ),
    )
    .addOption(named('--resume', 'continue the run that was killed in this state', 'RESUME'))
    .addOption(named('--baseline <result>', 'compare with this earlier result', 'BASELINE'))
    .addOption(named('--fail-on-new', 'exit 1 for what is new or worse only', 'FAIL_ON_NEW'))
    .addOption(
      named('--confirm <n>', 'look n times more before something is called new', 'CONFIRM').argParser(
        wholeNumber(MOST_LOOKS),
      ),
    )
    .addOption(
      named('--confirm-pause <s>', 'seconds before each further look', 'CONFIRM_PAUSE')
        .argParser(wholeNumber(A_DAY_S))
        .default(CONFIRM_PAUSE_S),
    )
    .addOption(named('--ignore <file>', 'findings to live with, each with owner and last day', 'IGNORE'))
    .action(async (names: string[], options: CheckOptions) => {
      const { check } = await import('./commands/check.js');
      onExit(await check(names, options, io, version));
    });

  configured(auditing(program.command('warm')))
    .description('ask the registries once, before the shards of a run, and keep the answers')
    .addOption(named('--state <dir>', 'where the answers are kept', 'STATE').argParser(folderName))
    .addOption(named('--lang <lang>', 'language (default: from the locale)', 'LANG').choices(['ja', 'en']))
    .addOption(named('--quiet', 'no progress', 'QUIET'))
    .action(async (names: string[], options: WarmOptions) => {
      const { warm } = await import('./commands/warm.js');
      onExit(await warm(names, options, io));
    });

  addResultCommands(program, io, version, onExit);

  configured(reporting(program.command('evaluate')))
    .argument('<evidence...>', 'evidence files, or folders of them')
    .description('run the checks again on saved evidence, offline')
    .action(async (paths: string[], options: CommonOptions) => {
      const { evaluateSaved } = await import('./commands/evaluate.js');
      onExit(await evaluateSaved(paths, options, io, version));
    });

  reporting(program.command('demo'))
    .argument('[world]', 'a bundled world')
    .description('start a simulated Internet on loopback and audit it')
    .option('--worlds', 'list the bundled worlds')
    .action(async (world: string | undefined, options: CommonOptions & { worlds?: boolean }) => {
      const { demo } = await import('./commands/demo.js');
      onExit(await demo(world, options, io, version));
    });

  configured(program.command('doctor'))
    .description(
      'can this network reach what an audit needs, does something intercept DNS, is the clock right',
    )
    .addOption(new Option('--format <name>', 'format').choices(['text', 'json']).default('text'))
    .addOption(named('--lang <lang>', 'language (default: from the locale)', 'LANG').choices(['ja', 'en']))
    .option('--color', 'colour, also where it is not a terminal')
    .option('--no-color', 'no colour')
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('./commands/doctor.js');
      onExit(await doctor(options, io, version));
    });

  program
    .command('explain')
    .argument('[id]', 'a check, e.g. hijack/ns-domain-unregistered')
    .description('what a check means, why it matters, what to do; without an id, the catalogue')
    .addOption(named('--lang <lang>', 'language', 'LANG').choices(['ja', 'en']))
    .option('--color', 'colour')
    .option('--no-color', 'no colour')
    .action(async (id: string | undefined, options: ExplainOptions) => {
      const { explain } = await import('./commands/explain.js');
      onExit(explain(id, options, io));
    });

  program
    .command('schema')
    .addArgument(
      new Argument('[name]', 'which schema').choices(['result', 'evidence', 'config']).default('result'),
    )
    .description('print the JSON Schema')
    .action(async (name: 'result' | 'evidence' | 'config') => {
      const { schema } = await import('./commands/schema.js');
      onExit(schema(name, io));
    });

  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish']))
    .description('print a completion script')
    .action(async (shell: Shell) => {
      const { completion } = await import('./commands/completion.js');
      onExit(completion(shell, completables(program), io));
    });

  return program;
}

function completables(program: Command): readonly Completable[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options.flatMap(({ long }) => (long ? [long] : [])),
  }));
}

/** The options of the commands that put names on the wire. */
function auditing(command: Command): Command {
  return command
    .argument('[domain...]', 'names to audit')
    .addOption(
      named('--list <file>', 'a list of names, one a line; - for standard input', 'LIST').argParser(repeat),
    )
    .addOption(named('--shard <i/n>', 'only this part of the names, e.g. 2/8', 'SHARD').argParser(shard))
    .addOption(
      named('--concurrency <n>', 'names at a time', 'CONCURRENCY')
        .argParser(wholeNumber(MOST_AT_A_TIME))
        .default(CONCURRENCY),
    )
    .addOption(
      named('--timeout <s>', "seconds for a name's whole audit", 'TIMEOUT')
        .argParser(wholeNumber(A_DAY_S))
        .default(NAME_TIMEOUT_S),
    );
}
