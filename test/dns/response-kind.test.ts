import { describe, expect, it } from 'vitest';
import type { DnsMessage, Question } from '../../src/dns/message.js';
import { domainName } from '../../src/dns/name.js';
import { RCODE } from '../../src/dns/rcode.js';
import { classifyResponse, type ResponseKind } from '../../src/dns/response-kind.js';
import type { RrType } from '../../src/dns/rr.js';
import { a, aaaa, cname, messageOf, ns, record, soa } from './samples.js';

const ask = (name: string, type: RrType = 'A'): Question => ({ name: domainName(name), type });
const N = domainName;

/** Asked of a server of `jp`. */
type Row = {
  readonly title: string;
  readonly question?: Question;
  readonly reply: Partial<DnsMessage>;
  readonly expected: ResponseKind;
};

const www = a('www.city.example.jp', '192.0.2.1');
const question = ask('www.city.example.jp');
const aliasAt = (target: string) => cname('www.city.example.jp', target);

const rows: readonly Row[] = [
  {
    title: 'an answer with authority',
    reply: { authoritative: true, answers: [www] },
    expected: { kind: 'answer', authoritative: true, records: [www], aliases: [] },
  },
  {
    title: 'an answer without authority',
    reply: { answers: [www] },
    expected: { kind: 'answer', authoritative: false, records: [www], aliases: [] },
  },
  {
    title: 'a truncated reply denies nothing: what was left out may be what was asked for',
    reply: { authoritative: true, truncated: true },
    expected: { kind: 'unusable' },
  },
  {
    title: 'nor is a truncated set of records known to be whole',
    reply: { authoritative: true, truncated: true, answers: [www] },
    expected: { kind: 'unusable' },
  },
  {
    title: 'nor where a truncated chain of aliases ends',
    reply: { authoritative: true, truncated: true, answers: [aliasAt('b.jp')] },
    expected: { kind: 'unusable' },
  },
  {
    title: 'a response code is whole in any reply',
    reply: { authoritative: true, truncated: true, rcode: RCODE.NXDOMAIN },
    expected: { kind: 'no-name', soa: undefined, aliases: [] },
  },
  {
    title: 'an answer behind aliases, in any order',
    reply: {
      authoritative: true,
      answers: [a('c.jp', '192.0.2.9'), cname('b.jp', 'c.jp'), aliasAt('b.jp'), a('d.jp', '192.0.2.8')],
    },
    expected: {
      kind: 'answer',
      authoritative: true,
      records: [a('c.jp', '192.0.2.9')],
      aliases: [N('b.jp'), N('c.jp')],
    },
  },
  {
    title: 'an alias that leaves',
    reply: { authoritative: true, answers: [aliasAt('host.example')] },
    expected: { kind: 'alias', authoritative: true, aliases: [N('host.example')] },
  },
  {
    title: 'a CNAME that was asked for is an answer',
    question: ask('www.city.example.jp', 'CNAME'),
    reply: { authoritative: true, answers: [aliasAt('host.example')] },
    expected: { kind: 'answer', authoritative: true, records: [aliasAt('host.example')], aliases: [] },
  },
  {
    title: 'an alias to itself ends',
    reply: { authoritative: true, answers: [aliasAt('www.city.example.jp')] },
    expected: { kind: 'alias', authoritative: true, aliases: [N('www.city.example.jp')] },
  },
  {
    title: 'a loop of aliases ends',
    reply: { authoritative: true, answers: [aliasAt('b.jp'), cname('b.jp', 'www.city.example.jp')] },
    expected: { kind: 'alias', authoritative: true, aliases: [N('b.jp'), N('www.city.example.jp')] },
  },
  {
    title: 'a chain of aliases is followed eleven times',
    reply: {
      authoritative: true,
      answers: [aliasAt('n0.jp'), ...Array.from({ length: 20 }, (_, i) => cname(`n${i}.jp`, `n${i + 1}.jp`))],
    },
    expected: {
      kind: 'alias',
      authoritative: true,
      aliases: Array.from({ length: 11 }, (_, i) => N(`n${i}.jp`)),
    },
  },
  {
    title: 'an answer to another name says nothing',
    reply: { answers: [a('other.jp', '192.0.2.1')] },
    expected: { kind: 'unusable' },
  },
  {
    title: 'an answer of another class says nothing',
    reply: { answers: [{ ...www, class: 3 }] },
    expected: { kind: 'unusable' },
  },
  {
    title: 'a referral, with the glue that is the zone’s to give',
    reply: {
      authorities: [
        ns('example.jp', 'ns1.example.jp'),
        ns('example.jp', 'ns.provider.example'),
        ns('example.jp', 'ns1.example.jp'),
        ns('other.jp', 'ns9.other.jp'),
        soa('unrelated.jp'),
      ],
      additionals: [
        a('ns1.example.jp', '192.0.2.1'),
        a('ns1.example.jp', '192.0.2.1'),
        aaaa('ns1.example.jp', '2001:db8::1'),
        a('ns.provider.example', '192.0.2.66'),
        a('not-a-server.example.jp', '192.0.2.67'),
        a('ns9.other.jp', '192.0.2.68'),
      ],
    },
    expected: {
      kind: 'referral',
      cut: N('example.jp'),
      nameServers: [N('ns1.example.jp'), N('ns.provider.example')],
      glue: [
        { host: N('ns1.example.jp'), address: '192.0.2.1', family: 4 },
        { host: N('ns1.example.jp'), address: '2001:db8::1', family: 6 },
      ],
    },
  },
  {
    title: 'a referral to the asked name itself',
    question: ask('example.jp', 'SOA'),
    reply: { authorities: [ns('example.jp', 'ns1.example.jp')] },
    expected: { kind: 'referral', cut: N('example.jp'), nameServers: [N('ns1.example.jp')], glue: [] },
  },
  {
    title: 'a referral that a careless server marks as authoritative',
    reply: { authoritative: true, authorities: [ns('example.jp', 'ns1.example.jp')] },
    expected: { kind: 'referral', cut: N('example.jp'), nameServers: [N('ns1.example.jp')], glue: [] },
  },
  {
    title: 'a referral to the zone itself',
    reply: { authorities: [ns('jp', 'a.dns.jp')] },
    expected: { kind: 'upward-referral', to: N('jp') },
  },
  {
    title: 'a referral upwards, to the root',
    reply: { authorities: [ns('.', 'a.root-servers.example')] },
    expected: { kind: 'upward-referral', to: N('.') },
  },
  {
    title: 'a referral sideways',
    reply: { authorities: [ns('other.jp', 'ns.other.jp')] },
    expected: { kind: 'unusable' },
  },
  {
    title: 'a referral to a label that only looks like a parent',
    question: ask('x\\.example.jp'),
    reply: { authorities: [ns('example.jp', 'ns.example.jp')] },
    expected: { kind: 'unusable' },
  },
  {
    title: 'a denial of the type',
    reply: { authoritative: true, authorities: [soa('example.jp')] },
    expected: { kind: 'no-data', soa: N('example.jp') },
  },
  {
    title: 'a denial of the type without its SOA',
    reply: { authoritative: true },
    expected: { kind: 'no-data', soa: undefined },
  },
  {
    title: 'a denial of the type with the zone’s own NS records',
    reply: { authoritative: true, authorities: [ns('jp', 'a.dns.jp')] },
    expected: { kind: 'no-data', soa: undefined },
  },
  {
    title: 'an SOA of an unrelated zone is no denial’s',
    reply: { authoritative: true, authorities: [soa('other.jp')] },
    expected: { kind: 'no-data', soa: undefined },
  },
  {
    title: 'nothing at all, without authority',
    reply: {},
    expected: { kind: 'unusable' },
  },
  {
    title: 'an SOA without authority',
    reply: { authorities: [soa('example.jp')] },
    expected: { kind: 'unusable' },
  },
  {
    title: 'a denial of the name',
    reply: { rcode: RCODE.NXDOMAIN, authoritative: true, authorities: [soa('jp')] },
    expected: { kind: 'no-name', soa: N('jp'), aliases: [] },
  },
  {
    title: 'a denial of the name at the end of an alias',
    reply: {
      rcode: RCODE.NXDOMAIN,
      authoritative: true,
      answers: [aliasAt('gone.jp')],
      authorities: [soa('jp')],
    },
    expected: { kind: 'no-name', soa: N('jp'), aliases: [N('gone.jp')] },
  },
  {
    title: 'NXDOMAIN without authority is hearsay, with or without an SOA',
    reply: { rcode: RCODE.NXDOMAIN, authorities: [soa('jp')] },
    expected: { kind: 'error', rcode: RCODE.NXDOMAIN },
  },
  {
    title: 'NXDOMAIN that answers all the same',
    reply: { rcode: RCODE.NXDOMAIN, authoritative: true, answers: [www] },
    expected: { kind: 'answer', authoritative: true, records: [www], aliases: [] },
  },
  ...[RCODE.FORMERR, RCODE.SERVFAIL, RCODE.REFUSED, RCODE.NOTAUTH, RCODE.BADVERS].map((rcode) => ({
    title: `response code ${rcode}`,
    reply: { rcode, answers: [www] },
    expected: { kind: 'error', rcode } as const,
  })),
  {
    title: 'another type beside the asked one is no answer',
    question: ask('city.example.jp', 'MX'),
    reply: {
      authoritative: true,
      answers: [record('city.example.jp', { type: 'TXT', strings: [] })],
      authorities: [soa('example.jp')],
    },
    expected: { kind: 'no-data', soa: N('example.jp') },
  },
];

describe('classifyResponse', () => {
  it.each(rows)('$title', (row) => {
    const kind = classifyResponse(messageOf(row.reply), row.question ?? question, N('jp'));
    expect(kind).toEqual(row.expected);
  });

  it('takes every address for glue where the root refers', () => {
    const reply = messageOf({
      authorities: [ns('jp', 'ns.example')],
      additionals: [a('ns.example', '192.0.2.1')],
    });
    expect(classifyResponse(reply, question, N('.'))).toMatchObject({ glue: [{ host: 'ns.example' }] });
  });
});
