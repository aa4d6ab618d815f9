import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/assess/fingerprint.js';
import type { Check } from '../../src/checks/check.js';
import { evaluate } from '../../src/checks/evaluate.js';
import { DEFAULT_SEVERITIES } from '../../src/checks/severity-profile.js';
import type { AuditView } from '../../src/derive/audit-view.js';
import type { Outcome, Subject } from '../../src/model/finding.js';
import type { Confidence, Severity } from '../../src/model/severity.js';
import { fill } from '../../src/model/text.js';

/** What a view must come to: everything not named here must not appear. */
type Expected = {
  readonly outcome: Outcome['kind'];
  /** In the order found. Confirmed, unless told otherwise. */
  readonly findings?: readonly {
    readonly message: string;
    readonly severity: Severity;
    readonly confidence?: Confidence;
    readonly subject: Subject;
    readonly exposure?: number | null;
  }[];
  readonly unknowns?: readonly Subject[];
};

export type Row = Expected & { readonly name: string; readonly view: AuditView };

/** Runs a check over each row's view, through the runner. */
export function outcomeTable(check: Check, rows: readonly Row[]): void {
  describe(check.id, () => {
    it.each(rows)('$name', ({ view, outcome, findings = [], unknowns = [] }) => {
      const seen = outcomeFor(check, view);
      expect(seen.kind).toBe(outcome);
      expect(summary(check, seen)).toMatchObject(
        findings.map((finding) => ({ confidence: 'confirmed', ...finding })),
      );
      expect(findingsOf(seen).map((finding) => finding.subject)).toEqual(
        findings.map(({ subject }) => subject),
      );
      for (const { remediation } of findingsOf(seen)) expect(remediation).not.toHaveLength(0);
      expect(findingsOf(seen)).toHaveLength(findings.length);
      const prints = findingsOf(seen).map(({ subject }) => fingerprint(check.id, view.target, subject));
      expect(new Set(prints).size).toBe(prints.length);
      expect(unknownsOf(seen).map(({ subject }) => subject)).toEqual(unknowns);
      for (const text of textsOf(check, seen)) expect(text).not.toMatch(/[{}]|undefined|NaN|\(\)|（）/);
    });

    it('has a row for every message', () => {
      const seen = new Set(rows.flatMap(({ findings = [] }) => findings.map(({ message }) => message)));
      expect([...seen].sort()).toEqual(Object.keys(check.messages).sort());
    });

    it('has a row that passes and one that cannot tell', () => {
      expect(rows.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['pass', 'cannot-tell']));
    });
  });
}

export function outcomeFor(check: Check, view: AuditView): Outcome {
  const [result] = evaluate(view, [check]);
  if (result === undefined) throw new Error('the runner lost the check');
  return result.outcome;
}

export function findingsOf(outcome: Outcome) {
  return outcome.kind === 'fail' ? outcome.findings : [];
}

export function unknownsOf(outcome: Outcome) {
  return outcome.kind === 'fail' || outcome.kind === 'cannot-tell' ? outcome.unknowns : [];
}

function summary(check: Check, outcome: Outcome) {
  return findingsOf(outcome).map(({ message, confidence, subject, exposure }) => ({
    message,
    severity: DEFAULT_SEVERITIES[check.id]?.[message],
    confidence,
    subject,
    exposure,
  }));
}

/** Everything a person would read, in both languages, with its values put in. */
function textsOf(check: Check, outcome: Outcome): string[] {
  const messages = findingsOf(outcome).map(({ message, values }) => {
    const text = check.messages[message];
    if (text === undefined) throw new Error(`${check.id} has no message ${message}`);
    return fill(text, values);
  });
  const steps = findingsOf(outcome).flatMap(({ remediation }) => remediation);
  const reasons = unknownsOf(outcome).map(({ reason }) => reason);
  const skipped = outcome.kind === 'not-applicable' ? [outcome.reason] : [];
  return [...messages, ...steps, ...reasons, ...skipped].flatMap(({ en, ja }) => [en, ja]);
}
