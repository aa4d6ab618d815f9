import { coverageText } from '../checks/chronology-text.js';
import type { CheckResult } from '../checks/evaluate.js';
import { DEFAULT_SEVERITIES } from '../checks/severity-profile.js';
import { trustText } from '../checks/signature-words.js';
import type { AuditView } from '../derive/audit-view.js';
import type { TrustVerdict } from '../derive/dnssec/verdict.js';
import { hijackableFrom } from '../derive/hijackable-from.js';
import type { ServerView } from '../derive/observed-servers.js';
import { unicodeForm } from '../dns/name.js';
import type { RegistrationEvidence } from '../model/evidence.js';
import type { ExpectedHolders } from '../model/expected-holders.js';
import type { CheckId, Finding, SeverityOrOff, Subject, Unknown } from '../model/finding.js';
import type { Origins } from '../model/origins.js';
import type {
  DnssecReport,
  DomainReport,
  FindingReport,
  RegistrationReport,
  UnknownReport,
} from '../model/report.js';
import { gradeOfRow } from '../model/row-grade.js';
import { compareSeverity, type Levels, reaches, type Severity } from '../model/severity.js';
import { fill, message, type Text } from '../model/text.js';
import { fingerprint } from './fingerprint.js';

/** How results are weighed: severities set by the user, who is known to hold which domain, and what is too small to be shown. */
export type Weighing = Levels & {
  readonly severities: Readonly<Record<string, SeverityOrOff>>;
  readonly expectedHolders?: ExpectedHolders;
};

/** One audited name's row: the view, what the checks said of it, weighed and sorted. */
export function domainReport(
  view: AuditView,
  results: readonly CheckResult[],
  weighing: Weighing,
): DomainReport {
  const { evidence, delegation } = view;
  const wanted = results.filter(({ check }) => weighing.severities[check.id] !== 'off');
  const findings = wanted
    .flatMap((result) => findingReports(result, view.target, weighing))
    .sort(compareFindings);
  const unknowns = wanted.flatMap(unknownReports).sort((a, b) => compareText(unknownKey(a), unknownKey(b)));
  const unicode = unicodeForm(view.target);
  const { input, inputs } = evidence.target;
  return {
    domain: view.target,
    ...(input === view.target ? {} : { input }),
    ...(inputs === undefined ? {} : { inputs }),
    ...(unicode === undefined ? {} : { unicode }),
    ...gradeOfRow({ findings, unknowns }),
    kind: view.kind,
    pattern: delegation?.pattern ?? null,
    zone: delegation?.zone ?? null,
    parentZone: delegation?.parent ?? null,
    collectedAt: evidence.collectedAt,
    dnssec: delegation === null ? null : dnssecReport(delegation.dnssec.state),
    nameServers: (delegation?.servers ?? []).map((server) =>
      nameServerReport(server, evidence.origins ?? {}),
    ),
    registrations: evidence.registrations.map((registration) => registrationReport(registration, view.today)),
    dependencies: (delegation?.dependencies ?? []).map(({ domain, path, exposure, exposureAtLeast }) => ({
      registeredDomain: domain,
      path,
      exposure,
      ...(exposureAtLeast < exposure ? { exposureAtLeast } : {}),
    })),
    coverage: (delegation?.domains ?? []).map(({ domain, chronology }) => ({
      registeredDomain: domain,
      text: coverageText(chronology),
    })),
    findings,
    unknowns,
  };
}

function dnssecReport(verdict: TrustVerdict): DnssecReport {
  return { state: verdict.state, text: trustText(verdict) };
}

function findingReports(
  { check, outcome }: CheckResult,
  domain: string,
  weighing: Weighing,
): FindingReport[] {
  if (outcome.kind !== 'fail') return [];
  return outcome.findings.flatMap((finding) => {
    const { severity, isLessened } = severityOf(check.id, finding, weighing);
    if (!reaches({ severity, confidence: finding.confidence }, weighing)) return [];
    const text = check.messages[finding.message];
    if (text === undefined) throw new Error(`${check.id} has no message ${finding.message}`);
    return {
      id: check.id,
      severity,
      ...(isLessened ? { mitigated: true as const } : {}),
      confidence: finding.confidence,
      subject: finding.subject,
      exposure: finding.exposure,
      title: check.title,
      message: isLessened ? withMitigation(fill(text, finding.values)) : fill(text, finding.values),
      remediation: {
        en: finding.remediation.map((step) => step.en),
        ja: finding.remediation.map((step) => step.ja),
      },
      evidence: finding.evidence,
      references: check.references,
      fingerprint: fingerprint(check.id, domain, finding.subject),
    };
  });
}

type Weighed = { readonly severity: Severity; readonly isLessened: boolean };

/** What the user has set stands as it is. */
function severityOf(id: CheckId, finding: Finding, weighing: Weighing): Weighed {
  const configured = weighing.severities[id];
  if (configured !== undefined && configured !== 'off') return { severity: configured, isLessened: false };
  const usual = DEFAULT_SEVERITIES[id]?.[finding.message];
  if (usual === undefined) throw new Error(`no severity for ${id} ${finding.message}`);
  const severity = finding.mitigated === true ? lessened(usual) : usual;
  return { severity, isLessened: severity !== usual };
}

const MITIGATED = message(
  '{said} (One step less severe: DNSSEC validates at every server, so validating resolvers refuse forged answers.)',
  '{said}（すべての権威DNSサーバーでDNSSECを検証でき、検証を行うキャッシュDNSサーバーは偽の応答を拒否するため、重大度を1段階下げています。）',
);

function withMitigation(said: Text): Text {
  return fill(MITIGATED, { said });
}

/** One step less, never below medium: a thief of a signed zone can still make it unreachable. */
function lessened(severity: Severity): Severity {
  if (severity === 'critical') return 'high';
  return severity === 'high' ? 'medium' : severity;
}

function unknownReports({ check, outcome }: CheckResult): UnknownReport[] {
  const unknowns: readonly Unknown[] =
    outcome.kind === 'cannot-tell' || outcome.kind === 'fail' ? outcome.unknowns : [];
  return unknowns.map(({ reason, subject }) => ({
    check: check.id,
    reason: reason.en,
    reasonText: reason,
    subject,
  }));
}

function nameServerReport(server: ServerView, origins: Origins): DomainReport['nameServers'][number] {
  return {
    host: server.host,
    relation: server.relation,
    registeredDomain: server.registeredDomain,
    in: [...(server.inParent ? (['parent'] as const) : []), ...(server.inChild ? (['child'] as const) : [])],
    addresses: server.addresses.map(({ address, state }) => {
      const known = server.registeredDomain === null ? [] : (origins[address] ?? []);
      return { address, state, ...(known.length === 0 ? {} : { origins: known }) };
    }),
  };
}

function registrationReport(evidence: RegistrationEvidence, today: string): RegistrationReport {
  const { domain, lookup } = evidence;
  if (lookup.kind === 'unknown') {
    return {
      domain,
      state: 'unknown',
      detail: lookup.detail === '' ? lookup.reason : `${lookup.reason}: ${lookup.detail}`,
      rules: null,
      createdAt: null,
      updatedAt: null,
      expiresAt: null,
      hijackableFrom: hijackableFrom(evidence, today),
      source: lookup.source,
    };
  }
  const { registration } = lookup;
  return {
    domain,
    state: registration.state,
    detail: lookup.observed,
    rules: registration.rules,
    createdAt: registration.createdAt,
    updatedAt: registration.updatedAt,
    expiresAt: registration.expiresAt,
    hijackableFrom: hijackableFrom(evidence, today),
    source: lookup.source,
    registrant: registration.registrant,
    registrar: registration.registrar,
    handle: registration.handle,
    nameServers: registration.nameServers,
  };
}

function compareFindings(a: FindingReport, b: FindingReport): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    compareText(`${a.id} ${subjectKey(a.subject)}`, `${b.id} ${subjectKey(b.subject)}`)
  );
}

function unknownKey({ check, subject, reason }: UnknownReport): string {
  return `${check} ${subjectKey(subject)} ${reason}`;
}

function subjectKey({ registeredDomain, nameServer, zone }: Subject): string {
  return [registeredDomain, nameServer, zone].map((part) => part ?? '').join(' ');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
