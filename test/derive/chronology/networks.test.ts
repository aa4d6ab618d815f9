import { describe, expect, it } from 'vitest';
import { compareNetworks } from '../../../src/derive/chronology/networks.js';
import { domainName } from '../../../src/dns/name.js';
import type { BaselineHost } from '../../../src/model/baseline.js';
import type { AddressLookup, Evidence } from '../../../src/model/evidence.js';
import { addresses, denied, failed, outside } from '../../checks/view-builder.js';

const NO_DATA = denied('no-data');
const NO_NAME = denied('no-name');
const NOT_ASKED = denied('not-asked');
const FAILED = failed({ kind: 'aborted' });

const server = (host: string, a: AddressLookup | null, aaaa: AddressLookup | null = NO_DATA) =>
  outside({ host: domainName(host), a, aaaa });

const NOW = [server('ns.example.jp', addresses('198.51.100.1'))];
const seen = (all: BaselineHost['addresses'], seenAt = '2026-03-01T00:00:00Z'): BaselineHost => ({
  addresses: all,
  seenAt,
});

/** 192.0.2 was before, 198.51.100 is elsewhere; 203.0.113 is in no table. */
const ORIGINS: NonNullable<Evidence['origins']> = {
  '192.0.2.1': [64500],
  '192.0.2.2': [64500, 64501],
  '198.51.100.1': [64510],
  '198.51.100.2': [64511],
  '203.0.113.1': [],
};

function compare(
  servers: Parameters<typeof compareNetworks>[0],
  hosts: Readonly<Record<string, BaselineHost>> | null,
  origins: Evidence['origins'] | null = ORIGINS,
) {
  return compareNetworks(servers, {
    ...(origins == null ? {} : { origins }),
    ...(hosts === null ? {} : { baseline: { takenFrom: 'x', registrations: {}, delegations: {}, hosts } }),
  });
}

const BEFORE = { 'ns.example.jp': seen({ '192.0.2.1': [64500] }) };
const pair = [
  server('ns1.example.jp', addresses('198.51.100.1')),
  server('ns2.example.jp', addresses('192.0.2.1')),
];

describe('the networks of a domain’s servers', () => {
  it.each<[string, ReturnType<typeof compare>, object]>([
    [
      'moved altogether, by what was recorded',
      compare(NOW, BEFORE),
      { kind: 'moved', was: [64500], is: [64510], seenAt: '2026-03-01', isByToday: false },
    ],
    [
      'moved altogether, by the table of today',
      compare(NOW, { 'ns.example.jp': seen({ '192.0.2.1': [] }) }),
      { kind: 'moved', was: [64500], is: [64510], isByToday: true },
    ],
    [
      'moved altogether, one half by what was recorded and the other by the table of today',
      compare(NOW, { 'ns.example.jp': seen({ '192.0.2.1': [64500], '192.0.2.2': [] }) }),
      { kind: 'moved', was: [64500, 64501], isByToday: true },
    ],
    [
      'the same address, announced by somebody else since it was recorded',
      compare([server('ns.example.jp', addresses('198.51.100.1'))], {
        'ns.example.jp': seen({ '198.51.100.1': [64500] }),
      }),
      { kind: 'moved', was: [64500], is: [64510] },
    ],
    [
      'the same address, of which nothing was recorded',
      compare(NOW, { 'ns.example.jp': seen({ '198.51.100.1': [] }) }),
      { kind: 'stayed', isByToday: true },
    ],
    [
      'another address in the same network',
      compare([server('ns.example.jp', addresses('192.0.2.2'))], BEFORE),
      { kind: 'stayed', was: [64500], is: [64500, 64501], seenAt: '2026-03-01', isByToday: false },
    ],
    [
      'one network more',
      compare([server('ns.example.jp', addresses('192.0.2.1', '198.51.100.1'))], BEFORE),
      { kind: 'stayed' },
    ],
    [
      'one of two servers moved',
      compare(pair, {
        'ns1.example.jp': seen({ '192.0.2.1': [64500] }),
        'ns2.example.jp': seen({ '192.0.2.1': [64500] }),
      }),
      { kind: 'stayed' },
    ],
    [
      'a new server, and the old one stayed',
      compare(pair, { 'ns2.example.jp': seen({ '192.0.2.1': [64500] }) }),
      { kind: 'stayed' },
    ],
    [
      'a new server, and the old one moved',
      compare(
        [
          server('ns.example.jp', addresses('198.51.100.1')),
          server('ns2.example.jp', addresses('198.51.100.2')),
        ],
        BEFORE,
      ),
      { kind: 'moved', is: [64510, 64511] },
    ],
    [
      'only new servers: somebody filed them',
      compare([server('ns9.example.jp', addresses('198.51.100.1'))], BEFORE),
      { kind: 'no-memory' },
    ],
    ['no earlier audit', compare(NOW, null), { kind: 'no-memory' }],
    ['an earlier audit of another host', compare(NOW, {}), { kind: 'no-memory' }],
    [
      'a host whose name is that of something in the language',
      compare([server('constructor', addresses('198.51.100.1'))], BEFORE),
      { kind: 'no-memory' },
    ],
    ['no table', compare(NOW, BEFORE, null), { kind: 'no-table' }],
    [
      'an address that the table does not have',
      compare([server('ns.example.jp', addresses('198.51.100.1', '203.0.113.1'))], BEFORE),
      { kind: 'no-origin', addresses: ['203.0.113.1'] },
    ],
    [
      'an address that was never looked up',
      compare([server('ns.example.jp', addresses('203.0.113.9'))], BEFORE),
      { kind: 'no-origin', addresses: ['203.0.113.9'] },
    ],
    [
      'an earlier address that the table does not have',
      compare(NOW, { 'ns.example.jp': seen({ '192.0.2.1': [64500], '203.0.113.1': [] }) }),
      { kind: 'no-origin', addresses: ['203.0.113.1'] },
    ],
    [
      'an address that the table does not have, beside one that stayed',
      compare([server('ns.example.jp', addresses('192.0.2.1', '203.0.113.1'))], BEFORE),
      { kind: 'stayed' },
    ],
    [
      'a family that could not be resolved',
      compare([server('ns.example.jp', addresses('198.51.100.1'), FAILED)], BEFORE),
      { kind: 'unresolved', hosts: ['ns.example.jp'] },
    ],
    [
      'a host that was never tried',
      compare([...NOW, server('ns2.example.jp', null, null)], BEFORE),
      { kind: 'unresolved', hosts: ['ns2.example.jp'] },
    ],
    [
      'no address at all',
      compare([server('ns.example.jp', NO_NAME, NO_NAME)], BEFORE),
      { kind: 'unresolved', hosts: ['ns.example.jp'] },
    ],
    [
      'a host that is gone, and the other one moved',
      compare([...NOW, server('ns2.example.jp', NO_NAME, NO_NAME)], BEFORE),
      { kind: 'moved' },
    ],
    [
      'a family that is switched off',
      compare([server('ns.example.jp', addresses('198.51.100.1'), NOT_ASKED)], BEFORE),
      { kind: 'moved' },
    ],
    [
      'hosts seen at different times: the older one counts',
      compare(pair, {
        'ns1.example.jp': seen({ '192.0.2.1': [64500] }),
        'ns2.example.jp': seen({ '192.0.2.1': [64500] }, '2026-01-01T00:00:00Z'),
      }),
      { kind: 'stayed', seenAt: '2026-01-01' },
    ],
  ])('%s', (_, comparison, expected) => expect(comparison).toMatchObject(expected));
});
