import { CHANGES, type FindingHistory, type History } from '../history.js';
import { CONFIDENCES, SEVERITIES } from '../severity.js';
import { count, instant, type JsonSchema, list, nullable, pattern, shape, text, words } from './build.js';
import { bothLanguages, checkId, subjectSchema } from './result-finding.js';

const severity = words('Severity', 'How bad it is, as last seen.', SEVERITIES);
const confidence = words('Confidence', 'How sure it is, as last seen.', CONFIDENCES);

const findingHistory = shape<FindingHistory>('Finding over time', 'One finding, by its fingerprint.', {
  fingerprint: pattern('Fingerprint', 'The identity of the finding.', '^lga1:'),
  id: checkId('Id', 'The check that found it.'),
  domain: text('Domain', 'The audited name.'),
  subject: subjectSchema,
  severity,
  confidence,
  title: bothLanguages('Title', 'The name of the check.'),
  message: bothLanguages('Message', 'What was found, as last seen.'),
  state: words('State', 'unknown: seen before, could not be checked now. resolved: checked, and gone.', [
    'open',
    'unknown',
    'resolved',
  ]),
  change: nullable(words('Change', 'What happened since the earlier result; null for nothing.', CHANGES)),
  before: nullable(
    shape<NonNullable<FindingHistory['before']>>('Before', 'What it was, where it changed.', {
      severity,
      confidence,
    }),
  ),
  firstSeen: instant('First seen', 'When it was first seen.'),
  lastSeen: instant('Last seen', 'When it was last seen.'),
  resolvedAt: nullable(instant('Resolved', 'When it was first checked and gone.')),
  runs: count(
    'Runs',
    'Results in a row that showed it; those that could not tell neither count nor interrupt.',
  ),
  ageDays: count('Age', 'Whole days since it was last seen.'),
  reason: nullable(bothLanguages('Reason', 'Why it could not be checked.')),
});

export const historySchema: JsonSchema = shape<History>('History', 'What changed since an earlier result.', {
  since: nullable(instant('Since', 'When the earlier result began; null where there was none.')),
  findings: list('Findings', 'Every finding known, sorted by domain.', findingHistory),
});
