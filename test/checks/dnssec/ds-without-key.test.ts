import { dnskeyOf, dsOf, keyFrom } from '../../../fixtures/world/zone-keys.js';
import { dsWithoutKey } from '../../../src/checks/dnssec/ds-without-key.js';
import { KEY, lacking, OTHER_KEY, serverAt, signed, silentServer, unsignedZone } from '../dnssec-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { INSIDE, INSIDE_ADDRESS, OUTSIDE, OUTSIDE_ADDRESS, ZONE } from '../view-builder.js';

const NO_ZONE_KEY = keyFrom('no zone key', 1);
const high = { severity: 'high', subject: { zone: ZONE } } as const;

outcomeTable(dsWithoutKey, [
  { name: 'a key that fits', view: signed(), outcome: 'pass' },
  { name: 'no DS', view: unsignedZone(), outcome: 'not-applicable' },
  {
    name: 'no keys at any server',
    view: signed({
      servers: [lacking(INSIDE, INSIDE_ADDRESS, 'no-dnskey'), lacking(OUTSIDE, OUTSIDE_ADDRESS, 'no-dnskey')],
    }),
    outcome: 'fail',
    findings: [{ message: 'no-keys', ...high }],
  },
  {
    name: 'other keys at every server',
    view: signed({
      servers: [lacking(INSIDE, INSIDE_ADDRESS, 'no-match'), lacking(OUTSIDE, OUTSIDE_ADDRESS, 'no-dnskey')],
    }),
    outcome: 'fail',
    findings: [{ message: 'no-match', ...high }],
  },
  {
    name: 'a key that must not sign the zone',
    view: signed({
      digests: [dsOf(ZONE, NO_ZONE_KEY)],
      servers: [
        { ...lacking(INSIDE, INSIDE_ADDRESS, 'no-match'), unusableKeys: [dnskeyOf(ZONE, NO_ZONE_KEY)] },
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'unusable', ...high }],
  },
  {
    name: 'no keys at one of two servers',
    view: signed({
      servers: [serverAt(INSIDE, INSIDE_ADDRESS), lacking(OUTSIDE, OUTSIDE_ADDRESS, 'no-dnskey')],
    }),
    outcome: 'pass',
  },
  {
    name: 'a DS left over from an old key',
    view: signed({ digests: [dsOf(ZONE, KEY), dsOf(ZONE, OTHER_KEY)] }),
    outcome: 'fail',
    findings: [{ message: 'leftover', severity: 'low', subject: { zone: ZONE } }],
  },
  {
    name: 'a DS of an algorithm that we do not know',
    view: signed({ digests: [dsOf(ZONE, KEY), { ...dsOf(ZONE, OTHER_KEY), algorithm: 99 }] }),
    outcome: 'pass',
  },
  {
    name: 'a DS of a digest type that we do not know',
    view: signed({ digests: [dsOf(ZONE, KEY), { ...dsOf(ZONE, OTHER_KEY), digestType: 6 }] }),
    outcome: 'pass',
  },
  {
    name: 'no keys at one server, silence at the other',
    view: signed({
      servers: [lacking(INSIDE, INSIDE_ADDRESS, 'no-dnskey'), silentServer(OUTSIDE, OUTSIDE_ADDRESS)],
    }),
    outcome: 'fail',
    findings: [{ message: 'no-keys', confidence: 'probable', ...high }],
    unknowns: [{ nameServer: OUTSIDE }],
  },
  {
    name: 'silence at every server',
    view: signed({ servers: [silentServer(INSIDE, INSIDE_ADDRESS)] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
  {
    name: 'no server that answers',
    view: signed({ servers: [] }),
    outcome: 'cannot-tell',
    unknowns: [{ zone: ZONE }],
  },
]);
