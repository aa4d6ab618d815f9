import { PROOF_OPTIONS, type ProofItem, type Subject } from '../finding.js';
import type { Acceptance } from '../history.js';
import type { FindingReport, IgnoredFinding, UnknownReport } from '../report.js';
import { CONFIDENCES, SEVERITIES } from '../severity.js';
import type { Text } from '../text.js';
import {
  constant,
  type Fields,
  flag,
  instant,
  type JsonSchema,
  list,
  nullable,
  optional,
  pattern,
  shape,
  share,
  text,
  union,
  words,
} from './build.js';

type DnsProof = Extract<ProofItem, { readonly kind: 'dns' }>;
type RegistryProof = Exclude<ProofItem, DnsProof>;

const observed = text('Observed', 'What came back, in one line.');
const seenAt = instant('At', 'When it was observed.');
const reference = text('Reference', 'An RFC with its section, or a page.');

export const subjectSchema: JsonSchema = shape<Subject>('Subject', 'What it is about.', {
  nameServer: optional(text('Name server', 'Host name of a name server.')),
  registeredDomain: optional(text('Registered domain', 'A registered domain.')),
  zone: optional(text('Zone', 'A zone.')),
});

const proofSchema = union('Evidence', 'One observation, as a person can repeat it.', [
  shape<DnsProof>('DNS', 'An answer of a DNS server.', {
    kind: constant('Kind', 'An answer over DNS.', 'dns'),
    server: text('Server', 'The address asked.'),
    question: text('Question', 'Name and type.'),
    how: optional(
      list(
        'How',
        'What the question carried beyond the plain one.',
        words('Option', 'One thing.', PROOF_OPTIONS),
      ),
    ),
    observed,
    at: seenAt,
  }),
  shape<RegistryProof>('Registry', 'An answer of a registry.', {
    kind: words('Kind', 'The protocol of the answer.', ['whois', 'rdap']),
    server: text('Server', 'The registry server asked.'),
    question: optional(text('Question', 'The domain asked for.')),
    observed,
    at: seenAt,
  }),
]);

const findingFields: Fields<FindingReport> = {
  id: checkId('Id', 'The check that found it; stable and public.'),
  severity: words('Severity', 'How bad it is.', SEVERITIES),
  mitigated: optional(flag('Mitigated', 'Whether DNSSEC took one step off the severity.')),
  confidence: words('Confidence', 'How sure it is.', CONFIDENCES),
  subject: subjectSchema,
  exposure: nullable(
    share(
      'Exposure',
      'Share of independent lookups that reach the suspect servers; null where it has no meaning.',
    ),
  ),
  title: bothLanguages('Title', 'The name of the check.'),
  message: bothLanguages('Message', 'What was found, and what follows from it.'),
  remediation: shape<FindingReport['remediation']>('Remediation', 'What to do, step by step.', {
    en: list('English', 'The steps in English.', text('Step', 'One step.')),
    ja: list('Japanese', 'The steps in Japanese.', text('Step', 'One step.')),
  }),
  evidence: list('Evidence', 'What it rests on.', proofSchema),
  references: list('References', 'Where to read more.', reference),
  fingerprint: pattern(
    'Fingerprint',
    'The same fault of the same domain has the same fingerprint in every run.',
    '^lga1:',
  ),
};

export const findingSchema: JsonSchema = shape<FindingReport>('Finding', 'One fault found.', findingFields);

export const ignoredSchema: JsonSchema = shape<IgnoredFinding>(
  'Ignored finding',
  'A fault somebody accepted.',
  {
    ...findingFields,
    accepted: shape<Acceptance>('Accepted', 'Who accepted it, why, and until when.', {
      reason: text('Reason', 'Why it is accepted.'),
      owner: text('Owner', 'Who answers for that.'),
      expires: text('Expires', 'The last day on which it is accepted.'),
    }),
  },
);

export const unknownSchema: JsonSchema = shape<UnknownReport>('Unknown', 'A question that stayed open.', {
  check: checkId('Check', 'The check that could not tell.'),
  reason: text('Reason', 'Why, in English.'),
  reasonText: bothLanguages('Reason in both languages', 'Why.'),
  subject: subjectSchema,
});

export function checkId(title: string, description: string): JsonSchema {
  return pattern(title, description, '^[a-z0-9-]+/[a-z0-9-]+$');
}

export function bothLanguages(title: string, description: string): JsonSchema {
  return shape<Text>(title, description, {
    en: text('English', 'In English.'),
    ja: text('Japanese', 'In Japanese.'),
  });
}
