import { spf } from '../../../src/checks/zone/spf.js';
import { RCODE } from '../../../src/dns/rcode.js';
import { outcomeTable } from '../outcome-table.js';
import { serving, without } from '../serving.js';
import { addressAt, INSIDE_ADDRESS, inside, view, ZONE } from '../view-builder.js';

const withTxt = (...texts: readonly string[]) => {
  const answers = texts.map((text) => ({
    name: ZONE,
    class: 1,
    ttl: 60,
    type: 'TXT' as const,
    strings: [Buffer.from(text)],
  }));
  return view({ servers: [inside({ addresses: [serving({ txt: { authoritative: true, answers } })] })] });
};
const finds = (message: string) =>
  [{ message, severity: 'low', confidence: 'confirmed', subject: { zone: ZONE } }] as const;
const readable = [
  'v=spf1',
  'v=spf1 -all',
  'V=SPF1 A MX -ALL',
  'v=spf1 a:mail.example.jp/24//64 mx/28 ptr ~all',
  'v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 include:_spf.example.com ?all',
  'v=spf1 exists:%{i}._spf.example.jp redirect=_spf.example.jp',
  'v=spf1 exp=explain.example.jp unknown-modifier=1  -all',
  'v=spf10 whatever this is',
];
const unreadable = [
  'v=spf1 ipv4:192.0.2.1 -all',
  'v=spf1 ip4:mail.example.jp -all',
  'v=spf1 include: -all',
  'v=spf1 192.0.2.1 -all',
];

outcomeTable(spf, [
  { name: 'no policy', view: view(), outcome: 'pass' },
  ...readable.map((policy) => ({
    name: policy,
    view: withTxt(policy, 'other text'),
    outcome: 'pass' as const,
  })),
  ...unreadable.map((policy) => ({
    name: policy,
    view: withTxt(policy),
    outcome: 'fail' as const,
    findings: finds('unreadable'),
  })),
  {
    name: 'two policies',
    view: withTxt('v=spf1 -all', 'v=spf1 mx -all'),
    outcome: 'fail',
    findings: finds('several'),
  },
  {
    name: 'SERVFAIL to the question for TXT',
    view: view({ servers: [inside({ addresses: [serving({ txt: { rcode: RCODE.SERVFAIL } })] })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns1.city.example.lg.jp' }],
  },
  {
    name: 'no answer about TXT',
    view: view({ servers: [inside({ addresses: [without(addressAt(INSIDE_ADDRESS), 'txt')] })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns1.city.example.lg.jp' }],
  },
]);
