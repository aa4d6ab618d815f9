import type { NsDomainView } from '../../derive/audit-view.js';
import { compareHolders } from '../../derive/chronology/holder.js';
import { firing } from '../../derive/chronology/verdict.js';
import { operatorDomains, slipBetween, withoutOrigin } from '../../derive/name-distance.js';
import type { ServerView } from '../../derive/observed-servers.js';
import { openTo } from '../../derive/registrants.js';
import type { DomainName } from '../../dns/name.js';
import { type Finding, outcomeOf, type Unknown } from '../../model/finding.js';
import { fill, listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { domainSubject } from '../domains.js';
import { finding } from '../finding.js';
import { freedomOf } from '../freedom.js';
import { knownRegistration } from '../known-registration.js';
import { proofOfDomain, proofOfKeys } from '../proof.js';
import { removeFromDelegation } from '../remedy/delegation.js';
import { leave, leaveFree } from '../remedy/takeover.js';
import { hasNoAddress, hostExposure, resolutionKeys } from '../servers.js';

const messages = {
  free: message(
    '{domain}, the domain of the name server {hosts}, looks like a slip for {meant}, and nobody has registered it: a third party can, and answer for {zone}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は{meant}の書き間違いとみられ、登録されていません。第三者が登録し、{zone}の応答を偽ることができます。',
  ),
  'free-restricted': message(
    '{domain}, the domain of the name server {hosts}, looks like a slip for {meant}, and nobody has registered it. Not everybody can register a name of this kind, but the server cannot answer for {zone}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は{meant}の書き間違いとみられ、登録されていません。この種別は誰でも登録できるものではありませんが、このサーバーは{zone}の応答に使えません。',
  ),
  taken: message(
    '{domain}, the domain of the name server {hosts}, looks like a slip for {meant}. It belongs to somebody else, and its servers do not serve {zone}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は{meant}の書き間違いとみられます。このドメイン名は別の登録者のもので、そのサーバーは{zone}を提供していません。',
  ),
  'missing-dot': message(
    'The name server {host} does not exist; it looks like {meant} with the trailing dot forgotten in the zone file.',
    '権威DNSサーバー{host}は存在しません。ゾーンファイルで{meant}の末尾のドットを書き忘れたとみられます。',
  ),
};

/** A name server's name is a slip of the pen away from the one that was meant. */
export const nsTypo: Check = {
  id: 'hijack/ns-typo',
  title: message(
    'A name server’s name looks like a slip of the pen',
    '権威DNSサーバーの名前に書き間違いがあるとみられます',
  ),
  why: message(
    'A wrong letter in the delegation hands a share of all questions to whoever has, or takes, the domain so spelt.',
    '委任の1文字の間違いで、問い合わせの一部が、そのつづりのドメイン名を持つ者、または新たに登録した者に届きます。',
  ),
  remedy: message(
    'Correct the name in the delegation and in the zone’s own NS records.',
    '委任とゾーン自身のNSレコードの名前を訂正してください。',
  ),
  references: ['RFC 1035 section 5.1', 'RFC 1912 section 2.2'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const { servers, domains } = view.delegation;
    const results = [
      ...domains.map((domain) => judgeDomain(view, domain)),
      ...servers.map((server) => judgeHost(view, server)),
    ].filter((one) => one !== undefined);
    return outcomeOf(
      results.filter((one): one is Finding => 'message' in one),
      results.filter((one): one is Unknown => 'reason' in one),
    );
  },
};

const CORRECT = message(
  'Ask the operator of the zone whether {meant} was meant. If so, put the right name in its place:',
  'ゾーンの運用者に、{meant}の書き間違いかどうかを確認してください。書き間違いの場合は、次のとおり正しい名前に置き換えてください。',
);

function judgeDomain(view: DelegatedView, domain: NsDomainView): Finding | Unknown | undefined {
  const meant = meantBy(view, domain);
  if (meant === undefined) return undefined;
  const freedom = freedomOf(domain);
  if (freedom.kind === 'open')
    return { reason: freedom.reason, subject: { registeredDomain: domain.domain } };
  const isFree = freedom.kind === 'free';
  if (!isFree) {
    const elsewhere = isElsewhere(view, domain, meant);
    if (elsewhere !== true) return elsewhere === false ? undefined : elsewhere;
  }
  const open = openTo(domain.evidence) === 'open';
  const values = {
    domain: domain.domain,
    hosts: listText(domain.hosts),
    meant: meant.name,
    zone: view.delegation.zone,
  };
  return finding(messages, isFree ? (open ? 'free' : 'free-restricted') : 'taken', values, {
    subject: domainSubject(domain),
    confidence: isFree ? freedom.confidence : 'possible',
    remediation: [
      fill(CORRECT, { meant: meant.name }),
      ...(isFree ? leaveFree(view, domain) : leave(view, domain)),
    ],
    evidence: proofOfDomain(view.evidence, domain),
    exposure: domain.exposure,
  });
}

type Meant = { readonly name: DomainName; readonly slip: 'letters' | 'suffix' | 'dot' };

/** A sibling's domain first: a known operator is only what many others use. */
function meantBy({ delegation }: DelegatedView, { domain }: NsDomainView): Meant | undefined {
  const siblings = delegation.domains.filter((one) => freedomOf(one).kind === 'taken');
  const operators = operatorDomains(domain);
  const names = [...siblings.map((one) => one.domain), ...operators];
  // A domain that is itself a known operator's is no slip.
  if (operators.includes(domain)) return undefined;
  for (const name of names) {
    const slip = slipBetween(domain, name);
    if (slip !== undefined) return { name, slip };
  }
  return undefined;
}

/**
 * A registered look-alike is only suspect where all of this holds: a letter differs (providers use one name under many
 * suffixes), its holder is another one, and none of its servers serves the zone as the others do. Unknown where the registry does
 * not tell whose it is.
 */
function isElsewhere(
  { delegation }: DelegatedView,
  domain: NsDomainView,
  { name, slip }: Meant,
): boolean | Unknown {
  const sibling = delegation.domains.find((one) => one.domain === name);
  if (slip !== 'letters' || sibling === undefined || isExpectedlyHeld(domain)) return false;
  const serving = delegation.servers.some(
    (server) =>
      server.registeredDomain === domain.domain &&
      server.addresses.some(({ state }) => state !== 'not-authoritative' && state !== 'unresponsive'),
  );
  if (serving && !firing(domain.chronology.outcomes).includes('M4')) return false;
  const [theirs, ours] = [knownRegistration(domain), knownRegistration(sibling)];
  if (theirs.kind === 'unknown') return theirs.unknown;
  if (ours.kind === 'unknown') return ours.unknown;
  return compareHolders(theirs.registration.registrant, ours.registration.registrant) === 'different';
}

/** True where the configuration names its holder, and rightly: then it is no stranger's. */
function isExpectedlyHeld({ expectedHolder, evidence: { lookup } }: NsDomainView): boolean {
  const holder = lookup.kind === 'answer' ? lookup.registration.registrant : null;
  return compareHolders(expectedHolder, holder) === 'same';
}

function judgeHost(view: DelegatedView, server: ServerView): Finding | undefined {
  const { host } = server;
  const meant = withoutOrigin(host, view.delegation.zone) ?? withoutOrigin(host, view.delegation.parent);
  if (meant === undefined || !hasNoAddress(server) || server.glue.length > 0) return undefined;
  return finding(
    messages,
    'missing-dot',
    { host, meant },
    {
      subject: { nameServer: host },
      confidence: 'probable',
      remediation: [fill(CORRECT, { meant }), ...removeFromDelegation(view, [host])],
      evidence: proofOfKeys(view.evidence, resolutionKeys(server)),
      exposure: hostExposure(view, host),
    },
  );
}
