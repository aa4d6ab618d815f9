import type { ServerView } from '../../derive/observed-servers.js';
import { sacrificialIdiom } from '../../derive/providers.js';
import { openTo } from '../../derive/registrants.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { domainOf } from '../domains.js';
import { finding } from '../finding.js';
import { freedomOf } from '../freedom.js';
import { proofOfDomain, proofOfKeys } from '../proof.js';
import { removeFromDelegation } from '../remedy/delegation.js';
import { hostExposure, resolutionKeys } from '../servers.js';
import { found, judgeEach, SOUND, unseen, type Verdict } from '../verdict.js';

const messages = {
  free: message(
    'The name server {host} carries a name that a registrar made up for a deleted host ({idiom}), and its domain {domain} is free: a third party can register it and answer for {zone}.',
    '権威DNSサーバー{host}は、レジストラが削除済みホストの代わりに付けた名前（{idiom}）で、そのドメイン名{domain}は未登録です。第三者が登録し、{zone}の応答を偽ることができます。',
  ),
  renamed: message(
    'The name server {host} carries a name that a registrar made up for a deleted host ({idiom}): the server that was meant is gone.',
    '権威DNSサーバー{host}は、レジストラが削除済みホストの代わりに付けた名前（{idiom}）です。本来のサーバーはもう存在しません。',
  ),
};

/** A name server's name is one that a registrar gave to a host object whose own domain was deleted. */
export const nsSacrificial: Check = {
  id: 'hijack/ns-sacrificial',
  title: message(
    'A name server was renamed by a registrar when its domain was deleted',
    '権威DNSサーバーの名前が、ドメイン名の削除時にレジストラによって書き換えられています',
  ),
  why: message(
    'Before a registrar deletes a domain it renames the hosts in it, and all delegations to them follow. Some of these names lie in domains that anybody can register.',
    'レジストラはドメイン名を削除する前に、その中のホスト名を書き換えることがあり、それを使う委任もすべて書き換わります。書き換え後の名前が、誰でも登録できるドメイン名にあることがあります。',
  ),
  remedy: message(
    'Remove the name server from the delegation and name the one that is meant.',
    'この権威DNSサーバーを委任から外し、本来のサーバーを指定してください。',
  ),
  references: ['RFC 9874', 'https://doi.org/10.1145/3487552.3487816'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

function judge(view: DelegatedView, server: ServerView): Verdict {
  const idiom = sacrificialIdiom(server.host);
  if (idiom === undefined) return SOUND;
  const { host } = server;
  const domain = domainOf(view, server);
  const freedom = domain === undefined ? undefined : freedomOf(domain);
  const isFree = domain !== undefined && freedom?.kind === 'free' && openTo(domain.evidence) !== 'no-tld';
  const values = {
    host,
    idiom: idiom.idiom,
    domain: server.registeredDomain ?? host,
    zone: view.delegation.zone,
  };
  const takeover = isFree ? { domain: domain.domain, from: view.today } : undefined;
  const verdict = found(
    finding(messages, isFree ? 'free' : 'renamed', values, {
      subject: { nameServer: host },
      confidence: isFree ? freedom.confidence : idiom.verified ? 'probable' : 'possible',
      remediation: removeFromDelegation(view, [host], takeover),
      evidence: [
        ...proofOfKeys(view.evidence, resolutionKeys(server)),
        ...(domain === undefined ? [] : proofOfDomain(view.evidence, domain)),
      ],
      exposure: hostExposure(view, host),
    }),
  );
  if (freedom?.kind !== 'open') return verdict;
  const { unknowns } = unseen({ reason: freedom.reason, subject: { registeredDomain: values.domain } });
  return { ...verdict, unknowns };
}
