import {
  type AddressReport,
  type AddressState,
  type CoverageReport,
  type DependencyReport,
  DNSSEC_STATES,
  type DnssecReport,
  type DomainReport,
  type NameServerReport,
  type RegistrationReport,
} from '../report.js';
import { SEVERITIES } from '../severity.js';
import type { OperatingPattern, TargetKind } from '../target.js';
import type { Text } from '../text.js';
import { instant, type JsonSchema, list, nullable, optional, shape, share, text, words } from './build.js';
import { asNumbersSchema } from './origins.js';
import { registrationStateWords, registryDate, registryRules } from './registration.js';
import { findingSchema, ignoredSchema, unknownSchema } from './result-finding.js';

const KINDS = [
  'local-government',
  'administrative-service',
  'regional',
  'other',
] as const satisfies readonly TargetKind[];
const PATTERNS = ['in-house', 'hosted', 'mixed'] as const satisfies readonly OperatingPattern[];
const RELATIONS = [
  'in-domain',
  'sibling',
  'out-of-bailiwick',
] as const satisfies readonly NameServerReport['relation'][];
const ADDRESS_STATES = [
  'answers',
  'not-authoritative',
  'unresponsive',
  'not-asked',
  'unclear',
] as const satisfies readonly AddressState[];

const nameServer = shape<NameServerReport>('Name server', 'A name server of the delegation.', {
  host: text('Host', 'Its host name.'),
  relation: words(
    'Relation',
    'Where the host name stands to the audited zone (RFC 9499, section 7).',
    RELATIONS,
  ),
  registeredDomain: nullable(
    text(
      'Registered domain',
      'The registered domain that the host depends on; null inside the audited zone.',
    ),
  ),
  in: list(
    'In',
    'Whose NS set names it.',
    words('Side', 'The parent zone, or the audited zone itself (child).', ['parent', 'child']),
  ),
  addresses: list(
    'Addresses',
    'Its addresses, sorted.',
    shape<AddressReport>('Address', 'One address, and what it answers.', {
      address: text('Address', 'IPv4 or IPv6.'),
      state: words(
        'State',
        'answers: with authority. not-authoritative: not for this zone. unresponsive: silent. not-asked: special-use, or a family that cannot be sent here. unclear: could not tell.',
        ADDRESS_STATES,
      ),
      origins: optional(asNumbersSchema),
    }),
  ),
});

const registration = shape<RegistrationReport>('Registration', 'What the registry says of one domain.', {
  domain: text('Domain', 'The registered domain.'),
  state: words(
    'State',
    'Its place in the life cycle; unknown where the registry did not say.',
    registrationStateWords,
  ),
  detail: text('Detail', 'The registry’s own words, or why there is no answer.'),
  rules: nullable(registryRules),
  createdAt: nullable(registryDate('Created', 'When it was registered.')),
  updatedAt: nullable(registryDate('Updated', 'When the registry last changed it.')),
  expiresAt: nullable(registryDate('Expires', 'When it expires, as the registry says.')),
  hijackableFrom: nullable(
    registryDate('Hijackable from', 'The first day on which somebody else can register it, in Japan time.'),
  ),
  source: nullable(text('Source', 'The registry server that answered.')),
  registrant: optional(nullable(text('Registrant', 'Who holds it.'))),
  registrar: optional(nullable(text('Registrar', 'Who keeps the registration.'))),
  handle: optional(nullable(text('Handle', 'The registry’s own key for it.'))),
  nameServers: optional(list('Name servers', 'As registered.', text('Name server', 'A host name.'))),
});

const dnssec = shape<DnssecReport>(
  'DNSSEC',
  'How the chain of trust to the zone ends (RFC 4035 section 4.3).',
  {
    state: words('State', 'The worst that any server does to it.', DNSSEC_STATES),
    text: shape<Text>('Text', 'The proof, the first broken link, or what was missing.', {
      en: text('English', 'In English.'),
      ja: text('Japanese', 'In Japanese.'),
    }),
  },
);

const dependency = shape<DependencyReport>('Dependency', 'A registered domain further away.', {
  registeredDomain: text('Registered domain', 'The domain.'),
  path: list('Path', 'Zone, host, zone, host and so on down to it.', text('Name', 'A zone or a host.')),
  exposure: share(
    'Exposure',
    'Share of independent lookups that reach its servers; the most, where it is open.',
  ),
  exposureAtLeast: optional(share('At least', 'The least, where a circle on the way leaves the share open.')),
});

const coverage = shape<CoverageReport>('Coverage', 'How far the chronology rules could look back.', {
  registeredDomain: text('Registered domain', 'A name-server domain.'),
  text: shape<Text>('Text', 'In words.', {
    en: text('English', 'In English.'),
    ja: text('Japanese', 'In Japanese.'),
  }),
});

export const domainSchema: JsonSchema = shape<DomainReport>('Domain', 'One audited name.', {
  domain: text('Domain', 'The name in A-labels, lower case, without the trailing dot.'),
  input: optional(text('Input', 'The name as it was given, where that differs.')),
  inputs: optional(
    list(
      'Inputs',
      'Every line of the input that gave this name, where there were several.',
      text('Input', 'Place and text.'),
    ),
  ),
  unicode: optional(text('Unicode', 'The name in U-labels, where that differs.')),
  status: words('Status', 'Findings win over open questions; clean means that every question was answered.', [
    'clean',
    'findings',
    'incomplete',
  ]),
  risk: words('Risk', 'The worst severity found; unknown where only questions are open.', [
    ...SEVERITIES,
    'none',
    'unknown',
  ]),
  exposure: share('Exposure', 'The largest share of lookups that reach servers in question, 0 to 1.'),
  kind: words('Kind', 'What kind of name it is, by the rules of LG.JP.', KINDS),
  pattern: nullable(words('Pattern', 'Who runs the name servers.', PATTERNS)),
  zone: nullable(text('Zone', 'The zone that was audited; null where none was found.')),
  parentZone: nullable(text('Parent zone', 'The zone that delegates it.')),
  collectedAt: instant('Collected', 'When the evidence was collected: the only "now" of the checks.'),
  dnssec: optional(nullable(dnssec)),
  nameServers: list('Name servers', 'Of the parent’s or the zone’s own NS set, sorted.', nameServer),
  registrations: list('Registrations', 'The registered domains looked up, sorted.', registration),
  dependencies: optional(
    list('Dependencies', 'The registered domains that the resolution depends on further away.', dependency),
  ),
  coverage: optional(list('Coverage', 'What the silence of the chronology rules is worth.', coverage)),
  findings: list('Findings', 'What is wrong, worst first.', findingSchema),
  unknowns: list('Unknowns', 'What could not be checked, and why. Never a sign of health.', unknownSchema),
  ignored: optional(
    list(
      'Ignored',
      'Findings that somebody accepted for a time; they count for nothing else.',
      ignoredSchema,
    ),
  ),
});
