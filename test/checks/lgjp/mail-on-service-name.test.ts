import { mailOnServiceName } from '../../../src/checks/lgjp/mail-on-service-name.js';
import { domainName } from '../../../src/dns/name.js';
import type { ResourceRecord } from '../../../src/dns/rr.js';
import { outcomeTable } from '../outcome-table.js';
import { serving, without } from '../serving.js';
import { addressAt, INSIDE_ADDRESS, inside, view, ZONE } from '../view-builder.js';

const mx = (exchange: string): ResourceRecord => ({
  name: ZONE,
  class: 1,
  ttl: 3600,
  type: 'MX',
  preference: 0,
  exchange: domainName(exchange),
});
const service = (address: ReturnType<typeof addressAt>) => ({
  ...view({ servers: [inside({ addresses: [address] })] }),
  kind: 'administrative-service' as const,
});
const withMx = (exchange: string) => serving({ mx: { authoritative: true, answers: [mx(exchange)] } });

outcomeTable(mailOnServiceName, [
  { name: 'no MX', view: service(addressAt(INSIDE_ADDRESS)), outcome: 'pass' },
  { name: 'a null MX', view: service(withMx('.')), outcome: 'pass' },
  {
    name: 'an MX',
    view: service(withMx('mail.example.jp')),
    outcome: 'fail',
    findings: [{ message: 'mail', severity: 'medium', confidence: 'confirmed', subject: { zone: ZONE } }],
  },
  {
    name: 'a local-government name may have mail',
    view: view({ servers: [inside({ addresses: [withMx('mail.example.jp')] })] }),
    outcome: 'not-applicable',
  },
  {
    name: 'no answer about MX',
    view: service(without(addressAt(INSIDE_ADDRESS), 'mx')),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns1.city.example.lg.jp' }],
  },
]);
