import type { ServerView } from '../../derive/observed-servers.js';
import { letsCustomersNameHosts } from '../../derive/providers.js';
import { labelCount } from '../../dns/name.js';
import { fill, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { domainOf } from '../domains.js';
import { finding } from '../finding.js';
import { proofOfKeys } from '../proof.js';
import { removeFromDelegation } from '../remedy/delegation.js';
import { askForAddresses, ifUnused } from '../remedy/operator.js';
import {
  FAMILIES,
  hasNoAddress,
  hostExposure,
  lookupOf,
  openLookup,
  ownAddresses,
  resolutionKeys,
} from '../servers.js';
import { found, judgeEach, SOUND, unseen, type Verdict } from '../verdict.js';
import { standingOf } from '../witnesses.js';

const messages = {
  takeable: message(
    'The name server {host} has no address, though its domain {domain} exists, and that domain lets customers name hosts: a third party can take the name and answer for {zone}.',
    '権威DNSサーバー{host}のIPアドレスがありません（ドメイン名{domain}は存在します）。このドメイン名では利用者がホスト名を付けられるため、第三者がこの名前を取得し、{zone}の応答を偽ることができます。',
  ),
  outside: message(
    'The name server {host} has no address, though its domain {domain} exists.',
    '権威DNSサーバー{host}のIPアドレスがありません（ドメイン名{domain}は存在します）。',
  ),
  'one-label': message(
    'There is no name server {host}: its name is a top-level domain, and has no address. In the zone file, the dot at its end may be one too many.',
    '権威DNSサーバー{host}は存在しません。この名前はトップレベルドメインにあたり、IPアドレスがありません。ゾーンファイルで、末尾に余分なドットを付けたおそれがあります。',
  ),
  inside: message(
    'The name server {host} inside {zone} has no address, neither in the zone nor as glue.',
    '{zone}内の権威DNSサーバー{host}のIPアドレスが、ゾーンにもグルーにもありません。',
  ),
};

/** A name server's host name does not exist, or has no address, in a domain that does. */
export const nsHostMissing: Check = {
  id: 'hijack/ns-host-missing',
  title: message(
    'A name server’s host name has no address',
    '権威DNSサーバーのホスト名にIPアドレスがありません',
  ),
  why: message(
    'The server cannot answer. Where its domain lets customers name hosts, a third party could take the name and answer for this zone.',
    'このサーバーは応答できません。利用者がホスト名を自由に付けられるドメイン名の場合、第三者がこの名前を取得し、このゾーンの応答を偽るおそれがあります。',
  ),
  remedy: message(
    'Have the operator give the host its addresses, or remove it from the delegation.',
    '運用者にIPアドレスを登録してもらうか、このサーバーを委任から外してください。',
  ),
  references: ['RFC 1034 section 4.2.2', 'RFC 2308 section 2'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

const LEFT_OUT = message(
  '{host}: addresses of the family that is switched off in the configuration were not asked for',
  '{host}：設定で無効にしたIPバージョンのアドレスは問い合わせていません',
);

function judge(view: DelegatedView, server: ServerView): Verdict {
  if (!isOurMatter(view, server)) return SOUND;
  const asked = FAMILIES.filter((family) => lookupOf(server, family)?.outcome.kind !== 'not-asked');
  if (ownAddresses(server).length > 0) return SOUND;
  const { host } = server;
  if (!hasNoAddress(server)) {
    const isDenied = asked.every((family) => lookupOf(server, family)?.outcome.kind === 'no-data');
    if (isDenied) return unseen({ reason: fill(LEFT_OUT, { host }), subject: { nameServer: host } });
    return unseen(...asked.flatMap((family) => openLookup(server, family) ?? []));
  }
  const domain = domainOf(view, server)?.domain;
  const { zone } = view.delegation;
  const isTakeable = domain !== undefined && letsCustomersNameHosts(host);
  const takeover = isTakeable ? { domain: host, from: view.today } : undefined;
  const rest = {
    subject: { nameServer: host },
    confidence: 'confirmed' as const,
    remediation: [askForAddresses(host), ifUnused(zone), ...removeFromDelegation(view, [host], takeover)],
    evidence: proofOfKeys(view.evidence, resolutionKeys(server, asked)),
    exposure: hostExposure(view, host),
  };
  if (isOneLabel(server)) return found(finding(messages, 'one-label', { host }, rest));
  return found(
    domain === undefined
      ? finding(messages, 'inside', { host, zone }, rest)
      : isTakeable
        ? finding(messages, 'takeable', { host, domain, zone }, rest)
        : finding(messages, 'outside', { host, domain }, rest),
  );
}

/** Where the domain itself is gone or out of the DNS, or not known, other checks say so; so does delegation/glue-mismatch of glue. */
function isOurMatter(view: DelegatedView, server: ServerView): boolean {
  if (server.relation === 'in-domain') return server.glue.length === 0;
  if (isOneLabel(server)) return true;
  const domain = domainOf(view, server);
  return domain !== undefined && standingOf(domain) === 'present';
}

/** No registry registers such a name for anybody, so no other check looks at it. */
function isOneLabel({ host }: ServerView): boolean {
  return labelCount(host) === 1;
}
