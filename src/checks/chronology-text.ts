import { RULE_NAMES, type RuleName } from '../derive/chronology/rule.js';
import { type Chronology, firing } from '../derive/chronology/verdict.js';
import type { RegistrationStateWord } from '../model/registration.js';
import { fill, listText, message, type Text } from '../model/text.js';
import { networksText } from './networks-text.js';
import { stateText } from './state-words.js';

/** Each rule as a clause: what was, and what is. */
const SIGNS: Readonly<Record<RuleName, Text>> = {
  S1: message(
    'it was created on {is}, and an earlier audit saw {was}',
    '登録年月日が、以前の監査では{was}、現在は{is}です',
  ),
  S2: message(
    'it was created on {is}, after the last change of this delegation’s registration on {was}',
    '登録年月日{is}が、監査対象の登録情報の最終更新{was}より後です',
  ),
  S2b: message(
    'it was created on {is}, and its name server was seen in this delegation on {was} already',
    '登録年月日が{is}なのに、権威DNSサーバーは{was}にはすでに委任に含まれていました',
  ),
  S3: message(
    'an earlier audit saw it {was}, and now it is {is}',
    '以前の監査では{was}でしたが、現在は{is}です',
  ),
  S4: message(
    'its servers differ from all others in {was}, and answer for any name',
    'このドメイン名のサーバーは{was}がほかのすべてのサーバーと異なり、無関係な名前にも権威応答を返します',
  ),
  S5: message(
    'its servers answer outside the DNSSEC chain of the zone, while the others validate',
    'ほかのサーバーの応答はDNSSECで検証できますが、このドメイン名のサーバーの応答は検証できません',
  ),
  M1: message(
    'its own name servers are those of a parking service ({was})',
    'ドメイン名自身の権威DNSサーバーが、パーキングサービスのもの（{was}）です',
  ),
  M2: message('its holder was {was}, and is {is}', '登録者が{was}から{is}に変わりました'),
  M3: message(
    'the registry tells of a {is}, after the audit of {was}',
    '{was}の監査の後に、レジストリに{is}の記録があります',
  ),
  M4: message(
    'its servers differ from all others in {was}',
    'このドメイン名のサーバーだけ、{was}がほかのサーバーと異なります',
  ),
  M5: message('its servers moved from {was} to {is}', 'サーバーのネットワークが{was}から{is}に変わりました'),
  M6: message(
    'its holder is {is}, where the configuration expects {was}',
    '登録者が{is}で、設定（expectedHolders）の{was}と異なります',
  ),
  M7: message(
    'it was created on {is}, and the parent zone has been as it is since {was}',
    '登録年月日{is}が、親ゾーンの最終変更{was}より後です',
  ),
};

const SEPARATOR = message('{first}; {next}', '{first}。{next}');

/** The signs that fired, in one sentence. Rogue answers say already that answers are divided. */
export function signsText({ outcomes }: Chronology): Text {
  const clauses = firing(outcomes).flatMap((name) => {
    const outcome = outcomes[name];
    if (outcome.kind !== 'fires' || (name === 'M4' && outcomes.S4.kind === 'fires')) return [];
    const { was, is } = outcome;
    return [fill(SIGNS[name], name === 'S3' ? { was: stateOf(was), is: stateOf(is) } : { was, is })];
  });
  return clauses.reduce((first, next) => fill(SEPARATOR, { first, next }));
}

/** S3 compares states of the life cycle, which have words for people. */
const stateOf = (word: string): Text => stateText(word as RegistrationStateWord);

/** What a silent rule would have seen, by comparison with earlier audits. `networksText` speaks for the networks. */
const WOULD_SHOW: Partial<Record<RuleName, Text>> = {
  S1: message('another creation date', '登録年月日の変化'),
  S2b: message('a registration younger than the delegation', '委任より新しい登録'),
  S3: message('a return after expiry', '失効後の再登録'),
  M2: message('another holder', '登録者の変更'),
  M3: message('a transfer', '移転の記録'),
};
const AUDITS = message(
  'compared with earlier audits, only changes since {since} show ({seen})',
  '以前の監査と比べて分かるのは、{since}以降の変化だけです（{seen}）',
);

/** Rules that look back to another mark than an earlier audit. */
const OWN_MARKS: Partial<Record<RuleName, Text>> = {
  S2: message(
    'a registration anew shows where it is later than {since}, the last change of the audited registration',
    '再登録が分かるのは、監査対象の登録情報の最終更新{since}より後の場合だけです',
  ),
  M7: message(
    'a registration anew shows where it is later than {since}, the last change of the parent zone',
    '再登録が分かるのは、親ゾーンの最終変更{since}より後の場合だけです',
  ),
};
const NO_MEMORY = message(
  'no earlier audit to compare with (--baseline or --state gives one)',
  '比較できる以前の監査結果がありません。--baselineまたは--stateで指定できます',
);

/** How far the silent rules could look back, and what no rule sees, so that silence is not taken for more than it is. */
export function coverageText({ outcomes, networks }: Chronology): Text {
  const ownMarks: Text[] = [];
  const audits = new Map<string, Text[]>();
  for (const rule of RULE_NAMES) {
    const outcome = outcomes[rule];
    if (outcome.kind !== 'silent' || outcome.since === null) continue;
    const { since } = outcome;
    const mark = OWN_MARKS[rule];
    const seen = WOULD_SHOW[rule];
    if (mark !== undefined) ownMarks.push(fill(mark, { since }));
    else if (seen !== undefined) audits.set(since, [...(audits.get(since) ?? []), seen]);
  }
  const looked = [...audits].map(([since, seen]) => fill(AUDITS, { since, seen: listText(seen) }));
  const memory = outcomes.S1.kind === 'blind' && outcomes.S2b.kind === 'blind' ? [NO_MEMORY] : [];
  return [...ownMarks, ...looked, ...memory, networksText(networks)].reduce((first, next) =>
    fill(SEPARATOR, { first, next }),
  );
}
