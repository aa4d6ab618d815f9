import type { DelegationView, NsDomainView } from '../../derive/audit-view.js';
import { splitAt } from '../../derive/chronology/answer-split.js';
import { firing } from '../../derive/chronology/verdict.js';
import { type Finding, outcomeOf } from '../../model/finding.js';
import { listText, message, type Text } from '../../model/text.js';
import { unseenOf } from '../address-states.js';
import type { Check, DelegatedView } from '../check.js';
import { domainSubject } from '../domains.js';
import { finding } from '../finding.js';
import { proofOfAnswers, proofOfKeysAt } from '../proof-of-chronology.js';
import { clearUp, compareContent, leave } from '../remedy/takeover.js';

const messages = {
  domain: message(
    'The name servers in {domain} ({hosts}) answer for {zone} unlike all others: {fields} differ. One side does not serve your zone.',
    '{domain}の権威DNSサーバー（{hosts}）は、{zone}についてほかのすべてのサーバーと異なる応答を返します（異なる項目：{fields}）。どちらかは正しいゾーンを提供していません。',
  ),
  sides: message(
    'The name servers of {zone} fall into two sides by their domains ({domains}), each of one mind and unlike the other: {fields} differ. One side does not serve your zone.',
    '{zone}の権威DNSサーバーは、ドメイン名（{domains}）ごとに2つに分かれ、互いに異なる応答を返します（異なる項目：{fields}）。どちらかは正しいゾーンを提供していません。',
  ),
  'outside-chain': message(
    'The name servers in {domain} ({hosts}) answer for {zone} without signatures that its DS record vouches for, while others validate: they serve an unsigned copy, or somebody else’s zone.',
    '{domain}の権威DNSサーバー（{hosts}）は、{zone}のDSレコードで検証できる署名のない応答を返します。ほかのサーバーの応答は検証できるため、署名されていない古いコピーか、第三者のゾーンを提供しているとみられます。',
  ),
};

/** The answers of the servers part exactly along the boundary of a name-server domain. */
export const answersDiverge: Check = {
  id: 'hijack/answers-diverge',
  title: message(
    'Answers differ along the domains of the name servers',
    '権威DNSサーバーのドメイン名ごとに応答が食い違います',
  ),
  why: message(
    'Secondaries may lag and addresses may depend on the place, but who runs the zone and where its mail goes is the same everywhere. Where one operator’s servers say otherwise, visitors and mail may be led to a stranger.',
    'セカンダリサーバーの反映の遅れや、場所によるIPアドレスの違いはあり得ますが、ゾーンの管理者やメールの配送先はどのサーバーでも同じはずです。一部の運用者のサーバーだけが異なる場合、訪問者やメールが第三者に誘導されているおそれがあります。',
  ),
  remedy: message(
    'Find out which side serves your zone, and remove the other from the delegation at once.',
    'どちらが正しいゾーンを提供しているかを確認し、もう一方を直ちに委任から外してください。',
  ),
  references: ['RFC 1034 section 4.2.2', 'RFC 1912 section 2.2', 'RFC 4035 section 5'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const unknowns = view.delegation.servers.flatMap((server) => unseenOf(view, server));
    return outcomeOf([...findingsOf(view), ...outsideChain(view)], unknowns);
  },
};

const FIELDS: Readonly<Record<'soa' | 'ns' | 'mx', Text>> = {
  soa: message('SOA (mname, rname)', 'SOA（mname・rname）'),
  ns: message('NS', 'NS'),
  mx: message('mail or web', 'メールまたはWeb'),
};

function findingsOf(view: DelegatedView): Finding[] {
  const divided = dividedDomains(view.delegation);
  const fields = divided[0]?.fields ?? [];
  if (fields.length === 0) return [];
  const listed = listText(fields.map((field) => FIELDS[field]));
  const { zone } = view.delegation;
  const suspects = suspectsAmong(
    view.delegation,
    divided.map(({ domain }) => domain),
  );
  if (suspects.length === 0) {
    const domains = listText(divided.map(({ domain }) => domain.domain));
    return [
      finding(
        messages,
        'sides',
        { zone, domains, fields: listed },
        {
          subject: { zone },
          confidence: 'confirmed',
          evidence: proofOfAnswers(view, []),
          remediation: [compareContent(divided.flatMap(({ domain }) => domain.hosts)), clearUp],
          exposure: Math.max(...divided.map(({ domain }) => domain.exposure)),
        },
      ),
    ];
  }
  return suspects.map((domain) =>
    finding(
      messages,
      'domain',
      { domain: domain.domain, hosts: listText(domain.hosts), zone, fields: listed },
      {
        subject: domainSubject(domain),
        confidence: 'confirmed',
        evidence: proofOfAnswers(view, domain.hosts),
        remediation: [compareContent(domain.hosts), ...leave(view, domain), clearUp],
        exposure: domain.exposure,
      },
    ),
  );
}

/** Rogue answers by DNSSEC alone: with a sign from the domain's past, ns-domain-reregistered tells both. */
function outsideChain(view: DelegatedView): Finding[] {
  const { zone, domains } = view.delegation;
  const rogue = domains.filter(
    ({ chronology: { verdict, outcomes } }) =>
      verdict === 'rogue' && outcomes.S5.kind === 'fires' && outcomes.M4.kind !== 'fires',
  );
  return rogue.map((domain) => {
    return finding(
      messages,
      'outside-chain',
      { domain: domain.domain, hosts: listText(domain.hosts), zone },
      {
        subject: domainSubject(domain),
        confidence: 'probable',
        remediation: [compareContent(domain.hosts), ...leave(view, domain), clearUp],
        evidence: proofOfKeysAt(view, domain),
        exposure: domain.exposure,
      },
    );
  });
}

function dividedDomains({ servers, domains }: DelegationView) {
  return domains.flatMap((domain) => {
    const split = splitAt(servers, (server) => server.registeredDomain === domain.domain);
    return split?.kind === 'along' ? [{ domain, fields: split.fields }] : [];
  });
}

/**
 * Whose answers are the odd ones. A split between an outside domain and the zone's own servers points outside; of two
 * outside domains, the one with further signs, or with fewer servers. None where they are even.
 */
function suspectsAmong(
  { servers }: DelegationView,
  divided: readonly NsDomainView[],
): readonly NsDomainView[] {
  if (divided.length < 2) return divided;
  const weigh = ({ chronology, domain }: NsDomainView) => ({
    signs: firing(chronology.outcomes).filter((name) => name !== 'M4').length,
    servers: servers.filter((server) => server.registeredDomain === domain).length,
  });
  const weighed = divided.map((domain) => ({ domain, ...weigh(domain) }));
  const most = Math.max(...weighed.map(({ signs }) => signs));
  if (most > 0) return weighed.filter(({ signs }) => signs === most).map(({ domain }) => domain);
  const fewest = Math.min(...weighed.map((one) => one.servers));
  const small = weighed.filter((one) => one.servers === fewest);
  return small.length === weighed.length ? [] : small.map(({ domain }) => domain);
}
