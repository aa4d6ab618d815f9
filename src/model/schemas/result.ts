import type { Report, RootCause, RunFilter, Shard, Summary } from '../report.js';
import { SCHEMA_VERSION } from '../report.js';
import { CONFIDENCES, SEVERITIES, type Severity } from '../severity.js';
import {
  constant,
  count,
  instant,
  type JsonSchema,
  list,
  optional,
  schemaDocument,
  shape,
  text,
  words,
} from './build.js';
import { historySchema } from './history.js';
import { domainSchema } from './result-domain.js';
import { bothLanguages } from './result-finding.js';

/** The JSON result, schemaVersion 1.0. Its order of fields is the order in which they are written. */
export const resultSchema: JsonSchema = schemaDocument(
  shape<Report>(
    'lgaudit result',
    'The result of one run: every audited domain, and what they have in common.',
    {
      schemaVersion: constant(
        'Schema version',
        'Changes when a field changes its meaning; added fields leave it as it is.',
        SCHEMA_VERSION,
      ),
      tool: shape<Report['tool']>('Tool', 'What wrote this result.', {
        name: constant('Name', 'Always lgaudit.', 'lgaudit'),
        version: text('Version', 'The version of the tool.'),
      }),
      run: shape<Report['run']>('Run', 'When the run took place and what it asked.', {
        startedAt: instant('Started', 'When the run began.'),
        finishedAt: instant('Finished', 'When the last domain was done.'),
        queries: shape<Report['run']['queries']>('Queries', 'Questions sent, by protocol.', {
          dns: count('DNS', 'DNS questions sent.'),
          whois: count('WHOIS', 'WHOIS questions sent.'),
          rdap: count('RDAP', 'RDAP questions sent.'),
        }),
        filter: optional(
          shape<RunFilter>('Filter', 'What the run was told to leave out; absent where nothing.', {
            minSeverity: words('Least severity', 'Findings below it are left out.', SEVERITIES),
            minConfidence: words('Least confidence', 'Findings below it are left out.', CONFIDENCES),
            off: list('Off', 'Checks that were switched off.', text('Check', 'Id of a check.')),
          }),
        ),
        shard: optional(
          shape<Shard>(
            'Shard',
            'The part of the names that the run was for; absent where it was for all, or was interrupted.',
            {
              index: count('Index', 'Which part, from 1.'),
              count: count('Count', 'How many parts there are.'),
            },
          ),
        ),
      }),
      summary: shape<Summary>('Summary', 'How the audited domains stand.', {
        domains: count('Domains', 'Domains audited.'),
        clean: count('Clean', 'Domains where every check was answered and found no fault.'),
        withFindings: count('With findings', 'Domains with at least one finding.'),
        incomplete: count('Incomplete', 'Domains without a finding where some question stayed open.'),
        bySeverity: shape<Record<Severity, number>>('By severity', 'Findings of all domains, by severity.', {
          ...severityCounts(),
        }),
        complete: count('Complete', 'Domains where every question was answered, whatever was found.'),
        reasons: list(
          'Reasons',
          'Why the others are not complete, most frequent first.',
          shape<Summary['reasons'][number]>('Reason', 'One reason; a domain counts under each of its own.', {
            reason: bothLanguages('Reason', 'Why; … stands for the name concerned.'),
            domains: count('Domains', 'Domains concerned.'),
          }),
        ),
      }),
      domains: list('Domains', 'One row for every name given, sorted.', domainSchema),
      rootCauses: list(
        'Root causes',
        'The registered domains that findings come down to.',
        shape<RootCause>('Root cause', 'One registered domain and what depends on it.', {
          registeredDomain: text('Registered domain', 'The domain to be mended.'),
          findings: list('Findings', 'Ids of the checks that found it.', text('Check', 'Id of a check.')),
          domains: list(
            'Domains',
            'Audited domains that depend on it.',
            text('Domain', 'An audited domain.'),
          ),
        }),
      ),
      history: optional(historySchema),
    },
  ),
);

function severityCounts() {
  const entries = SEVERITIES.map((severity) => [
    severity,
    count(severity, `Findings of severity ${severity}.`),
  ]);
  return Object.fromEntries(entries) as Record<Severity, JsonSchema>;
}
