import type { DependencyDomainView } from '../../../src/derive/audit-view.js';
import { domainName } from '../../../src/dns/name.js';
import type { Row } from '../outcome-table.js';
import { nsDomain, view, ZONE } from '../view-builder.js';

/** `example.com`, which the vendor's own zone depends on. */
export function dependency(
  parts: Parameters<typeof nsDomain>[0] = {},
  further: Partial<Pick<DependencyDomainView, 'hops' | 'path' | 'exposure' | 'exposureAtLeast'>> = {},
): DependencyDomainView {
  return {
    ...nsDomain({ domain: domainName('example.com'), hosts: [domainName('ns.example.com')], ...parts }),
    exposure: 0.25,
    exposureAtLeast: 0.25,
    path: [ZONE, domainName('ns.example.jp'), domainName('example.jp'), domainName('ns.example.com')],
    hops: 1,
    ...further,
  };
}

export const depends = (...dependencies: readonly DependencyDomainView[]) => view({ dependencies });

/** A closure that one of our limits cut short. */
export const CUT_SHORT: Row = {
  name: 'what lies behind one of our limits was not seen',
  view: view({
    evidence: { limits: [{ limit: 'MAX_DEPENDENCY_HOSTS', subject: domainName('ns65.example.com') }] },
  }),
  outcome: 'cannot-tell',
  unknowns: [{ zone: 'ns65.example.com' }],
};
