import type { History } from '../model/history.js';
import type { AddressReport, DomainReport, FindingReport, Report, UnknownReport } from '../model/report.js';
import { compareSeverity } from '../model/severity.js';

/** The report with every list whose order means nothing in a fixed order, so that the same facts give the same bytes. */
export function inFixedOrder(report: Report): Report {
  return {
    ...report,
    domains: sortBy(report.domains.map(domainInFixedOrder), (row) => row.domain),
    rootCauses: sortBy(
      report.rootCauses.map((cause) => ({
        ...cause,
        findings: sortBy(cause.findings, (id) => id),
        domains: sortBy(cause.domains, (domain) => domain),
      })),
      (cause) => cause.registeredDomain,
    ),
    ...(report.history === undefined ? {} : { history: historyInFixedOrder(report.history) }),
  };
}

function historyInFixedOrder(history: History): History {
  const findings = sortBy(history.findings, (one) => `${one.domain} ${one.id} ${one.fingerprint}`);
  return { ...history, findings };
}

/** Findings worst first, then by check and by what they are about. */
export function findingsWorstFirst<F extends FindingReport>(findings: readonly F[]): F[] {
  return sortBy(findings, (finding) => [finding.id, subjectKey(finding), finding.fingerprint].join(' ')).sort(
    (a, b) => compareSeverity(a.severity, b.severity),
  );
}

/** Domains worst first, by name within. What could not be told stands before `low`: it may hide anything. */
export function domainsWorstFirst(domains: readonly DomainReport[]): DomainReport[] {
  return sortBy(domains, (row) => row.domain).sort((a, b) => rank(a) - rank(b));
}

const RISKS = ['critical', 'high', 'medium', 'unknown', 'low', 'info', 'none'] as const;

function rank(row: DomainReport): number {
  return RISKS.indexOf(row.risk);
}

/** One row in its fixed order. */
export function domainInFixedOrder(row: DomainReport): DomainReport {
  return {
    ...row,
    nameServers: sortBy(
      row.nameServers.map((server) => ({
        ...server,
        in: sortBy(server.in, (side) => (side === 'parent' ? '0' : '1')),
        addresses: sortBy(server.addresses.map(addressInFixedOrder), ({ address }) => address),
      })),
      (server) => server.host,
    ),
    registrations: sortBy(row.registrations, (registration) => registration.domain),
    findings: findingsWorstFirst(row.findings),
    unknowns: sortBy(row.unknowns, (unknown) =>
      [unknown.check, subjectKey(unknown), unknown.reason].join(' '),
    ),
    ...(row.ignored === undefined ? {} : { ignored: findingsWorstFirst(row.ignored) }),
  };
}

function addressInFixedOrder(one: AddressReport): AddressReport {
  return one.origins === undefined ? one : { ...one, origins: [...one.origins].sort((a, b) => a - b) };
}

function subjectKey({ subject }: FindingReport | UnknownReport): string {
  return [subject.registeredDomain ?? '', subject.nameServer ?? '', subject.zone ?? ''].join(' ');
}

/** By code unit, not by locale: the same on every machine. */
function sortBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}
