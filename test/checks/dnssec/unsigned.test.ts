import { dnskeyOf, dsOf } from '../../../fixtures/world/zone-keys.js';
import { unsigned } from '../../../src/checks/dnssec/unsigned.js';
import { KEY, parentSigner, signed, unsignedZone } from '../dnssec-builder.js';
import { exchangeOf } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { parent, view, viewWithout, ZONE } from '../view-builder.js';

const exchange = exchangeOf('192.0.2.1', { name: ZONE, type: 'DNSKEY' }, { authoritative: true });
const noAnchor = { state: 'indeterminate', missing: { kind: 'no-anchor' } } as const;
const info = { severity: 'info', subject: { zone: ZONE } } as const;

outcomeTable(unsigned, [
  { name: 'a signed zone', view: signed(), outcome: 'pass' },
  {
    name: 'a DS of which one digest can be used',
    view: signed({ digests: [dsOf(ZONE, KEY), { ...dsOf(ZONE, KEY), digestType: 6 }] }),
    outcome: 'pass',
  },
  {
    name: 'a DS that nobody can use',
    view: signed({ digests: [{ ...dsOf(ZONE, KEY), algorithm: 17 }] }),
    outcome: 'fail',
    findings: [{ message: 'unsupported', severity: 'low', subject: { zone: ZONE } }],
  },
  { name: 'no DS', view: unsignedZone(), outcome: 'fail', findings: [{ message: 'unsigned', ...info }] },
  {
    name: 'keys, and no DS',
    view: unsignedZone({ keysWithoutDs: { exchange, keys: [dnskeyOf(ZONE, KEY)] } }),
    outcome: 'fail',
    findings: [{ message: 'no-ds', ...info }],
  },
  {
    name: 'no DS, and no server that tells of keys',
    view: unsignedZone({ keysWithoutDs: undefined }),
    outcome: 'fail',
    findings: [{ message: 'unseen', ...info }],
  },
  {
    name: 'no DS from a parent that signs, without a trust anchor of ours',
    view: unsignedZone({ chain: noAnchor, keysWithoutDs: { exchange, keys: [] } }),
    outcome: 'fail',
    findings: [{ message: 'unsigned', ...info }],
  },
  {
    name: 'a closed network without DNSSEC',
    view: unsignedZone({
      chain: noAnchor,
      parents: [parentSigner({ ds: [], isSigned: false, verdict: null })],
    }),
    outcome: 'not-applicable',
  },
  {
    name: 'a closed network without DNSSEC, and no server that tells of keys',
    view: unsignedZone({
      chain: noAnchor,
      parents: [parentSigner({ ds: [], isSigned: false, verdict: null })],
      keysWithoutDs: undefined,
      unansweredKeys: exchange,
    }),
    outcome: 'cannot-tell',
    unknowns: [{ zone: ZONE }],
  },
  {
    name: 'parent servers that say nothing',
    view: {
      ...unsignedZone({ parents: [] }),
      delegation: { ...unsignedZone({ parents: [] }).delegation, parentViews: [parent('no-reply')] },
    },
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'a.dns.jp' }],
  },
  { name: 'a network of the usual test views', view: view(), outcome: 'not-applicable' },
  {
    name: 'no delegation',
    view: viewWithout({ kind: 'absent', enclosing: ZONE, exchanges: [] }),
    outcome: 'not-applicable',
  },
]);
