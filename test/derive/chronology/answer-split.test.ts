import { describe, expect, it } from 'vitest';
import { isPromiscuous, splitAt } from '../../../src/derive/chronology/answer-split.js';
import type { AddressView, ServerView } from '../../../src/derive/observed-servers.js';
import type { ResourceRecord } from '../../../src/dns/rr.js';

/** What a server says; `mx` is null where it gives an error for it. `a` and `www` are asked like the rest. */
type Copy = {
  readonly mname: string;
  readonly ns: readonly string[];
  readonly mx: readonly string[] | null;
  readonly a?: readonly string[];
  readonly www?: readonly string[];
};

const HONEST: Copy = { mname: 'ns.city', ns: ['ns.city', 'ns.vendor'], mx: ['mail.city'] };
const LAGGING: Copy = { ...HONEST, ns: ['ns.city', 'ns.hosting'] };
const THIEF: Copy = { mname: 'ns.vendor', ns: ['ns.vendor', 'ns.lair'], mx: ['mail.lair'] };
/** Without mail, but with a web site, at one name or the other. */
const WEB: Copy = { ...HONEST, mx: [], a: ['192.0.2.80'], www: ['192.0.2.81'] };
const LURE: Copy = { ...THIEF, mx: [], a: ['203.0.113.80'] };

/** A server that answers with a copy of the zone, or not at all. */
function server(host: string, copy: Copy | null, inParent = true): ServerView {
  const answer = (records: readonly object[]) => ({
    message: {},
    response: { kind: 'answer' },
    records: records as ResourceRecord[],
  });
  const address = {
    address: '192.0.2.1',
    state: copy === null ? 'unresponsive' : 'answers',
    observed: { en: '', ja: '' },
    answers:
      copy === null
        ? {}
        : {
            soa: answer([{ type: 'SOA', mname: copy.mname, rname: `hostmaster.${copy.mname}` }]),
            ns: answer(copy.ns.map((target) => ({ type: 'NS', target }))),
            mx:
              copy.mx === null
                ? { message: {}, response: { kind: 'error', rcode: 2 }, records: [] }
                : answer(copy.mx.map((exchange) => ({ type: 'MX', exchange }))),
            a: answer(addressRecords(copy.a)),
            www: answer(addressRecords(copy.www)),
          },
  } as unknown as AddressView;
  return { host, inParent, addresses: [address] } as unknown as ServerView;
}

const addressRecords = (addresses: readonly string[] = []) =>
  addresses.map((address) => ({ type: 'A', address }));

const atVendor = ({ host }: ServerView) => host.endsWith('.vendor');
const ALL = { kind: 'along', fields: ['soa', 'ns', 'mx'] };

describe('a server that answers for names of nobody', () => {
  const said = (kind: string, authoritative = true) => ({
    response: { kind, authoritative },
    exchange: { question: { name: 'c0ffee.example' } },
  });
  const [yes, no, heard] = [said('answer'), said('error'), said('answer', false)];
  it.each([
    ['none', [no], false],
    ['one of three', [yes, no, no], false],
    ['two of three', [yes, no, yes], true],
    ['all', [yes, yes, yes], true],
    ['the last two', [no, yes, yes], true],
    ['all, without authority', [heard, heard, heard], false],
    ['nobody asked', [], false],
  ])('%s', (_, [control, second, third], expected) => {
    const answers = { control, 'control-2': second, 'control-3': third };
    expect(isPromiscuous({ answers } as unknown as AddressView)).toBe(expected);
  });
});

describe('where answers part', () => {
  it.each([
    ['along the domain', [server('ns.city', HONEST), server('ns.vendor', THIEF)], ALL],
    ['nowhere', [server('ns.city', HONEST), server('ns.vendor', HONEST)], { kind: 'none' }],
    ['unknown where one side is silent', [server('ns.city', HONEST), server('ns.vendor', null)], null],
    ['unknown where the other side is silent', [server('ns.city', null), server('ns.vendor', HONEST)], null],
    [
      'nowhere, where two providers name themselves and lead to one mail server',
      [server('ns.city', HONEST), server('ns.vendor', { ...THIEF, mx: HONEST.mx })],
      { kind: 'none' },
    ],
    [
      'nowhere, where mail alone differs: a secondary that lags',
      [server('ns.city', HONEST), server('ns.vendor', { ...HONEST, mx: THIEF.mx })],
      { kind: 'none' },
    ],
    [
      'along the domain in two fields, mail among them',
      [server('ns.city', HONEST), server('ns.vendor', { ...THIEF, mname: HONEST.mname })],
      { kind: 'along', fields: ['ns', 'mx'] },
    ],
    [
      'nowhere, where the same is said in another order',
      [
        server('ns.city', { ...HONEST, mx: ['mail.city', 'mx.city'] }),
        server('ns.vendor', { ...THIEF, mx: ['mx.city', 'mail.city'] }),
      ],
      { kind: 'none' },
    ],
    [
      'nowhere, where one side gives only errors for mail',
      [server('ns.city', HONEST), server('ns.vendor', { ...THIEF, mx: null })],
      { kind: 'none' },
    ],
    [
      'along the domain, where one side has no mail at all',
      [server('ns.city', HONEST), server('ns.vendor', { ...THIEF, mx: [] })],
      ALL,
    ],
    [
      'along the domain by the web, without any mail',
      [server('ns.city', WEB), server('ns.vendor', LURE)],
      ALL,
    ],
    [
      'along the domain by www alone',
      [server('ns.city', { ...WEB, a: [] }), server('ns.vendor', { ...LURE, a: [], www: ['203.0.113.81'] })],
      ALL,
    ],
    [
      'nowhere, where both sides lead to one web server among others',
      [server('ns.city', WEB), server('ns.vendor', { ...LURE, a: ['203.0.113.80', '192.0.2.81'] })],
      { kind: 'none' },
    ],
    [
      'nowhere, where one side has no web site: nobody is led astray',
      [server('ns.city', WEB), server('ns.vendor', { ...LURE, a: [] })],
      { kind: 'none' },
    ],
    [
      'nowhere, where mail is the same and only the web differs: addresses may depend on the place',
      [server('ns.city', { ...WEB, mx: ['mail.city'] }), server('ns.vendor', { ...LURE, mx: ['mail.city'] })],
      { kind: 'none' },
    ],
    [
      'elsewhere, between the servers of the domain',
      [server('ns.city', HONEST), server('ns.vendor', THIEF), server('ns2.vendor', HONEST)],
      { kind: 'elsewhere', fields: [] },
    ],
    [
      'elsewhere, between servers outside the domain',
      [server('ns.city', HONEST), server('ns.hosting', THIEF), server('ns.vendor', THIEF)],
      { kind: 'elsewhere', fields: [] },
    ],
    [
      'elsewhere too, where servers outside lag behind each other, yet nobody agrees with the domain',
      [server('ns.city', HONEST), server('ns.hosting', LAGGING), server('ns.vendor', THIEF)],
      { kind: 'elsewhere', fields: ['soa', 'ns', 'mx'] },
    ],
    [
      'along the domain, with servers that only the thief lists on his side',
      [server('ns.city', HONEST), server('ns.vendor', THIEF), server('ns.lair', THIEF, false)],
      ALL,
    ],
    [
      'elsewhere, where an honest server lists the one that the parent does not',
      [
        server('ns.city', { ...HONEST, ns: ['ns.city', 'ns.lair'] }),
        server('ns.vendor', THIEF),
        server('ns.lair', THIEF, false),
      ],
      { kind: 'elsewhere', fields: [] },
    ],
  ])('%s', (_, servers, expected) => expect(splitAt(servers, atVendor)).toEqual(expected));
});
