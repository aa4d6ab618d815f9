import type { CheckId } from '../model/finding.js';
import type { Severity } from '../model/severity.js';

/** How bad each message of each check is. */
export type SeverityProfile = Readonly<Record<CheckId, Readonly<Record<string, Severity>>>>;

/** The defaults. A changed row is a breaking change: say so in the changelog. A test asks for a row per message. */
export const DEFAULT_SEVERITIES: SeverityProfile = {
  'consistency/ns-set': { differs: 'medium' },
  'consistency/soa-fields': { differs: 'low' },
  'consistency/soa-serial': { differs: 'low' },
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
  'hijack/answers-diverge': { domain: 'high', sides: 'high' },
  'hijack/ns-domain-changed': { holder: 'medium', signs: 'medium' },
  'hijack/ns-domain-expired': {
    imminent: 'critical',
    ending: 'high',
    'ending-undated': 'high',
    'ending-restricted': 'high',
    'past-expiry': 'high',
  },
  'hijack/ns-domain-expiring': { soon: 'medium', 'renews-itself': 'info' },
  'hijack/ns-domain-parked': { parked: 'high', 'parked-unverified': 'medium' },
  'hijack/ns-domain-reregistered': {
    hijacked: 'critical',
    'third-party': 'critical',
    'owner-unknown': 'high',
    'same-holder': 'info',
  },
  'hijack/ns-domain-unregistered': { open: 'critical', 'qualified-only': 'high', closed: 'medium' },
  'hijack/ns-host-missing': { outside: 'medium', inside: 'medium' },
  'hijack/ns-promiscuous': { anything: 'high' },
  'hijack/orphan-glue': { 'in-delegation': 'critical' },
  'lgjp/internal-name-leak': { leak: 'medium' },
  'lgjp/mail-on-service-name': { mail: 'medium' },
  'lgjp/no-caa': { none: 'info' },
  'lgjp/not-lgjp': { regional: 'info', other: 'info' },
  'lgjp/registry-ns-mismatch': { differs: 'low' },
  'nameserver/no-edns': { rejects: 'low', breaks: 'low', drops: 'low' },
  'nameserver/no-tcp': { none: 'medium' },
  'nameserver/open-resolver': { open: 'medium' },
  'nameserver/zone-transfer-open': { open: 'medium' },
  'resilience/no-ipv6': { none: 'info' },
  'resilience/one-network': { same: 'low' },
  'resilience/one-registered-domain': { one: 'info' },
  'zone/mx-target': { alias: 'medium', unresolved: 'medium' },
  'zone/soa-timers': { 'out-of-range': 'low' },
};
