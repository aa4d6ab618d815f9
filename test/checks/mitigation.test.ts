import { describe, expect, it } from 'vitest';
import { unresponsive } from '../../src/checks/delegation/unresponsive.js';
import { nsDomainUnregistered } from '../../src/checks/hijack/ns-domain-unregistered.js';
import { webOrMailDangling } from '../../src/checks/hijack/web-or-mail-dangling.js';
import { mitigate } from '../../src/checks/mitigation.js';
import type { Outcome } from '../../src/model/finding.js';
import { view } from './view-builder.js';

const plain = view();
const secure = view({ dnssec: { ...plain.delegation.dnssec, state: { state: 'secure' } } });
const failed: Outcome = {
  kind: 'fail',
  findings: [
    {
      message: 'open',
      subject: {},
      confidence: 'confirmed',
      values: {},
      remediation: [],
      evidence: [],
      exposure: 1,
    },
  ],
  unknowns: [],
};
const isMitigated = (outcome: Outcome) => outcome.kind === 'fail' && outcome.findings[0]?.mitigated === true;

describe('DNSSEC that validates at every server', () => {
  it.each([
    ['a hijack finding of a secure zone', nsDomainUnregistered, secure, true],
    ['a hijack finding of any other zone', nsDomainUnregistered, plain, false],
    ['what the owner signed himself', webOrMailDangling, secure, false],
    ['another family', unresponsive, secure, false],
  ] as const)('mitigates %s: %s', (_, check, seen, expected) => {
    expect(isMitigated(mitigate(check, seen, failed))).toBe(expected);
  });

  it('leaves what did not fail alone', () => {
    expect(mitigate(nsDomainUnregistered, secure, { kind: 'pass' })).toEqual({ kind: 'pass' });
  });
});
