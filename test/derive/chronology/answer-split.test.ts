import { describe, expect, it } from 'vitest';
import { splitAt } from '../../../src/derive/chronology/answer-split.js';
import type { AddressView, ServerView } from '../../../src/derive/observed-servers.js';
import type { ResourceRecord } from '../../../src/dns/rr.js';

type Copy = { readonly mname: string; readonly ns: readonly string[]; readonly mx: string };

const HONEST: Copy = { mname: 'ns.city', ns: ['ns.city', 'ns.vendor'], mx: 'mail.city' };
const LAGGING: Copy = { ...HONEST, ns: ['ns.city', 'ns.hosting'] };
const THIEF: Copy = { mname: 'ns.vendor', ns: ['ns.vendor', 'ns.lair'], mx: 'mail.lair' };

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
    observed: '',
    answers:
      copy === null
        ? {}
        : {
            soa: answer([{ type: 'SOA', mname: copy.mname, rname: `hostmaster.${copy.mname}` }]),
            ns: answer(copy.ns.map((target) => ({ type: 'NS', target }))),
            mx: answer([{ type: 'MX', exchange: copy.mx }]),
          },
  } as unknown as AddressView;
  return { host, inParent, addresses: [address] } as unknown as ServerView;
}

const atVendor = ({ host }: ServerView) => host.endsWith('.vendor');
const ALL = { kind: 'along', fields: ['soa', 'ns', 'mx'] };

describe('where answers part', () => {
  it.each([
    ['along the domain', [server('ns.city', HONEST), server('ns.vendor', THIEF)], ALL],
    ['nowhere', [server('ns.city', HONEST), server('ns.vendor', HONEST)], { kind: 'none' }],
    ['unknown where one side is silent', [server('ns.city', HONEST), server('ns.vendor', null)], null],
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
