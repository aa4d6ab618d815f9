import type { NsDomainView } from '../derive/audit-view.js';
import type { ServerView } from '../derive/observed-servers.js';
import type { Outcome, Subject, Unknown } from '../model/finding.js';
import { fill, message } from '../model/text.js';
import type { DelegatedView } from './check.js';
import { judgeEach, unseen, type Verdict } from './verdict.js';

const NO_DOMAIN = message(
  'the registered domain of the name server {host} could not be determined',
  '権威DNSサーバー{host}の登録ドメイン名を特定できませんでした',
);

/**
 * The outcome over the registered domains of the name servers outside the audited zone. A server whose domain could not
 * be determined is not seen: its domain may be the one that is gone.
 */
export function judgeDomains(view: DelegatedView, judge: (domain: NsDomainView) => Verdict): Outcome {
  const { servers, domains } = view.delegation;
  const homeless = servers.filter(
    (server) => server.relation !== 'in-domain' && domainOf(view, server) === undefined,
  );
  const verdicts = [...domains.map(judge), ...homeless.map((server) => unseen(withoutDomain(server)))];
  return judgeEach(verdicts, (verdict) => verdict);
}

/** A name server outside the zone whose registered domain could not be determined. */
export function withoutDomain({ host }: ServerView): Unknown {
  return { reason: fill(NO_DOMAIN, { host }), subject: { nameServer: host } };
}

/** The registered domain that a name server outside the zone lives in; undefined where it is inside, or unknown. */
export function domainOf({ delegation }: DelegatedView, server: ServerView): NsDomainView | undefined {
  return delegation.domains.find(({ domain }) => domain === server.registeredDomain);
}

/** A registered domain; beside it the name server where it has only one, for people to find it by. */
export function domainSubject({ domain, hosts }: NsDomainView): Subject {
  const [host, ...others] = hosts;
  return host !== undefined && others.length === 0
    ? { nameServer: host, registeredDomain: domain }
    : { registeredDomain: domain };
}
