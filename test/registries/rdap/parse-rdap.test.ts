import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { domainName } from '../../../src/dns/name.js';
import type { Registration } from '../../../src/model/registration.js';
import { parseForeignJson } from '../../../src/net/parse-json.js';
import { parseRdap } from '../../../src/registries/rdap/parse-rdap.js';
import { sharedFiles } from '../shared-data.js';

function read(status: number, text: string, asked = 'example.com') {
  const body = text === '' ? ({ kind: 'empty' } as const) : parseForeignJson(text, 32);
  return parseRdap({ status, text, body }, domainName(asked));
}

const contact = (role: string, ...properties: readonly (readonly [string, unknown])[]) => ({
  objectClassName: 'entity',
  roles: [role],
  vcardArray: [
    'vcard',
    [['version', {}, 'text', '4.0'], ...properties.map(([name, value]) => [name, {}, 'text', value])],
  ],
});

const DOMAIN = {
  objectClassName: 'domain',
  handle: 'D1-EXAMPLE',
  ldhName: 'EXAMPLE.COM',
  status: ['active', 'client transfer prohibited'],
  events: [
    { eventAction: 'registration', eventDate: '2001-02-03T04:05:06Z' },
    { eventAction: 'expiration', eventDate: '2027-02-03T13:05:06.5+09:00' },
    { eventAction: 'last changed', eventDate: '2026-01-02T03:04:05Z' },
    { eventAction: 'last update of RDAP database', eventDate: '2026-08-01T00:00:00Z' },
    { eventAction: 'transfer', eventDate: '2020-01-01T00:00:00Z' },
    { eventAction: 'reregistration', eventDate: '2010-01-01T00:00:00Z' },
  ],
  nameservers: [
    { ldhName: 'NS2.Example.Net.' },
    { unicodeName: 'ns1.例え.jp' },
    { ldhName: 'ns2.example.net' },
  ],
  entities: [
    contact('registrar', ['fn', 'Example Registrar']),
    contact('registrant', ['fn', 'A. Person'], ['org', 'Example Private Limited']),
  ],
};

function registration(change: object): Registration & { raw?: string } {
  const reading = read(200, JSON.stringify({ ...DOMAIN, ...change }));
  if (reading.kind !== 'registration') throw new Error(`${reading.reason}: ${reading.detail}`);
  return reading.registration;
}

describe('a domain object', () => {
  test('is read whole', () => {
    expect(registration({})).toEqual({
      state: 'active',
      domain: 'example.com',
      rules: 'gtld',
      stateWords: ['active', 'client transfer prohibited'],
      createdAt: '2001-02-03T04:05:06.000Z',
      updatedAt: '2026-01-02T03:04:05.000Z',
      expiresAt: '2027-02-03T04:05:06.500Z',
      nameServers: ['ns1.xn--r8jz45g.jp', 'ns2.example.net'],
      registrar: 'Example Registrar',
      registrant: 'Example Private Limited',
      handle: 'D1-EXAMPLE',
      events: [
        { action: 'reregistration', at: '2010-01-01T00:00:00.000Z' },
        { action: 'transfer', at: '2020-01-01T00:00:00.000Z' },
      ],
    });
  });

  test.each<readonly [string, object, object]>([
    [
      'redemption',
      { status: ['client hold', 'redemption period', 'pending delete'] },
      { state: 'redemption' },
    ],
    ['no status', { status: undefined }, { state: 'unknown', raw: '(no status)' }],
    ['a status that is no list', { status: 'active' }, { state: 'unknown', raw: '(no status)' }],
    [
      'years that no registration has',
      {
        events: [
          { eventAction: 'expiration', eventDate: '+294247-01-10T04:00:54Z' },
          { eventAction: 'registration', eventDate: '0001-01-01T00:00:00Z' },
          { eventAction: 'last changed', eventDate: '9999-12-31T00:00:00Z' },
        ],
      },
      { createdAt: null, expiresAt: null, updatedAt: null },
    ],
    [
      'dates that are none',
      {
        events: [
          { eventAction: 'expiration', eventDate: '2027-02-30' },
          { eventAction: 'registration' },
          null,
          7,
        ],
      },
      { createdAt: null, expiresAt: null },
    ],
    [
      'no events, hosts or entities',
      { events: undefined, nameservers: null, entities: 'x' },
      { nameServers: [], registrar: null, registrant: null, events: [] },
    ],
    [
      'hosts of any kind',
      { nameservers: [null, {}, { ldhName: 7 }, { ldhName: '' }, { ldhName: 'ns.example.net' }] },
      { nameServers: ['ns.example.net'] },
    ],
    [
      'a redacted registrant',
      { entities: [contact('registrant', ['org', 'REDACTED FOR PRIVACY'], ['fn', ''])] },
      { registrant: null, registrar: null },
    ],
    [
      'a registrant’s name without organization',
      { entities: [contact('registrant', ['org', ''], ['fn', 'Example City'])] },
      { registrant: 'Example City' },
    ],
    ['a structured value', { entities: [contact('registrar', ['fn', ['a', 'b']])] }, { registrar: null }],
    [
      'an entity within an entity',
      { entities: [{ roles: ['registrar'], entities: [contact('registrant', ['fn', 'No'])] }] },
      { registrar: null, registrant: null },
    ],
    ['text with controls', { handle: 'D\u001b]0;x\u0007' }, { handle: 'D ]0;x' }],
    ['a name in Unicode only', { ldhName: undefined, unicodeName: 'Ｅxample。com' }, { state: 'active' }],
    ['a name with a dot at its end', { ldhName: 'example.com.' }, { state: 'active' }],
    ...[
      'Privacy Service',
      'Private Person',
      'Private Registration',
      'Name withheld',
      'Not Disclosed',
      'Data Protected',
      'GDPR',
      'masked',
    ].map(
      (name) =>
        [
          `${name} for an organization`,
          { entities: [contact('registrant', ['org', name], ['fn', 'Example City'])] },
          { registrant: 'Example City' },
        ] as const,
    ),
    ['an empty handle', { handle: '' }, { handle: null }],
  ])('with %s', (_name, change, expected) => {
    expect(registration(change)).toMatchObject(expected);
  });

  test('the telling line has the status words, and the text is spread over lines', () => {
    const reading = read(200, JSON.stringify({ ...DOMAIN, status: ['redemption period'] }));
    expect(reading).toMatchObject({ observed: 'status: redemption period' });
    expect(reading.text.split('\n').length).toBeGreaterThan(20);
  });

  test('__proto__ gives nothing to inherit', () => {
    const text = `{"objectClassName":"domain","ldhName":"example.com","__proto__":{"status":["active"],"handle":"X"}}`;
    expect(read(200, text)).toMatchObject({ registration: { state: 'unknown', handle: null } });
    expect({}).not.toHaveProperty('handle');
  });
});

describe('a reply that tells nothing', () => {
  const error = (errorCode: unknown) => JSON.stringify({ errorCode, title: 'T', description: [] });
  test.each<readonly [string, number, string, string]>([
    ['a limit', 429, error(429), 'rate-limited'],
    ['a limit without body', 429, '', 'rate-limited'],
    ['a limit inside status 200', 200, error(429), 'rate-limited'],
    ['a refusal', 403, '<html>', 'refused'],
    ['a request to log in', 401, '', 'refused'],
    ['a legal obstacle', 451, '', 'refused'],
    ['an outage', 503, '', 'unavailable'],
    ['a broken server', 500, error(500), 'unavailable'],
    ['a gateway', 502, '<html>', 'unavailable'],
    ['not implemented', 501, error(501), 'no-service'],
    ['a bad request', 400, error(400), 'malformed'],
    ['a redirect without a place', 302, '', 'malformed'],
    ['no content', 204, '', 'malformed'],
    ['gone', 410, '', 'malformed'],
    ['nothing', 200, '', 'empty'],
    ['a portal’s page', 200, '<html>', 'malformed'],
    ['a portal’s 404 page', 404, '<html>', 'malformed'],
    ['a gateway’s own 404', 404, '{"message":"no Route matched"}', 'malformed'],
    ['a 404 with another code', 404, error(500), 'malformed'],
    ['a 404 with a domain in it', 404, JSON.stringify(DOMAIN), 'malformed'],
    ['a 404 that is a list', 404, '[404]', 'malformed'],
    ['an error 404 inside status 200', 200, error(404), 'malformed'],
    ['another object', 200, JSON.stringify({ ...DOMAIN, objectClassName: 'nameserver' }), 'malformed'],
    ['another domain', 200, JSON.stringify({ ...DOMAIN, ldhName: 'example.net' }), 'malformed'],
    ['a longer domain', 200, JSON.stringify({ ...DOMAIN, ldhName: 'www.example.com' }), 'malformed'],
    ['no name', 200, JSON.stringify({ ...DOMAIN, ldhName: undefined }), 'malformed'],
    ['a list', 200, '[]', 'malformed'],
    ['null', 200, 'null', 'malformed'],
  ])('%s', (_name, status, text, reason) => {
    expect(read(status, text)).toMatchObject({ kind: 'unknown', reason });
  });
});

describe('a 404 by RDAP', () => {
  test.each([
    ['with its error', '{"errorCode":404,"title":"Not Found"}', '404 Not Found'],
    ['with its code as text', '{"errorCode":"404"}', '404'],
    ['without a body', '', '404'],
  ])('%s is unregistered', (_name, text, observed) => {
    expect(read(404, text)).toMatchObject({
      kind: 'registration',
      observed,
      registration: { state: 'unregistered', domain: 'example.com', createdAt: null, nameServers: [] },
    });
  });

  test('a name that is being released is neither registered nor free', () => {
    const text = JSON.stringify({
      errorCode: 404,
      description: ['Currently available for application via the Dropzone service'],
    });
    expect(read(404, text)).toMatchObject({ kind: 'registration', registration: { state: 'unknown' } });
  });
});

test('any JSON gives a reading', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(200, 404), (value, status) => {
      const reading = read(status, JSON.stringify(value));
      expect(reading.kind === 'unknown' || status === 404).toBe(true);
    }),
  );
});

const files = sharedFiles('rdap');

/** Every collected file as a reply with status 200: the state, or why not. Bootstrap files are no domain objects. */
const FACTS: Readonly<Record<string, object>> = {
  'icann-rdap-client__src__test_files__lemonde.fr.json': {
    registration: {
      state: 'active',
      rules: 'other',
      createdAt: '2005-08-02T14:16:36.000Z',
      updatedAt: '2024-06-12T22:09:39.881Z',
      expiresAt: '2025-06-09T22:08:09.000Z',
      registrar: 'NAMESHIELD',
      registrant: 'SOCIETE EDITRICE DU MONDE',
      handle: 'DOM000000024309-FRNIC',
      events: [{ action: 'transfer', at: '2022-06-09T22:08:09.000Z' }],
      nameServers: [1, 2, 3, 4].map((n) => `ns-cloud-b${n}.googledomains.com`),
    },
  },
  'icann-rdap-common__src__response__test_files__domain_afnic_fr.json': {
    registration: {
      state: 'active',
      createdAt: '2001-12-10T23:00:00.000Z',
      expiresAt: '2029-07-18T08:26:59.000Z',
      registrar: 'Registry Operations',
      registrant: 'ASS FRANC NOMMAGE INTERNET EN COOP',
      nameServers: ['ns1.nic.fr', 'ns2.nic.fr', 'ns3.nic.fr'],
    },
  },
  'icann-rdap-common__src__response__test_files__error_ripe_net.json': { reason: 'no-service' },
  'icann-rdap-common__src__response__test_files__lookup_with_redaction.json': {
    registration: {
      state: 'active',
      rules: 'gtld',
      createdAt: '1997-06-03T00:00:00.000Z',
      expiresAt: '2021-06-03T04:00:00.000Z',
      registrar: 'Example Registrar Inc.',
      registrant: null,
      handle: null,
    },
  },
  'icann-rdap-srv__resources__test-data-files__ns1_xn--fo-5ja_example.json': { reason: 'malformed' },
  'icann-rdap-srv__resources__test-data-files__xn--fo-5ja_example.json': {
    registration: {
      state: 'active',
      expiresAt: '2016-12-31T23:59:59.000Z',
      registrar: null,
      registrant: 'Example',
      nameServers: ['ns1.example.com', 'ns2.example.com'],
    },
  },
  'misc__empty.html': { reason: 'empty' },
  'misc__malformed.json': { reason: 'malformed' },
  // Templates: their name is a placeholder, no domain.
  'nomulus__rdap_domain.json': { reason: 'malformed' },
  'nomulus__rdap_domain_cat2.json': { reason: 'malformed' },
  'nomulus__rdap_domain_deleted.json': { reason: 'malformed' },
  'nomulus__rdap_domain_unicode.json': { reason: 'malformed' },
  'nomulus__rdap_domain_unicode_with_unicode_nameservers.json': { reason: 'malformed' },
  'nomulus__rdap_error.json': { reason: 'malformed' },
  'nomulus__rdap_domain_add_grace_period.json': {
    registration: {
      state: 'active',
      createdAt: '2000-01-01T00:00:00.000Z',
      nameServers: ['ns1.cat.lol'],
      registrar: 'The Registrar',
      handle: '10-LOL',
    },
  },
  'nomulus__rdap_domain_auto_renew_grace_period.json': {
    registration: { state: 'auto-renew-grace', expiresAt: '2000-12-31T00:00:00.000Z' },
  },
  'nomulus__rdap_domain_explicit_renew_grace_period.json': {
    registration: { state: 'active', stateWords: ['active', 'renew period'] },
  },
  'nomulus__rdapjson_domain_full.json': {
    registration: {
      state: 'active',
      domain: 'cat.xn--q9jyb4c',
      registrar: 'みんな',
      nameServers: ['ns1.cat.xn--q9jyb4c', 'ns2.cat.xn--q9jyb4c'],
      events: [],
    },
  },
  'nomulus__rdapjson_domain_full_with_history.json': {
    registration: { state: 'active', events: [{ action: 'transfer', at: '1999-12-01T00:00:00.000Z' }] },
  },
  'nomulus__rdapjson_domain_logged_out.json': { registration: { state: 'active', handle: 'F-Q9JYB4C' } },
  'nomulus__rdapjson_domain_logged_out_with_history.json': {
    registration: { state: 'active', createdAt: '1999-09-01T00:00:00.000Z' },
  },
  'nomulus__rdapjson_domain_no_nameservers.json': {
    registration: { state: 'active', domain: 'fish.xn--q9jyb4c', nameServers: [], updatedAt: null },
  },
  'nomulus__rdapjson_domain_summary.json': {
    registration: { state: 'unknown', raw: '(no status)', createdAt: null, handle: 'F-Q9JYB4C' },
  },
};

describe.skipIf(files.size === 0)('collected RDAP answers', () => {
  const answers = [...files].filter(([name]) => !name.startsWith('openrdap__bootstrap'));

  test('every one has its row', () => {
    expect(answers.map(([name]) => name).sort()).toEqual(Object.keys(FACTS).sort());
  });

  test.each(answers)('%s', (file, octets) => {
    const text = octets.toString();
    const json = parseForeignJson(text, 32);
    const own = json.kind === 'json' ? (json.value as { ldhName?: string }).ldhName : undefined;
    const asked = own === undefined || own.includes('%') ? 'example.com' : own;
    expect(read(200, text.trim(), asked)).toMatchObject(FACTS[file] as object);
  });

  test.each([...files].filter(([name]) => name.startsWith('openrdap__bootstrap')))(
    '%s is no domain',
    (_file, octets) => {
      expect(read(200, octets.toString().trim())).toMatchObject({ kind: 'unknown' });
      const missing = read(404, octets.toString());
      expect(missing.kind === 'unknown' || octets.length === 0).toBe(true);
    },
  );
});
