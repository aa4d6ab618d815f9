import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DomainName, domainName, parseDomainName } from '../../../src/dns/name.js';
import type { Registration } from '../../../src/model/registration.js';
import { parseJprs } from '../../../src/registries/jprs/parse-jprs.js';
import { sharedFiles } from '../shared-data.js';

const BANNER = [
  '[ JPRS database provides information on network administration. Its use is    ]',
  '[ restricted to network administration purposes.                              ]',
  '',
];

/** A whole general-use answer; `change` replaces lines by label, null takes one out. */
function general(change: Readonly<Record<string, string | null>> = {}): string[] {
  const lines: Record<string, string | null> = {
    'Domain Name': 'EXAMPLE.JP',
    Registrant: 'Example Networks',
    'Name Server': 'ns1.example.jp',
    'Signing Key': '',
    'Created on': '2001/05/08',
    'Expires on': '2027/05/31',
    Status: 'Active',
    'Last Updated': '2026/06/01 01:05:07 (JST)',
    ...change,
  };
  const fields = Object.entries(lines).flatMap(([label, value]) =>
    value === null ? [] : [field(label, value)],
  );
  return [...BANNER, 'Domain Information:', ...fields, '', 'Contact Information:', field('Name', 'X')];
}

function field(label: string, value: string): string {
  return `${`[${label}]`.padEnd(32)}${value}`;
}

const read = (lines: readonly string[], asked = 'example.jp', lineEnd = '\n') =>
  parseJprs(Buffer.from(lines.join(lineEnd)), domainName(asked));

function registration(lines: readonly string[], asked?: string): Registration {
  const reading = read(lines, asked);
  if (reading.kind !== 'registration') throw new Error(`${reading.reason}: ${reading.detail}`);
  return reading.registration;
}

describe('parseJprs', () => {
  test('a general-use name', () => {
    expect(registration(general())).toEqual({
      state: 'active',
      domain: 'example.jp',
      rules: 'jp-general',
      stateWords: ['Active'],
      createdAt: '2001-05-08',
      updatedAt: '2026-05-31T16:05:07.000Z',
      expiresAt: '2027-05-31',
      nameServers: ['ns1.example.jp'],
      registrar: null,
      registrant: 'Example Networks',
      handle: null,
      events: [],
    });
  });

  test('CRLF changes nothing, and the telling line is the state', () => {
    const reading = read(general({ Status: 'Suspended' }), 'example.jp', '\r\n');
    expect(reading).toMatchObject({
      registration: { state: 'suspended', expiresAt: '2027-05-31' },
      observed: '[Status] Suspended',
    });
  });

  test('an organizational name: letters, expiry inside the state, locks, a key over two lines, a first line of junk', () => {
    const lines = [
      'IP: UNABLE TO RESOLVE',
      'Domain Information: [ドメイン情報]',
      `a. ${field('ドメイン名', 'CITY.EXAMPLE.LG.JP')}`,
      `f. ${field('組織名', '例市')}`,
      `p. ${field('ネームサーバ', 'dns.city.example.lg.jp')}`,
      `p. ${field('ネームサーバ', 'ns.example.jp')}`,
      `s. ${field('署名鍵', '63574 8 2 (')}`,
      `${' '.repeat(32)}5D5518EC )`,
      field('状態', 'Connected (2027/03/31)'),
      field('ロック状態', 'AgentChangeLocked'),
      field('登録年月日', ''),
      field('接続年月日', ''),
      field('最終更新', '2026/04/01 01:05:12 (JST)'),
    ];
    expect(registration(lines, 'city.example.lg.jp')).toMatchObject({
      state: 'active',
      rules: 'jp-organizational',
      stateWords: ['Connected (2027/03/31)', 'AgentChangeLocked'],
      createdAt: null,
      updatedAt: '2026-03-31T16:05:12.000Z',
      expiresAt: '2027-03-31',
      nameServers: ['ns.example.jp', 'dns.city.example.lg.jp'],
      registrant: '例市',
    });
  });

  test('values that go on in the next lines, and lines that do not', () => {
    const lines = general({ Registrant: 'Example Networks', 'Name Server': '' }).flatMap((line) => {
      if (line.startsWith('[Registrant]'))
        return [line, `${' '.repeat(32)}of the Coast`, `${' '.repeat(20)}and Hills  `];
      return line.startsWith('[Name Server]')
        ? [line, `${' '.repeat(32)}ns1.example.jp`, '          a remark']
        : [line];
    });
    expect(registration(lines)).toMatchObject({
      registrant: 'Example Networks of the Coast and Hills',
      nameServers: ['ns1.example.jp'],
    });
  });

  test.each([
    ['Organization', 'Example City'],
    ['Network Service Name', 'Example Net'],
    ['登録者名', '例ネットワーク'],
    ['ネットワークサービス名', '例ネット'],
  ])('the holder under the label %s', (label, holder) => {
    expect(registration(general({ Registrant: null, [label]: holder })).registrant).toBe(holder);
  });

  test('the English name of a holder goes before the Japanese one', () => {
    const lines = general({ 組織名: '例市', Registrant: null, Organization: 'Example City' });
    expect(registration(lines).registrant).toBe('Example City');
  });

  test('further labels that were seen', () => {
    const lines = general({ 'Name Server': null, ネームサーバー: 'ns1.example.jp', 'Lock Status': 'Locked' });
    expect(registration(lines)).toMatchObject({
      nameServers: ['ns1.example.jp'],
      stateWords: ['Active', 'Locked'],
    });
  });

  test.each<readonly [string, Partial<Registration> & { until?: string | null; raw?: string }]>([
    ['Active', { state: 'active' }],
    ['Connected (2027/03/31)', { state: 'active', expiresAt: '2027-03-31' }],
    ['Registered (2027/03/31)', { state: 'active', expiresAt: '2027-03-31' }],
    ['To be suspended', { state: 'to-be-suspended' }],
    ['Suspended', { state: 'suspended' }],
    ['To be deleted (2026/09/30)', { state: 'to-be-deleted', expiresAt: '2026-09-30' }],
    ['Deleted (2026/12/31)', { state: 'deleted', until: '2026-12-31', expiresAt: null }],
    ['Deleted', { state: 'deleted', until: null }],
    ['Reserved', { state: 'reserved' }],
    ['Hold', { state: 'hold' }],
    ['Renamed (EXAMPLE2.JP)', { state: 'unknown', raw: 'Renamed (EXAMPLE2.JP)' }],
    ['Advance-Registered', { state: 'unknown', raw: 'Advance-Registered' }],
    ['toString', { state: 'unknown', raw: 'toString' }],
    ['', { state: 'unknown', raw: '(no state)' }],
  ])('the state %j', (state, expected) => {
    expect(registration(general({ Status: state, 'Expires on': null }))).toMatchObject(expected);
  });

  test.each([
    ['example.co.jp', 'jp-organizational'],
    ['city.example.lg.jp', 'jp-organizational'],
    ...['ac', 'ad', 'ed', 'go', 'gr', 'ne', 'or'].map((type) => [`example.${type}.jp`, 'jp-organizational']),
    ['example.jp', 'jp-general'],
    ['example.tokyo.jp', 'jp-general'],
    ['notco.jp', 'jp-general'],
  ])('%s plays by the rules %s', (asked, rules) => {
    expect(registration(general({ 'Domain Name': asked.toUpperCase() }), asked).rules).toBe(rules);
  });

  test.each(['日本語.JP', 'XN--WGV71A119E.jp', 'xn--wgv71a119e.jp.'])('%s is the name asked', (name) => {
    expect(registration(general({ 'Domain Name': name }), 'xn--wgv71a119e.jp').state).toBe('active');
  });

  test('the holder of a freed name is nobody', () => {
    expect(
      registration(general({ Registrant: 'Suspended Domain Name', Status: 'Deleted (2026/12/31)' })),
    ).toMatchObject({
      registrant: null,
    });
  });

  test('remote text is cleaned where it is kept', () => {
    expect(registration(general({ Registrant: 'A\u202eB\u001b[2J' })).registrant).toBe('A B [2J');
  });

  test.each([
    ['alone', ['No match!!']],
    ['with a banner', [...BANNER, 'No match!!']],
    [
      'with pointers',
      [...BANNER, 'No match!!', '', 'For IP address information, please refer to:', '    - JPNIC WHOIS'],
    ],
  ])('No match!! %s is unregistered', (_name, lines) => {
    expect(read(lines)).toMatchObject({
      kind: 'registration',
      observed: 'No match!!',
      registration: {
        state: 'unregistered',
        domain: 'example.jp',
        rules: 'jp-general',
        nameServers: [],
        createdAt: null,
      },
    });
  });

  test.each<readonly [string, readonly string[], string]>([
    ['No match!! and a registration', [...general(), 'No match!!'], 'malformed'],
    ['a registration and No match!!', ['No match!!', ...general()], 'malformed'],
    ['two registrations', [...general(), ...general({ 'Domain Name': 'EXAMPLE2.JP' })], 'malformed'],
    ['another name', general({ 'Domain Name': 'EXAMPLE2.JP' }), 'malformed'],
    ['a name that only ends like it', general({ 'Domain Name': 'x.example.jp' }), 'malformed'],
    ['no name', general({ 'Domain Name': null }), 'malformed'],
    ['no state', general({ Status: null }), 'malformed'],
    ['two states', general({ State: 'Connected (2027/03/31)' }), 'malformed'],
    ['no last update', general({ 'Last Updated': null }), 'malformed'],
    ['an empty last update', general({ 'Last Updated': '' }), 'malformed'],
    ['a date that does not exist', general({ 'Expires on': '2027/02/30' }), 'malformed'],
    ['a day of creation that does not exist', general({ 'Created on': '2001/13/01' }), 'malformed'],
    ['a state date that does not exist', general({ Status: 'Connected (2027/13/01)' }), 'malformed'],
    ['half a denial', ['No mat'], 'malformed'],
    ['a denial inside a sentence', ['There is No match!! here'], 'malformed'],
    ['a web page', ['<html>', '<h1>404</h1>'], 'malformed'],
    ['nothing', [''], 'empty'],
    ['only a banner', BANNER, 'empty'],
    ['a limit', ['You have exceeded your quota of queries.'], 'rate-limited'],
    ['a limit in Japanese', ['アクセスが制限されています。'], 'rate-limited'],
    ['a limit with a denial', ['Too many requests', 'No match!!'], 'rate-limited'],
    ['a block', ['Access denied.'], 'refused'],
    ['an outage', ['Sorry, the Whois database is currently down.'], 'unavailable'],
  ])('%s tells nothing', (_name, lines, reason) => {
    expect(read(lines)).toMatchObject({ kind: 'unknown', reason });
  });

  test('an answer that breaks off anywhere is never healthy nor unregistered', () => {
    // The block ends with the last update; what is lost after that is contacts.
    const whole = general().slice(0, -3).join('\n');
    for (let length = 0; length < Buffer.byteLength(whole); length++) {
      const reading = parseJprs(Buffer.from(whole).subarray(0, length), domainName('example.jp'));
      expect(reading.kind, `${length} octets`).toBe('unknown');
    }
  });

  test('any octets give a reading', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (octets) => {
        const reading = parseJprs(octets, domainName('example.jp'));
        expect(reading.kind === 'unknown' || reading.registration.state !== 'active').toBe(true);
      }),
    );
  });
});

type Fact = readonly [
  state: string,
  createdAt: string | null,
  updatedAt: string | null,
  expiresAt: string | null,
  nameServers: string,
];
const google = (tld: string) => [1, 2, 3, 4].map((n) => `ns${n}.google.${tld}`).join(' ');
const GOV_ONLINE: Fact = [
  'active',
  '2001-12-19',
  '2015-12-31T16:02:15.000Z',
  '2016-12-31',
  'ns00.vips.ne.jp ns01.vips.ne.jp ns02.gov-online.go.jp',
];
const YAHOO: Fact = [
  'active',
  '2019-09-27',
  '2024-09-30T16:00:44.000Z',
  '2025-09-30',
  [1, 2, 11, 12].map((n) => `ns${`${n}`.padStart(2, '0')}.yahoo.co.jp`).join(' '),
];
const RESERVED: Fact = ['reserved', null, '2001-02-20T15:00:00.000Z', null, ''];
const NO_MATCH: Fact = ['unregistered', null, null, null, ''];

/** What each collected answer says, read by eye. `malformed`: a part of an answer, without its name. */
const FACTS: Readonly<Record<string, Fact | 'malformed'>> = {
  'ahoo.co.jp.2013.en.registered.txt': ['active', '2013-03-20', '2013-07-08T07:50:07.000Z', '2014-03-31', ''],
  'aircraft.jp.2012.ja.suspended.partial.txt': [
    'suspended',
    '2008-12-01',
    '2011-12-31T15:18:25.000Z',
    '2012-01-31',
    '',
  ],
  'alibaba.jp.2013.en.active.txt': [
    'active',
    '2001-05-08',
    '2013-05-31T16:05:07.000Z',
    '2014-05-31',
    [1, 2, 3, 4, 5, 6, 7].map((n) => `ns${n}.markmonitor.com`).join(' '),
  ],
  'amazon.co.jp.2018.en.connected.txt': [
    'active',
    '2002-11-21',
    '2018-11-30T16:01:57.000Z',
    '2019-11-30',
    'ns1.p31.dynect.net ns2.p31.dynect.net pdns1.ultradns.net pdns6.ultradns.co.uk',
  ],
  'ameblo.jp.2018.en.active.txt': [
    'active',
    '2004-07-30',
    '2018-07-31T16:05:09.000Z',
    '2019-07-31',
    ['1-5', '11-66', '20-67', '4-64', '6-65', '7-66'].map((n) => `a${n}.akam.net`).join(' '),
  ],
  'city.example.lg.jp.SYNTHETIC.ja.txt': [
    'active',
    '2004-03-19',
    '2026-03-31T16:05:12.000Z',
    '2027-03-31',
    'dns.city.example.lg.jp ns.example.jp',
  ],
  'example.jp.2001.en.reserved.2.txt': RESERVED,
  'example.jp.2001.en.reserved.txt': RESERVED,
  'example.jp.2001.ja.reserved.txt': RESERVED,
  'fashionwatch.jp.2010.en.active.txt': [
    'active',
    '2009-05-11',
    '2010-10-18T02:30:47.000Z',
    '2011-05-31',
    'ns171.ip-asia.com ns172.ip-asia.com',
  ],
  'gaylife.co.jp.2012.en.deleted.txt': ['deleted', null, '2012-08-08T03:00:43.000Z', null, ''],
  'git.jp.2019.en.active.txt': [
    'active',
    '2001-05-14',
    '2019-05-31T19:52:02.000Z',
    '2020-05-31',
    'ns1.onamae.com ns2.onamae.com',
  ],
  'google.co.jp.2014.en.connected.txt': [
    'active',
    '2001-03-22',
    '2014-03-31T16:18:23.000Z',
    '2015-03-31',
    google('com'),
  ],
  'google.co.jp.2017.en.connected.txt': [
    'active',
    '2001-03-22',
    '2017-11-06T23:21:16.000Z',
    '2018-03-31',
    google('net'),
  ],
  'google.co.jp.2023.en.connected.txt': [
    'active',
    '2001-03-22',
    '2023-03-31T16:05:57.000Z',
    '2024-03-31',
    google('com'),
  ],
  'google.co.jp.2026.en.connected.txt': [
    'active',
    '2001-03-22',
    '2026-03-31T16:02:00.000Z',
    '2027-03-31',
    google('com'),
  ],
  'google.jp.2013.en.active.txt': [
    'active',
    '2005-05-30',
    '2013-05-31T16:05:07.000Z',
    '2014-05-31',
    google('com'),
  ],
  'google.jp.2017.en.active.txt': [
    'active',
    '2005-05-30',
    '2017-05-31T16:05:09.000Z',
    '2018-05-31',
    google('com'),
  ],
  'google.jp.2026.en.active.txt': [
    'active',
    '2005-05-30',
    '2026-05-31T16:05:03.000Z',
    '2027-05-31',
    google('com'),
  ],
  'google.ne.jp.2009.en.connected.txt': [
    'active',
    '2003-09-11',
    '2009-10-23T10:22:08.000Z',
    '2010-09-30',
    google('com'),
  ],
  'google.ne.jp.2026.ja.connected.txt': [
    'active',
    '2003-09-11',
    '2026-06-11T07:08:44.000Z',
    '2026-09-30',
    google('com'),
  ],
  'gov-online.go.jp.2016.ja.iso-2022-jp.crlf.txt': GOV_ONLINE,
  'gov-online.go.jp.2016.ja.utf-8.crlf.txt': GOV_ONLINE,
  'jprs.co.jp.2026.ja.dnskey.txt': [
    'active',
    '2001-01-22',
    '2026-01-31T16:02:04.000Z',
    '2027-01-31',
    'ns1.jprs.co.jp ns2.jprs.co.jp',
  ],
  'jprs.jp.2024.en.locks.partial.txt': 'malformed',
  'jprs.jp.2024.ja.locks.partial.txt': 'malformed',
  'jprs.jp.2026.ja.active.txt': [
    'active',
    '2001-02-02',
    '2026-02-28T16:05:03.000Z',
    '2027-02-28',
    'ns1.jprs.jp ns2.jprs.jp ns3.jprs.jp ns4.jprs.jp',
  ],
  'ne.jp.2005.en.reserved.txt': [
    'reserved',
    null,
    '2005-03-30T08:37:52.000Z',
    null,
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((l) => `${l}.dns.jp`).join(' '),
  ],
  'nomatch.na.en.nomatch.2.txt': NO_MATCH,
  'nomatch.na.en.nomatch.txt': NO_MATCH,
  'nomatch.na.ja.nomatch.txt': NO_MATCH,
  'nttpc.co.jp.2014.en.connected.txt': [
    'active',
    null,
    '2014-03-31T16:10:41.000Z',
    '2015-03-31',
    'ns1.sphere.ad.jp ns2.sphere.ad.jp',
  ],
  'titech.ac.jp.2023.en.connected.txt': [
    'active',
    null,
    '2023-03-31T16:04:55.000Z',
    '2024-03-31',
    'ns.fujisawa.wide.ad.jp ns1.noc.titech.ac.jp ns2.noc.titech.ac.jp',
  ],
  'u-tokyo.ac.jp.2011.en.connected.txt': [
    'active',
    null,
    '2011-03-31T16:35:47.000Z',
    '2012-03-31',
    'dns1.nc.u-tokyo.ac.jp dns2.nc.u-tokyo.ac.jp dns3.nc.u-tokyo.ac.jp',
  ],
  'veganwiz.jp.2012.en.suspended.txt': [
    'suspended',
    '2010-07-07',
    '2012-07-31T15:29:53.000Z',
    '2012-08-31',
    '',
  ],
  'yahoo.co.jp.2025.ja.iso-2022-jp.crlf.txt': YAHOO,
  'yahoo.co.jp.2025.ja.utf-8.crlf.txt': YAHOO,
};

const files = sharedFiles('whois-jprs');

describe.skipIf(files.size === 0)('answers of whois.jprs.jp, 2001 to 2026', () => {
  test('every one has its row', () => {
    expect([...files.keys()].sort()).toEqual(Object.keys(FACTS).sort());
  });

  test.each(Object.entries(FACTS))('%s', (file, fact) => {
    const asked = file.startsWith('nomatch') ? 'example.jp' : file.replace(/\.(\d{4}|SYNTHETIC)\..*/, '');
    const reading = parseJprs(files.get(file) as Buffer, domainName(asked));
    if (fact === 'malformed') {
      expect(reading).toMatchObject({ kind: 'unknown', reason: 'malformed' });
      return;
    }
    const [state, createdAt, updatedAt, expiresAt, nameServers] = fact;
    if (reading.kind !== 'registration') throw new Error(reading.detail);
    const { registration } = reading;
    expect(registration).toMatchObject({ state, createdAt, updatedAt, expiresAt });
    expect([...registration.nameServers].sort()).toEqual(nameServers.split(' ').filter(Boolean).sort());
  });

  test('both encodings of one answer read the same, Japanese included', () => {
    for (const name of ['yahoo.co.jp.2025.ja', 'gov-online.go.jp.2016.ja']) {
      const asked = domainName(name.replace(/\.\d{4}.*/, ''));
      const [iso, utf8] = ['iso-2022-jp', 'utf-8'].map((encoding) =>
        parseJprs(files.get(`${name}.${encoding}.crlf.txt`) as Buffer, asked),
      );
      expect(iso).toEqual(utf8);
    }
  });

  test('none is taken for an answer about another name', () => {
    for (const [file, octets] of files) {
      if (file.startsWith('nomatch')) continue;
      expect(parseJprs(octets, 'other.jp' as DomainName), file).toMatchObject({ reason: 'malformed' });
    }
  });
});

test('the names of the table are names', () => {
  for (const fact of Object.values(FACTS)) {
    if (fact === 'malformed') continue;
    for (const host of fact[4].split(' ').filter(Boolean)) expect(parseDomainName(host)).toBe(host);
  }
});
