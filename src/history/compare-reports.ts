import type { FindingHistory, History } from '../model/history.js';
import type { DomainReport, FindingReport, IgnoredFinding, Report } from '../model/report.js';
import { compareSeverity } from '../model/severity.js';
import { openQuestion } from './open-question.js';

/** How long a resolved finding is remembered, so that its return is called a return. Days. */
const RESOLVED_MEMORY_DAYS = 365;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What became of every finding between two results, by fingerprint. Pure. What `now` could not check stays as it was
 * last known. An `old` with a history of its own hands on what that knew.
 */
export function compareReports(old: Report | undefined, now: Report): History {
  const known = knownFindings(old);
  const rows = new Map(now.domains.map((row) => [row.domain, row]));
  const earlierRows = new Map(old?.domains.map((row) => [row.domain, row]));
  const present = findingsByPrint(now);
  const seen = [...present.values()].map(({ finding, row }) =>
    seenAgain(known.get(finding.fingerprint), finding, row),
  );
  const missed = [...known.values()]
    .filter(({ fingerprint }) => !present.has(fingerprint))
    .map((one) => notSeen(one, earlierRows.get(one.domain), rows.get(one.domain), now))
    .filter((one) => one !== undefined);
  return {
    since: old?.run.startedAt ?? null,
    findings: [...seen, ...missed].sort(byDomainAndId),
  };
}

/** Carries on an earlier history over a result, for the next comparison. */
function knownFindings(old: Report | undefined): Map<string, FindingHistory> {
  if (old === undefined) return new Map();
  const shown = [...findingsByPrint(old).values()].map(({ finding, row }) =>
    seenAgain(undefined, finding, row),
  );
  const told = old.history?.findings ?? [];
  return new Map([...shown, ...told].map((one) => [one.fingerprint, one]));
}

type Present = { readonly finding: FindingReport | IgnoredFinding; readonly row: DomainReport };

/** The findings of a result, accepted ones too; the worst where several have one identity. */
function findingsByPrint(report: Report): Map<string, Present> {
  const found = new Map<string, Present>();
  for (const row of report.domains) {
    for (const finding of [...row.findings, ...(row.ignored ?? [])]) {
      const before = found.get(finding.fingerprint);
      if (before === undefined || compareSeverity(finding.severity, before.finding.severity) < 0)
        found.set(finding.fingerprint, { finding, row });
    }
  }
  return found;
}

/** An accepted finding is remembered like any other, and is no news. */
function seenAgain(
  before: FindingHistory | undefined,
  finding: Present['finding'],
  row: DomainReport,
): FindingHistory {
  const { fingerprint, id, subject, severity, confidence, title, message } = finding;
  const returned = before?.state === 'resolved';
  const differs = before !== undefined && (before.severity !== severity || before.confidence !== confidence);
  const change = before === undefined ? 'new' : returned ? 'reopened' : differs ? 'changed' : null;
  const isAccepted = 'accepted' in finding;
  return {
    fingerprint,
    id,
    domain: row.domain,
    subject,
    severity,
    confidence,
    title,
    message,
    state: 'open',
    change: isAccepted ? null : change,
    before:
      differs && !returned && !isAccepted
        ? { severity: before.severity, confidence: before.confidence }
        : null,
    firstSeen: before?.firstSeen ?? row.collectedAt,
    lastSeen: row.collectedAt,
    resolvedAt: null,
    runs: (before?.runs ?? 0) + 1,
    ageDays: 0,
    reason: null,
  };
}

function notSeen(
  before: FindingHistory,
  earlierRow: DomainReport | undefined,
  row: DomainReport | undefined,
  now: Report,
): FindingHistory | undefined {
  const at = row?.collectedAt ?? now.run.startedAt;
  const since = { ...before, before: null, ageDays: wholeDays(before.lastSeen, at) };
  if (before.state === 'resolved') {
    const isForgotten = wholeDays(before.resolvedAt ?? before.lastSeen, at) > RESOLVED_MEMORY_DAYS;
    return isForgotten ? undefined : { ...since, change: null };
  }
  const reason = openQuestion(before, row, now.run.filter, earlierRow);
  return reason === undefined
    ? { ...since, state: 'resolved', change: 'resolved', resolvedAt: at, runs: 0, reason: null }
    : { ...since, state: 'unknown', change: 'unknown', reason };
}

function wholeDays(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS)) || 0;
}

function byDomainAndId(a: FindingHistory, b: FindingHistory): number {
  const [left, right] = [a, b].map((one) => `${one.domain} ${one.id} ${one.fingerprint}`) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}
