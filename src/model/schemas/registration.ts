import type { Registration, RegistrationStateWord, RegistryLookup, RegistryRules } from '../registration.js';
import { REGISTRY_UNKNOWN_REASONS } from '../registration.js';
import {
  constant,
  type Fields,
  instant,
  type JsonSchema,
  list,
  nullable,
  shape,
  text,
  union,
  words,
} from './build.js';

type Deleted = Extract<Registration, { readonly state: 'deleted' }>;
type Unrecognised = Extract<Registration, { readonly state: 'unknown' }>;
type Plain = Exclude<Registration, Deleted | Unrecognised>;
type Event = Registration['events'][number];

const STATES: Readonly<Record<RegistrationStateWord, true>> = {
  active: true,
  'auto-renew-grace': true,
  'to-be-suspended': true,
  'to-be-deleted': true,
  suspended: true,
  redemption: true,
  'pending-delete': true,
  hold: true,
  deleted: true,
  unregistered: true,
  reserved: true,
  unknown: true,
};

export const registrationStateWords = Object.keys(STATES) as RegistrationStateWord[];

export const registryRules: JsonSchema = words('Rules', 'The rules that the registry plays by.', [
  'jp-general',
  'jp-organizational',
  'gtld',
  'other',
] as const satisfies readonly RegistryRules[]);

/** A registry's time: a calendar date of its own time zone, or an instant. Registries write odd ones, so any text passes. */
export function registryDate(title: string, description: string): JsonSchema {
  return text(
    title,
    `${description} A date (YYYY-MM-DD, the registry’s time zone) or an ISO instant in UTC.`,
  );
}

const common: Fields<Omit<Plain, 'state'>> = {
  domain: text('Domain', 'The registered domain.'),
  rules: registryRules,
  stateWords: list('State words', 'The states as the registry wrote them.', text('State word', 'One word.')),
  createdAt: nullable(registryDate('Created', 'When it was registered.')),
  updatedAt: nullable(registryDate('Updated', 'When the registry last changed it.')),
  expiresAt: nullable(registryDate('Expires', 'When it expires.')),
  nameServers: list('Name servers', 'As registered.', text('Name server', 'A host name.')),
  registrar: nullable(text('Registrar', 'Who keeps the registration.')),
  registrant: nullable(text('Registrant', 'Who holds it.')),
  handle: nullable(text('Handle', 'The registry’s own key for it.')),
  events: list(
    'Events',
    'Events that can mean a new holder.',
    shape<Event>('Event', 'One event.', {
      action: words('Action', 'What happened.', [
        'transfer',
        'reregistration',
      ] as const satisfies readonly Event['action'][]),
      at: registryDate('At', 'When.'),
    }),
  ),
};

const registration = union('Registration', 'What the registry says of the domain.', [
  shape<Plain>('Registration', 'In a state that needs no further word.', {
    state: words(
      'State',
      'The place in the life cycle.',
      registrationStateWords.filter((word) => word !== 'deleted' && word !== 'unknown'),
    ),
    ...common,
  }),
  shape<Deleted>('Deleted', 'Frozen by the registry.', {
    state: constant('State', 'Deleted, not yet free.', 'deleted'),
    until: nullable(registryDate('Until', 'The end of the freeze.')),
    ...common,
  }),
  shape<Unrecognised>('Unknown', 'In a state that is not known.', {
    state: constant('State', 'A state word that is not known.', 'unknown'),
    raw: text('Raw', 'The word as the registry wrote it.'),
    ...common,
  }),
]);

type Answer = Extract<RegistryLookup, { readonly kind: 'answer' }>;
type NoAnswer = Extract<RegistryLookup, { readonly kind: 'unknown' }>;

export const lookupSchema: JsonSchema = union('Lookup', 'The outcome of asking the registry.', [
  shape<Answer>('Answer', 'The registry told.', {
    kind: constant('Kind', 'There is an answer.', 'answer'),
    protocol: words('Protocol', 'How it was asked.', ['whois', 'rdap']),
    source: text('Source', 'The server asked.'),
    at: instant('At', 'When it answered.'),
    registration,
    observed: text('Observed', 'One telling line of the answer.'),
    raw: text('Raw', 'The answer as received, cleaned and capped.'),
  }),
  shape<NoAnswer>('No answer', 'The answer tells nothing. It never means that the domain does not exist.', {
    kind: constant('Kind', 'There is no answer.', 'unknown'),
    protocol: nullable(words('Protocol', 'How it was asked.', ['whois', 'rdap'])),
    source: nullable(text('Source', 'The server asked.')),
    at: instant('At', 'When it failed.'),
    reason: words('Reason', 'Why the answer tells nothing.', REGISTRY_UNKNOWN_REASONS),
    detail: text('Detail', 'The reason in one line.'),
    raw: text('Raw', 'What was received, if anything.'),
  }),
]);
