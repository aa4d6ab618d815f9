import { expect, it } from 'vitest';
import { nsHostMissing } from '../../../src/checks/hijack/ns-host-missing.js';
import { domainName } from '../../../src/dns/name.js';
import { findingsOf, outcomeFor, outcomeTable } from '../outcome-table.js';
import {
  addresses,
  denied,
  failed,
  inside,
  NO_ANSWER,
  nsDomain,
  OUTSIDE_DOMAIN,
  outside,
  registered,
  unanswered,
  unresolved,
  view,
} from '../view-builder.js';

const MISSING = { a: denied('no-name'), aaaa: denied('no-name'), addresses: [] };
const subject = { nameServer: 'ns.example.jp' };
const GONE = { kind: 'nonexistent', witnesses: 2 } as const;

const TAKEABLE = domainName('ns.duckdns.org');
const takeable = view({
  servers: [outside({ ...MISSING, host: TAKEABLE, registeredDomain: domainName('duckdns.org') }), inside()],
  domains: [nsDomain({ domain: domainName('duckdns.org'), hosts: [TAKEABLE] })],
});

it('does not have anybody wait for the next date of filing where a stranger can take the name', () => {
  const [finding] = findingsOf(outcomeFor(nsHostMissing, takeable));
  const steps = (finding?.remediation ?? []).map(({ en }) => en).join(' ');
  expect(steps).toMatch(/ns\.duckdns\.org from 2026-11-22.*Do not wait/);
});

outcomeTable(nsHostMissing, [
  { name: 'hosts with addresses pass', view: view(), outcome: 'pass' },
  {
    name: 'the name does not exist in a domain that does',
    view: view({ servers: [outside(MISSING), inside()] }),
    outcome: 'fail',
    findings: [{ message: 'outside', severity: 'medium', confidence: 'confirmed', subject, exposure: 0.5 }],
  },
  {
    name: 'the name does not exist where customers name hosts',
    view: takeable,
    outcome: 'fail',
    findings: [{ message: 'takeable', severity: 'high', subject: { nameServer: 'ns.duckdns.org' } }],
  },
  {
    name: 'the name exists without addresses',
    view: view({ servers: [outside({ a: denied('no-data'), aaaa: denied('no-data') }), inside()] }),
    outcome: 'fail',
    findings: [{ message: 'outside', severity: 'medium', subject }],
  },
  {
    name: 'a name of one label, in nobody’s domain',
    view: view({
      servers: [outside({ ...MISSING, host: domainName('ns1'), registeredDomain: null }), inside()],
      domains: [],
    }),
    outcome: 'fail',
    findings: [{ message: 'one-label', severity: 'medium', subject: { nameServer: 'ns1' } }],
  },
  {
    name: 'a family that was left out on purpose does not count',
    view: view({ servers: [outside({ ...MISSING, aaaa: denied('not-asked') }), inside()] }),
    outcome: 'fail',
    findings: [{ message: 'outside', severity: 'medium', subject }],
  },
  {
    name: 'a name that exists may have its addresses in the family that was left out',
    view: view({ servers: [outside({ a: denied('no-data'), aaaa: denied('not-asked') }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'a host inside the zone, neither in it nor as glue',
    view: view({ servers: [outside(), inside({ ...MISSING, glue: [] })] }),
    outcome: 'fail',
    findings: [{ message: 'inside', severity: 'medium', subject: { nameServer: 'ns1.city.example.lg.jp' } }],
  },
  {
    name: 'with glue it is the glue’s matter',
    view: view({ servers: [outside(), inside(MISSING)] }),
    outcome: 'pass',
  },
  {
    name: 'a domain that is gone has a check of its own',
    view: view({
      servers: [outside(MISSING), inside()],
      domains: [nsDomain({ lookup: registered({ state: 'unregistered' }), existence: GONE })],
    }),
    outcome: 'pass',
  },
  {
    name: 'so has a suspended one',
    view: view({
      servers: [outside(MISSING), inside()],
      domains: [nsDomain({ lookup: registered({ state: 'suspended' }), existence: GONE })],
    }),
    outcome: 'pass',
  },
  {
    name: 'a domain registered without name servers does exist',
    view: view({ servers: [outside(MISSING), inside()], domains: [nsDomain({ existence: GONE })] }),
    outcome: 'fail',
    findings: [{ message: 'outside', severity: 'medium', subject }],
  },
  {
    name: 'a domain of which nobody knows is left to the check for it',
    view: view({
      servers: [outside(MISSING), inside()],
      domains: [nsDomain({ lookup: unanswered('timeout'), existence: { kind: 'unclear' } })],
    }),
    outcome: 'pass',
  },
  {
    name: 'silence is no denial',
    view: view({ servers: [unresolved(NO_ANSWER), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [subject, subject],
  },
  {
    name: 'a denial of one family and silence about the other',
    view: view({ servers: [outside({ a: denied('no-data'), aaaa: failed(NO_ANSWER) }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'addresses of one family are enough',
    view: view({ servers: [outside({ a: addresses('198.51.100.1'), aaaa: failed(NO_ANSWER) }), inside()] }),
    outcome: 'pass',
  },
  {
    name: 'a cycle is another check’s',
    view: view({ servers: [unresolved({ kind: 'cyclic', path: [OUTSIDE_DOMAIN] }), inside()] }),
    outcome: 'pass',
  },
  {
    name: 'a host never resolved',
    view: view({ servers: [outside({ a: null, aaaa: null, addresses: [] }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [subject, subject],
  },
]);
