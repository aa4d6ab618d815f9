import { appendFileSync, closeSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DomainReport, Report } from '../model/report.js';
import type { Lang } from '../model/text.js';
import { FORMAT_NAMES, type FormatName, REPORTERS } from '../reporters/index.js';
import { colorLevel, type Io } from './io.js';
import { makeFolder, tryToWrite, writeAtomically, writing } from './state/whole-file.js';
import { UsageError } from './usage-error.js';

/** One `--format NAME[=FILE]`; without a file it goes to stdout. */
export type OutputPlan = { readonly format: FormatName; readonly file: string | null };

export type ShowOptions = {
  readonly lang: Lang;
  readonly color: boolean | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
};

/** Reads the `--format` and `--output` options. Throws a `UsageError`. */
export function planOutputs(formats: readonly string[], output: string | undefined): readonly OutputPlan[] {
  const plans = (formats.length > 0 ? formats : ['text']).map((text): OutputPlan => {
    const [name = '', ...file] = text.split('=');
    const format = FORMAT_NAMES.find((known) => known === name);
    if (format === undefined) {
      throw new UsageError(`--format ${name}: there is no such format; known: ${FORMAT_NAMES.join(', ')}`);
    }
    if (file.length > 0 && file.join('=') === '')
      throw new UsageError(`--format ${text}: the file's name is missing`);
    return { format, file: file.length > 0 ? file.join('=') : null };
  });
  const toStdout = plans.filter((plan) => plan.file === null);
  if (output === undefined && toStdout.length > 1)
    throw new UsageError('only one --format can go to stdout; give the others a file: NAME=FILE');
  if (output !== undefined && toStdout.length !== 1)
    throw new UsageError('--output goes with exactly one --format without a file of its own');
  const placed = plans.map((plan) => ({ ...plan, file: plan.file ?? output ?? null }));
  needFilesOfTheirOwn(placed);
  return placed;
}

/** The second of two formats in one file would be all that is left. */
function needFilesOfTheirOwn(plans: readonly OutputPlan[]): void {
  const takenBy = new Map<string, FormatName>();
  for (const { format, file } of plans) {
    if (file === null) continue;
    const before = takenBy.get(resolve(file));
    if (before !== undefined)
      throw new UsageError(`--format ${format}=${file}: ${before} goes to this file already`);
    takenBy.set(resolve(file), format);
  }
}

/** Loads the reporters ahead: an audit has time for it while it waits for answers. */
export async function loadReporters(plans: readonly OutputPlan[]): Promise<void> {
  await Promise.all(plans.map(({ format }) => REPORTERS[format]()));
}

/** Finds out before the audit that a result could not be written after it. Throws a `UsageError`. */
export function tryOutputs(plans: readonly OutputPlan[], io: Io): void {
  for (const { file } of plans) if (file !== null) tryToWrite(resolve(io.cwd, file));
}

/** Renders the report in every format asked for. */
export async function writeOutputs(
  report: Report,
  plans: readonly OutputPlan[],
  show: ShowOptions,
  io: Io,
): Promise<void> {
  for (const { format, file } of plans) {
    const isTerminal = file === null;
    const render = await REPORTERS[format]();
    const text = render(report, {
      lang: show.lang,
      quiet: show.quiet,
      verbose: show.verbose,
      colorLevel: isTerminal ? colorLevel(io, io.out, show.color) : 0,
      ...(isTerminal && io.out.columns !== undefined ? { width: io.out.columns } : {}),
    });
    if (file === null) io.out.write(text);
    else writeAtomically(resolve(io.cwd, file), text);
  }
}

/** Where rows go as soon as they are finished. */
export type RowStream = {
  readonly row: (row: DomainReport) => void;
  readonly end: (report: Report) => void;
};

/** True for a format that needs no more than one row at a time. */
export function isStreaming({ format }: OutputPlan): boolean {
  return format === 'jsonl';
}

/** Opens the streaming outputs. Each line is written whole and at once, for those who follow the file. */
export async function openRowStreams(plans: readonly OutputPlan[], io: Io): Promise<RowStream> {
  if (!plans.some(isStreaming)) return { row: () => {}, end: () => {} };
  const { jsonlRow, jsonlSummary } = await import('../reporters/jsonl.js');
  const writers = plans.filter(isStreaming).map(({ file }) => lineWriter(file, io));
  const write = (line: string) => {
    for (const writer of writers) writer.write(line);
  };
  return {
    row: (row) => write(jsonlRow(row)),
    end: (report) => {
      write(jsonlSummary(report));
      for (const writer of writers) writer.close();
    },
  };
}

function lineWriter(file: string | null, io: Io) {
  if (file === null) return { write: (line: string) => void io.out.write(line), close: () => {} };
  const path = resolve(io.cwd, file);
  makeFolder(dirname(path));
  const handle = writing(path, () => openSync(path, 'w'));
  return {
    write: (line: string) => writing(path, () => appendFileSync(handle, line)),
    close: () => closeSync(handle),
  };
}
