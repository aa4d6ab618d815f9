import type { Baseline, BaselineHost, BaselineRegistration } from '../baseline.js';
import { instant, type JsonSchema, list, nullable, optional, shape, table, text, words } from './build.js';
import { originsSchema } from './origins.js';
import { registrationStateWords, registryDate } from './registration.js';

export const seenRegistrationSchema: JsonSchema = shape<BaselineRegistration>(
  'Registration',
  'One registration as it was seen last.',
  {
    state: words('State', 'The place in the life cycle.', registrationStateWords),
    createdAt: nullable(registryDate('Created', 'When it was registered.')),
    registrant: optional(nullable(text('Registrant', 'Who held it.'))),
    registrar: optional(nullable(text('Registrar', 'Who kept the registration.'))),
    nameServers: optional(list('Name servers', 'As registered.', text('Name server', 'A host name.'))),
    handle: optional(nullable(text('Handle', 'The registry’s own key for it.'))),
    seenAt: instant('Seen', 'When it was seen last.'),
  },
);

export const seenHostSchema: JsonSchema = shape<BaselineHost>(
  'Host',
  'One name server as it was seen last.',
  {
    addresses: originsSchema('Addresses', 'Its addresses, each with the AS numbers recorded then.'),
    seenAt: instant('Seen', 'When it was seen last.'),
  },
);

/** What earlier audits saw, as it is kept inside the evidence. */
export const baselineSchema: JsonSchema = shape<Baseline>('Baseline', 'What earlier audits saw.', {
  takenFrom: text('Taken from', 'What it was taken from.'),
  registrations: table(
    'Registrations',
    'Registrations as they were seen last, by registered domain.',
    seenRegistrationSchema,
  ),
  delegations: table(
    'Delegations',
    'When a host was first seen in a zone’s delegation, by zone and host.',
    instant('First seen', 'When it was first seen.'),
  ),
  hosts: optional(
    table(
      'Hosts',
      'Name servers under registered domains as they were seen last, by host name.',
      seenHostSchema,
    ),
  ),
});
