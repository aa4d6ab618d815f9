import { expect, it } from 'vitest';
import type { Check } from '../../../src/checks/check.js';
import { nsDomainExpired } from '../../../src/checks/hijack/ns-domain-expired.js';
import { nsDomainUnregistered } from '../../../src/checks/hijack/ns-domain-unregistered.js';
import { nsSacrificial } from '../../../src/checks/hijack/ns-sacrificial.js';
import { nsTypo } from '../../../src/checks/hijack/ns-typo.js';
import type { NsDomainView } from '../../../src/derive/audit-view.js';
import { domainName } from '../../../src/dns/name.js';
import { findingsOf, outcomeFor } from '../outcome-table.js';
import { nsDomain, outside, registered, TODAY, view } from '../view-builder.js';

const FREE = {
  lookup: registered({ state: 'unregistered' }),
  existence: { kind: 'nonexistent', witnesses: 2 },
} as const;
const about = (name: string, parts: Parameters<typeof nsDomain>[0], host = `ns.${name}`) =>
  nsDomain({ domain: domainName(name), hosts: [domainName(host)], ...parts });
const held = (registrant: string) => ({ lookup: registered({ registrant }) });
const suspended = (hijackableFrom: string | null) => ({
  lookup: registered({ state: 'suspended' }),
  hijackableFrom,
});

/** A municipality can wish for a date 8 days from now at the earliest; what happens before then is urgent. */
it.each<[string, Check, readonly NsDomainView[], RegExp | undefined]>([
  [
    'a free domain',
    nsDomainUnregistered,
    [about('example.jp', FREE)],
    /can register example\.jp from 2026-11-22/,
  ],
  [
    'a free domain, for those who qualify',
    nsDomainUnregistered,
    [about('example.co.jp', FREE)],
    /can register example\.co\.jp from/,
  ],
  ['a free domain of a closed kind', nsDomainUnregistered, [about('example.go.jp', FREE)], undefined],
  [
    'a domain free in a week',
    nsDomainExpired,
    [about('example.jp', suspended('2026-11-29'))],
    /can register example\.jp from 2026-11-29/,
  ],
  ['a domain free in a month', nsDomainExpired, [about('example.jp', suspended('2026-12-29'))], undefined],
  ['a domain ending on no known day', nsDomainExpired, [about('example.jp', suspended(null))], undefined],
  [
    'a domain free in a week, for those who qualify',
    nsDomainExpired,
    [about('example.co.jp', suspended('2026-11-29'))],
    undefined,
  ],
  [
    'a renamed host in a free domain',
    nsSacrificial,
    [about('example.com', FREE, 'pleasedropthishost1.example.com')],
    /can register example\.com from 2026-11-22/,
  ],
  [
    'a renamed host in a domain that is held',
    nsSacrificial,
    [about('example.com', {}, 'pleasedropthishost1.example.com')],
    undefined,
  ],
  [
    'a free look-alike',
    nsTypo,
    [about('example.jp', held('Example')), about('exmaple.jp', FREE)],
    /can register exmaple\.jp from 2026-11-22/,
  ],
  [
    'a free look-alike of a closed kind',
    nsTypo,
    [about('example.jp', held('Example')), about('example.go.jp', FREE)],
    undefined,
  ],
  [
    'a look-alike in other hands: nobody else can register it',
    nsTypo,
    [about('example.jp', held('Example')), about('exmaple.jp', held('Somebody'))],
    /Whoever holds exmaple\.jp now/,
  ],
])('%s', (_, check, domains, warning) => {
  const servers = domains.flatMap(({ domain, hosts }) =>
    hosts.map((host) =>
      outside({
        host,
        registeredDomain: domain,
        addresses: domain.startsWith('exmaple') ? [] : outside().addresses,
      }),
    ),
  );
  const [finding] = findingsOf(outcomeFor(check, view({ servers, domains })));
  const steps = finding?.remediation.map(({ en }) => en).join(' ') ?? '';
  expect(finding, `found on ${TODAY}`).toBeDefined();
  if (warning === undefined) expect(steps).not.toContain('Consult J-LIS at once');
  else expect(steps).toMatch(new RegExp(`${warning.source}.*Consult J-LIS at once`));
});
