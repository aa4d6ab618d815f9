import { CITY, type Row } from './row.js';
import { csk, ksk, zsk } from './signing.js';

const ALGORITHMS = ['RSASHA256', 'ECDSAP256SHA256', 'ECDSAP384SHA384', 'ED25519', 'ED448'];

/** Zones in order. */
export const GOOD: readonly Row[] = [
  ...ALGORITHMS.map(
    (algorithm): Row => ({
      name: `good with ${algorithm}`,
      algorithm,
      state: 'secure',
      findings: [],
    }),
  ),
  {
    name: 'good with RSASHA512, which is rare',
    algorithm: 'RSASHA512',
    state: 'secure',
    findings: [`dnssec/weak-algorithm ${CITY}`],
  },
  {
    name: 'good with RSASHA1, which is on its way out',
    keys: [csk('only', 'in use', 'RSASHA1')],
    // RFC 5155 section 2: of SHA-1 it is another number that goes with NSEC3.
    denial: 'nsec',
    state: 'secure',
    findings: [`dnssec/weak-algorithm ${CITY}`],
  },
  { name: 'good with NSEC', denial: 'nsec', state: 'secure', findings: [] },
  { name: 'good with NSEC3', denial: 'nsec3', state: 'secure', findings: [] },
  {
    name: 'good with split keys',
    keys: [ksk('ksk', 'in use'), zsk('zsk', 'in use')],
    state: 'secure',
    findings: [],
  },
  {
    name: 'good with split RSA keys and NSEC3',
    keys: [ksk('ksk', 'in use', 'RSASHA256'), zsk('zsk', 'in use', 'RSASHA256')],
    denial: 'nsec3',
    state: 'secure',
    findings: [],
  },
];
