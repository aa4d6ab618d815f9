import { describe, expect, it } from 'vitest';
import { observeOrigins } from '../../../src/collect/origins/observe-origins.js';
import { domainName } from '../../../src/dns/name.js';
import type { Baseline } from '../../../src/model/baseline.js';
import type { HostEvidence } from '../../../src/model/evidence.js';

const found = (...addresses: readonly string[]) =>
  ({ exchanges: [], aliases: [], outcome: { kind: 'addresses', addresses } }) as const;
const none = { exchanges: [], aliases: [], outcome: { kind: 'no-data' } } as const;

const host = (...addresses: readonly string[]): HostEvidence => ({
  host: domainName('ns.example.jp'),
  zones: [],
  registeredDomain: domainName('example.jp'),
  a: found(...addresses),
  aaaa: none,
});

const baseline: Baseline = {
  takenFrom: 'last.json',
  registrations: {},
  delegations: {},
  hosts: {
    'ns.example.jp': { addresses: { '192.0.2.2': [64499], '192.0.2.3': [] }, seenAt: '2026-03-01T00:00:00Z' },
  },
};

// Documentation addresses are of special use too.
const LAB = ['documentation'] as const;

describe('the origins that are looked up', () => {
  it('are those of the hosts, and of what an earlier audit saw without recording any', () => {
    expect(observeOrigins([host('192.0.2.9', '192.0.2.1')], baseline, LAB, () => [64500])).toEqual({
      '192.0.2.1': [64500],
      '192.0.2.3': [64500],
      '192.0.2.9': [64500],
    });
  });

  it('are none for an address of special use, whatever the table says, unless a lab has opened it', () => {
    const hosts = [host('127.0.0.1', '10.0.0.1')];
    expect(observeOrigins(hosts, undefined, [], () => [64500])).toEqual({ '10.0.0.1': [], '127.0.0.1': [] });
    expect(observeOrigins(hosts, undefined, ['loopback'], () => [64500])).toEqual({
      '10.0.0.1': [],
      '127.0.0.1': [64500],
    });
  });

  it('is an empty list where the table has none', () => {
    expect(observeOrigins([host('192.0.2.1')], undefined, LAB, () => [])).toEqual({ '192.0.2.1': [] });
  });
});
