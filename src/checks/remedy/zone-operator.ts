import type { DomainName } from '../../dns/name.js';
import type { OperatingPattern } from '../../model/target.js';
import { fill, message, type Text } from '../../model/text.js';
import type { DelegatedView } from '../check.js';

/** Who runs the name servers, by operating pattern. */
const RUN_BY: Readonly<Record<OperatingPattern, Text>> = {
  'in-house': message(
    'those in charge of your own name servers',
    '自団体の権威DNSサーバーの担当者（保守事業者を含む）',
  ),
  hosted: message('the provider that runs the name servers', '権威DNSサーバーを運用する委託先の事業者'),
  mixed: message(
    'those in charge of your own name servers and the provider of the others',
    '自団体の権威DNSサーバーの担当者と、外部サーバーを運用する事業者',
  ),
};

const ASK_ALL = message('Ask {who} {what}.', '{who}に、{what}よう依頼してください。');
const ASK_ONE = message(
  'Ask the operator of {host} {what}.',
  '{host}の運用者に、{what}よう依頼してください。',
);

/** A step for whoever runs the zone. `what` goes on after "Ask them", and in Japanese stands before よう. */
export function askZoneOperator({ delegation }: DelegatedView, what: Text): Text {
  return fill(ASK_ALL, { who: RUN_BY[delegation.pattern], what });
}

/** A step for the operator of one server. */
export function askHostOperator(host: DomainName, what: Text): Text {
  return fill(ASK_ONE, { host, what });
}
