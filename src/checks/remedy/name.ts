import { type DomainName, domainName, isBelow } from '../../dns/name.js';
import { isRegistryName } from '../../dns/public-suffix.js';
import { fill, message, type Text } from '../../model/text.js';

const LG_JP = domainName('lg.jp');

const SPELLING = message(
  'Check the spelling of {name}, and whether it is meant to be in use.',
  '{name}のつづりと、使用中の名前であることを確認してください。',
);
const AT_J_LIS = message(
  'Ask J-LIS whether {name} is registered and has name servers.',
  '{name}が登録され、ネームサーバ情報が設定されているかどうかを、J-LIS（LG.JP取扱事業者）に確認してください。',
);
const AT_REGISTRAR = message(
  'Ask the registrar (指定事業者) of {name} whether it is registered and has name servers.',
  '{name}が登録され、ネームサーバーが設定されているかどうかを、指定事業者（レジストラ）に確認してください。',
);
const AT_ENCLOSING = message(
  'Ask whoever runs the zone {enclosing} whether {name} is to be delegated from it.',
  'ゾーン{enclosing}の管理者に、{name}を委任する予定があるかどうかを確認してください。',
);

/** Steps for a name that is not delegated: whom to ask depends on the zone that would delegate it. */
export function checkTheName(name: DomainName, enclosing: DomainName): Text[] {
  const desk = !isRegistryName(enclosing) ? AT_ENCLOSING : isBelow(name, LG_JP) ? AT_J_LIS : AT_REGISTRAR;
  return [fill(SPELLING, { name }), fill(desk, { name, enclosing })];
}
