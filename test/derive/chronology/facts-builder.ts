import type { DomainFacts } from '../../../src/derive/chronology/facts.js';
import { domainName } from '../../../src/dns/name.js';
import type { BaselineRegistration } from '../../../src/model/baseline.js';
import type { Registration } from '../../../src/model/registration.js';

/** Facts of `example.jp` that say nothing, unless told otherwise. */
export function facts(parts: Partial<DomainFacts> = {}): DomainFacts {
  return {
    domain: domainName('example.jp'),
    registration: registration(),
    before: null,
    expectedHolder: null,
    isListedByParent: true,
    zoneUpdatedAt: null,
    delegatedSince: null,
    parentSerialDay: null,
    parking: null,
    split: null,
    isPromiscuous: null,
    dnssec: null,
    networks: { kind: 'no-table' },
    ...parts,
  };
}

export function registration(parts: Partial<Registration> = {}): Registration {
  return {
    state: 'active',
    domain: domainName('example.jp'),
    rules: 'jp-general',
    stateWords: [],
    createdAt: '2010-04-12',
    updatedAt: null,
    expiresAt: null,
    nameServers: [],
    registrar: null,
    registrant: null,
    handle: null,
    events: [],
    ...parts,
  } as Registration;
}

/** As an audit of last March saw it. */
export function earlier(parts: Partial<BaselineRegistration> = {}): BaselineRegistration {
  return { state: 'active', createdAt: '2010-04-12', seenAt: '2026-03-01T00:00:00Z', ...parts };
}
