import type { ChainLink, DnssecEvidence } from '../evidence.js';
import type { TrustAnchor } from '../settings.js';
import { count, type JsonSchema, list, nullable, optional, pattern, shape, text } from './build.js';
import { probeSchema, serverQuestionSchema } from './evidence-parts.js';
import { exchangeKeySchema } from './exchange.js';

const anchorSchema = shape<TrustAnchor>('Trust anchor', 'A key trusted beforehand, as in a DS record.', {
  zone: text('Zone', 'The zone of the key.'),
  keyTag: count('Key tag', 'RFC 4034 appendix B.'),
  algorithm: count('Algorithm', 'IANA: DNSSEC algorithm numbers.'),
  digestType: count('Digest type', 'IANA: DS digest algorithms.'),
  digest: pattern('Digest', 'In lower-case hexadecimal.', '^([0-9a-f]{2})+$'),
});

const linkSchema = shape<ChainLink>('Link', 'A zone above the audited one.', {
  zone: text('Zone', 'Name of the zone.'),
  ds: nullable(exchangeKeySchema),
  dnskey: nullable(exchangeKeySchema),
});

export const dnssecSchema: JsonSchema = shape<DnssecEvidence>('DNSSEC', 'What validation needs besides.', {
  trustAnchors: list(
    'Trust anchors',
    'Where validation begins; empty for a root without keys.',
    anchorSchema,
  ),
  links: list('Links', 'The zones above, from the root downwards, as far as followed.', linkSchema),
  ds: list('DS', 'Questions for the DS to parent servers without a referral.', serverQuestionSchema),
  keys: nullable(serverQuestionSchema),
  signing: optional(
    list('Signing', 'Keys without a DS: the signatures, asked of every server of the zone.', probeSchema),
  ),
  cds: optional(
    list('CDS', 'Questions for CDS and CDNSKEY to one server of the zone.', serverQuestionSchema),
  ),
});
