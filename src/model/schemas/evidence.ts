import type { Evidence, LimitHit, NetworkConditions, ZoneEvidence } from '../evidence.js';
import { EVIDENCE_VERSION } from '../evidence.js';
import type { Target } from '../target.js';
import { baselineSchema } from './baseline.js';
import {
  constant,
  count,
  flag,
  instant,
  type JsonSchema,
  list,
  nullable,
  optional,
  schemaDocument,
  shape,
  text,
} from './build.js';
import { dnssecSchema } from './dnssec.js';
import {
  auditedZoneSchema,
  caaStepSchema,
  dependencyHostSchema,
  hostSchema,
  probeSchema,
  registrationEvidenceSchema,
  serverQuestionSchema,
} from './evidence-parts.js';
import { exchangeKeySchema, exchangeSchema } from './exchange.js';
import { originsSchema } from './origins.js';

const zoneSchema = shape<ZoneEvidence>('Zone', 'A zone met on the way, and how its parent delegates it.', {
  zone: text('Zone', 'Name of the zone.'),
  parent: nullable(text('Parent', 'The parent zone; null for the root.')),
  referral: nullable(exchangeKeySchema),
  nameServers: list('Name servers', 'As the parent names them.', text('Name server', 'A host name.')),
});

/** Everything observed about one audited name. Checks run on this alone, so a verdict can always be repeated. */
export const evidenceSchema: JsonSchema = schemaDocument(
  shape<Evidence>('lgaudit evidence', 'Everything observed about one audited name.', {
    evidenceVersion: constant('Evidence version', 'The version of this format.', EVIDENCE_VERSION),
    tool: shape<Evidence['tool']>('Tool', 'What collected it.', {
      name: constant('Name', 'Always lgaudit.', 'lgaudit'),
      version: text('Version', 'The version of the tool.'),
    }),
    target: shape<Target>('Target', 'The name audited.', {
      input: text('Input', 'As it was given.'),
      domain: text('Domain', 'As it was read.'),
      inputs: optional(
        list(
          'Inputs',
          'Every line that gave it, where there were several.',
          text('Input', 'Place and text.'),
        ),
      ),
    }),
    collectedAt: instant('Collected', 'When collecting began: the only "now" of the checks.'),
    finishedAt: instant('Finished', 'When collecting ended.'),
    network: shape<NetworkConditions>('Network', 'What our own network could do.', {
      ipv6: flag('IPv6', 'Whether IPv6 was used.'),
      ipv6Proven: flag('IPv6 proven', 'Whether any answer came over IPv6 in the run.'),
      afterSilence: optional({
        ...exchangeKeySchema,
        title: 'After silence',
        description: 'Key of the question to a server that had answered, after another one was silent.',
      }),
      openedSpecialUse: list(
        'Opened special-use addresses',
        'Classes of special-use addresses opened for a lab.',
        text('Class', 'One class.'),
      ),
    }),
    exchanges: list('Exchanges', 'Every DNS question asked, by key.', exchangeSchema),
    zones: list('Zones', 'Every zone met, by name.', zoneSchema),
    audited: auditedZoneSchema,
    parentViews: list('Parent views', 'What each server of the parent zone was asked.', serverQuestionSchema),
    probes: list('Probes', 'Questions to the servers of the delegation, by host and address.', probeSchema),
    hosts: list('Hosts', 'The name servers, resolved on their own, by host.', hostSchema),
    registrations: list(
      'Registrations',
      'The registered domains looked up, by domain.',
      registrationEvidenceSchema,
    ),
    dependencies: optional(list('Dependencies', 'Name servers further away, by host.', dependencyHostSchema)),
    baseline: optional(baselineSchema),
    origins: optional(
      originsSchema(
        'Origins',
        'Origin networks by address, where a table is configured; empty where it has none.',
      ),
    ),
    dnssec: optional(dnssecSchema),
    caa: optional(list('CAA', 'The way up in search of CAA records.', caaStepSchema)),
    mailHosts: optional(list('Mail hosts', 'The hosts of the MX records, by host.', hostSchema)),
    apex: optional(hostSchema),
    limits: list(
      'Limits',
      'Limits of the tool that cut something short.',
      shape<LimitHit>('Limit', 'One limit reached.', {
        limit: text('Limit', 'Name of the limit.'),
        subject: text('Subject', 'The name whose resolution reached it.'),
      }),
    ),
    queries: shape<Evidence['queries']>('Queries', 'Questions sent for this name, by protocol.', {
      dns: count('DNS', 'DNS questions.'),
      whois: count('WHOIS', 'WHOIS questions.'),
      rdap: count('RDAP', 'RDAP questions.'),
    }),
  }),
);
