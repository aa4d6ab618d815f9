import { describe, expect, it } from 'vitest';
import type { DomainFacts } from '../../../src/derive/chronology/facts.js';
import { compareHolders } from '../../../src/derive/chronology/holder.js';
import {
  changedHands,
  eventSinceBaseline,
  movedNetworks,
  parked,
  unexpectedHolder,
} from '../../../src/derive/chronology/holder-rules.js';
import { parkingOf } from '../../../src/derive/chronology/parking.js';
import { domainName } from '../../../src/dns/name.js';
import { earlier, facts, registration } from './facts-builder.js';

type Row = readonly [string, Partial<DomainFacts>, object];

describe('two names of holders', () => {
  it.each<[string | null, string | null, string]>([
    ['株式会社エグザンプル', 'エグザンプル（株）', 'same'],
    ['ｴｸﾞｻﾞﾝﾌﾟﾙ株式会社', 'エグザンプル', 'same'],
    ['Example Co., Ltd.', 'EXAMPLE  Company Limited', 'same'],
    ['Example, Inc.', 'Example K.K.', 'same'],
    ['Example Networks', 'Somebody Else', 'different'],
    ['Coexample', 'example', 'different'],
    ['REDACTED FOR PRIVACY', 'Example', 'unknown'],
    ['Example', 'Whois Privacy Protection Service', 'unknown'],
    ['Whois情報公開代行サービス', 'Whois情報公開代行サービス', 'unknown'],
    [null, 'Example', 'unknown'],
    ['株式会社', 'Inc.', 'unknown'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(compareHolders(a, b)).toBe(expected);
    expect(compareHolders(b, a)).toBe(expected);
  });

  const LATIN =
    'Co.|Company|Corp.|Corporation|Incorporated|Ltd.|Limited|Company, Limited|LLC|LLP|GK|PLC|GmbH';
  it.each([...LATIN.split('|'), '有限会社', '合同会社', '合資会社', '合名会社', '（有）'])(
    '%s is a legal form, not a name',
    (form) => expect(compareHolders(`Example ${form}`, 'Example')).toBe('same'),
  );

  const HIDING =
    'Private Person|Proxy|Name Withheld|Data Protected|Not Disclosed|Masked|GDPR|非公開|情報公開代行';
  it.each(HIDING.split('|'))('%s is nobody’s name', (name) =>
    expect(compareHolders(name, name)).toBe('unknown'),
  );
});

describe('M1, parked', () => {
  const parking = (...hosts: string[]) => parkingOf(hosts.map(domainName));
  it.each<Row>([
    [
      'fires on a parking service',
      { parking: parking('ns1.sedoparking.com', 'ns2.sedoparking.com') },
      { kind: 'fires', isWeak: false },
    ],
    [
      'is weak on a row nobody verified',
      { parking: parking('ns1.cnobin.com') },
      { kind: 'fires', isWeak: true },
    ],
    [
      'is silent on a registrar’s defaults',
      { parking: parking('ns1.domaincontrol.com') },
      { kind: 'silent' },
    ],
    [
      'is silent on a mixture',
      { parking: parking('ns1.sedoparking.com', 'ns1.example.jp') },
      { kind: 'silent' },
    ],
    ['matches whole labels only', { parking: parking('ns1.notsedoparking.com') }, { kind: 'silent' }],
    ['is silent without name servers', { parking: parking() }, { kind: 'silent' }],
  ])('%s', (_, parts, expected) => expect(parked(facts(parts))).toMatchObject(expected));
});

describe('M2, changed hands', () => {
  const was = earlier({
    registrant: 'Example Networks',
    registrar: 'Example Registrar',
    nameServers: ['ns1.example.jp'],
  });
  const now = (registrant: string, registrar: string, host: string) => ({
    registration: registration({ registrant, registrar, nameServers: [domainName(host)] }),
    before: was,
  });
  it.each<Row>([
    [
      'fires on holder and registrar',
      now('Somebody Else', 'Other Registrar', 'ns1.example.jp'),
      { kind: 'fires' },
    ],
    [
      'fires on holder and name servers',
      now('Somebody Else', 'Example Registrar', 'ns9.example.com'),
      { kind: 'fires' },
    ],
    [
      'is silent where a company only changed its name',
      now('New Example Works', 'Example Registrar', 'ns1.example.jp'),
      { kind: 'silent' },
    ],
    [
      'is silent where only registrar and servers changed',
      now('EXAMPLE Networks Inc.', 'Other Registrar', 'ns9.example.com'),
      { kind: 'silent' },
    ],
    [
      'is silent where one of the name servers is still there',
      {
        registration: registration({
          registrant: 'Somebody Else',
          registrar: 'Example Registrar',
          nameServers: ['ns1.example.jp', 'ns9.example.com'].map(domainName),
        }),
        before: was,
      },
      { kind: 'silent', since: '2026-03-01' },
    ],
    [
      'is silent where the name servers of then are not known',
      {
        ...now('Somebody Else', 'Example Registrar', 'ns9.example.com'),
        before: earlier({ registrant: 'Example Networks', registrar: 'Example Registrar' }),
      },
      { kind: 'silent' },
    ],
    [
      'is silent where there were none then',
      {
        ...now('Somebody Else', 'Example Registrar', 'ns9.example.com'),
        before: earlier({ registrant: 'Example Networks', nameServers: [] }),
      },
      { kind: 'silent' },
    ],
    [
      'is silent where there are none now',
      { registration: registration({ registrant: 'Somebody Else' }), before: was },
      { kind: 'silent' },
    ],
    [
      'is silent where the registrar of then is not known',
      {
        registration: registration({ registrant: 'Somebody Else', registrar: 'Other Registrar' }),
        before: earlier({ registrant: 'Example Networks' }),
      },
      { kind: 'silent' },
    ],
    ['is blind where the registry did not answer', { registration: null, before: was }, { kind: 'blind' }],
    [
      'is blind where the holder is withheld',
      now('Redacted for Privacy', 'Other Registrar', 'ns9.example.com'),
      { kind: 'blind' },
    ],
    [
      'is silent where the configuration names the holder of now',
      {
        ...now('Somebody Else', 'Other Registrar', 'ns9.example.com'),
        expectedHolder: 'Somebody Else, Inc.',
      },
      { kind: 'silent' },
    ],
    ['is blind without a baseline', {}, { kind: 'blind' }],
  ])('%s', (_, parts, expected) => expect(changedHands(facts(parts))).toMatchObject(expected));
});

describe('M6, not the expected holder', () => {
  const held = (registrant: string | null) => ({ registration: registration({ registrant }) });
  const expected = { expectedHolder: '株式会社エグザンプル' };
  it.each<Row>([
    [
      'fires on another one, without any baseline',
      { ...held('Somebody Else'), ...expected },
      { kind: 'fires', was: '株式会社エグザンプル', is: 'Somebody Else' },
    ],
    ['is silent on the expected one', { ...held('エグザンプル（株）'), ...expected }, { kind: 'silent' }],
    ['is silent where nobody is expected', held('Somebody Else'), { kind: 'silent' }],
    [
      'is blind where the holder is withheld',
      { ...held('Whois情報公開代行'), ...expected },
      { kind: 'blind' },
    ],
    ['is blind where the registry names none', { ...held(null), ...expected }, { kind: 'blind' }],
    ['is blind where it did not answer', { registration: null, ...expected }, { kind: 'blind' }],
  ])('%s', (_, parts, outcome) => expect(unexpectedHolder(facts(parts))).toMatchObject(outcome));
});

describe('M3, an event since the baseline', () => {
  const event = (at: string) => ({
    registration: registration({ events: [{ action: 'transfer', at }] }),
    before: earlier(),
  });
  it.each<Row>([
    [
      'fires on a later transfer',
      event('2026-09-01T00:00:00Z'),
      { kind: 'fires', is: 'transfer 2026-09-01' },
    ],
    ['is silent on an earlier one', event('2020-09-01T00:00:00Z'), { kind: 'silent', since: '2026-03-01' }],
    ['is silent on one that the earlier audit could see', event('2026-03-01T00:00:00Z'), { kind: 'silent' }],
    ['is silent without any', { before: earlier() }, { kind: 'silent' }],
    ['is blind without a baseline', { registration: registration() }, { kind: 'blind' }],
    [
      'is blind where the registry did not answer',
      { registration: null, before: earlier() },
      { kind: 'blind' },
    ],
  ])('%s', (_, parts, expected) => expect(eventSinceBaseline(facts(parts))).toMatchObject(expected));
});

describe('M5, moved to other networks', () => {
  const compared = { was: [64500, 64501], is: [64510], seenAt: '2026-03-01', isByToday: false };
  it.each<Row>([
    [
      'fires where all of them are other ones',
      { networks: { kind: 'moved', ...compared } },
      { kind: 'fires', was: 'AS64500, AS64501', is: 'AS64510' },
    ],
    [
      'is silent where one is the same',
      { networks: { kind: 'stayed', ...compared } },
      { kind: 'silent', since: '2026-03-01' },
    ],
    ['is blind without a table', { networks: { kind: 'no-table' } }, { kind: 'blind' }],
    ['is blind without an earlier audit', { networks: { kind: 'no-memory' } }, { kind: 'blind' }],
    [
      'is blind where the table has no origin',
      { networks: { kind: 'no-origin', addresses: ['192.0.2.1'] } },
      { kind: 'blind' },
    ],
    [
      'is blind where an address is not known',
      { networks: { kind: 'unresolved', hosts: [domainName('ns.example.jp')] } },
      { kind: 'blind' },
    ],
    ['is blind for a domain further away', { networks: { kind: 'too-far' } }, { kind: 'blind' }],
  ])('%s', (_, parts, expected) => expect(movedNetworks(facts(parts))).toEqual(expected));
});
