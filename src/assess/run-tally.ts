import type { CheckId } from '../model/finding.js';
import type { DomainReport, Report, RootCause, Summary } from '../model/report.js';
import { SEVERITIES, type Severity } from '../model/severity.js';
import { message, type Text } from '../model/text.js';
import type { RunShare } from './run-share.js';

/** Distinct reasons counted one by one; what comes beyond is counted together, so that a nation fits in memory. */
const MAX_REASONS = 200;

const OTHER = message('other reasons', 'その他の理由');

/** What a run adds up to while its rows come and go. Small: it does not grow with the number of clean names. */
export type RunTally = {
  readonly add: (row: DomainReport, share: RunShare | undefined) => void;
  readonly totals: () => Pick<Report, 'run' | 'summary' | 'rootCauses'>;
};

export function createRunTally(): RunTally {
  const bySeverity = Object.fromEntries(SEVERITIES.map((one) => [one, 0])) as Record<Severity, number>;
  const byStatus = { clean: 0, findings: 0, incomplete: 0 };
  const reasons = new Map<string, { readonly reason: Text; domains: number }>();
  const causes = new Map<string, { findings: Set<CheckId>; domains: Set<string> }>();
  const lookups = new Map<string, string>();
  const run = { startedAt: '', finishedAt: '', dns: 0 };
  let complete = 0;

  function addReasons(row: DomainReport): void {
    for (const [key, reason] of new Map(row.unknowns.map((one) => general(one, row)))) {
      const place = reasons.has(key) || reasons.size < MAX_REASONS ? key : OTHER.en;
      const known = reasons.get(place) ?? { reason: place === key ? reason : OTHER, domains: 0 };
      known.domains++;
      reasons.set(place, known);
    }
  }

  function addCauses(row: DomainReport): void {
    for (const { id, subject } of row.findings) {
      const at = id.startsWith('hijack/') ? domainBehind(subject, row) : undefined;
      if (at === undefined) continue;
      const cause = causes.get(at) ?? { findings: new Set(), domains: new Set() };
      cause.findings.add(id);
      cause.domains.add(row.domain);
      causes.set(at, cause);
    }
  }

  function addShare(share: RunShare): void {
    if (run.startedAt === '' || share.collectedAt < run.startedAt) run.startedAt = share.collectedAt;
    if (share.finishedAt > run.finishedAt) run.finishedAt = share.finishedAt;
    run.dns += share.dnsQueries;
    for (const { lookup, at } of share.lookups) lookups.set(lookup, at);
  }

  /** What a cache answered was asked before the run began. */
  function asked(protocol: 'whois' | 'rdap'): number {
    return [...lookups].filter(([lookup, at]) => lookup.startsWith(`${protocol} `) && at >= run.startedAt)
      .length;
  }

  return {
    add(row, share) {
      byStatus[row.status]++;
      for (const { severity } of row.findings) bySeverity[severity]++;
      if (row.unknowns.length === 0) complete++;
      addReasons(row);
      addCauses(row);
      if (share !== undefined) addShare(share);
    },
    totals: () => ({
      run: {
        startedAt: run.startedAt,
        finishedAt: run.finishedAt,
        queries: { dns: run.dns, whois: asked('whois'), rdap: asked('rdap') },
      },
      summary: {
        domains: byStatus.clean + byStatus.findings + byStatus.incomplete,
        clean: byStatus.clean,
        withFindings: byStatus.findings,
        incomplete: byStatus.incomplete,
        bySeverity: { ...bySeverity },
        complete,
        reasons: frequentFirst([...reasons.values()]),
      },
      rootCauses: [...causes.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(
          ([registeredDomain, cause]): RootCause => ({
            registeredDomain,
            findings: [...cause.findings].sort(),
            domains: [...cause.domains].sort(),
          }),
        ),
    }),
  };
}

/** The registered domain that a finding is about, by its name server where it names only that. */
function domainBehind(
  { registeredDomain, nameServer }: DomainReport['findings'][number]['subject'],
  { nameServers }: DomainReport,
): string | undefined {
  return (
    registeredDomain ?? nameServers.find(({ host }) => host === nameServer)?.registeredDomain ?? undefined
  );
}

/** The reason without the names it is about, so that a thousand names with one trouble are one line. */
function general(
  { reasonText, subject }: DomainReport['unknowns'][number],
  row: DomainReport,
): [string, Text] {
  const names = [subject.nameServer, subject.zone, row.domain, row.zone ?? undefined]
    .filter((name) => name !== undefined)
    .sort((a, b) => b.length - a.length);
  const blank = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, '…'), text);
  const reason = { en: blank(reasonText.en), ja: blank(reasonText.ja) };
  return [reason.en, reason];
}

function frequentFirst(
  reasons: readonly { readonly reason: Text; readonly domains: number }[],
): Summary['reasons'] {
  return reasons
    .map(({ reason, domains }) => ({ reason, domains }))
    .sort((a, b) => b.domains - a.domains || (a.reason.en < b.reason.en ? -1 : 1));
}
