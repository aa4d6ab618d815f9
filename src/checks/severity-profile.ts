import type { CheckId } from '../model/finding.js';
import type { Severity } from '../model/severity.js';

/** How bad each message of each check is. */
export type SeverityProfile = Readonly<Record<CheckId, Readonly<Record<string, Severity>>>>;

/** The defaults. A changed row is a breaking change: say so in the changelog. A test asks for a row per message. */
export const DEFAULT_SEVERITIES: SeverityProfile = {
  'delegation/absent': { absent: 'high' },
  'delegation/cyclic': { cycle: 'high' },
  'delegation/glue-mismatch': { differs: 'medium' },
  'delegation/glue-missing': { missing: 'high' },
  'delegation/not-authoritative': { some: 'medium', all: 'high' },
  'delegation/ns-is-alias': { alias: 'medium' },
  'delegation/parent-child-mismatch': {
    disjoint: 'high',
    subset: 'medium',
    superset: 'medium',
    overlap: 'medium',
  },
  'delegation/single-server': { 'one-name': 'medium', 'one-address': 'medium' },
  'delegation/special-use-address': { special: 'medium' },
  'delegation/too-large': { large: 'low' },
  'delegation/unresponsive': { some: 'medium', all: 'high' },
  'hijack/ns-domain-expired': {
    imminent: 'critical',
    ending: 'high',
    'ending-undated': 'high',
    'ending-restricted': 'high',
    'past-expiry': 'high',
  },
  'hijack/ns-domain-expiring': { soon: 'medium', 'renews-itself': 'info' },
  'hijack/ns-domain-unregistered': { open: 'critical', 'qualified-only': 'high', closed: 'medium' },
  'hijack/ns-host-missing': { outside: 'medium', inside: 'medium' },
  'hijack/orphan-glue': { 'in-delegation': 'critical' },
};
