import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Shard } from '../model/report.js';
import { CONFIDENCES, SEVERITIES } from '../model/severity.js';
import { parseShard } from './shard.js';

/** The options that every command with a report takes. */
export function reporting(command: Command): Command {
  return command
    .addOption(
      named('--format <name[=file]>', 'format, to stdout or to a file (repeatable)', 'FORMAT')
        .argParser(repeat)
        .default([], 'text'),
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
      named(
        '--min-coverage <percent>',
        'exit 3 only when the share of completely checked names is lower, e.g. 99%',
        'MIN_COVERAGE',
      ).argParser(percentage),
    )
    .addOption(named('--quiet', 'headlines only', 'QUIET'))
    .addOption(named('--verbose', 'all evidence and references', 'VERBOSE'))
    .option('--color', 'colour, also where it is not a terminal')
    .option('--no-color', 'no colour');
}

/**
 * An option that the environment can give too: `LGAUDIT_...`. The command line wins. An empty variable says nothing, as
 * CI systems leave it where nobody set one. A flag is off where its variable is `0`, `no` or `false`; commander itself
 * takes any value for on.
 */
export function named(flags: string, description: string, variable: string): Option {
  const option = new Option(flags, description);
  const name = `LGAUDIT_${variable}`;
  const value = process.env[name];
  const isOff = option.isBoolean() && value !== undefined && /^(0|no|false)$/i.test(value);
  return isOff || value === '' ? option : option.env(name);
}

/** The options of the commands that read a configuration. */
export function configured(command: Command): Command {
  return command
    .addOption(
      named('--config <file>', 'configuration (default: lgaudit.config.json upwards from here)', 'CONFIG'),
    )
    .option('--no-config', 'no configuration file');
}

/** For an option that may be given several times. */
export function repeat(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** A whole number from 1 to `most`. */
export function wholeNumber(most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1 || number > most)
      throw new InvalidArgumentError(`It must be a whole number from 1 to ${most}.`);
    return number;
  };
}

/** The name of a folder. An unset variable of a script must not become the folder we stand in. */
export function folderName(value: string): string {
  if (value === '') throw new InvalidArgumentError('It must not be empty.');
  return value;
}

/** `I/N`, both from 1. */
export function shard(value: string): Shard {
  const read = parseShard(value);
  if (read === undefined) throw new InvalidArgumentError('It must be I/N, with I from 1 to N.');
  return read;
}

/** `99%`, `99.5%` or `99`, as a share from 0 to 1. Below 1 it needs its sign: `0.99` is no percentage that anybody means. */
function percentage(value: string): number {
  const match = /^(\d{1,3}(?:\.\d+)?)%?$/.exec(value);
  const number = Number(match?.[1]);
  const isShare = number > 0 && number < 1 && !value.endsWith('%');
  if (!(number <= 100) || isShare)
    throw new InvalidArgumentError('It must be a percentage from 0% to 100%, e.g. 99%.');
  // Not divided: 94.2 / 100 is not the number nearest to 0.942.
  return Number(`${match?.[1]}e-2`);
}
