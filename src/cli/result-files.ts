import { createRunTally } from '../assess/run-tally.js';
import { type Report, SCHEMA_VERSION } from '../model/report.js';
import { gradeOfRow } from '../model/row-grade.js';
import type { JsonSchema } from '../model/schemas/build.js';
import { resultSchema } from '../model/schemas/index.js';
import { misfit } from '../model/schemas/misfit.js';
import { parseJson, readText } from './read-file.js';
import { UsageError } from './usage-error.js';

/**
 * Reads a saved result, JSON or JSON Lines. Sums are made anew from the rows, so a result of an older version has all
 * of today's. Throws a `UsageError` that names the file and what is wrong in it.
 */
export function readResult(path: string): Report {
  const text = readText(path);
  const value = isJsonLines(text) ? fromLines(text, path) : parseJson(text, path);
  const problem = resultProblem(value);
  if (problem !== undefined) throw new UsageError(`${path}: not a result of lgaudit: ${problem}`);
  return withSums(value as Report);
}

/** The result with the sums of its rows. */
export function withSums(report: Report): Report {
  const tally = createRunTally();
  for (const row of report.domains) tally.add(row, undefined);
  const { summary, rootCauses } = tally.totals();
  return { ...report, summary, rootCauses };
}

/** A line that is a whole object by itself, and no schema version at its head: rows, one a line. */
function isJsonLines(text: string): boolean {
  return /^\{"(domain|summary)"/.test(text);
}

function fromLines(text: string, path: string): unknown {
  const lines = text.split('\n').filter((line) => line !== '');
  const values = lines.map((line, at) => parseJson(line, `${path}:${at + 1}`));
  const tail = values.at(-1);
  if (typeof tail !== 'object' || tail === null || !('summary' in tail))
    throw new UsageError(`${path}: the summary line is missing: the run did not finish`);
  return { ...tail, domains: values.slice(0, -1) };
}

/** All but the sums, which are made anew. */
const SUMS = ['summary', 'rootCauses'];
const FIELDS = Object.entries(resultSchema.properties as Record<string, JsonSchema>);
const ROWS_AND_RUN: JsonSchema = {
  ...resultSchema,
  properties: Object.fromEntries(FIELDS.filter(([name]) => !SUMS.includes(name))),
  required: (resultSchema.required as readonly string[]).filter((name) => !SUMS.includes(name)),
};

function resultProblem(value: unknown): string | undefined {
  const version = (value as Partial<Report> | null)?.schemaVersion;
  if (version !== SCHEMA_VERSION) return `"schemaVersion" is not "${SCHEMA_VERSION}"`;
  const problem = misfit(ROWS_AND_RUN, value);
  if (problem !== undefined) return problem;
  const { domains, run } = value as Report;
  const problemOfRows = rowsProblem(domains);
  if (problemOfRows !== undefined) return problemOfRows;
  const { startedAt, finishedAt } = run;
  if (Number.isNaN(Date.parse(startedAt))) return '"run.startedAt" is not an instant';
  return Number.isNaN(Date.parse(finishedAt)) ? '"run.finishedAt" is not an instant' : undefined;
}

/** What no run of ours writes: counted as they stand, such rows would hide what is open, or count a name twice. */
function rowsProblem(rows: Report['domains']): string | undefined {
  const names = new Set<string>();
  for (const [at, row] of rows.entries()) {
    if (gradeOfRow(row).status !== row.status)
      return `"domains.${at}.status" does not follow from its findings and unknowns`;
    if (names.has(row.domain)) return `"${row.domain}" has two rows`;
    names.add(row.domain);
  }
  return undefined;
}
