import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { CONFIDENCES, SEVERITIES } from '../model/severity.js';
import type { CheckOptions } from './commands/check.js';
import type { ExplainOptions } from './commands/explain.js';
import type { CommonOptions } from './common-options.js';
import type { Io } from './io.js';

/** Names audited at a time. Most of an audit is waiting. */
const CONCURRENCY = 20;

/** Seconds for a name's whole audit. */
const NAME_TIMEOUT_S = 60;

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
    .configureOutput({ writeOut: (text) => io.out.write(text), writeErr: (text) => io.err.write(text) })
    .exitOverride();

  reporting(program.command('check'))
    .argument('[domain...]', 'names to audit')
    .description('audit names, from the root to a risk report')
    .addOption(
      new Option('--list <file>', 'a list of names, one a line; - for standard input').argParser(repeat),
    )
    .addOption(named('--save-evidence <dir>', 'keep everything observed, for "evaluate"', 'SAVE_EVIDENCE'))
    .addOption(
      named('--concurrency <n>', 'names at a time', 'CONCURRENCY')
        .argParser(wholeNumber)
        .default(CONCURRENCY),
    )
    .addOption(
      named('--timeout <s>', "seconds for a name's whole audit", 'TIMEOUT')
        .argParser(wholeNumber)
        .default(NAME_TIMEOUT_S),
    )
    .addOption(named('--offline', 'ask no registry', 'OFFLINE'))
    .action(async (names: string[], options: CheckOptions) => {
      const { check } = await import('./commands/check.js');
      onExit(await check(names, options, io, version));
    });

  reporting(program.command('evaluate'))
    .argument('<evidence...>', 'evidence files, or folders of them')
    .description('run the checks again on saved evidence, offline')
    .action(async (paths: string[], options: CommonOptions) => {
      const { evaluateSaved } = await import('./commands/evaluate.js');
      onExit(evaluateSaved(paths, options, io, version));
    });

  reporting(program.command('demo'))
    .argument('[world]', 'a bundled world')
    .description('start a simulated Internet on loopback and audit it')
    .option('--worlds', 'list the bundled worlds')
    .action(async (world: string | undefined, options: CommonOptions & { worlds?: boolean }) => {
      const { demo } = await import('./commands/demo.js');
      onExit(await demo(world, options, io, version));
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

  return program;
}

/** The options that every command with a report takes. */
function reporting(command: Command): Command {
  return command
    .addOption(
      named('--format <name[=file]>', 'format, to stdout or to a file (repeatable)', 'FORMAT')
        .argParser(repeat)
        .default([]),
    )
    .addOption(named('--output <file>', 'write the one format to this file', 'OUTPUT'))
    .addOption(named('--lang <lang>', 'language (default: from the locale)', 'LANG').choices(['ja', 'en']))
    .addOption(
      named('--fail-on <severity>', 'exit 1 from this severity on (default: high)', 'FAIL_ON').choices([
        ...SEVERITIES,
        'none',
      ]),
    )
    .addOption(
      named('--min-severity <severity>', 'leave out what is less', 'MIN_SEVERITY')
        .choices(SEVERITIES)
        .default('info'),
    )
    .addOption(
      named('--min-confidence <confidence>', 'leave out what is less', 'MIN_CONFIDENCE')
        .choices(CONFIDENCES)
        .default('possible'),
    )
    .addOption(
      named('--config <file>', 'configuration (default: lgaudit.config.json upwards from here)', 'CONFIG'),
    )
    .option('--no-config', 'no configuration file')
    .addOption(named('--quiet', 'headlines only', 'QUIET'))
    .addOption(named('--verbose', 'all evidence and references', 'VERBOSE'))
    .option('--color', 'colour, also where it is not a terminal')
    .option('--no-color', 'no colour');
}

/** An option that the environment can give too: `LGAUDIT_...`. The command line wins. */
function named(flags: string, description: string, variable: string): Option {
  return new Option(flags, description).env(`LGAUDIT_${variable}`);
}

function repeat(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a whole number from 1 on.');
  return number;
}
