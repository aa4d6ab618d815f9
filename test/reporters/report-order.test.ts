import { describe, expect, it } from 'vitest';
import type { DomainReport } from '../../src/model/report.js';
import { domainsWorstFirst, findingsWorstFirst } from '../../src/reporters/report-order.js';
import { cleanCity } from './sample-domains.js';
import { absent, suspended, unregistered, unresponsive, unsigned } from './sample-findings.js';

describe('findingsWorstFirst', () => {
  it('goes by severity, then by check', () => {
    const ids = findingsWorstFirst([unsigned, unresponsive, unregistered, absent, suspended]).map(
      ({ id }) => id,
    );
    expect(ids).toEqual([
      'hijack/ns-domain-expired',
      'hijack/ns-domain-unregistered',
      'delegation/absent',
      'delegation/unresponsive',
      'dnssec/unsigned',
    ]);
  });

  it('goes by subject where check and severity are the same', () => {
    const about = (nameServer: string) => ({ ...unresponsive, subject: { nameServer } });
    const found = findingsWorstFirst([about('ns2.example'), about('ns1.example')]);
    expect(found.map(({ subject }) => subject.nameServer)).toEqual(['ns1.example', 'ns2.example']);
  });
});

describe('domainsWorstFirst', () => {
  it('puts what could not be told before what is merely low, and clean last', () => {
    const row = (domain: string, risk: DomainReport['risk']): DomainReport => ({
      ...cleanCity,
      domain,
      risk,
    });
    const rows = [
      row('f.example', 'none'),
      row('e.example', 'info'),
      row('d.example', 'low'),
      row('c.example', 'unknown'),
      row('b2.example', 'critical'),
      row('b1.example', 'critical'),
    ];
    expect(domainsWorstFirst(rows).map(({ domain }) => domain)).toEqual([
      'b1.example',
      'b2.example',
      'c.example',
      'd.example',
      'e.example',
      'f.example',
    ]);
  });
});
