import type { DomainReport, FindingReport, UnknownReport } from '../model/report.js';
import { compareSeverity, type Severity } from '../model/severity.js';
import type { Lang } from '../model/text.js';
import { toJsonText } from './json.js';
import { inFixedOrder } from './report-order.js';
import type { Reporter } from './reporter.js';
import { safeText } from './text/safe-report.js';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** GitHub's scale for `security-severity`, 0 to 10: critical above 9, high from 7, medium from 4. */
const SCORES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.0',
  low: '3.0',
  info: '1.0',
};

/**
 * SARIF 2.1.0 (OASIS, 2020-03-27). An open question is a result of kind `open` without a level (section 3.27.9), an
 * accepted finding has a suppression (3.27.23). A name has no file, so its own name stands as the artifact.
 */
export const renderSarif: Reporter = (report, { lang }) => {
  const { tool, run, domains } = safeText(inFixedOrder(report));
  const shown = domains.flatMap((row) => [...row.findings, ...(row.ignored ?? [])]);
  const titles = new Map(shown.map((one) => [one.id, one.title[lang]]));
  // Code scanning takes a rule's severity, not a result's: the worst one here.
  const worst = new Map(
    [...shown].sort((a, b) => compareSeverity(b.severity, a.severity)).map((one) => [one.id, one]),
  );
  const ids = [
    ...new Set([...titles.keys(), ...domains.flatMap((row) => row.unknowns.map((one) => one.check))]),
  ].sort();
  const rules = ids.map((id) => ({
    id,
    shortDescription: { text: titles.get(id) ?? id },
    ...ruleDetails(worst.get(id), lang),
  }));
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, rules } },
        invocations: [{ executionSuccessful: true, startTimeUtc: run.startedAt, endTimeUtc: run.finishedAt }],
        results: domains.flatMap((row) => [
          ...row.findings.map((one) => findingResult(row, one, ids, lang)),
          ...(row.ignored ?? []).map((one) => ({
            ...findingResult(row, one, ids, lang),
            suppressions: [
              { kind: 'external', justification: `${one.accepted.owner}: ${one.accepted.reason}` },
            ],
          })),
          ...row.unknowns.map((one) => unknownResult(row, one, ids, lang)),
        ]),
      },
    ],
  };
  return `${toJsonText(sarif, 2)}\n`;
};

/** What a reader of the alert sees beside the message. Open questions have no rule to explain. */
function ruleDetails(one: FindingReport | undefined, lang: Lang) {
  if (one === undefined) return {};
  const page = one.references.find((reference) => /^https:\/\/[!-~]+$/.test(reference));
  return {
    ...(page === undefined ? {} : { helpUri: page }),
    help: { text: one.remediation[lang].join('\n') || one.title[lang] },
    properties: { 'security-severity': SCORES[one.severity], tags: ['security', 'dns'] },
  };
}

function findingResult(row: DomainReport, one: FindingReport, ids: readonly string[], lang: Lang) {
  return {
    ruleId: one.id,
    ruleIndex: ids.indexOf(one.id),
    kind: 'fail',
    level: LEVELS[one.severity],
    message: { text: one.message[lang] },
    locations: locations(row),
    partialFingerprints: { 'lgaudit/v1': one.fingerprint },
    properties: { 'security-severity': SCORES[one.severity], confidence: one.confidence },
  };
}

function unknownResult(row: DomainReport, one: UnknownReport, ids: readonly string[], lang: Lang) {
  return {
    ruleId: one.check,
    ruleIndex: ids.indexOf(one.check),
    kind: 'open',
    level: 'none',
    message: { text: one.reasonText[lang] },
    locations: locations(row),
  };
}

function locations({ domain }: DomainReport) {
  return [
    {
      physicalLocation: {
        artifactLocation: { uri: encodeURIComponent(domain) },
        region: { startLine: 1 },
      },
      logicalLocations: [{ fullyQualifiedName: domain, kind: 'resource' }],
    },
  ];
}
