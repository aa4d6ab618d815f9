import { describe, expect, it } from 'vitest';
import { dsOf, KSK, keyFrom, type ZoneKey, ZSK } from '../../../fixtures/world/zone-keys.js';
import { domainName, ROOT } from '../../../src/dns/name.js';
import { RCODE } from '../../../src/dns/rcode.js';
import type { RrType } from '../../../src/dns/rr.js';
import { CITY, DAY, type LabPlan, makeLab, messagesOf, NOW, validate, verdictOf } from './signed-lab.js';

const NSEC3 = { kind: 'nsec3', iterations: 0, salt: '', optOut: false } as const;
const OPT_OUT = { ...NSEC3, optOut: true };
const inside = (label: string) => domainName(`${label}.city.example.lg.jp`);

describe.each([8, 10, 13, 14, 15, 16, 5, 7])('a chain with algorithm %i', (algorithm) => {
  it.each([
    ['NSEC', { kind: 'nsec' }],
    ['NSEC3', NSEC3],
  ] as const)('is secure with %s', (_, denial) => {
    const lab = makeLab({ algorithm, city: { denial } });
    expect(verdictOf(lab)).toMatchObject({ state: 'secure' });
    expect(verdictOf(lab, inside('missing'), 'A')).toMatchObject({ state: 'secure' });
  });
});

const questions: readonly (readonly [string, string, RrType])[] = [
  ['the apex', 'city.example.lg.jp', 'MX'],
  ['a host', 'www.city.example.lg.jp', 'A'],
  ['an alias', 'alias.city.example.lg.jp', 'A'],
  ['a type that is not there', 'www.city.example.lg.jp', 'MX'],
  ['a type that is not at the apex', 'city.example.lg.jp', 'A'],
  ['an empty non-terminal', 'b.city.example.lg.jp', 'A'],
  ['a name that is not there', 'zzz.city.example.lg.jp', 'A'],
  ['a deep name that is not there', 'x.y.city.example.lg.jp', 'A'],
  ['what a wildcard has', 'x.wild.city.example.lg.jp', 'TXT'],
  ['what a wildcard has, deeper', 'x.y.wild.city.example.lg.jp', 'TXT'],
  ['what a wildcard does not have', 'x.wild.city.example.lg.jp', 'A'],
  ['a wildcard itself', '*.wild.city.example.lg.jp', 'TXT'],
];

describe.each([
  ['NSEC', { kind: 'nsec' }],
  ['NSEC3', NSEC3],
  ['NSEC3 with salt and iterations', { ...NSEC3, iterations: 5, salt: 'aabbccdd' }],
  ['NSEC3 with opt-out', OPT_OUT],
] as const)('%s', (_, denial) => {
  const lab = makeLab({ city: { denial } });
  it.each(questions)('validates %s', (_what, name, type) => {
    expect(verdictOf(lab, domainName(name), type)).toMatchObject({ state: 'secure' });
  });

  it.each(questions.filter(([what]) => /not|empty|has/.test(what)))(
    'does not believe %s without the proof',
    (_what, name, type) => {
      const question = { name: domainName(name), type };
      const messages = messagesOf(lab, question.name, type);
      const answer = {
        ...messages.answer,
        authorities: messages.answer.authorities.filter((rr) => rr.type === 'SOA'),
      };
      const verdict = validate({ ...messages, answer }, lab.anchors, question);
      expect(verdict.state).toBe('bogus');
    },
  );

  it.each(questions.filter(([what]) => /that is not there/.test(what)))(
    'does not believe the proof for another name: %s',
    (_what, name, type) => {
      const question = { name: domainName(name), type };
      const messages = messagesOf(lab, question.name, type);
      const other = messagesOf(lab, inside('www'), 'TXT').answer;
      const answer = { ...messages.answer, authorities: other.authorities };
      if (type === 'MX') return;
      expect(validate({ ...messages, answer }, lab.anchors, question).state).toBe('bogus');
    },
  );
});

describe('an alias made from a DNAME', () => {
  const lab = makeLab({
    cityText: `
      city.example.lg.jp.       NS    dns1.city.example.lg.jp.
      dns1.city.example.lg.jp.  A     127.20.1.1
      city.example.lg.jp.       DNAME new.example.lg.jp.`,
  });
  const question = { name: inside('x'), type: 'A' } as const;
  const messages = messagesOf(lab, CITY, 'DNAME');
  const alias = (target: string) => ({
    name: question.name,
    class: 1,
    ttl: 0,
    type: 'CNAME' as const,
    target: domainName(target),
  });

  it.each([
    ['holds without a signature of its own', messages.answer.answers, 'x.new.example.lg.jp', 'secure'],
    ['does not hold for another target', messages.answer.answers, 'y.new.example.lg.jp', 'bogus'],
    [
      'does not hold without the signature of the DNAME',
      messages.answer.answers.filter(({ type }) => type === 'DNAME'),
      'x.new.example.lg.jp',
      'bogus',
    ],
  ] as const)('%s', (_, records, target, state) => {
    const answer = { ...messages.answer, answers: [...records, alias(target)] };
    expect(validate({ ...messages, answer }, lab.anchors, question).state).toBe(state);
  });
});

const foreign = [keyFrom('somebody else', KSK), keyFrom('somebody else', ZSK)];

const rows: readonly (readonly [string, LabPlan, object])[] = [
  ['no DS, proven by NSEC', { ds: 'none' }, { state: 'insecure', proof: { kind: 'no-ds', by: 'nsec' } }],
  [
    'no DS, proven by NSEC3',
    { ds: 'none', jp: { denial: NSEC3 } },
    { state: 'insecure', proof: { by: 'nsec3' } },
  ],
  [
    'no DS, behind opt-out',
    { ds: 'none', jp: { denial: OPT_OUT } },
    { state: 'insecure', proof: { by: 'opt-out' } },
  ],
  [
    'too many NSEC3 iterations',
    { ds: 'none', jp: { denial: { ...NSEC3, iterations: 51 } } },
    { state: 'indeterminate', missing: { kind: 'limit', limit: 'MAX_NSEC3_ITERATIONS' } },
  ],
  [
    'a DS for a key that is not there',
    { ds: () => [dsOf(CITY, foreign[0] as ZoneKey)] },
    bogusKeys('no-match'),
  ],
  [
    'a DS with a wrong digest',
    { ds: (key) => [{ ...dsOf(CITY, key), digest: new Uint8Array(32) }] },
    bogusKeys('no-match'),
  ],
  ['a DS by SHA-1', { ds: (key) => [dsOf(CITY, key, 1)] }, { state: 'secure' }],
  ['a DS by SHA-384', { ds: (key) => [dsOf(CITY, key, 4)] }, { state: 'secure' }],
  [
    'a right SHA-1 digest beside a wrong SHA-256 one',
    { ds: (key) => [dsOf(CITY, key, 1), { ...dsOf(CITY, key), digest: new Uint8Array(32) }] },
    bogusKeys('no-match'),
  ],
  [
    'a DS of an unknown digest type',
    { ds: (key) => [{ ...dsOf(CITY, key), digestType: 99 }] },
    { state: 'insecure', proof: { kind: 'unsupported' } },
  ],
  [
    'a DS of an unknown algorithm',
    { ds: (key) => [{ ...dsOf(CITY, key), algorithm: 99 }] },
    { state: 'insecure', proof: { kind: 'unsupported' } },
  ],
  ['expired', { city: { inception: NOW - 20 * DAY, expiration: NOW - 1 } }, bogusKeys('expired')],
  ['not yet valid', { city: { inception: NOW + 301 } }, bogusKeys('not-yet-valid')],
  [
    'signed while the audit went on, or by a clock ahead of ours',
    { city: { inception: NOW + 300 } },
    { state: 'secure' },
  ],
  ['in its last second', { city: { expiration: NOW } }, { state: 'secure' }],
  ['in its first second', { city: { inception: NOW } }, { state: 'secure' }],
  ['signed by keys of somebody else', { city: { signers: foreign } }, bogusKeys('no-key')],
  [
    'an expired parent',
    { jp: { expiration: NOW - 1 } },
    { state: 'bogus', link: { zone: 'jp', type: 'DNSKEY' } },
  ],
  [
    'a root that has expired: rather is our own clock fast',
    { root: { expiration: NOW - 1 } },
    { state: 'indeterminate', missing: { kind: 'clock', link: { zone: ROOT, flaw: { kind: 'expired' } } } },
  ],
  [
    'a root that is not yet valid: rather is our own clock slow',
    { root: { inception: NOW + DAY } },
    { state: 'indeterminate', missing: { kind: 'clock', link: { flaw: { kind: 'not-yet-valid' } } } },
  ],
  ['one key for everything', { city: { keys: [keyFrom('csk', KSK)] } }, { state: 'secure' }],
];

function bogusKeys(kind: string) {
  return { state: 'bogus', link: { zone: CITY, type: 'DNSKEY', flaw: { kind } } };
}

describe('the chain of trust', () => {
  it.each(rows)('%s', (_, plan, expected) => {
    expect(verdictOf(makeLab(plan))).toMatchObject(expected);
  });

  it('cannot begin without an anchor', () => {
    const lab = makeLab();
    expect(validate(messagesOf(lab), [], { name: CITY, type: 'SOA' })).toEqual({
      state: 'indeterminate',
      missing: { kind: 'no-anchor' },
    });
  });

  it.each(['links', 'ds', 'dnskey'] as const)('is open where %s got no answer', (part) => {
    const lab = makeLab();
    const messages = messagesOf(lab);
    const links = messages.links.map((link) => ({ ...link, dnskey: undefined }));
    const cut = part === 'links' ? { ...messages, links } : { ...messages, [part]: undefined };
    expect(validate(cut as typeof messages, lab.anchors, { name: CITY, type: 'SOA' })).toMatchObject({
      state: 'indeterminate',
      missing: { kind: 'no-answer' },
    });
  });

  it.each([
    ['ds', RCODE.SERVFAIL],
    ['ds', RCODE.REFUSED],
    ['dnskey', RCODE.SERVFAIL],
    ['dnskey', RCODE.REFUSED],
  ] as const)('takes an error in answer to %s (%i) for no sign of what the zone holds', (part, rcode) => {
    const lab = makeLab();
    const messages = messagesOf(lab);
    const failing = { ...messages[part], rcode, authoritative: true, answers: [], authorities: [] };
    const verdict = validate({ ...messages, [part]: failing }, lab.anchors, { name: CITY, type: 'SOA' });
    expect(verdict).toMatchObject({ state: 'indeterminate', missing: { kind: 'no-answer' } });
  });

  it('does not take the absence of a DS from the child itself', () => {
    const lab = makeLab({ ds: 'none' });
    const apexOnly = messagesOf(lab, CITY, 'TXT').answer;
    const messages = { ...messagesOf(lab), ds: apexOnly };
    expect(validate(messages, lab.anchors, { name: CITY, type: 'SOA' }).state).toBe('bogus');
  });
});
