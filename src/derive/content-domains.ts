import { type ContentName, contentNames } from '../dns/content-names.js';
import { type DomainName, isAtOrBelow, labelCount } from '../dns/name.js';
import { CONTENT_PURPOSES, type Evidence } from '../model/evidence.js';
import type { ContentDomainView } from './audit-view.js';
import type { ExchangeIndex } from './exchange-index.js';
import { existenceOf } from './existence.js';
import { hijackableFrom } from './hijackable-from.js';
import type { ServerView } from './observed-servers.js';

/** The registered domains, other than the audited name's own, that its mail and web hang on. By domain. */
export function deriveContentDomains(
  evidence: Evidence,
  chain: readonly DomainName[],
  servers: readonly ServerView[],
  today: string,
  index: ExchangeIndex,
): ContentDomainView[] {
  const names = namesPointedAt(servers);
  const domains = evidence.registrations.filter(({ domain }) => !chain.includes(domain));
  return domains.flatMap((registration) => {
    const { domain } = registration;
    const own = names.filter(({ name }) => longest(domains, name) === domain);
    if (own.length === 0) return [];
    return [
      {
        domain,
        names: own,
        evidence: registration,
        existence: existenceOf(registration, index),
        hijackableFrom: hijackableFrom(registration, today),
      },
    ];
  });
}

function namesPointedAt(servers: readonly ServerView[]): ContentName[] {
  const records = servers.flatMap(({ addresses }) =>
    addresses.flatMap(({ answers }) =>
      CONTENT_PURPOSES.flatMap((purpose) => {
        const answer = answers[purpose];
        return answer?.message?.authoritative === true ? answer.message.answers : [];
      }),
    ),
  );
  return contentNames(records).sort((a, b) => (`${a.name} ${a.by}` < `${b.name} ${b.by}` ? -1 : 1));
}

/** The registered domain that a name lies in, of those looked up. */
function longest(domains: Evidence['registrations'], name: DomainName): DomainName | undefined {
  return domains
    .map(({ domain }) => domain)
    .filter((domain) => isAtOrBelow(name, domain))
    .sort((a, b) => labelCount(b) - labelCount(a))[0];
}
