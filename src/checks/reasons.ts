import { failureText } from '../derive/observed-text.js';
import type { ResolutionFailure } from '../model/evidence.js';
import type { RegistryLookup, RegistryUnknownReason } from '../model/registration.js';
import { fill, listText, message, type Text } from '../model/text.js';
import { zoneName } from './zone-name.js';

/** One of our own limits, by its constant's name. */
export const LIMIT_REACHED = message(
  'our own limit was reached: {limit}',
  '本ツールの上限に達しました：{limit}',
);

const RESOLUTION = {
  cyclic: message('the way leads back to itself: {path}', '解決の経路が循環しています：{path}'),
  'no-answer': message(
    'no server of the zone {zone} gave a usable answer ({failures})',
    'ゾーン{zone}の権威DNSサーバーから有効な応答がありません（{failures}）',
  ),
  'no-address': message(
    'no name server of the zone {zone} has an address',
    'ゾーン{zone}の権威DNSサーバーのIPアドレスが得られません',
  ),
  limit: LIMIT_REACHED,
  aborted: message('the audit ended before an answer came', '応答を得る前に監査を終了しました'),
};

/** Why a name could not be resolved, in a few words that follow a colon. */
export function resolutionReason(failure: ResolutionFailure): Text {
  switch (failure.kind) {
    case 'cyclic':
      return fill(RESOLUTION.cyclic, { path: failure.path.join(' → ') });
    case 'no-answer':
      return fill(RESOLUTION['no-answer'], {
        zone: zoneName(failure.zone),
        failures: listText(failure.failures.map(failureText)),
      });
    case 'no-address':
      return fill(RESOLUTION['no-address'], { zone: zoneName(failure.zone) });
    case 'limit':
      return fill(RESOLUTION.limit, { limit: failure.limit });
    case 'aborted':
      return RESOLUTION.aborted;
  }
}

const REGISTRY: Readonly<Record<RegistryUnknownReason, Text>> = {
  'rate-limited': message('rate limited', '問い合わせ回数の制限を受けました'),
  refused: message('it refused the question', '問い合わせを拒否されました'),
  unavailable: message('out of service', 'サービスが停止しています'),
  timeout: message('no answer in time', '時間内に応答がありません'),
  unreachable: message('it could not be reached', '接続できません'),
  empty: message('it sent an empty answer', '空の応答が返りました'),
  malformed: message('its answer could not be read', '応答を解釈できません'),
  'too-large': message('its answer was too large', '応答が大きすぎます'),
  'no-service': message('no registration service is known', '登録情報の照会先が分かりません'),
  'not-asked': message('the registry was not asked', 'レジストリに照会していません'),
  'budget-spent': message(
    'not asked, as the day’s questions to it are spent',
    '本日の照会回数が上限に達したため、照会していません',
  ),
};

/** What came of asking a registry, e.g. `whois.jprs.jp: rate limited`. */
export function lookupReason(lookup: Extract<RegistryLookup, { kind: 'unknown' }>): Text {
  const why = REGISTRY[lookup.reason];
  return lookup.source === null ? why : fill(SOURCED, { source: lookup.source, why });
}

/** As `lookupReason`, for an answer whose state word no rule of ours reads. */
export function unknownStateReason(source: string, word: string): Text {
  return fill(UNKNOWN_STATE, { source, word });
}

const SOURCED = message('{source}: {why}', '{source}：{why}');
const UNKNOWN_STATE = message(
  '{source}: the state “{word}” is not known to this tool',
  '{source}：登録の状態「{word}」の意味が本ツールには分かりません',
);
