import { type Command, Option } from 'commander';
import { SEVERITIES } from '../model/severity.js';
import { DIFF_FORMATS } from '../reporters/diff-formats.js';
import type { DependentsOptions } from './commands/dependents.js';
import type { DiffOptions } from './commands/diff.js';
import type { MergeOptions } from './commands/merge.js';
import type { CommonOptions } from './common-options.js';
import type { Io } from './io.js';
import { configured, folderName, named, repeat, reporting } from './option-builders.js';
import { UsageError } from './usage-error.js';

/** The commands that work on saved results, without a network. */
export function addResultCommands(
  program: Command,
  io: Io,
  version: string,
  onExit: (code: number) => void,
): void {
  configured(reporting(program.command('report')))
    .argument('<result>', 'a JSON or JSON Lines result')
    .description('render a saved result again, in another format')
    .action(async (file: string, options: CommonOptions) => {
      const { report } = await import('./commands/report.js');
      onExit(await report(file, options, io));
    });

  configured(reporting(program.command('merge')))
    .argument('<result...>', 'the results of the shards')
    .description('put the results of shards together')
    .addOption(
      named('--state <dir>', 'compare with the last merged result, and keep this one', 'STATE').argParser(
        folderName,
      ),
    )
    .addOption(named('--baseline <result>', 'compare with this earlier result', 'BASELINE'))
    .addOption(named('--fail-on-new', 'exit 1 for what is new or worse only', 'FAIL_ON_NEW'))
    .action(async (files: string[], options: MergeOptions) => {
      const { merge } = await import('./commands/merge.js');
      onExit(await merge(files, options, io, version));
    });

  program
    .command('diff')
    .argument('<old>', 'the earlier result')
    .argument('<new>', 'the later result')
    .description('what is new, changed, resolved, reopened and unknown between two results')
    .addOption(new Option('--format <name>', 'format').choices(DIFF_FORMATS).default('text'))
    .option('--output <file>', 'write to this file')
    .addOption(named('--lang <lang>', 'language (default: from the locale)', 'LANG').choices(['ja', 'en']))
    .option('--fail-on-new', 'exit 1 for what is new or worse')
    .addOption(
      named('--fail-on <severity>', 'with --fail-on-new: from this severity on', 'FAIL_ON')
        .choices([...SEVERITIES, 'none'])
        .default('high'),
    )
    .option('--color', 'colour, also where it is not a terminal')
    .option('--no-color', 'no colour')
    .action(async (before: string, after: string, options: DiffOptions, command: Command) => {
      if (command.getOptionValueSource('failOn') === 'cli' && options.failOnNew !== true)
        throw new UsageError('--fail-on goes with --fail-on-new');
      const { diff } = await import('./commands/diff.js');
      onExit(diff(before, after, options, io));
    });

  program
    .command('dependents')
    .argument('<name>', 'a name-server domain')
    .description('which audited names stand or fall with that domain')
    .addOption(new Option('--result <file>', 'a saved result (repeatable)').argParser(repeat))
    .addOption(named('--state <dir>', 'the last result of this state', 'STATE').argParser(folderName))
    .addOption(new Option('--format <name>', 'format').choices(['text', 'json']).default('text'))
    .addOption(named('--lang <lang>', 'language (default: from the locale)', 'LANG').choices(['ja', 'en']))
    .action(async (name: string, options: DependentsOptions) => {
      const { dependents } = await import('./commands/dependents.js');
      onExit(dependents(name, options, io));
    });
}
