import { expect, it } from 'vitest';
import type { Check } from '../../../src/checks/check.js';
import { nsDomainChanged } from '../../../src/checks/hijack/ns-domain-changed.js';
import { nsDomainExpired } from '../../../src/checks/hijack/ns-domain-expired.js';
import { nsDomainParked } from '../../../src/checks/hijack/ns-domain-parked.js';
import { nsDomainReregistered } from '../../../src/checks/hijack/ns-domain-reregistered.js';
import { domainName } from '../../../src/dns/name.js';
import { FIRES } from '../hijack/chronology-samples.js';
import { findingsOf, outcomeFor } from '../outcome-table.js';
import { nsDomain, quiet, registered, view } from '../view-builder.js';

const parked = [domainName('ns1.sedoparking.com'), domainName('ns2.sedoparking.com')];

it.each<[string, Check, Parameters<typeof nsDomain>[0]]>([
  ['may have changed hands', nsDomainChanged, { chronology: quiet('suspect', { M2: FIRES }) }],
  ['was registered anew', nsDomainReregistered, { chronology: quiet('owner-unknown', { S2: FIRES }) }],
  ['is parked', nsDomainParked, { nameServers: parked }],
  [
    'has run out by its date alone',
    nsDomainExpired,
    { lookup: registered({ rules: 'other', expiresAt: '2026-11-01' }) },
  ],
])('whoever held the domain is asked before its servers are removed, where it %s', (_, check, parts) => {
  const [finding] = findingsOf(outcomeFor(check, view({ domains: [nsDomain(parts)] })));
  const steps = (finding?.remediation ?? []).map(({ en }) => en).join(' ');
  expect(steps).toMatch(/^Ask the operator of .* Unless it confirms that.* Remove ns\.example\.jp/);
});
