import { compareNames, domainName, isAtOrBelow } from '../../dns/name.js';
import { isRegistryName } from '../../dns/public-suffix.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import type { RegistryLookup } from '../../model/registration.js';
import { fill, listText, message, type Text } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { lookupFor } from '../known-registration.js';
import { proofOfLookup, proofOfReferrals } from '../proof.js';
import { lookupReason } from '../reasons.js';
import { listedByParent, type Referral, withReferrals } from '../referrals.js';
import { fileChange } from '../remedy/filing.js';
import { LOOK_AGAIN } from '../remedy/look-again.js';

const messages = {
  differs: message(
    'The registry lists other name servers for {zone} than the zone {parent} delegates to. Only at the registry: {onlyRegistry}. Only in DNS: {onlyParent}.',
    '{zone}について、レジストリの登録情報と{parent}ゾーンの委任で、権威DNSサーバーが異なります。登録情報だけ：{onlyRegistry}。委任だけ：{onlyParent}。',
  ),
};

const JP = domainName('jp');

/** JPRS WHOIS lists other name servers than the parent zone serves. */
export const registryNsMismatch: Check = {
  id: 'lgjp/registry-ns-mismatch',
  title: message(
    'WHOIS and DNS name different name servers',
    'JPRS WHOISの登録情報と委任で、権威DNSサーバーが異なります',
  ),
  why: message(
    'Registry data reaches DNS within the hour. A lasting difference means that a change got stuck, or that somebody looks at the wrong list.',
    '登録情報は通常1時間以内にDNSへ反映されます。差が続く場合は、変更手続きが完了していないか、誤った一覧を見て管理しているおそれがあります。',
  ),
  remedy: message(
    'Look again after an hour; if they still differ, settle with the registry’s desk which list is right.',
    '1時間後に再度確認し、まだ異なる場合は申請先にどちらが正しいかを確認してください。',
  ),
  references: ['JPRS WHOIS (whois.jprs.jp)', 'RFC 1034 section 4.2.2'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const { zone, parent } = view.delegation;
    const lookup = lookupFor(view.evidence, zone);
    if (!isAtOrBelow(zone, JP) || !isRegistryName(parent)) {
      return { kind: 'not-applicable', reason: fill(NOT_AT_JPRS, { zone }) };
    }
    if (lookup === undefined) return outcomeOf([], [open(zone, NOT_LOOKED_UP)]);
    if (lookup.kind === 'unknown') return outcomeOf([], [open(zone, lookupReason(lookup))]);
    // The registry contradicts DNS, or gives no list to compare: nothing to be learnt of the NS set.
    if (lookup.registration.nameServers.length === 0) return outcomeOf([], [open(zone, NO_LIST)]);
    return withReferrals(view, (referrals) => compare(view, lookup, referrals));
  },
};

function compare(
  view: DelegatedView,
  lookup: Extract<RegistryLookup, { kind: 'answer' }>,
  referrals: readonly Referral[],
): Outcome {
  const { zone, parent } = view.delegation;
  const registered = lookup.registration.nameServers;
  const listed = listedByParent(referrals);
  const onlyRegistry = registered.filter((host) => !listed.includes(host)).sort(compareNames);
  const onlyParent = listed.filter((host) => !registered.includes(host)).sort(compareNames);
  if (onlyRegistry.length === 0 && onlyParent.length === 0) return { kind: 'pass' };
  const differs = finding(
    messages,
    'differs',
    { zone, parent, onlyRegistry: hostsText(onlyRegistry), onlyParent: hostsText(onlyParent) },
    {
      subject: { zone },
      confidence: 'confirmed',
      remediation: [LOOK_AGAIN, IF_IT_LASTS, ...fileChange(view)],
      evidence: [...proofOfLookup(lookup), ...proofOfReferrals(referrals)],
      exposure: null,
    },
  );
  return outcomeOf([differs], []);
}

function hostsText(hosts: readonly string[]): Text {
  return hosts.length === 0 ? NONE : listText(hosts);
}

function open(zone: string, why: Text) {
  return { reason: fill(OPEN, { zone, why }), subject: { zone } };
}

const NONE = message('none', 'なし');
const NOT_AT_JPRS = message(
  '{zone} is not registered with JPRS itself',
  '{zone}はJPRSに直接登録された名前ではありません',
);
const OPEN = message('registration of {zone}: {why}', '{zone}の登録情報：{why}');
const NOT_LOOKED_UP = message('not looked up', '照会していません');
const NO_LIST = message('it lists no name servers', 'ネームサーバーの記載がありません');
const IF_IT_LASTS = message(
  'If the difference lasts, settle which list is right, and have the other corrected:',
  '差が続く場合は、どちらが正しいかを確認し、誤っている方を修正してください。',
);
