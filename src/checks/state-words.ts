import type { Registration, RegistrationStateWord } from '../model/registration.js';
import { fill, listText, message, type Text } from '../model/text.js';
import { expiryDay } from './expiry.js';

const WORDS: Readonly<Record<RegistrationStateWord, Text>> = {
  active: message('active', '有効'),
  'auto-renew-grace': message('renewed, within the grace period', '自動更新後の猶予期間中'),
  'to-be-suspended': message('about to be suspended', '停止予定'),
  'to-be-deleted': message('about to be deleted', '廃止予定'),
  suspended: message('suspended', '停止中'),
  redemption: message('in redemption', '回復可能期間中（redemption）'),
  'pending-delete': message('about to be released', '削除待ち（pending delete）'),
  hold: message('on hold', '保留中（hold）'),
  deleted: message('deleted', '廃止済み'),
  unregistered: message('not registered', '未登録'),
  reserved: message('reserved', '予約済み'),
  unknown: message('in a state that this tool does not know', '不明な状態'),
};

/** The state in our word, whatever the registry calls it. */
export function stateText(state: RegistrationStateWord): Text {
  return WORDS[state];
}

const REGISTRY_WORDS = message('registry: “{words}”', 'レジストリの表示：{words}');
const EXPIRY = message('expiry {date}', '有効期限：{date}');
const FROZEN = message('frozen until {date}', '凍結期限：{date}');
const NO_EXPIRY = message('no expiry date is given', '有効期限の記載なし');
const BOTH = message('{words}; {term}', '{words}、{term}');

/** The registry's own words and the date that goes with the state, for a bracket. */
export function stateDetails(registration: Registration): Text {
  const { stateWords } = registration;
  const term = termText(registration);
  if (stateWords.length === 0) return term;
  return fill(BOTH, { words: fill(REGISTRY_WORDS, { words: listText(stateWords) }), term });
}

function termText(registration: Registration): Text {
  if (registration.state === 'deleted' && registration.until !== null) {
    return fill(FROZEN, { date: registration.until });
  }
  const { expiresAt } = registration;
  return expiresAt === null ? NO_EXPIRY : fill(EXPIRY, { date: expiryDay(expiresAt) ?? expiresAt });
}
