import { createRunTally } from '../assess/run-tally.js';
import { type DomainReport, type Report, SCHEMA_VERSION } from '../model/report.js';
import { SEVERITIES } from '../model/severity.js';
import { parseJson, readText } from './config-file.js';
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
  const report = value as Report;
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
  const values = lines.map((line, at) => parseJson(line, `${path}:${at + 1}`) as Record<string, unknown>);
  const tail = values.at(-1);
  if (tail === undefined || !('summary' in tail))
    throw new UsageError(`${path}: the summary line is missing: the run did not finish`);
  return { ...tail, domains: values.slice(0, -1) };
}

function resultProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'not an object';
  const report = value as Partial<Report>;
  if (report.schemaVersion !== SCHEMA_VERSION) return `"schemaVersion" is not "${SCHEMA_VERSION}"`;
  if (typeof report.tool?.version !== 'string') return '"tool.version" is not a text';
  if (Number.isNaN(Date.parse(String(report.run?.startedAt)))) return '"run.startedAt" is not an instant';
  if (Number.isNaN(Date.parse(String(report.run?.finishedAt)))) return '"run.finishedAt" is not an instant';
  if (typeof report.run?.queries?.dns !== 'number') return '"run.queries" is missing';
  if (!Array.isArray(report.domains)) return '"domains" is not a list';
  const history: unknown = report.history;
  if (history !== undefined && !Array.isArray((history as Partial<Report['history']>)?.findings))
    return '"history.findings" is not a list';
  for (const [at, row] of report.domains.entries()) {
    const problem = rowProblem(row);
    if (problem !== undefined) return `"domains[${at}]${problem}`;
  }
  return undefined;
}

const ROW_LISTS = ['nameServers', 'registrations', 'findings', 'unknowns'] as const;

function rowProblem(row: unknown): string | undefined {
  const { domain, status, findings, unknowns, ...rest } = (row ?? {}) as Partial<DomainReport>;
  if (typeof domain !== 'string') return '.domain" is not a text';
  if (!['clean', 'findings', 'incomplete'].includes(String(status))) return '.status" is not a status';
  const list = ROW_LISTS.find((key) => !Array.isArray({ findings, unknowns, ...rest }[key]));
  if (list !== undefined) return `.${list}" is not a list`;
  const isFinding = (one: Partial<DomainReport['findings'][number]> | null) =>
    typeof one?.id === 'string' &&
    typeof one.fingerprint === 'string' &&
    typeof one.subject === 'object' &&
    typeof one.message?.en === 'string' &&
    SEVERITIES.some((severity) => severity === one.severity);
  if (!findings?.every(isFinding)) return '.findings" holds something else';
  const isUnknown = (one: Partial<DomainReport['unknowns'][number]> | null) =>
    typeof one?.check === 'string' &&
    typeof one.reasonText?.en === 'string' &&
    typeof one.subject === 'object';
  return unknowns?.every(isUnknown) ? undefined : '.unknowns" holds something else';
}
