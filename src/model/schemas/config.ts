import { SPECIAL_USE_CLASSES, type SpecialUseClass } from '../../dns/special-use.js';
import type { SeverityOrOff } from '../finding.js';
import type { Pace } from '../settings.js';
import { SEVERITIES, type Severity } from '../severity.js';
import {
  closedShape,
  count,
  flag,
  type JsonSchema,
  optional,
  schemaDocument,
  table,
  text,
  words,
} from './build.js';

/** `lgaudit.config.json` as a person writes it: everything may be left out. Paths are relative to the file. */
type ConfigFile = {
  readonly $schema?: string;
  readonly network?: NetworkConfig;
  readonly severities?: Readonly<Record<string, SeverityOrOff>>;
  readonly expectedHolders?: Readonly<Record<string, string>>;
  readonly failOn?: Severity | 'none';
};

type NetworkConfig = {
  readonly rootHints?: string;
  readonly trustAnchors?: string;
  readonly originNetworks?: string;
  readonly dnsPort?: number;
  readonly ipv6?: boolean;
  readonly allowSpecialUseAddresses?: boolean | readonly SpecialUseClass[];
  readonly timeoutMs?: number;
  readonly registryTimeoutMs?: number;
  readonly retries?: number;
  readonly whois?: Readonly<Record<string, string>>;
  readonly rdapBootstrap?: string;
  readonly allowInsecureRdap?: boolean;
  readonly pace?: Partial<Pace>;
};

const pace = closedShape<Partial<Pace>>('Pace', 'How fast servers are asked. 0 means unlimited.', {
  perServerQps: optional({
    title: 'Questions a second',
    description: 'DNS questions a second to one server.',
    type: 'number',
    minimum: 0,
  }),
  registryIntervalMs: optional({
    ...count('Registry interval', 'Milliseconds between two questions to JPRS.'),
    maximum: 86_400_000,
  }),
  registryQuestionsPerDay: optional(
    count(
      'Registry questions a day',
      'Questions to each registry a day (Japan); what is beyond stays unknown.',
    ),
  ),
});

const network = closedShape<NetworkConfig>('Network', 'How the network is used.', {
  rootHints: optional(text('Root hints', 'File with the root servers, in master-file form.')),
  trustAnchors: optional(
    text(
      'Trust anchors',
      'File with DS or DNSKEY records of the root, or of another zone, in master-file form.',
    ),
  ),
  originNetworks: optional(
    text(
      'Origin networks',
      'File with the AS numbers that announce each network, one a line, like "192.0.2.0/24 64500".',
    ),
  ),
  dnsPort: optional({
    ...count('DNS port', 'Port of name servers, for labs; 53 otherwise.', 1),
    maximum: 65535,
  }),
  ipv6: optional(flag('IPv6', 'Whether servers are asked over IPv6.')),
  allowSpecialUseAddresses: optional({
    title: 'Allow special-use addresses',
    description:
      'Lets loopback and private addresses be contacted, for labs: the classes that the root hints live in, or those named.',
    anyOf: [{ type: 'boolean' }, { type: 'array', items: { enum: SPECIAL_USE_CLASSES } }],
  }),
  timeoutMs: optional({
    ...count('Timeout', 'Patience with one UDP attempt, milliseconds.', 1),
    maximum: 60_000,
  }),
  registryTimeoutMs: optional({
    ...count('Registry timeout', "Patience with a registry's whole answer, milliseconds.", 1),
    maximum: 60_000,
  }),
  retries: optional({ ...count('Retries', 'Further UDP attempts after the first.'), maximum: 10 }),
  whois: optional(
    table(
      'WHOIS servers',
      'WHOIS server of each TLD, as host:port.',
      text('Server', 'Host name or address, and port.'),
    ),
  ),
  rdapBootstrap: optional(text('RDAP bootstrap', 'File or HTTPS address of the RDAP bootstrap (RFC 9224).')),
  allowInsecureRdap: optional(
    flag('Allow insecure RDAP', 'Lets RDAP be asked over plain HTTP, on special-use addresses only.'),
  ),
  pace: optional(pace),
});

export const configSchema: JsonSchema = schemaDocument(
  closedShape<ConfigFile>('lgaudit configuration', 'lgaudit.config.json. Paths are relative to the file.', {
    $schema: optional(text('Schema', 'Where this schema is, for editors.')),
    network: optional(network),
    severities: optional(
      table(
        'Severities',
        'Severity of a check, by its id; off leaves the check out.',
        words('Severity', 'A severity, or off.', [...SEVERITIES, 'off']),
      ),
    ),
    expectedHolders: optional(
      table(
        'Expected holders',
        'Who is known to hold a registered domain, by domain. Another holder is a sign that it changed hands; the same one explains a new registration.',
        text('Holder', 'The registrant as the registry names it.'),
      ),
    ),
    failOn: optional(
      words('Fail on', 'The severity from which a finding ends in exit code 1.', [...SEVERITIES, 'none']),
    ),
  }),
);
