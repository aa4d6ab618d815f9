import { sharedAddress } from '../../../src/checks/resilience/shared-address.js';
import { domainName } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addressAt,
  addresses,
  failed,
  glue,
  INSIDE,
  INSIDE_ADDRESS,
  inside,
  NO_ANSWER,
  OUTSIDE,
  OUTSIDE_ADDRESS,
  outside,
  view,
  ZONE,
} from '../view-builder.js';

const third = inside({ host: domainName('ns2.city.example.lg.jp') });
const finding = {
  message: 'shared',
  severity: 'low',
  confidence: 'confirmed',
  subject: { zone: ZONE },
} as const;

outcomeTable(sharedAddress, [
  { name: 'each server has its own', view: view(), outcome: 'pass' },
  {
    name: 'two of three servers share one',
    view: view({ servers: [outside(), inside(), third] }),
    outcome: 'fail',
    findings: [finding],
  },
  {
    name: 'all at one address is another check’s',
    view: view({ servers: [inside(), third] }),
    outcome: 'pass',
  },
  {
    name: 'only the parent’s glue puts two at one address',
    view: view({
      servers: [
        outside({ glue: [glue(OUTSIDE, OUTSIDE_ADDRESS)] }),
        inside({ glue: [glue(INSIDE, OUTSIDE_ADDRESS)] }),
      ],
    }),
    outcome: 'fail',
    findings: [finding],
  },
  {
    name: 'the glue of one where the other really is: delegation/glue-mismatch tells',
    view: view({ servers: [outside(), inside({ glue: [glue(INSIDE, OUTSIDE_ADDRESS)] })] }),
    outcome: 'pass',
  },
  {
    name: 'the glue of a server at its own address is no sharing',
    view: view({ servers: [outside(), inside({ glue: [glue(INSIDE, INSIDE_ADDRESS)] })] }),
    outcome: 'pass',
  },
  {
    name: 'one server’s addresses are not known',
    view: view({
      servers: [
        outside({ a: failed(NO_ANSWER), aaaa: failed(NO_ANSWER), addresses: [] }),
        inside(),
        inside({
          host: domainName('ns2.city.example.lg.jp'),
          a: addresses('192.0.2.9'),
          addresses: [addressAt('192.0.2.9')],
          glue: [],
        }),
      ],
    }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OUTSIDE }, { nameServer: OUTSIDE }],
  },
]);
