import type { DomainName } from '../../dns/name.js';
import { isAtOrBelow } from '../../dns/name.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfReferrals } from '../proof.js';
import { listedByParent, type Referral, withReferrals } from '../referrals.js';
import { addGlue } from '../remedy/delegation.js';
import { found, judgeEach, SOUND, type Verdict } from '../verdict.js';

const messages = {
  missing: message(
    'The parent zone {parent} gives no address for the name server {host}, which lies inside {zone} ({servers}).',
    '親ゾーン{parent}が、{zone}内の権威DNSサーバー{host}のIPアドレス（グルー）を返しません（{servers}）。',
  ),
};

/** A name server inside the audited zone, for which a referral carries no address. */
export const glueMissing: Check = {
  id: 'delegation/glue-missing',
  title: message(
    'The parent gives no address for a name server inside the zone',
    'ゾーン内の権威DNSサーバーのグルーがありません',
  ),
  why: message(
    'The address of such a server can be found only by asking the zone that it serves. Without glue it is of no use to anybody who comes from the parent.',
    'このサーバーのIPアドレスは、サーバー自身が提供するゾーンに問い合わせなければ分かりません。グルーがないと、親ゾーンからたどって到達できません。',
  ),
  remedy: message(
    'File the host name together with its IP address.',
    'ホスト名とIPアドレスをあわせて届け出てください。',
  ),
  references: ['RFC 9471 section 2.1', 'RFC 1034 section 4.2.1', 'RFC 9499 section 7'],
  messages,
  needs: 'delegation',
  run: (view) =>
    withReferrals(view, (referrals) =>
      judgeEach(
        listedByParent(referrals).filter((host) => isAtOrBelow(host, view.delegation.zone)),
        (host) => judge(view, host, referrals),
      ),
    ),
};

function judge(view: DelegatedView, host: DomainName, referrals: readonly Referral[]): Verdict {
  const bare = referrals.filter(
    ({ nameServers, glue }) => nameServers.includes(host) && !glue.some((own) => own.host === host),
  );
  if (bare.length === 0) return SOUND;
  const { zone, parent } = view.delegation;
  return found(
    finding(
      messages,
      'missing',
      { host, zone, parent, servers: listText([...new Set(bare.map((referral) => referral.host))]) },
      {
        subject: { nameServer: host },
        confidence: 'confirmed',
        remediation: addGlue(view, host),
        evidence: proofOfReferrals(bare),
        exposure: null,
      },
    ),
  );
}
