import type { NsDomainView, ServerView } from '../../derive/audit-view.js';
import { exposureOf } from '../../derive/exposure.js';
import { fill, listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { domainSubject } from '../domains.js';
import { finding } from '../finding.js';
import { proofOfDomain, proofOfReferrals } from '../proof.js';
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
    ({ host, glue }) => domain.hosts.includes(host) && glue.length > 0,
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
  const addresses = [...new Set(servers.flatMap(({ glue }) => glue.map(({ address }) => address)))];
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
          ...proofOfDomain(view.evidence, domain),
        ],
        exposure: exposureOf(view.delegation.servers, ({ host }) => hosts.includes(host)),
      },
    ),
  );
}
