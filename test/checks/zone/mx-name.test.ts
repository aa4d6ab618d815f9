import { mxName } from '../../../src/checks/zone/mx-name.js';
import { domainName } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import { serving, without } from '../serving.js';
import { addressAt, INSIDE_ADDRESS, inside, view, ZONE } from '../view-builder.js';

const withMx = (exchange: string) => {
  const answers = [
    { name: ZONE, class: 1, ttl: 60, type: 'MX' as const, preference: 10, exchange: domainName(exchange) },
  ];
  return view({ servers: [inside({ addresses: [serving({ mx: { authoritative: true, answers } })] })] });
};
const finds = [
  { message: 'no-host-name', severity: 'low', confidence: 'confirmed', subject: { zone: ZONE } },
] as const;

outcomeTable(mxName, [
  { name: 'no mail', view: view(), outcome: 'pass' },
  { name: 'a host', view: withMx('mx-1.example.jp'), outcome: 'pass' },
  { name: 'a null MX', view: withMx('.'), outcome: 'pass' },
  { name: 'an address', view: withMx('192.0.2.25'), outcome: 'fail', findings: finds },
  { name: 'an underscore', view: withMx('mail_host.example.jp'), outcome: 'fail', findings: finds },
  {
    name: 'no answer about MX',
    view: view({ servers: [inside({ addresses: [without(addressAt(INSIDE_ADDRESS), 'mx')] })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns1.city.example.lg.jp' }],
  },
]);
