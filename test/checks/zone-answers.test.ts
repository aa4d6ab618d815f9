import { describe, expect, it } from 'vitest';
import { answersTo, unheard } from '../../src/checks/zone-answers.js';
import type { DnsMessage } from '../../src/dns/message.js';
import { domainName } from '../../src/dns/name.js';
import { RCODE } from '../../src/dns/rcode.js';
import { serving } from './serving.js';
import { INSIDE, inside, view, ZONE } from './view-builder.js';

const record = { name: ZONE, class: 1, ttl: 60 };
const answers = [{ ...record, type: 'TXT' as const, strings: [Buffer.from('v=spf1 -all')] }];
const below = [{ ...record, type: 'NS' as const, target: domainName('ns.example.jp') }];

const telling: readonly (readonly [string, Partial<DnsMessage>])[] = [
  ['a record', { authoritative: true, answers }],
  ['no record', { authoritative: true }],
  ['no such name', { authoritative: true, rcode: RCODE.NXDOMAIN }],
];
const nothingTold: readonly (readonly [string, Partial<DnsMessage>])[] = [
  ['SERVFAIL', { rcode: RCODE.SERVFAIL }],
  ['REFUSED', { rcode: RCODE.REFUSED }],
  ['NOTIMP with AA', { authoritative: true, rcode: RCODE.NOTIMP }],
  ['a record without authority', { authoritative: false, answers }],
  ['no record and no authority', { authoritative: false }],
  ['an upward referral', { authoritative: false, authorities: below }],
];

const asked = (txt: Partial<DnsMessage>) => view({ servers: [inside({ addresses: [serving({ txt })] })] });

describe('a question put to all servers', () => {
  it.each(telling)('is answered by %s', (_, txt) => {
    expect(answersTo(asked(txt), 'txt')).toHaveLength(1);
    expect(unheard(asked(txt), 'txt', 'TXT')).toEqual([]);
  });

  it.each(nothingTold)('is left open by %s', (_, txt) => {
    expect(answersTo(asked(txt), 'txt')).toEqual([]);
    expect(unheard(asked(txt), 'txt', 'TXT')).toMatchObject([{ subject: { nameServer: INSIDE } }]);
  });
});
