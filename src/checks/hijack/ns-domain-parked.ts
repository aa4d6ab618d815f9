import type { NsDomainView } from '../../derive/audit-view.js';
import { parkingOf } from '../../derive/chronology/parking.js';
import { fill, listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { domainSubject, judgeDomains } from '../domains.js';
import { finding } from '../finding.js';
import { proofOfDomain, proofOfKeys } from '../proof.js';
import { answerTakeover } from '../remedy/takeover.js';
import { found, SOUND, unseen, type Verdict } from '../verdict.js';
import { dnsWitnessText } from '../witnesses.js';

const messages = {
  parked: message(
    '{domain}, the domain of the name server {hosts}, is parked or for sale: its own name servers are {servers}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は、パーキング中または売り出し中です（ドメイン名自身の権威DNSサーバー：{servers}）。',
  ),
  'parked-unverified': message(
    '{domain}, the domain of the name server {hosts}, may be parked or for sale: its own name servers are {servers}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は、パーキング中または売り出し中の可能性があります（ドメイン名自身の権威DNSサーバー：{servers}）。',
  ),
};

/** A name server's domain is with a parking service or a marketplace for domain names. */
export const nsDomainParked: Check = {
  id: 'hijack/ns-domain-parked',
  title: message(
    'The domain of a name server is parked or for sale',
    '権威DNSサーバーのドメイン名がパーキング中または売り出し中です',
  ),
  why: message(
    'A domain that is parked serves nobody’s zones any more. Such services answer for any name with their own addresses, and whoever buys the domain can answer for this zone.',
    'パーキング中のドメイン名は、もう誰のゾーンも提供していません。パーキングサービスはあらゆる名前に自らのIPアドレスを返すことがあり、購入した者はこのゾーンの応答を偽ることができます。',
  ),
  remedy: message(
    'Remove the name server from the delegation, and find out whether the operator still holds the domain.',
    'この権威DNSサーバーを委任から外し、運用者が現在もドメイン名を保有しているかどうかを確認してください。',
  ),
  references: ['RFC 9499 section 7', 'https://github.com/MISP/misp-warninglists (parking-domain-ns)'],
  messages,
  needs: 'delegation',
  run: (view) => judgeDomains(view, (domain) => judge(view, domain)),
};

const OPEN = message(
  'the name servers of {domain} are not known: {why}',
  '{domain}の権威DNSサーバーが分かりません：{why}',
);

function judge(view: DelegatedView, domain: NsDomainView): Verdict {
  const parking = parkingOf(domain.nameServers);
  if (parking === null) {
    const isOpen = domain.nameServers.length === 0 && domain.existence.kind === 'unclear';
    if (!isOpen) return SOUND;
    const reason = fill(OPEN, { domain: domain.domain, why: dnsWitnessText(domain) });
    return unseen({ reason, subject: { registeredDomain: domain.domain } });
  }
  if (parking.kind === 'expiry') return SOUND;
  const values = {
    domain: domain.domain,
    hosts: listText(domain.hosts),
    servers: listText(domain.nameServers),
  };
  const cut = view.evidence.zones.find(({ zone }) => zone === domain.domain);
  return found(
    finding(messages, parking.verified ? 'parked' : 'parked-unverified', values, {
      subject: domainSubject(domain),
      confidence: parking.verified ? 'confirmed' : 'possible',
      remediation: answerTakeover(view, domain),
      evidence: [
        ...proofOfKeys(view.evidence, cut?.referral == null ? [] : [cut.referral]),
        ...proofOfDomain(view.evidence, domain),
      ],
      exposure: domain.exposure,
    }),
  );
}
