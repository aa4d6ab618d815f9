import type { ContentDomainView } from '../../derive/audit-view.js';
import { openTo } from '../../derive/registrants.js';
import type { DomainName } from '../../dns/name.js';
import { fill, listText, message, type Text } from '../../model/text.js';

const REMOVE = message(
  'Have the operator of the zone {zone} remove the records that point at {names}, or point them at the service in use today.',
  'ゾーン{zone}の運用者に、{names}を指すレコードを削除するか、現在使用しているサービスに変更するよう依頼してください。',
);
const SECURE = message(
  'If the service is still in use, ask its operator to secure {domain} at once.',
  'サービスを現在も使用している場合は、その運用者に、直ちに{domain}を確保するよう依頼してください。',
);

/** Steps for records that point into a lost domain. Where no service can be in a name of that kind, there is nothing to secure. */
export function removeRecord(zone: DomainName, { domain, names, evidence }: ContentDomainView): Text[] {
  const listed = listText([...new Set(names.map(({ name }) => name))]);
  const remove = fill(REMOVE, { zone, names: listed });
  return openTo(evidence) === 'no-tld' ? [remove] : [remove, fill(SECURE, { domain })];
}
