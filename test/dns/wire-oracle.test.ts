import dnsPacket from 'dns-packet';
import { describe, expect, it } from 'vitest';
import { domainName } from '../../src/dns/name.js';
import { encodeMessage } from '../../src/dns/wire.js';
import { a, aaaa, decoded, hex, messageOf, ns, record, soa } from './samples.js';

const N = domainName;

/** dns-packet is an independent codec; what it writes we read, and the other way round. */
describe('dns-packet agrees', () => {
  const common = { class: 'IN', ttl: 3600 } as const;
  const message = messageOf({
    authoritative: true,
    questions: [{ name: N('example.jp'), type: 'SOA' }],
    answers: [
      soa('example.jp'),
      record('example.jp', { type: 'MX', preference: 10, exchange: N('mx.example.jp') }),
      record('example.jp', { type: 'TXT', strings: [hex('763d73706631'), hex('ff')] }),
      record('example.jp', {
        type: 'CAA',
        flags: 0,
        tag: 'issue',
        value: new Uint8Array(Buffer.from('ca.example')),
      }),
      record('www.example.jp', { type: 'CNAME', target: N('example.jp') }),
    ],
    authorities: [
      ns('example.jp', 'ns1.example.jp'),
      record('example.jp', {
        type: 'DS',
        keyTag: 1,
        algorithm: 13,
        digestType: 2,
        digest: hex('aa'.repeat(32)),
      }),
      record('a.example.jp', { type: 'NSEC', next: N('c.example.jp'), types: ['A', 'RRSIG', 'NSEC', 'CAA'] }),
      record('example.jp', {
        type: 'RRSIG',
        typeCovered: 'DS',
        algorithm: 13,
        labels: 2,
        originalTtl: 3600,
        expiration: 1_900_000_000,
        inception: 1_800_000_000,
        keyTag: 9,
        signer: N('jp'),
        signature: hex('0102'),
      }),
    ],
    additionals: [a('ns1.example.jp', '192.0.2.1'), aaaa('ns1.example.jp', '2001:db8::1')],
    edns: { version: 0, udpSize: 1232, dnssecOk: true, options: [] },
  });
  const theirs: dnsPacket.Packet = {
    type: 'response',
    id: 0x1234,
    flags: dnsPacket.AUTHORITATIVE_ANSWER,
    questions: [{ name: 'example.jp', type: 'SOA', class: 'IN' }],
    answers: [
      {
        ...common,
        type: 'SOA',
        name: 'example.jp',
        data: {
          mname: 'ns1.example.jp',
          rname: 'hostmaster.example.jp',
          serial: 2026112201,
          refresh: 3600,
          retry: 900,
          expire: 604_800,
          minimum: 600,
        },
      },
      { ...common, type: 'MX', name: 'example.jp', data: { preference: 10, exchange: 'mx.example.jp' } },
      { ...common, type: 'TXT', name: 'example.jp', data: [Buffer.from('v=spf1'), Buffer.from([0xff])] },
      { ...common, type: 'CAA', name: 'example.jp', data: { flags: 0, tag: 'issue', value: 'ca.example' } },
      { ...common, type: 'CNAME', name: 'www.example.jp', data: 'example.jp' },
    ],
    authorities: [
      { ...common, type: 'NS', name: 'example.jp', data: 'ns1.example.jp' },
      {
        ...common,
        type: 'DS',
        name: 'example.jp',
        data: { keyTag: 1, algorithm: 13, digestType: 2, digest: Buffer.alloc(32, 0xaa) },
      },
      {
        ...common,
        type: 'NSEC',
        name: 'a.example.jp',
        data: { nextDomain: 'c.example.jp', rrtypes: ['A', 'RRSIG', 'NSEC', 'CAA'] },
      },
      {
        ...common,
        type: 'RRSIG',
        name: 'example.jp',
        data: {
          typeCovered: 'DS',
          algorithm: 13,
          labels: 2,
          originalTTL: 3600,
          expiration: 1_900_000_000,
          inception: 1_800_000_000,
          keyTag: 9,
          signersName: 'jp',
          signature: Buffer.from([1, 2]),
        },
      },
    ],
    additionals: [
      { ...common, type: 'A', name: 'ns1.example.jp', data: '192.0.2.1' },
      { ...common, type: 'AAAA', name: 'ns1.example.jp', data: '2001:db8::1' },
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: 1232,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: dnsPacket.DNSSEC_OK,
        flag_do: true,
        options: [],
      },
    ],
  };

  it('on what it writes', () => {
    expect(decoded(dnsPacket.encode(theirs))).toEqual(message);
  });

  it('on what we write', () => {
    const read = dnsPacket.decode(Buffer.from(encodeMessage(message)));
    const data = (records: readonly dnsPacket.Answer[] | undefined) =>
      (records ?? []).map((answer) => ('data' in answer ? answer.data : answer.type));
    expect(read).toMatchObject({ id: 0x1234, type: 'response', flag_aa: true, rcode: 'NOERROR' });
    expect(read.questions).toEqual(theirs.questions);
    expect(data(read.answers)).toMatchObject(
      data(theirs.answers).map((value) =>
        typeof value === 'object' && 'flags' in value ? { tag: 'issue', value: 'ca.example' } : value,
      ),
    );
    expect(data(read.authorities)).toMatchObject(data(theirs.authorities));
    expect(data(read.additionals)).toEqual(data(theirs.additionals));
  });
});
