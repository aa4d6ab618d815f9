import { specialUseAddress } from '../../../src/checks/delegation/special-use-address.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addressAt,
  addresses,
  glue,
  INSIDE,
  inside,
  NO_ANSWER,
  OUTSIDE_ADDRESS,
  outside,
  unresolved,
  view,
} from '../view-builder.js';

const OUTER = { nameServer: 'ns.example.jp' };
const INNER = { nameServer: 'ns1.city.example.lg.jp' };
const at = (address: string) =>
  outside({ a: addresses(address), addresses: [addressAt(address, 'not-asked')] });
const network = { ipv6: true, ipv6Proven: true, openedSpecialUse: [] as string[] };

outcomeTable(specialUseAddress, [
  { name: 'addresses of a class that is opened pass', view: view(), outcome: 'pass' },
  {
    name: 'the same addresses, not opened',
    view: view({ evidence: { network } }),
    outcome: 'fail',
    findings: [
      { message: 'special', severity: 'medium', confidence: 'confirmed', subject: OUTER },
      { message: 'special', severity: 'medium', subject: INNER },
    ],
  },
  ...['10.0.0.1', '127.0.0.1', '169.254.0.1', 'fe80::1', '::1', 'fd00::1', '100.64.0.1'].map((address) => ({
    name: address,
    view: view({ servers: [at(address), inside()] }),
    outcome: 'fail' as const,
    findings: [{ message: 'special', severity: 'medium' as const, subject: OUTER }],
  })),
  {
    name: 'a loopback address in a lab that opens them',
    view: view({
      evidence: { network: { ...network, openedSpecialUse: ['loopback', 'documentation'] } },
      servers: [at('127.0.0.1'), inside()],
    }),
    outcome: 'pass',
  },
  {
    name: 'in the glue alone',
    view: view({ servers: [outside(), inside({ glue: [glue(INSIDE, '192.168.0.1')] })] }),
    outcome: 'fail',
    findings: [{ message: 'special', severity: 'medium', subject: INNER }],
  },
  {
    name: 'one of two',
    view: view({
      servers: [
        outside({
          a: addresses('10.0.0.1', OUTSIDE_ADDRESS),
          addresses: [addressAt('10.0.0.1', 'not-asked'), addressAt(OUTSIDE_ADDRESS)],
        }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'special', severity: 'medium', subject: OUTER }],
  },
  {
    name: 'a host without known addresses',
    view: view({ servers: [unresolved(NO_ANSWER), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [OUTER, OUTER],
  },
]);
