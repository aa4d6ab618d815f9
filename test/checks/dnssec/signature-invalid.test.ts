import { dnskeyOf, dsOf } from '../../../fixtures/world/zone-keys.js';
import { signatureInvalid } from '../../../src/checks/dnssec/signature-invalid.js';
import type { Flaw } from '../../../src/derive/dnssec/verdict.js';
import { domainName, ROOT } from '../../../src/dns/name.js';
import {
  answered,
  broken,
  KEY,
  lacking,
  OTHER_KEY,
  parentSigner,
  serverAt,
  signature,
  signed,
  silentServer,
  unsignedZone,
  waitingZone,
} from '../dnssec-builder.js';
import { outcomeTable, type Row } from '../outcome-table.js';
import { INSIDE, INSIDE_ADDRESS, NOW, OUTSIDE, OUTSIDE_ADDRESS, view, ZONE } from '../view-builder.js';

const JP = domainName('jp');
const good = serverAt(INSIDE, INSIDE_ADDRESS);
const bad = (host: typeof INSIDE, address: string, flaw: Flaw) =>
  serverAt(host, address, { answers: [answered({ state: 'bogus', type: 'SOA', flaw })] });
const limit = { kind: 'limit', limit: 'MAX_NSEC3_ITERATIONS' } as const;
const high = { severity: 'high', subject: { zone: ZONE } } as const;

const flaws: readonly Flaw[] = [
  { kind: 'expired', at: NOW, keyTag: 1 },
  { kind: 'not-yet-valid', at: NOW, keyTag: 1 },
  { kind: 'wrong-signature', keyTag: 1 },
  { kind: 'no-key', keyTag: 1 },
  { kind: 'malformed', keyTag: 1 },
  { kind: 'wrong-signer', signer: JP },
  { kind: 'unsupported', algorithm: 99 },
  { kind: 'unsigned' },
  { kind: 'no-proof' },
];

outcomeTable(signatureInvalid, [
  { name: 'everything holds', view: signed(), outcome: 'pass' },
  { name: 'no DS, proven', view: unsignedZone(), outcome: 'not-applicable' },
  { name: 'no DNSSEC anywhere', view: view(), outcome: 'not-applicable' },
  ...flaws.map(
    (flaw): Row => ({
      name: `every server: ${flaw.kind}`,
      view: signed({ servers: [bad(INSIDE, INSIDE_ADDRESS, flaw), bad(OUTSIDE, OUTSIDE_ADDRESS, flaw)] }),
      outcome: 'fail',
      findings: [{ message: 'all', ...high }],
    }),
  ),
  {
    name: 'keys that are signed wrongly',
    view: signed({
      servers: [serverAt(INSIDE, INSIDE_ADDRESS, { verdict: broken({ kind: 'unsigned' }), answers: [] })],
    }),
    outcome: 'fail',
    findings: [{ message: 'all', ...high }],
  },
  {
    name: 'one server of two',
    view: signed({ servers: [good, bad(OUTSIDE, OUTSIDE_ADDRESS, { kind: 'expired', at: NOW, keyTag: 1 })] }),
    outcome: 'fail',
    findings: [{ message: 'some', severity: 'medium', subject: { nameServer: OUTSIDE } }],
  },
  {
    name: 'keys that fit no DS are for other checks',
    view: signed({ servers: [good, lacking(OUTSIDE, OUTSIDE_ADDRESS, 'no-match')] }),
    outcome: 'pass',
  },
  {
    name: 'a broken chain above',
    view: signed({ chain: broken({ kind: 'no-match' }, { zone: JP }) }),
    outcome: 'fail',
    findings: [{ message: 'chain', ...high }],
  },
  ...(['expired', 'not-yet-valid'] as const).map(
    (kind): Row => ({
      name: `${kind} where the chain begins: our own clock may be wrong`,
      view: signed({
        chain: {
          state: 'indeterminate',
          missing: { kind: 'clock', link: broken({ kind, at: NOW, keyTag: 1 }, { zone: ROOT }).link },
        },
        parents: [parentSigner({ verdict: null })],
        servers: [bad(INSIDE, INSIDE_ADDRESS, { kind, at: NOW, keyTag: 1 }), good],
      }),
      outcome: 'cannot-tell',
      unknowns: [{ zone: ZONE }],
    }),
  ),
  {
    name: 'a parent that cannot prove that there is no DS',
    view: unsignedZone({
      parents: [parentSigner({ ds: [], verdict: broken({ kind: 'no-proof' }, { zone: JP, type: 'DS' }) })],
    }),
    outcome: 'fail',
    findings: [{ message: 'chain', ...high }],
  },
  { name: 'everything holds, without a DS', view: waitingZone(), outcome: 'pass' },
  {
    name: 'one server of two, without a DS',
    view: waitingZone({
      servers: [good, bad(OUTSIDE, OUTSIDE_ADDRESS, { kind: 'expired', at: NOW, keyTag: 1 })],
    }),
    outcome: 'fail',
    findings: [{ message: 'without-ds', severity: 'low', subject: { zone: ZONE } }],
  },
  {
    name: 'every server, without a DS',
    view: waitingZone({
      servers: [
        bad(INSIDE, INSIDE_ADDRESS, { kind: 'no-proof' }),
        bad(OUTSIDE, OUTSIDE_ADDRESS, { kind: 'no-proof' }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'without-ds', severity: 'low', subject: { zone: ZONE } }],
  },
  {
    name: 'no keys at one of two, without a DS: for dnssec/servers-disagree',
    view: waitingZone({ servers: [good, lacking(OUTSIDE, OUTSIDE_ADDRESS, 'no-dnskey')] }),
    outcome: 'pass',
  },
  {
    name: 'signatures, and parent servers that say nothing of a DS',
    view: waitingZone({ parents: [], servers: [bad(INSIDE, INSIDE_ADDRESS, { kind: 'no-proof' })] }),
    outcome: 'not-applicable',
  },
  {
    name: 'a silent server, without a DS',
    view: waitingZone({ servers: [good, silentServer(OUTSIDE, OUTSIDE_ADDRESS)] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OUTSIDE }],
  },
  {
    name: 'a key of an algorithm without signatures, without a DS',
    view: waitingZone({
      servers: [
        serverAt(INSIDE, INSIDE_ADDRESS, {
          keys: [dnskeyOf(ZONE, KEY), { ...dnskeyOf(ZONE, OTHER_KEY), algorithm: 13 }],
        }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'key-algorithm', severity: 'info', subject: { zone: ZONE } }],
  },
  {
    name: 'a key of an algorithm without signatures',
    view: signed({
      servers: [
        serverAt(INSIDE, INSIDE_ADDRESS, {
          keys: [dnskeyOf(ZONE, KEY), { ...dnskeyOf(ZONE, OTHER_KEY), algorithm: 13 }],
        }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'key-algorithm', severity: 'info', subject: { zone: ZONE } }],
  },
  {
    name: 'an algorithm of the DS that nothing is signed with',
    view: signed({ digests: [dsOf(ZONE, KEY), { ...dsOf(ZONE, OTHER_KEY), algorithm: 8 }] }),
    outcome: 'fail',
    findings: [{ message: 'algorithm', severity: 'medium', subject: { zone: ZONE } }],
  },
  {
    name: 'an algorithm of the DS that only the keys are signed with',
    view: signed({
      servers: [
        serverAt(INSIDE, INSIDE_ADDRESS, {
          signatures: [
            { ...signature(), typeCovered: 'DNSKEY' },
            { ...signature(-3, 25, 13), typeCovered: 'DNSKEY' },
            signature(-3, 25, 13),
          ],
        }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'algorithm', severity: 'medium', subject: { zone: ZONE } }],
  },
  {
    name: 'no anchor: what is there is looked at all the same',
    view: signed({ chain: { state: 'indeterminate', missing: { kind: 'no-anchor' } } }),
    outcome: 'pass',
  },
  {
    name: 'a limit on the way',
    view: unsignedZone({
      parents: [parentSigner({ ds: [], verdict: { state: 'indeterminate', missing: limit } })],
    }),
    outcome: 'cannot-tell',
    unknowns: [{ zone: ZONE }],
  },
  {
    name: 'a limit at a server',
    view: signed({
      servers: [
        serverAt(INSIDE, INSIDE_ADDRESS, {
          answers: [answered({ state: 'indeterminate', limit: limit.limit })],
        }),
      ],
    }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
  {
    name: 'an answer that did not come',
    view: signed({
      servers: [serverAt(INSIDE, INSIDE_ADDRESS, { answers: [{ ...answered(), verdict: undefined }] })],
    }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
  {
    name: 'a silent server',
    view: signed({ servers: [good, silentServer(OUTSIDE, OUTSIDE_ADDRESS)] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OUTSIDE }],
  },
  {
    name: 'a server of the parent that does not answer the question for the DS',
    view: signed({ unansweredDs: [{ host: domainName('a.dns.jp'), address: '203.0.113.1' }] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'a.dns.jp' }],
  },
]);
