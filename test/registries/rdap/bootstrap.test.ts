import { describe, expect, test } from 'vitest';
import { domainName } from '../../../src/dns/name.js';
import { parseForeignJson } from '../../../src/net/parse-json.js';
import { findRdapBase, parseBootstrap } from '../../../src/registries/rdap/bootstrap.js';
import { sharedFiles } from '../shared-data.js';

const SERVICES = [
  [
    ['example', 'test'],
    ['http://rdap.test.example/', 'https://rdap.test.example/v1'],
  ],
  [['second.example'], ['https://second.example/rdap/']],
  [['plain'], ['http://plain.example/']],
];

describe('parseBootstrap', () => {
  test('keeps the good entries of a file with bad ones', () => {
    const bad = [
      [],
      [['x']],
      ['y', 'https://y.example/'],
      [['z'], ['not a url', 'ftp://z.example/']],
      null,
      7,
    ];
    expect(
      parseBootstrap({ services: [...bad, ...SERVICES, [['a'], ['%%', 'https://a.example/']]] }),
    ).toEqual({
      kind: 'services',
      services: [
        ...SERVICES.map(([tlds, urls]) => ({ tlds, urls })),
        { tlds: ['a'], urls: ['https://a.example/'] },
      ],
    });
  });

  test.each([null, [], 'x', {}, { services: {} }, { services: [] }, { services: [[]] }])(
    '%j is malformed',
    (value) => {
      expect(parseBootstrap(value)).toMatchObject({ kind: 'malformed' });
    },
  );
});

describe('findRdapBase', () => {
  const services = SERVICES.map(([tlds, urls]) => ({ tlds: tlds as string[], urls: urls as string[] }));
  test.each<readonly [string, boolean, string | undefined]>([
    ['a.example', false, 'https://rdap.test.example/v1/'],
    ['a.b.test', false, 'https://rdap.test.example/v1/'],
    ['a.second.example', false, 'https://second.example/rdap/'],
    ['xsecond.example', false, 'https://rdap.test.example/v1/'],
    ['a.plain', false, undefined],
    ['a.plain', true, 'http://plain.example/'],
    ['a.example', true, 'https://rdap.test.example/v1/'],
    ['a.jp', true, undefined],
  ])('%s, plain HTTP allowed: %s', (name, insecure, base) => {
    expect(findRdapBase(services, domainName(name), insecure)).toBe(base);
  });

  test('the entry with the most labels wins, wherever it stands', () => {
    const turned = services.toReversed();
    expect(findRdapBase(turned, domainName('a.second.example'), false)).toBe('https://second.example/rdap/');
    expect(findRdapBase(turned, domainName('a.example'), false)).toBe('https://rdap.test.example/v1/');
  });

  test('an empty entry is for every name, after all others', () => {
    const all = [{ tlds: [''], urls: ['https://root.example/'] }, ...services];
    expect(findRdapBase(all, domainName('a.jp'), false)).toBe('https://root.example/');
    expect(findRdapBase(all, domainName('a.second.example'), false)).toBe('https://second.example/rdap/');
  });
});

const files = sharedFiles('rdap');

describe.skipIf(files.size === 0)('collected bootstrap files', () => {
  test.each<readonly [string, readonly string[] | 'malformed' | 'not-json']>([
    ['openrdap__bootstrap__dns.json', ['ar', 'cz', 'br']],
    ['openrdap__bootstrap_complex__dns.json', ['', 'com', 'sub.example.com']],
    ['openrdap__bootstrap_malformed__dns_bad_services.json', ['ar', 'cz', 'br']],
    // `%%` in a path is a URL to WHATWG; only plain HTTP stands there, so it is never used.
    ['openrdap__bootstrap_malformed__dns_bad_url.json', ['ar', 'cz', 'br', 'example']],
    ['openrdap__bootstrap_malformed__dns_empty.json', 'not-json'],
    ['openrdap__bootstrap_malformed__dns_syntax_error.json', 'not-json'],
    ['openrdap__bootstrap_http_error__404.html', 'not-json'],
    // Three members an entry: not the file for domains.
    ['openrdap__bootstrap__object-tags.json', 'malformed'],
    ['misc__malformed.json', 'not-json'],
  ])('%s', (file, expected) => {
    const json = parseForeignJson((files.get(file) as Buffer).toString(), 32);
    const reading = json.kind === 'json' ? parseBootstrap(json.value) : json;
    if (typeof expected === 'string') expect(reading.kind).toBe(expected);
    else
      expect(reading.kind === 'services' && reading.services.flatMap(({ tlds }) => tlds)).toEqual(expected);
  });
});

const iana = sharedFiles('rdap-bootstrap').get('iana-dns.2026-03-23.json');
const ianaIsEmpty = iana !== undefined && iana.length === 0;
if (ianaIsEmpty)
  process.stdout.write('skipped: the test over iana-dns.2026-03-23.json, which is an empty file here\n');

describe.skipIf(iana === undefined || ianaIsEmpty)("IANA's bootstrap of 2026-03-23", () => {
  test('has the gTLDs and not .jp, .io or .de', () => {
    const json = parseForeignJson((iana as Buffer).toString(), 32);
    const reading = parseBootstrap(json.kind === 'json' ? json.value : undefined);
    if (reading.kind !== 'services') throw new Error(reading.detail);
    const base = (name: string) => findRdapBase(reading.services, domainName(name), false);
    expect(reading.services.flatMap(({ tlds }) => tlds)).toHaveLength(1198);
    expect(base('example.com')).toBe('https://rdap.verisign.com/com/v1/');
    for (const name of ['example.jp', 'example.io', 'example.de']) expect(base(name)).toBeUndefined();
  });
});
