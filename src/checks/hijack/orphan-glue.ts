import type { NsDomainView } from '../../derive/audit-view.js';
import type { ServerView } from '../../derive/observed-servers.js';
import { serverShare } from '../../derive/server-share.js';
import type { AddressLookup } from '../../model/evidence.js';
import type { ExchangeKey } from '../../model/exchange.js';
import { fill, listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { domainSubject } from '../domains.js';
import { finding } from '../finding.js';
import { proofOfDomain, proofOfKeys, proofOfReferrals } from '../proof.js';
import { type Referral, withReferrals } from '../referrals.js';
import { removeFromDelegation } from '../remedy/delegation.js';
import { found, judgeEach, SOUND, unseen, type Verdict } from '../verdict.js';
import { dnsWitnessText, registryWitness, registryWitnessText, standingOf } from '../witnesses.js';

const messages = {
  'in-delegation': message(
    'The parent zone {parent} still gives {addresses} as the address of {hosts}, whose domain {domain} no longer exists in DNS. Whoever holds that address can answer for {zone}.',
    '親ゾーン{parent}が、DNS上に存在しないドメイン名{domain}の権威DNSサーバー{hosts}のIPアドレスとして{addresses}を返し続けています。このIPアドレスの利用者が{zone}の応答を返すことができます。',
  ),
};

/** The parent zone serves an address for a name server whose domain is gone. */
export const orphanGlue: Check = {
  id: 'hijack/orphan-glue',
  title: message(
    'The parent still gives an address for a name server whose domain is gone',
    'ドメイン名が消えた権威DNSサーバーのIPアドレスを、親ゾーンが返し続けています',
  ),
  why: message(
    'Resolvers go on asking that address. Nobody looks after the name any more, and the address may by now belong to somebody else.',
    'キャッシュDNSサーバーはこのIPアドレスに問い合わせを続けます。名前を管理する者はなく、IPアドレスはすでに第三者のものになっているおそれがあります。',
  ),
  remedy: message(
    'Remove the name server from the delegation.',
    'この権威DNSサーバーを委任から外してください。',
  ),
  references: ['RFC 9471', 'RFC 9499 section 7', 'ICANN SAC048'],
  messages,
  needs: 'delegation',
  run: (view) =>
    withReferrals(view, (referrals) =>
      judgeEach(view.delegation.domains, (domain) => judge(view, domain, referrals)),
    ),
};

function judge(view: DelegatedView, domain: NsDomainView, referrals: readonly Referral[]): Verdict {
  const servers = view.delegation.servers.filter(
    (server) => domain.hosts.includes(server.host) && leftoverOf(server, domain, view).length > 0,
  );
  if (servers.length === 0) return SOUND;
  switch (standingOf(domain)) {
    case 'present':
    case 'out-of-dns':
      return SOUND;
    case 'contradicted':
    case 'unclear':
      return unseen({ reason: fill(UNCLEAR, clauses(domain)), subject: { registeredDomain: domain.domain } });
    case 'gone':
      return orphans(view, servers, domain, referrals);
  }
}

/**
 * The addresses that the parent zone has for a host: its glue; or the host's own addresses, where nothing but the parent
 * zone itself can have given them. BIND gives no glue for a host that no delegation in its zone covers.
 */
function leftoverOf(server: ServerView, domain: NsDomainView, view: DelegatedView): readonly string[] {
  if (server.glue.length > 0) return server.glue.map(({ address }) => address);
  if (domain.existence.kind === 'delegated' || domain.evidence.registryZone !== view.delegation.parent)
    return [];
  return lookupsOf(server).flatMap(({ outcome, aliases }) =>
    outcome.kind === 'addresses' && aliases.length === 0 ? outcome.addresses : [],
  );
}

function lookupsOf({ a, aaaa }: ServerView): AddressLookup[] {
  return [a, aaaa].filter((lookup) => lookup !== null);
}

const UNCLEAR = message(
  'whether the domain {domain} still exists: {registry}; {dns}',
  'ドメイン名{domain}が存在するかどうか：{registry}。{dns}',
);

function clauses(domain: NsDomainView) {
  return {
    domain: domain.domain,
    registry: registryWitnessText(domain.evidence.lookup),
    dns: dnsWitnessText(domain),
  };
}

function orphans(
  view: DelegatedView,
  servers: readonly ServerView[],
  domain: NsDomainView,
  referrals: readonly Referral[],
): Verdict {
  const hosts = servers.map(({ host }) => host);
  const addresses = [...new Set(servers.flatMap((server) => leftoverOf(server, domain, view)))];
  const { zone, parent } = view.delegation;
  const bothSay =
    registryWitness(domain.evidence.lookup) === 'unregistered' && domain.existence.kind === 'nonexistent';
  return found(
    finding(
      messages,
      'in-delegation',
      { hosts: listText(hosts), parent, zone, domain: domain.domain, addresses: listText(addresses) },
      {
        subject: domainSubject(domain),
        confidence: bothSay ? 'confirmed' : 'probable',
        remediation: removeFromDelegation(view, hosts),
        evidence: [
          ...proofOfReferrals(referrals.filter(({ glue }) => glue.some(({ host }) => hosts.includes(host)))),
          ...proofOfKeys(view.evidence, keysOfAnswers(servers)),
          ...proofOfDomain(view.evidence, domain),
        ],
        exposure: serverShare(view.delegation.servers, ({ host }) => hosts.includes(host)),
      },
    ),
  );
}

/** The answers that gave an address where no referral did. */
function keysOfAnswers(servers: readonly ServerView[]): ExchangeKey[] {
  return servers
    .filter(({ glue }) => glue.length === 0)
    .flatMap(lookupsOf)
    .flatMap(({ outcome, exchanges }) => (outcome.kind === 'addresses' ? exchanges : []));
}
