import { describe, expect, it } from 'vitest';
import { domainReport, type Weighing } from '../../src/assess/domain-report.js';
import type { Check } from '../../src/checks/check.js';
import { nsDomainExpiring } from '../../src/checks/hijack/ns-domain-expiring.js';
import { nsDomainUnregistered } from '../../src/checks/hijack/ns-domain-unregistered.js';
import type { Finding } from '../../src/model/finding.js';
import type { Severity } from '../../src/model/severity.js';
import { view } from '../checks/view-builder.js';

const finding = (message: string): Finding => ({
  message,
  subject: { registeredDomain: 'example.jp' },
  confidence: 'confirmed',
  values: {
    domain: 'example.jp',
    hosts: 'ns.example.jp',
    zone: 'city.example.lg.jp',
    witnesses: '-',
    date: '2026-12-01',
  },
  remediation: [],
  evidence: [],
  exposure: 1,
  mitigated: true,
});

function rowOf(check: Check, message: string, severities: Weighing['severities'] = {}) {
  const outcome = { kind: 'fail', findings: [finding(message)], unknowns: [] } as const;
  const weighing = { severities, minSeverity: 'info', minConfidence: 'possible' } as const;
  return domainReport(view(), [{ check, outcome }], weighing).findings[0];
}

describe('DNSSEC takes one step off the severity, and says so only where it did', () => {
  it.each<[string, Check, string, Weighing['severities'], Severity, true | undefined]>([
    ['critical to high', nsDomainUnregistered, 'open', {}, 'high', true],
    ['high to medium', nsDomainUnregistered, 'qualified-only', {}, 'medium', true],
    ['medium stays', nsDomainUnregistered, 'closed', {}, 'medium', undefined],
    ['info stays', nsDomainExpiring, 'renews-itself', {}, 'info', undefined],
    [
      'what the user has set stays',
      nsDomainUnregistered,
      'open',
      { 'hijack/ns-domain-unregistered': 'critical' },
      'critical',
      undefined,
    ],
  ])('%s', (_, check, message, severities, severity, mitigated) => {
    const row = rowOf(check, message, severities);
    expect(row?.severity).toBe(severity);
    expect(row?.mitigated).toBe(mitigated);
    expect(row?.message.en.includes('One step less severe')).toBe(mitigated === true);
  });
});
