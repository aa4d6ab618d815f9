import type {
  AddressLookup,
  AuditedZone,
  CaaStep,
  DependencyHost,
  HostEvidence,
  ProbePurpose,
  RegistrationEvidence,
  ResolutionFailure,
  ServerProbe,
  ServerQuestion,
} from '../evidence.js';
import { PROBE_PURPOSES, REACHED_BY } from '../evidence.js';
import {
  constant,
  count,
  type Fields,
  flag,
  type JsonSchema,
  list,
  nullable,
  optional,
  shape,
  text,
  union,
  words,
} from './build.js';
import { endpointSchema, exchangeKeySchema } from './exchange.js';
import { lookupSchema } from './registration.js';

type AuditedAs<K extends AuditedZone['kind']> = Extract<AuditedZone, { readonly kind: K }>;
type FailedBy<K extends ResolutionFailure['kind']> = Extract<ResolutionFailure, { readonly kind: K }>;
type LookedUpAs<K extends AddressLookup['outcome']['kind']> = Extract<
  AddressLookup['outcome'],
  { readonly kind: K }
>;

const exchanges = list('Exchanges', 'The exchanges that decide it.', exchangeKeySchema);

const failureSchema = union('Failure', 'Why a name could not be resolved.', [
  shape<FailedBy<'cyclic'>>('Cyclic', 'The way leads back to itself.', {
    kind: constant('Kind', 'A circle without glue.', 'cyclic'),
    path: list('Path', 'Zones and hosts of the circle.', text('Name', 'A zone or a host.')),
  }),
  shape<FailedBy<'no-answer'>>('No answer', 'No server gave a usable answer.', {
    kind: constant('Kind', 'No usable answer.', 'no-answer'),
    zone: text('Zone', 'The zone whose servers were asked.'),
    failures: list(
      'Failures',
      'What came instead, sorted.',
      text('Failure', 'A failure or a response code.'),
    ),
  }),
  shape<FailedBy<'no-address'>>('No address', 'No server of the zone has an address.', {
    kind: constant('Kind', 'No address to ask.', 'no-address'),
    zone: text('Zone', 'The zone.'),
  }),
  shape<FailedBy<'limit'>>('Limit', 'A limit of the tool.', {
    kind: constant('Kind', 'A limit was reached.', 'limit'),
    limit: text('Limit', 'Name of the limit.'),
  }),
  shape<FailedBy<'aborted'>>('Aborted', 'The run was stopped, or time ran out.', {
    kind: constant('Kind', 'Stopped.', 'aborted'),
  }),
]);

export const auditedZoneSchema: JsonSchema = union('Audited zone', 'Which zone is audited for the target.', [
  shape<AuditedAs<'zone'>>('Zone', 'The target is its apex or lies inside it.', {
    kind: constant('Kind', 'A zone was found.', 'zone'),
    zone: text('Zone', 'Name of the zone.'),
    parent: nullable(text('Parent', 'The parent zone.')),
    position: words('Position', 'Where the target stands in it.', ['apex', 'inside']),
  }),
  shape<AuditedAs<'absent'>>('Absent', 'The target is not delegated.', {
    kind: constant('Kind', 'Not delegated.', 'absent'),
    enclosing: text('Enclosing', 'The nearest zone that says so.'),
    exchanges,
  }),
  shape<AuditedAs<'unreached'>>('Unreached', 'The way from the root broke off.', {
    kind: constant('Kind', 'Not reached.', 'unreached'),
    deepest: text('Deepest', 'The last zone reached.'),
    failure: failureSchema,
    exchanges,
  }),
]);

export const serverQuestionSchema: JsonSchema = shape<ServerQuestion>(
  'Server question',
  'One server, one question.',
  {
    host: text('Host', 'The name server.'),
    address: nullable(text('Address', 'The address asked; null where it has none.')),
    exchange: nullable(exchangeKeySchema),
  },
);

export const probeSchema: JsonSchema = shape<ServerProbe>(
  'Probe',
  'The questions put to one address of the delegation.',
  {
    host: text('Host', 'The name server.'),
    server: endpointSchema,
    exchanges: shape<ServerProbe['exchanges']>('Exchanges', 'One exchange a purpose.', purposes()),
  },
);

export const caaStepSchema: JsonSchema = shape<CaaStep>('CAA step', 'One name asked for CAA records.', {
  name: text('Name', 'The name.'),
  outcome: words('Outcome', 'Whether there are any.', ['found', 'none', 'failed']),
  exchange: nullable(exchangeKeySchema),
});

const addressLookup = shape<AddressLookup>('Address lookup', 'The addresses of one family.', {
  exchanges,
  aliases: list('Aliases', 'The CNAME chain, in order.', text('Alias', 'A name of the chain.')),
  outcome: union('Outcome', 'How the lookup ended.', [
    shape<LookedUpAs<'addresses'>>('Addresses', 'There are addresses.', {
      kind: constant('Kind', 'Found.', 'addresses'),
      addresses: list('Addresses', 'Sorted.', text('Address', 'IPv4 or IPv6.')),
    }),
    shape<Pick<LookedUpAs<'no-data' | 'no-name' | 'not-asked'>, 'kind'>>('None', 'There is no address.', {
      kind: words('Kind', 'No such record, no such name, or not asked.', ['no-data', 'no-name', 'not-asked']),
    }),
    shape<LookedUpAs<'failed'>>('Failed', 'It could not be told.', {
      kind: constant('Kind', 'Could not tell.', 'failed'),
      failure: failureSchema,
    }),
  ]),
});

export const hostSchema: JsonSchema = shape<HostEvidence>('Host', 'A name server, resolved from the root.', {
  host: text('Host', 'Its name.'),
  zones: list('Zones', 'The zone cuts on the way, downwards.', text('Zone', 'A zone.')),
  registeredDomain: nullable(text('Registered domain', 'The domain that the host stands or falls with.')),
  a: addressLookup,
  aaaa: addressLookup,
});

export const registrationEvidenceSchema: JsonSchema = shape<RegistrationEvidence>(
  'Registration',
  'What DNS and the registry say of one registered domain.',
  {
    domain: text('Domain', 'The registered domain.'),
    registryZone: nullable(text('Registry zone', 'The zone that delegates or denies it.')),
    delegated: flag('Delegated', 'Whether the registry’s zone delegates it.'),
    registryServers: count('Registry servers', 'How many name servers the registry’s zone has.'),
    existence: list('Existence', 'Servers of the registry’s zone asked for it.', serverQuestionSchema),
    lookup: lookupSchema,
    reached: optional(words('Reached', 'What led to it.', REACHED_BY)),
  },
);

export const dependencyHostSchema: JsonSchema = shape<DependencyHost>(
  'Dependency',
  'A name server that the resolution depends on, one or more steps away.',
  {
    host: text('Host', 'Its name.'),
    zones: list('Zones', 'The zone cuts on the way, downwards.', text('Zone', 'A zone.')),
    registeredDomain: nullable(text('Registered domain', 'The domain that the host stands or falls with.')),
  },
);

function purposes() {
  const entries = PROBE_PURPOSES.map((purpose) => [
    purpose,
    optional({ ...exchangeKeySchema, title: purpose, description: `Key of the exchange for ${purpose}.` }),
  ]);
  return Object.fromEntries(entries) as Fields<{ readonly [P in ProbePurpose]?: string }>;
}
