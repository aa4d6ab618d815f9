import type { DependencyDomainView } from '../../derive/audit-view.js';
import { fill, listText, message, type Text } from '../../model/text.js';
import type { DelegatedView } from '../check.js';

/** What to do in general about a domain further away. */
export const LEAVE_DEPENDENCY: Text = message(
  'Tell the operator whose zone relies on the domain, and choose name servers that do not depend on it.',
  'そのドメイン名に依存しているゾーンの運用者に知らせ、これに依存しない権威DNSサーバーを選んでください。',
);

const TELL = message(
  'Tell the operator of {zone} that its name servers depend on {domain} ({hosts}), and ask it to remove them from its NS records and its delegation, or to secure the domain at once.',
  '{zone}の運用者に、権威DNSサーバーが{domain}（{hosts}）に依存していることを伝え、NSレコードと委任から外すか、直ちにドメイン名を確保するよう依頼してください。',
);
const MEANWHILE = message(
  'Until that is done, have name servers for {audited} that do not depend on it.',
  '完了するまでの間は、これに依存しない権威DNSサーバーを{audited}に用意することを検討してください。',
);

/** Steps for a domain further away: its user changes it, not the municipality. */
export function tellOperator(view: DelegatedView, { domain, hosts, path }: DependencyDomainView): Text[] {
  const zone = path.at(-2) ?? view.delegation.zone;
  return [
    fill(TELL, { zone, domain, hosts: listText(hosts) }),
    fill(MEANWHILE, { audited: view.delegation.zone }),
  ];
}
