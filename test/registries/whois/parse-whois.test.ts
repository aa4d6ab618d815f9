import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { domainName } from '../../../src/dns/name.js';
import { parseWhois } from '../../../src/registries/whois/parse-whois.js';
import { sharedFiles } from '../shared-data.js';

const read = (lines: readonly string[], asked = 'example.io') =>
  parseWhois(Buffer.from(lines.join('\r\n')), domainName(asked));

/** A record as most registries of EPP print it. */
const RECORD = [
  'Domain Name: EXAMPLE.IO',
  'Registry Domain ID: D503300000040351827-LRMS',
  'Registrar WHOIS Server: http://',
  'Updated Date: 2026-01-02T03:04:05Z',
  'Creation Date: 2001-02-03T04:05:06Z',
  'Registry Expiry Date: 2027-02-03T04:05:06Z',
  'Registrar: Example Registrar',
  'Domain Status: clientTransferProhibited https://icann.org/epp#clientTransferProhibited',
  'Domain Status: autoRenewPeriod https://icann.org/epp#autoRenewPeriod',
  'Registrant Organization: Example Networks',
  'Name Server: NS2.EXAMPLE.NET',
  'Name Server: ns1.example.net',
  'DNSSEC: unsigned',
  '>>> Last update of WHOIS database: 2026-08-01T00:00:00Z <<<',
  '',
  'You are not authorized to access or query our Whois database through the use of processes that are high-volume.',
  'We reserve the right to restrict your access. All rights reserved by us.',
];

const change = (label: string, ...lines: readonly string[]) => [
  ...RECORD.filter((line) => !line.startsWith(`${label}:`)),
  ...lines,
];

describe('a record', () => {
  test('is read whole', async () => {
    expect(await read(RECORD)).toMatchObject({
      kind: 'registration',
      observed: 'status: clientTransferProhibited, autoRenewPeriod',
      registration: {
        state: 'auto-renew-grace',
        domain: 'example.io',
        rules: 'other',
        stateWords: ['clientTransferProhibited', 'autoRenewPeriod'],
        createdAt: '2001-02-03T04:05:06.000Z',
        updatedAt: '2026-01-02T03:04:05.000Z',
        expiresAt: '2027-02-03T04:05:06.000Z',
        nameServers: ['ns1.example.net', 'ns2.example.net'],
        registrar: 'Example Registrar',
        registrant: 'Example Networks',
        handle: 'D503300000040351827-LRMS',
      },
    });
  });

  test.each<readonly [string, readonly string[], string, object]>([
    [
      'of DENIC',
      [
        'Domain: example.de',
        'Nserver: ns1.example.net',
        'Nserver: ns2.example.de 192.0.2.1',
        'Status: connect',
        'Changed: 2011-02-23T05:36:15+01:00',
        '',
        '[Tech-C]',
        'Changed: 2007-12-10T15:23:07+01:00',
      ],
      'example.de',
      { state: 'active', updatedAt: '2011-02-23T04:36:15.000Z', stateWords: ['connect'] },
    ],
    [
      'that says only that it is registered',
      ['Domain Name: example.io', 'Domain Status: Registered'],
      'example.io',
      { state: 'active', stateWords: ['Registered'] },
    ],
    [
      'of TCI',
      [
        'domain:        EXAMPLE.RU',
        'nserver:       ns1.example.ru. 192.0.2.1, 2001:db8::1',
        'state:         REGISTERED, DELEGATED, VERIFIED',
        'created:       1999-05-14T13:58:12Z',
        'paid-till:     2027-05-31T21:00:00Z',
      ],
      'example.ru',
      { state: 'active', nameServers: ['ns1.example.ru'], expiresAt: '2027-05-31T21:00:00.000Z' },
    ],
    [
      'of TCI, without a delegation',
      ['domain:        EXAMPLE.RU', 'state:         REGISTERED, NOT DELEGATED, VERIFIED'],
      'example.ru',
      { state: 'unknown', raw: 'NOT DELEGATED' },
    ],
    [
      'of DENIC, failed',
      ['Domain: example.de', 'Status: failed'],
      'example.de',
      { state: 'unknown', raw: 'failed' },
    ],
    [
      'of CNNIC',
      [
        'Domain Name: example.cn',
        'ROID: 20030312s10001s00033735-cn',
        'Domain Status: ok',
        'Registrant: Example',
        'Registration Time: 2003-03-17 12:20:05',
        'Expiration Time: 2027-03-17 12:48:36',
      ],
      'example.cn',
      {
        state: 'active',
        createdAt: '2003-03-17',
        expiresAt: '2027-03-17',
        handle: '20030312s10001s00033735-cn',
        registrant: 'Example',
      },
    ],
    [
      'of KISA, in two languages',
      [
        '도메인이름                  : example.kr',
        'Domain Name                 : example.kr',
        'Registered Date             : 2001. 02. 12.',
        'Host Name                   : ns1.example.kr',
      ],
      'example.kr',
      { state: 'unknown', raw: '(no status)', createdAt: '2001-02-12' },
    ],
    [
      'of EURid',
      [
        '% WHOIS example.eu',
        'Domain: example.eu',
        'Script: LATIN',
        '',
        'Name servers:',
        '        ns1.example.net',
        '        ns2.example.eu (192.0.2.1)',
      ],
      'example.eu',
      { state: 'unknown', raw: '(no status)' },
    ],
    [
      'in redemption',
      change('Domain Status', 'Domain Status: pendingDelete', 'Domain Status: redemptionPeriod'),
      'example.io',
      { state: 'redemption' },
    ],
    ['on hold', change('Domain Status', 'Domain Status: clientHold'), 'example.io', { state: 'hold' }],
    [
      'with a word of tomorrow',
      change('Domain Status', 'Domain Status: sleeping'),
      'example.io',
      { state: 'unknown', raw: 'sleeping' },
    ],
    [
      'with labels every object has',
      ['[constructor] x', 'constructor: x', '__proto__: x', 'toString: y', 'hasOwnProperty: z', ...RECORD],
      'example.io',
      { state: 'auto-renew-grace' },
    ],
    [
      'with a redacted registrant',
      change('Registrant Organization', 'Registrant Organization: REDACTED FOR PRIVACY'),
      'example.io',
      { registrant: null },
    ],
  ])('%s', async (_name, lines, asked, expected) => {
    const reading = await read(lines, asked);
    expect(reading).toMatchObject({ kind: 'registration', registration: expected });
  });

  test.each<readonly [string, readonly string[]]>([
    ['another name', change('Domain Name', 'Domain Name: EXAMPLE2.IO')],
    ['two names', ['Domain Name: EXAMPLE2.IO', ...RECORD]],
    ['no name', change('Domain Name')],
    ['a denial beside it', [...RECORD, 'No match for "EXAMPLE.IO".']],
    ['a web page', ['<html><body>Domain Name</body></html>']],
  ])('with %s tells nothing', async (_name, lines) => {
    expect(await read(lines)).toMatchObject({ kind: 'unknown', reason: 'malformed' });
  });
});

describe('a denial', () => {
  test.each([
    [['NOT FOUND']],
    [['No match for "EXAMPLE.IO".', '>>> Last update of whois database: 2026-08-01T00:00:00Z <<<']],
    [
      [
        'Domain not found.',
        '',
        'Terms of Use: Access to WHOIS information is provided to assist persons in determining ...',
      ],
    ],
    [['% No entries found.']],
    [['Domain: example.io', 'Status: free']],
    [['Domain: example.io', 'Script: LATIN', '', 'Status: AVAILABLE']],
    [['The queried object does not exist: example.io']],
    [['The domain has not been registered.']],
    [['example.io is free']],
    ...[
      'No match',
      'No match for domain "EXAMPLE.IO"',
      'No Match Found',
      '% Not found in database.',
      'Domain name not found',
      'Object not found',
      '%% No entries found in the AFNIC Database.',
      'No entries found for the selected source.',
      'No entries found for the selected source(s).',
      'No Data Found',
      'No Object Found',
      'No Domain Found',
      'No matching record.',
      'No records matching "example.io"',
      'Nothing found.',
      'No such domain example.io',
      'Object does not exist',
      'Domain example.io does not exist',
      'Domain example.io is available',
      'example.io is available',
      'Domain example.io has not been registered.',
      'This domain has not been registered',
      'The requested domain was not found in the Registry or Registrar’s WHOIS Server.',
    ].map((line) => [[line]]),
  ])('%j is unregistered', async (lines) => {
    const reading = await read(lines);
    expect(reading).toMatchObject({
      kind: 'registration',
      registration: { state: 'unregistered', nameServers: [] },
    });
  });

  test.each<readonly [string, readonly string[], string]>([
    ['about another name', ['No match for "OTHER.IO".'], 'malformed'],
    ['about another domain', ['Domain: other.io', 'Status: free'], 'malformed'],
    ['inside a sentence', ['If there is no match for domain names, ask again'], 'malformed'],
    [
      'after a limit',
      ['%% Too many requests...', '', '%% No entries found in the AFNIC Database.'],
      'rate-limited',
    ],
    ['before a limit', ['No match', 'You have exceeded your quota'], 'rate-limited'],
    ['with record fields', ['No match', 'Name Server: ns1.example.net'], 'malformed'],
    ['beside a host', ['No match', 'nserver: ns1.example.net'], 'malformed'],
    ['beside a registrar', ['No match', 'Sponsoring Registrar: Example'], 'malformed'],
    ['in a flood', ['No match', ...Array.from({ length: 100 }, (_, i) => `line ${i}`)], 'malformed'],
  ])('%s is none', async (_name, lines, reason) => {
    expect(await read(lines)).toMatchObject({ kind: 'unknown', reason });
  });

  test('of a name made of limiting words is one', async () => {
    const reading = await read(['No match for "ACCESS-DENIED.THROTTLED.IO".'], 'access-denied.throttled.io');
    expect(reading).toMatchObject({ registration: { state: 'unregistered' } });
  });
});

describe('a name kept back', () => {
  test.each([
    ['Status: PREMIUM NAME (No match for domain "example.io")'],
    ['>>> This name is registry reserved by the registry.'],
    ['The name is reserved'],
    ['example.io: this domain is reserved'],
    ['Reserved name'],
    ['Status: Reserved Domain'],
    ['Domain not available for registration'],
    ['This name is currently available for application via the Identity Digital Dropzone service.'],
  ])('%s', async (line) => {
    expect(await read([line])).toMatchObject({
      kind: 'registration',
      registration: { state: 'unknown' },
      observed: line,
    });
  });
});

describe('an answer that tells nothing', () => {
  test.each([
    ['', 'empty'],
    [' \r\n ', 'empty'],
    ['Please go away for 13 Seconds', 'rate-limited'],
    ['WHOIS LIMIT EXCEEDED - SEE THE WEB', 'rate-limited'],
    ['Number of allowed queries exceeded. Query again later', 'rate-limited'],
    ['% Your access has been blocked', 'refused'],
    ['query_status: 440 Request Denied', 'refused'],
    ['Your IP address has been blacklisted', 'refused'],
    ['Service temporarily unavailable.', 'unavailable'],
    ['Server too busy, try again later', 'unavailable'],
    ['% Error: 55000000010 Non bijective', 'malformed'],
    ['Invalid input', 'malformed'],
    ['hello', 'malformed'],
  ])('%j is %s', async (line, reason) => {
    expect(await read([line])).toMatchObject({ kind: 'unknown', reason });
  });

  test('octets that are no UTF-8 are text all the same', async () => {
    const octets = Buffer.from(
      'Domain Name: example.io\nDomain Status: ok\nRegistrar: Inform\xe1tica\n',
      'latin1',
    );
    expect(await parseWhois(octets, domainName('example.io'))).toMatchObject({
      registration: { registrar: 'Informática' },
    });
  });

  test('64 KiB of blank lines are folded before they are parsed', async () => {
    const reading = await read([...Array.from({ length: 32_000 }, () => ''), ...RECORD]);
    expect(reading).toMatchObject({ registration: { state: 'auto-renew-grace' } });
  });

  test('any lines give a reading, and none of them says unregistered by chance', async () => {
    const line = fc.tuple(
      fc.constantFrom('', 'Domain Name', 'domain', 'nic-hdl', '[constructor]', '__proto__', 'status'),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('example.io', 'example.fr', 'example.it', 'example.tr', 'example.ua'),
        async (lines, asked) => {
          const reading = await read(
            lines.map(([label, value]) => `${label}: ${value}`),
            asked,
          );
          expect(reading.kind === 'unknown' || reading.registration.state !== 'unregistered').toBe(true);
        },
      ),
    );
  });
});

const limited = sharedFiles('whois-limited');

describe.skipIf(limited.size === 0)('collected limits, blocks and outages', () => {
  /** By file name; the first row that fits. */
  const REASONS: readonly (readonly [RegExp, string])[] = [
    [/pr__error|response_unavailable/, 'unavailable'],
    [/srs\.net\.nz/, 'refused'],
    [/throttled/, 'rate-limited'],
    [/error/, 'malformed'],
  ];
  /** The registry did answer, in words of which nothing follows. */
  const STATES = /denic\.de__de__failed|dns\.be__be__error|whois\.sx|uniregistry/;

  test('are thirty', () => expect(limited.size).toBe(30));

  test.each([...limited])('%s', async (file, octets) => {
    const text = octets.toString('latin1');
    const named =
      /(?:domain(?: name|_name)?:|for (?:domain )?"|>> (?:-V Md5\.0 )?|% WHOIS )\s*([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i;
    for (const asked of [named.exec(text)?.[1] ?? 'example.com', 'example.com']) {
      const reading = await parseWhois(octets, domainName(asked));
      if (reading.kind === 'registration') {
        expect(reading.registration.state, asked).toBe('unknown');
        expect(file).toMatch(STATES);
      } else if (!STATES.test(file)) {
        expect(reading.reason, asked).toBe(REASONS.find(([pattern]) => pattern.test(file))?.[1]);
      }
    }
  });
});
