import type { Allowed, Expected, Label } from '../../fixtures/corpus/plot.js';
import type { CheckId } from '../../src/model/finding.js';
import type { DomainReport, FindingReport } from '../../src/model/report.js';
import { isAtLeast } from '../../src/model/severity.js';

/** Families that the labels speak of; what others find is not judged here. */
const JUDGED = /^(hijack|delegation)\//;

/** How the audit of one name compares with its label. */
export type Grade = {
  readonly label: Label;
  readonly row: DomainReport;
  readonly hits: readonly Expected[];
  readonly misses: readonly Miss[];
  readonly falseAlarms: readonly FindingReport[];
  /** Expectations whose check does not exist yet. */
  readonly notBuilt: readonly Expected[];
};

/** An expectation that was not met; `instead` is the finding that was there with another grade. */
type Miss = { readonly expected: Expected; readonly instead?: FindingReport };

/** Compares a row with its label. `built` are the ids of the checks there are. */
export function grade(label: Label, row: DomainReport, built: ReadonlySet<CheckId>): Grade {
  const wanted = label.must.filter(({ id }) => built.has(id));
  const misses = wanted.flatMap((expected): Miss[] => {
    const candidates = row.findings.filter((finding) => isAbout(finding, expected));
    if (candidates.some((finding) => isGraded(finding, expected))) return [];
    const [instead] = candidates;
    return [instead === undefined ? { expected } : { expected, instead }];
  });
  const missed = new Set(misses.map(({ expected }) => expected));
  return {
    label,
    row,
    hits: wanted.filter((expected) => !missed.has(expected)),
    misses,
    falseAlarms: row.findings.filter(
      (finding) =>
        JUDGED.test(finding.id) &&
        !label.must.some((expected) => isAbout(finding, expected)) &&
        !label.may.some((allowed) => isAllowed(finding, allowed)),
    ),
    notBuilt: label.must.filter(({ id }) => !built.has(id)),
  };
}

function isAbout(
  { id, subject }: FindingReport,
  wanted: { readonly id: CheckId; readonly about?: string },
): boolean {
  if (id !== wanted.id) return false;
  const { about } = wanted;
  return about === undefined || Object.values(subject).includes(about);
}

function isGraded(finding: FindingReport, { severity, confidence }: Expected): boolean {
  return (
    (severity === undefined || finding.severity === severity) &&
    (confidence === undefined || finding.confidence === confidence)
  );
}

function isAllowed(finding: FindingReport, allowed: Allowed): boolean {
  if (!isAbout(finding, allowed)) return false;
  return allowed.atMost === undefined || isAtLeast(allowed.atMost, finding.severity);
}
