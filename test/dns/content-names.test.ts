import { expect, it } from 'vitest';
import { contentNames } from '../../src/dns/content-names.js';
import { domainName } from '../../src/dns/name.js';
import type { RecordData, ResourceRecord } from '../../src/dns/rr.js';

const record = (data: RecordData): ResourceRecord =>
  ({ name: domainName('city.example.lg.jp'), class: 1, ttl: 60, ...data }) as ResourceRecord;
const txt = (...strings: string[]) =>
  record({ type: 'TXT', strings: strings.map((one) => Buffer.from(one)) });
const mx = (exchange: string) => record({ type: 'MX', preference: 0, exchange: domainName(exchange) });

it.each<[string, ResourceRecord[], string[]]>([
  ['a mail exchanger', [mx('mail.example.jp')], ['mx mail.example.jp']],
  ['a null MX', [mx('.')], []],
  ['an alias', [record({ type: 'CNAME', target: domainName('web.example.com') })], ['cname web.example.com']],
  [
    'SPF',
    [txt('v=spf1 include:spf.example.com ~include:b.example.com redirect=c.example.com -all')],
    ['spf spf.example.com', 'spf b.example.com', 'spf c.example.com'],
  ],
  ['SPF over several strings', [txt('v=spf1 inclu', 'de:spf.example.com -all')], ['spf spf.example.com']],
  ['SPF with macros', [txt('v=spf1 include:%{i}.example.com exists:%{i}.example.com')], []],
  ['SPF with what is no name', [txt('v=spf1 include:a..b include: redirect=.')], []],
  ['another text', [txt('include:spf.example.com')], []],
  ['the same twice', [mx('mail.example.jp'), mx('mail.example.jp')], ['mx mail.example.jp']],
])('%s', (_, records, names) => {
  expect(contentNames(records).map(({ by, name }) => `${by} ${name}`)).toEqual(names);
});
