import type { RegistrationStateWord } from '../../model/registration.js';
import type { AddressState, NameServerReport } from '../../model/report.js';
import type { OperatingPattern, TargetKind } from '../../model/target.js';
import type { Text } from '../../model/text.js';

/** How a part of the delegation is: in order, at fault, or not known. Each has its own sign, so colour is not needed. */
export type Health = 'good' | 'bad' | 'unknown';

export const SIGNS: Readonly<Record<Health, string>> = { good: '✓', bad: '!', unknown: '?' };

export const ADDRESS_STATES: Readonly<Record<AddressState, Text & { readonly health: Health }>> = {
  answers: { health: 'good', en: 'answers with authority', ja: '権威のある応答あり' },
  'not-authoritative': {
    health: 'bad',
    en: 'answers, but not for this zone',
    ja: '応答するが、このゾーンの権威がない',
  },
  unresponsive: { health: 'bad', en: 'no answer', ja: '応答なし' },
  'not-asked': { health: 'unknown', en: 'not asked', ja: '問い合わせていない' },
  unclear: { health: 'unknown', en: 'could not tell', ja: '判定不能' },
};

export const REGISTRATION_STATES: Readonly<
  Record<RegistrationStateWord, Text & { readonly health: Health }>
> = {
  active: { health: 'good', en: 'active', ja: '登録中' },
  'auto-renew-grace': {
    health: 'good',
    en: 'renewed, still in its grace period',
    ja: '自動更新の直後（取り消し可能な期間）',
  },
  'to-be-suspended': { health: 'bad', en: 'to be suspended', ja: '廃止申請済み（To be suspended）' },
  'to-be-deleted': { health: 'bad', en: 'to be deleted', ja: '廃止申請済み（To be deleted）' },
  suspended: { health: 'bad', en: 'suspended', ja: '停止中（Suspended）' },
  redemption: { health: 'bad', en: 'in redemption, out of the DNS', ja: '回復可能期間中（DNSから除外）' },
  'pending-delete': {
    health: 'bad',
    en: 'pending delete, out of the DNS',
    ja: '削除待ち（DNSから除外）',
  },
  hold: { health: 'bad', en: 'on hold, out of the DNS', ja: '保留（DNSから除外）' },
  deleted: { health: 'bad', en: 'deleted, frozen by the registry', ja: '廃止済み（レジストリが凍結中）' },
  unregistered: { health: 'bad', en: 'not registered', ja: '登録なし' },
  reserved: { health: 'unknown', en: 'reserved by the registry', ja: 'レジストリの予約名' },
  unknown: { health: 'unknown', en: 'could not tell', ja: '判定不能' },
};

export const RELATIONS: Readonly<Record<NameServerReport['relation'], Text>> = {
  'in-domain': { en: 'in-domain', ja: '内部名' },
  sibling: { en: 'sibling, under the parent zone', ja: '兄弟（親ゾーンの下の名前）' },
  'out-of-bailiwick': { en: 'out-of-bailiwick', ja: '外部名' },
};

export const TARGET_KINDS: Readonly<Record<TargetKind, Text | null>> = {
  'local-government': { en: 'local-government name', ja: '地方公共団体ドメイン名' },
  'administrative-service': { en: 'administrative-service name', ja: '行政サービス用ドメイン名' },
  regional: { en: 'regional name', ja: '地域型ドメイン名' },
  other: null,
};

export const PATTERNS: Readonly<Record<OperatingPattern, Text>> = {
  'in-house': { en: 'name servers in-house', ja: '権威DNSサーバーは自団体内' },
  hosted: { en: 'name servers with others', ja: '権威DNSサーバーは外部' },
  mixed: { en: 'name servers in-house and with others', ja: '権威DNSサーバーは自団体内と外部' },
};
