import type { ServerView } from '../../derive/observed-servers.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfKeys } from '../proof.js';
import { askForNoAlias } from '../remedy/operator.js';
import { FAMILIES, lookupOf, openLookup, resolutionKeys } from '../servers.js';
import { found, judgeEach, SOUND, unseen, type Verdict } from '../verdict.js';

const messages = {
  alias: message(
    'The name server {host} is an alias (CNAME) of {target}.',
    '権威DNSサーバー{host}が、{target}の別名（CNAME）になっています。',
  ),
};

/** A name server's host name is an alias. */
export const nsIsAlias: Check = {
  id: 'delegation/ns-is-alias',
  title: message('A name server’s host name is an alias', '権威DNSサーバーのホスト名がCNAMEになっています'),
  why: message(
    'Name servers must be named by their own names: some resolvers follow no alias here, and the server is lost to them.',
    'NSレコードには別名を指定できません。CNAMEをたどらないキャッシュDNSサーバーは、このサーバーを利用できません。',
  ),
  remedy: message(
    'Have the host given addresses of its own, or name the real host.',
    'このホスト名にIPアドレスを直接登録するか、実際のホスト名を指定してください。',
  ),
  references: ['RFC 2181 section 10.3', 'RFC 1912 section 2.4'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

function judge(view: DelegatedView, server: ServerView): Verdict {
  const { host } = server;
  const aliased = FAMILIES.filter((family) => (lookupOf(server, family)?.aliases.length ?? 0) > 0);
  const target = aliased.flatMap((family) => lookupOf(server, family)?.aliases ?? [])[0];
  if (target !== undefined) {
    return found(
      finding(
        messages,
        'alias',
        { host, target },
        {
          subject: { nameServer: host },
          confidence: 'confirmed',
          remediation: [askForNoAlias(host)],
          evidence: proofOfKeys(view.evidence, resolutionKeys(server, aliased)),
          exposure: null,
        },
      ),
    );
  }
  // An alias shows whichever type is asked for, so one clear answer settles it.
  return FAMILIES.some((family) => isClear(server, family))
    ? SOUND
    : unseen(...FAMILIES.flatMap((family) => openLookup(server, family) ?? []));
}

function isClear(server: ServerView, family: (typeof FAMILIES)[number]): boolean {
  const kind = lookupOf(server, family)?.outcome.kind;
  return kind === 'addresses' || kind === 'no-data' || kind === 'no-name';
}
