import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainName } from '../../src/dns/name.js';
import {
  decodeMessage,
  encodeMessage,
  encodeQuery,
  MAX_MESSAGE_OCTETS,
  MAX_PROBLEMS,
  MAX_RECORDS_PER_RRSET,
  MAX_RECORDS_PER_SECTION,
} from '../../src/dns/wire.js';
import { a, anyMessage, decoded, hex, messageOf, ns, record } from './samples.js';

const N = domainName;
const ROOT_NAME = '00';

/** A reply header with the four counts, then the rest. */
function reply(counts: readonly [number, number, number, number], rest = '', flags = '8000'): Uint8Array {
  return hex(`1234 ${flags} ${counts.map((count) => count.toString(16).padStart(4, '0')).join('')} ${rest}`);
}

/** A record owned by the root. */
function rr(type: number, rdata: string, options: { ttl?: string; rrClass?: string } = {}): string {
  const length = hex(rdata).length.toString(16).padStart(4, '0');
  const code = type.toString(16).padStart(4, '0');
  return `${ROOT_NAME} ${code} ${options.rrClass ?? '0001'} ${options.ttl ?? '00000e10'} ${length} ${rdata}`;
}

describe('encodeQuery', () => {
  const question = { name: N('city.example.jp'), type: 'SOA' } as const;
  const asked = '04 63697479 07 6578616d706c65 02 6a70 00 0006 0001';

  it.each([
    ['plain', false, null, `beef 0000 0001 0000 0000 0000 ${asked}`],
    ['RD', true, null, `beef 0100 0001 0000 0000 0000 ${asked}`],
    [
      'EDNS',
      false,
      { udpSize: 1232, dnssecOk: false },
      `beef 0000 0001 0000 0000 0001 ${asked} 00 0029 04d0 00000000 0000`,
    ],
    [
      'DO and NSID',
      false,
      { udpSize: 512, dnssecOk: true, nsid: true },
      `beef 0000 0001 0000 0000 0001 ${asked} 00 0029 0200 00008000 0004 0003 0000`,
    ],
  ])('%s', (_, recursionDesired, edns, expected) => {
    expect(encodeQuery({ id: 0xbeef, question, recursionDesired, edns })).toEqual(hex(expected));
  });

  it('asks for the root, and for types without a name', () => {
    const octets = encodeQuery({
      id: 0,
      question: { name: N('.'), type: 'TYPE65280' },
      recursionDesired: false,
      edns: null,
    });
    expect(octets).toEqual(hex('0000 0000 0001 0000 0000 0000 00 ff00 0001'));
  });

  it('is what encodeMessage writes', () => {
    const edns = { udpSize: 1232, dnssecOk: true };
    const message = messageOf({
      id: 7,
      isResponse: false,
      questions: [question],
      edns: { version: 0, ...edns, options: [] },
    });
    expect(encodeQuery({ id: 7, question, recursionDesired: false, edns })).toEqual(encodeMessage(message));
  });
});

describe('encodeMessage and decodeMessage', () => {
  it('are inverse, for every type and any octets', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(decodeMessage(encodeMessage(message))).toEqual(message);
      }),
      { numRuns: 400 },
    );
  });

  it('compress the names of a referral', () => {
    const names = Array.from({ length: 4 }, (_, i) => `ns${i + 1}.example.jp`);
    const message = messageOf({
      questions: [{ name: N('www.city.example.jp'), type: 'A' }],
      authorities: names.map((name) => ns('example.jp', name)),
      additionals: names.map((name, i) => a(name, `192.0.2.${i + 1}`)),
    });
    // Header 12, question 25, each NS 2+10+6, each A 2+10+4.
    expect(encodeMessage(message)).toHaveLength(12 + 25 + 4 * 18 + 4 * 16);
  });

  it('never compress the names of newer types', () => {
    const message = messageOf({
      answers: [
        record('example.jp', { type: 'SRV', priority: 0, weight: 0, port: 53, target: N('example.jp') }),
        record('example.jp', { type: 'DNAME', target: N('example.jp') }),
        record('example.jp', { type: 'NSEC', next: N('example.jp'), types: [] }),
      ],
    });
    expect(encodeMessage(message)).toHaveLength(12 + (12 + 10) + 2 * (2 + 10) + (6 + 12) + 12 + 12);
  });

  it.each([
    ['a response code above 15 without EDNS', messageOf({ rcode: 16 })],
    [
      'more than 64 KiB',
      messageOf({ answers: Array.from({ length: 6_000 }, () => a('example.jp', '192.0.2.1')) }),
    ],
    [
      'a string of 256 octets',
      messageOf({ answers: [record('jp', { type: 'TXT', strings: [new Uint8Array(256)] })] }),
    ],
    ['an address of the wrong family', messageOf({ answers: [a('example.jp', '2001:db8::1')] })],
  ])('encodeMessage throws for %s', (_, message) => {
    expect(() => encodeMessage(message)).toThrow();
  });
});

describe('decodeMessage', () => {
  it.each<[string, number, string, object]>([
    ['A', 1, 'c0000201', { type: 'A', address: '192.0.2.1' }],
    ['AAAA', 28, '20010db8000000000000000000000001', { type: 'AAAA', address: '2001:db8::1' }],
    ['TXT that is no UTF-8', 16, '02 ff00 00', { type: 'TXT', strings: [hex('ff00'), hex('')] }],
    ['CAA', 257, '80 05 4973737565 ff', { type: 'CAA', flags: 128, tag: 'issue', value: hex('ff') }],
    ['NSEC', 47, '00 0001 40 0101 80', { type: 'NSEC', next: '.', types: ['A', 'TYPE256'] }],
    [
      'NSEC3',
      50,
      '01 01 000a 02 aabb 01 cc 0006 000000000012',
      {
        type: 'NSEC3',
        hashAlgorithm: 1,
        flags: 1,
        iterations: 10,
        salt: hex('aabb'),
        nextHashed: hex('cc'),
        types: ['DS', 'RRSIG'],
      },
    ],
    ['HTTPS, kept as octets', 65, '0001 00', { type: 'HTTPS', octets: hex('000100') }],
    ['SPF, kept as octets', 99, '02 6162', { type: 'TYPE99', octets: hex('026162') }],
    ['an unknown type', 65280, 'abcdef', { type: 'TYPE65280', octets: hex('abcdef') }],
  ])('takes %s apart', (_, type, rdata, expected) => {
    const message = decoded(reply([0, 1, 0, 0], rr(type, rdata)));
    expect(message.problems).toEqual([]);
    expect(message.answers).toEqual([{ name: '.', class: 1, ttl: 3600, ...expected }]);
  });

  it('works the key tag out as RFC 4034 section 5.4 does', () => {
    const key =
      'AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==';
    const rdata = `0100 03 05 ${Buffer.from(key, 'base64').toString('hex')}`;
    expect(decoded(reply([0, 1, 0, 0], rr(48, rdata))).answers).toMatchObject([{ keyTag: 60485 }]);
  });

  it('works the key tag of an RSA/MD5 key out as RFC 4034 appendix B.1 does', () => {
    const message = decoded(reply([0, 1, 0, 0], rr(48, '0100 03 01 1122334455')));
    expect(message.answers).toMatchObject([{ keyTag: 0x3344 }]);
  });

  it.each([
    ['7fffffff', 2 ** 31 - 1],
    ['80000000', 0],
    ['ffffffff', 0],
  ])('reads the TTL %s as %i', (ttl, expected) => {
    expect(decoded(reply([0, 1, 0, 0], rr(1, 'c0000201', { ttl }))).answers).toMatchObject([
      { ttl: expected },
    ]);
  });

  it('takes every flag from its bit', () => {
    const flags = [
      'isResponse',
      'authoritative',
      'truncated',
      'recursionDesired',
      'recursionAvailable',
      'authenticData',
      'checkingDisabled',
    ] as const;
    const bits = [0x8000, 0x0400, 0x0200, 0x0100, 0x0080, 0x0020, 0x0010];
    for (const [index, bit] of bits.entries()) {
      const message = decoded(reply([0, 0, 0, 0], '', bit.toString(16).padStart(4, '0')));
      expect(flags.filter((flag) => message[flag])).toEqual([flags[index]]);
    }
    expect(decoded(reply([0, 0, 0, 0], '', '7805'))).toMatchObject({ opcode: 15, rcode: 5 });
  });

  it('takes EDNS apart, with the upper bits of the response code and every option', () => {
    const opt = rr(41, '0003 0002 abcd 000a 0000', { ttl: 'ff01 8000', rrClass: '04d0' });
    expect(decoded(reply([0, 0, 0, 1], opt, '8005'))).toMatchObject({
      rcode: 0xff5,
      additionals: [],
      edns: {
        version: 1,
        udpSize: 1232,
        dnssecOk: true,
        options: [
          { code: 3, octets: hex('abcd') },
          { code: 10, octets: hex('') },
        ],
      },
      problems: [],
    });
  });

  it.each<[string, Uint8Array]>([
    ['an A record of five octets', reply([0, 2, 0, 0], rr(1, 'c000020101') + rr(1, 'c0000201'))],
    ['an A record of three octets', reply([0, 2, 0, 0], rr(1, 'c00002') + rr(1, 'c0000201'))],
    ['an NS record with a forward pointer', reply([0, 2, 0, 0], rr(2, 'c0ff') + rr(1, 'c0000201'))],
    ['an NS record with a name and a half', reply([0, 2, 0, 0], rr(2, '0161 00 0162') + rr(1, 'c0000201'))],
    ['a TXT record with a string too long', reply([0, 2, 0, 0], rr(16, '05 61') + rr(1, 'c0000201'))],
    ['a DS record of three octets', reply([0, 2, 0, 0], rr(43, '000000') + rr(1, 'c0000201'))],
    ['an RRSIG record without its signer', reply([0, 2, 0, 0], rr(46, '00'.repeat(18)) + rr(1, 'c0000201'))],
    [
      'an NSEC record with windows out of order',
      reply([0, 2, 0, 0], rr(47, '00 010140 000140') + rr(1, 'c0000201')),
    ],
    ['an NSEC record with an empty window', reply([0, 2, 0, 0], rr(47, '00 0000') + rr(1, 'c0000201'))],
    [
      'an NSEC record with 33 octets of bitmap',
      reply([0, 2, 0, 0], rr(47, `00 0021${'01'.repeat(33)}`) + rr(1, 'c0000201')),
    ],
    [
      'a CAA record with a control character in its tag',
      reply([0, 2, 0, 0], rr(257, '00 01 1b 61') + rr(1, 'c0000201')),
    ],
    ['a CAA record without a tag', reply([0, 2, 0, 0], rr(257, '00 00 61') + rr(1, 'c0000201'))],
    ['an OPT record among the answers', reply([0, 2, 0, 0], rr(41, '') + rr(1, 'c0000201'))],
  ])('leaves out and notes %s, and reads on', (_, octets) => {
    const message = decoded(octets);
    expect(message.answers).toEqual([record('.', { type: 'A', address: '192.0.2.1' })]);
    expect(message.problems).toHaveLength(1);
  });

  it.each<[string, Uint8Array, object]>([
    ['trailing octets', reply([0, 1, 0, 0], `${rr(1, 'c0000201')} 000000`), { answers: [{ type: 'A' }] }],
    [
      'a record that runs past the message',
      reply([0, 2, 0, 0], `${rr(1, 'c0000201')} 00 0001 0001 00000000 0004 c0`),
      { answers: [{ type: 'A' }] },
    ],
    [
      'a record that is missing',
      reply([0, 1, 1, 1], rr(1, 'c0000201')),
      { answers: [{ type: 'A' }], authorities: [] },
    ],
    [
      'a second OPT record',
      reply([0, 0, 0, 2], rr(41, '', { rrClass: '04d0' }) + rr(41, '')),
      { edns: { udpSize: 1232 } },
    ],
    [
      'an OPT record that the root does not own',
      reply([0, 0, 0, 1], '0161 00 0029 04d0 00000000 0000'),
      { edns: undefined },
    ],
    [
      'an OPT record with an option too long',
      reply([0, 0, 0, 1], rr(41, '0003 0002 ab')),
      { edns: undefined },
    ],
    ['a question of class CH', reply([1, 0, 0, 0], '00 0010 0003'), { questions: [] }],
    [
      'a question that cannot be read',
      reply([1, 1, 0, 0], `41 ${rr(1, 'c0000201')}`),
      { questions: [], answers: [] },
    ],
  ])('notes %s', (_, octets, expected) => {
    const message = decoded(octets);
    expect(message).toMatchObject(expected);
    expect(message.problems).toHaveLength(1);
  });

  it('keeps the list of problems short', () => {
    const bad = rr(1, '00').repeat(200);
    expect(decoded(reply([0, 200, 0, 0], bad)).problems).toHaveLength(MAX_PROBLEMS);
  });

  it.each<[string, Uint8Array, string]>([
    ['no octets', new Uint8Array(), 'header'],
    ['eleven octets', new Uint8Array(11), 'header'],
    ['more than 64 KiB', new Uint8Array(MAX_MESSAGE_OCTETS + 1), 'MAX_MESSAGE_OCTETS'],
    [
      'counts of 65535 and a short body',
      reply([65535, 65535, 65535, 65535], '00'),
      'MAX_RECORDS_PER_SECTION',
    ],
    [
      'one record too many in a section',
      reply([0, 0, MAX_RECORDS_PER_SECTION + 1, 0], rr(65280, '').repeat(MAX_RECORDS_PER_SECTION + 1)),
      'MAX_RECORDS_PER_SECTION',
    ],
    [
      'one record too many in an RRset',
      reply([0, MAX_RECORDS_PER_RRSET + 1, 0, 0], rr(1, 'c0000201').repeat(MAX_RECORDS_PER_RRSET + 1)),
      'MAX_RECORDS_PER_RRSET',
    ],
  ])('gives up on %s and says why', (_, octets, word) => {
    expect(decodeMessage(octets)).toMatchObject({ kind: 'malformed', reason: expect.stringContaining(word) });
  });

  it('takes as many records as the limits allow', () => {
    const half = MAX_RECORDS_PER_SECTION / 4;
    const body = [1, 2, 3, 4].map((type) => rr(65280 + type, '').repeat(half)).join('');
    expect(decoded(reply([0, MAX_RECORDS_PER_SECTION, 0, 0], body)).answers).toHaveLength(
      MAX_RECORDS_PER_SECTION,
    );
    const set = reply([0, MAX_RECORDS_PER_RRSET, 0, 0], rr(1, 'c0000201').repeat(MAX_RECORDS_PER_RRSET));
    expect(decoded(set).answers).toHaveLength(MAX_RECORDS_PER_RRSET);
  });

  it('reads octets that begin inside a larger buffer, and keeps none of it', () => {
    const octets = encodeMessage(
      messageOf({ answers: [record('jp', { type: 'TXT', strings: [hex('6162')] })] }),
    );
    const larger = Buffer.concat([Buffer.alloc(7, 0xff), octets, Buffer.alloc(3, 0xff)]);
    const message = decoded(larger.subarray(7, 7 + octets.length));
    larger.fill(0);
    expect(message.problems).toEqual([]);
    expect(message.answers).toMatchObject([{ name: 'jp', strings: [hex('6162')] }]);
  });
});
