import { masterFile } from '../master-file.js';
import { CITY, type Row } from './row.js';
import { isSignatureOver, spoilt } from './signed-text.js';

/** Nobody vouches for the zone: its parent has no DS. Each server is held against the keys of the zone. */
const WITHOUT_DS = { editDs: () => [], state: 'insecure' } as const;
const NO_DS = `dnssec/unsigned ${CITY}`;

/** Every zone, the root too, is out of its time by our clock. A resolver with that clock trusts nobody; we doubt the clock. */
export const BY_A_WRONG_CLOCK: readonly Row[] = [-31, 2].map((days) => ({
  name: `every zone signed ${days} days from now`,
  days,
  daysAbove: days,
  state: 'indeterminate',
  servers: ['bogus', 'bogus'],
  findings: [],
}));

/** Zones that are signed and wait for their DS. */
export const WAITING: readonly Row[] = [
  { ...WITHOUT_DS, name: 'no DS, NSEC', denial: 'nsec', servers: ['secure', 'secure'], findings: [NO_DS] },
  { ...WITHOUT_DS, name: 'no DS, NSEC3', denial: 'nsec3', servers: ['secure', 'secure'], findings: [NO_DS] },
  {
    ...WITHOUT_DS,
    name: `no DS, one server unsigned`,
    edit: (text, zone, server) => (server === 1 ? masterFile(zone) : text),
    servers: ['secure', 'bogus'],
    findings: [`dnssec/servers-disagree ${CITY}`, NO_DS],
  },
  {
    ...WITHOUT_DS,
    name: `no DS, one server stale`,
    second: { days: -40 },
    servers: ['secure', 'bogus'],
    findings: [`dnssec/signature-invalid ${CITY}`, NO_DS],
  },
  {
    ...WITHOUT_DS,
    name: 'no DS, denial with a wrong signature',
    edit: (text) => spoilt(text, (line) => isSignatureOver('NSEC')(line) || isSignatureOver('NSEC3')(line)),
    servers: ['bogus', 'bogus'],
    findings: [`dnssec/signature-invalid ${CITY}`, NO_DS],
  },
];
