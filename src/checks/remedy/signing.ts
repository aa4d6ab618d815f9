import type { DomainName } from '../../dns/name.js';
import { fill, message, type Text } from '../../model/text.js';
import type { DelegatedView } from '../check.js';
import { zoneName } from '../zone-name.js';
import { filingDesk } from './filing.js';

const FILE_DS = {
  'j-lis': message(
    'File the change of the signing key (署名鍵, the DS record) of {zone} with J-LIS (LG.JP取扱事業者).',
    '{zone}の署名鍵（DSレコード）の変更を、J-LIS（LG.JP取扱事業者）に申請してください。',
  ),
  registrar: message(
    'File the change of the signing key (署名鍵, the DS record) with the registrar (指定事業者) of {zone}.',
    '署名鍵（DSレコード）の変更を、{zone}の指定事業者（レジストラ）に申請してください。',
  ),
  'parent-operator': message(
    'Ask whoever runs the parent zone {parent} to change the DS record of {zone}.',
    '親ゾーン{parent}の管理者に、{zone}のDSレコードの変更を依頼してください。',
  ),
};

/** Whom to turn to for the DS record at the parent. */
export function fileDs(view: DelegatedView): Text {
  const { zone, parent } = view.delegation;
  return fill(FILE_DS[filingDesk(view)], { zone, parent });
}

const RESIGN = message(
  'Ask the operator of the zone {zone} (the DNS provider) to sign it again at once, and to look why signing stopped.',
  'ゾーン{zone}の運用者（DNS事業者）に、直ちに署名し直し、署名が正しく更新されない原因を調べるよう依頼してください。',
);
const SIGN_IN_TIME = message(
  'Ask the operator of the zone {zone} (the DNS provider) whether it is signed again automatically, and to do so before {at}.',
  'ゾーン{zone}の運用者（DNS事業者）に、署名が自動で更新されることを確認し、{at}までに署名し直すよう依頼してください。',
);
const REFRESH_SERVER = message(
  'Ask the operator of {host} to make it load the current zone {zone}, signatures included.',
  '{host}の運用者に、署名を含む最新のゾーン{zone}を読み込ませるよう依頼してください。',
);
const SETTLE_KEY = message(
  'Settle with the operator of the zone {zone} (the DNS provider) which key it is signed with, and have the zone signed with the key of the DS record where that is the right one.',
  'ゾーン{zone}の運用者（DNS事業者）に、どの鍵で署名しているかを確認してください。DSレコードの鍵が正しい場合は、その鍵で署名するよう依頼してください。',
);
const REMOVE_DS = message(
  'Where the zone is no longer to be signed or its key has changed, correct or remove the DS record:',
  '署名をやめた場合や鍵を変更した場合は、DSレコードを修正または削除してください。',
);
const TELL_PARENT = message(
  'Tell whoever runs the zone {parent} that its DNSSEC is broken; nothing in {zone} can mend it.',
  '{parent}の管理者に、DNSSECの異常を知らせてください。{zone}の側では直せません。',
);
const START = message(
  'Ask the operator of the zone {zone} (the DNS provider) whether it can be signed. The DS record is filed last, once every server answers with signatures.',
  'ゾーン{zone}の運用者（DNS事業者）に、DNSSECの署名ができるかどうかを確認してください。DSレコードは、すべての権威DNSサーバーが署名付きで応答するようになってから申請します。',
);
const NEW_KEYS = message(
  'Ask the operator of the zone {zone} (the DNS provider) to move to ECDSA P-256 with SHA-256 (algorithm 13) or RSA/SHA-256 with 2048 bits, a SHA-256 digest, and NSEC3 without iterations.',
  'ゾーン{zone}の運用者（DNS事業者）に、ECDSA P-256（アルゴリズム13）または2048ビットのRSA/SHA-256、SHA-256のダイジェスト、反復なしのNSEC3への移行を相談してください。',
);
const MEND_CDS = message(
  'Ask the operator of the zone {zone} (the DNS provider) to correct the CDS and CDNSKEY records, or to remove them where nothing reads them.',
  'ゾーン{zone}の運用者（DNS事業者）に、CDS・CDNSKEYレコードを修正するよう（利用していない場合は削除するよう）依頼してください。',
);
const KEY_CHANGE = message(
  'Ask the operator of the zone {zone} (the DNS provider) whether a change of keys waits for a new DS record, and which record it is. Where the parent zone takes CDS records over by itself, there is nothing to file.',
  'ゾーン{zone}の運用者（DNS事業者）に、鍵の変更のために新しいDSレコードの登録を待っているかどうかと、その内容を確認してください。親ゾーンがCDSレコードを自動で反映する場合、申請は不要です。',
);
const END_OF_SIGNING = message(
  'Ask the operator of the zone {zone} (the DNS provider) whether signing is to end. If so, the DS record goes first, and the zone stays signed until it has gone; if not, have the CDS and CDNSKEY records removed.',
  'ゾーン{zone}の運用者（DNS事業者）に、署名をやめる予定かどうかを確認してください。やめる場合は、先にDSレコードを削除し、それが反映されるまで署名を続けます。やめない場合は、CDS・CDNSKEYレコードの削除を依頼してください。',
);
const MEND_KEYS = message(
  'Ask the operator of the zone {zone} (the DNS provider) to set this right with the next change of keys; there is no hurry.',
  'ゾーン{zone}の運用者（DNS事業者）に、次の鍵の変更のときに修正するよう依頼してください。急ぐ必要はありません。',
);
const MEND_BEFORE_DS = message(
  'Ask the operator of the zone {zone} (the DNS provider) to set this right at every name server before a DS record is filed; until then there is no hurry.',
  'DSレコードを申請する前に、すべての権威DNSサーバーで修正するよう、ゾーン{zone}の運用者（DNS事業者）に依頼してください。申請するまでは急ぐ必要はありません。',
);
const MEND_DIGESTS = message(
  'At the next change of the DS record file digests by SHA-256 alone; there is no hurry.',
  '次にDSレコードを変更するときに、SHA-256のダイジェストだけを登録してください。急ぐ必要はありません。',
);
const AGREE = message(
  'Ask the operators of the name servers of {zone} to serve the same keys and signatures at all of them.',
  '{zone}の権威DNSサーバーの運用者に、すべてのサーバーで同じ鍵と署名を提供するよう依頼してください。',
);

export const askToResign = (zone: DomainName): Text => fill(RESIGN, { zone });
export const askToSignInTime = (zone: DomainName, at: string): Text => fill(SIGN_IN_TIME, { zone, at });
export const askToRefresh = (host: DomainName, zone: DomainName): Text =>
  fill(REFRESH_SERVER, { host, zone });
export const askToSign = (zone: DomainName): Text => fill(START, { zone });
export const askForNewKeys = (zone: DomainName): Text => fill(NEW_KEYS, { zone });
export const askToMendCds = (zone: DomainName): Text => fill(MEND_CDS, { zone });
export const askToMendKeys = (zone: DomainName): Text => fill(MEND_KEYS, { zone });
export const askToMendBeforeDs = (zone: DomainName): Text => fill(MEND_BEFORE_DS, { zone });
export const askToAgree = (zone: DomainName): Text => fill(AGREE, { zone });
export const tellParent = (zone: DomainName, parent: DomainName): Text =>
  fill(TELL_PARENT, { zone, parent: zoneName(parent) });

/** Steps where a DS set has a digest too many, or not the usual one. */
export function mendDigests(view: DelegatedView): Text[] {
  return [MEND_DIGESTS, fileDs(view)];
}

/** Steps where the zone asks its parent for other DS records, or for none. */
export function followWantedDs(view: DelegatedView, isDelete: boolean): Text[] {
  const { zone } = view.delegation;
  return [fill(isDelete ? END_OF_SIGNING : KEY_CHANGE, { zone }), fileDs(view)];
}

/** Steps where the DS and the zone's keys do not fit: the zone first, the parent where it is the DS that is wrong. */
export function matchDsAndKeys(view: DelegatedView): Text[] {
  return [fill(SETTLE_KEY, { zone: view.delegation.zone }), REMOVE_DS, fileDs(view)];
}
