import { algorithmName } from '../../derive/dnssec/algorithms.js';
import { usableDigests } from '../../derive/dnssec/delegation-signer.js';
import { type Finding, type Outcome, outcomeOf, type Unknown } from '../../model/finding.js';
import { fill, listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfExchange } from '../proof.js';
import { silentParents } from '../referrals.js';
import { askForNewKeys, askToSign, fileDs } from '../remedy/signing.js';
import { missingText } from '../signature-words.js';
import { proofOfDs } from '../signed-zone.js';

const messages = {
  unsigned: message(
    '{zone} is not signed with DNSSEC: its parent zone has no DS record for it.',
    '{zone}はDNSSECで署名されていません（親ゾーンにDSレコードがありません）。',
  ),
  unseen: message(
    'The parent zone has no DS record for {zone}: nobody can validate its answers. Whether the zone has keys could not be seen.',
    '親ゾーンに{zone}のDSレコードがないため、応答は検証されません。ゾーンに鍵（DNSKEYレコード）があるかどうかは、確認できませんでした。',
  ),
  'no-ds': message(
    '{zone} has keys (DNSKEY {keys}), but its parent zone has no DS record for it: nobody validates its signatures.',
    '{zone}には鍵（DNSKEY {keys}）がありますが、親ゾーンにDSレコードがないため、署名は検証されません。',
  ),
  unsupported: message(
    'The DS records of {zone} name only methods that this tool and most resolvers cannot validate ({methods}): the zone counts as not signed.',
    '{zone}のDSレコードは、本ツールや多くのキャッシュDNSサーバーで検証できない方式（{methods}）だけを示しています。署名のないゾーンとして扱われます。',
  ),
};

const METHOD = message(
  'algorithm {algorithm}, digest type {digestType}',
  'アルゴリズム{algorithm}・ダイジェスト方式{digestType}',
);

const NO_DNSSEC = message(
  'the parent zone {parent} is not signed, and no trust anchor is configured',
  '親ゾーン{parent}が署名されておらず、トラストアンカーも設定されていません',
);

/** The zone has no DS: answers in its name cannot be told from forged ones. */
export const unsigned: Check = {
  id: 'dnssec/unsigned',
  title: message('The zone is not protected by DNSSEC', 'ゾーンがDNSSECで保護されていません'),
  why: message(
    'Resolvers cannot tell a forged answer from a true one, for example from a name server in other hands.',
    'キャッシュDNSサーバーは、第三者の手に渡った権威DNSサーバーなどからの偽の応答を見分けられません。',
  ),
  remedy: message(
    'Have the zone signed by its operator, then file the DS record with the parent zone.',
    'ゾーンの運用者に署名を依頼し、その後に親ゾーンにDSレコードを申請してください。',
  ),
  references: ['RFC 4033 section 5', 'RFC 4035 section 2.4', 'RFC 6840 section 5.9'],
  messages,
  needs: 'delegation',
  run: judge,
};

function judge(view: DelegatedView): Outcome {
  const { dnssec, zone, parent } = view.delegation;
  if (dnssec.digests.length > 0) return outcomeOf(unsupported(view), []);
  const { keys = [], exchange } = dnssec.keysWithoutDs ?? {};
  const isAnchored = dnssec.chain.state !== 'indeterminate' || dnssec.chain.missing.kind !== 'no-anchor';
  const isPossible = isAnchored || dnssec.parents.some(({ isSigned }) => isSigned);
  // A closed network without DNSSEC: nothing there could be signed to any effect.
  if (!isPossible && keys.length === 0) {
    if (dnssec.unansweredKeys !== undefined) return { kind: 'cannot-tell', unknowns: unansweredKeys(view) };
    return { kind: 'not-applicable', reason: fill(NO_DNSSEC, { parent }) };
  }
  if (dnssec.parents.length === 0) return outcomeOf([], silentParents(view));
  const details = {
    subject: { zone },
    confidence: 'confirmed' as const,
    remediation: [askToSign(zone), fileDs(view)],
    evidence: [...proofOfDs(dnssec), ...(exchange === undefined ? [] : [proofOfExchange(exchange)])],
    exposure: null,
  };
  if (keys.length === 0) {
    const kind = exchange === undefined ? 'unseen' : 'unsigned';
    return outcomeOf([finding(messages, kind, { zone }, details)], []);
  }
  const tags = listText(keys.map(({ keyTag }) => String(keyTag)));
  return outcomeOf([finding(messages, 'no-ds', { zone, keys: tags }, details)], []);
}

function unansweredKeys({ delegation: { zone } }: DelegatedView): Unknown[] {
  return [{ reason: missingText({ kind: 'no-answer', zone, type: 'DNSKEY' }), subject: { zone } }];
}

/** A DS set without any usable digest protects nothing. RFC 4035 section 5.2. */
function unsupported(view: DelegatedView): Finding[] {
  const { dnssec, zone } = view.delegation;
  if (usableDigests(dnssec.digests).length > 0) return [];
  const methods = dnssec.digests.map(({ algorithm, digestType }) =>
    fill(METHOD, { algorithm: algorithmName(algorithm), digestType }),
  );
  const details = {
    subject: { zone },
    confidence: 'confirmed' as const,
    remediation: [askForNewKeys(zone), fileDs(view)],
    evidence: proofOfDs(dnssec),
    exposure: null,
  };
  return [finding(messages, 'unsupported', { zone, methods: listText(methods) }, details)];
}
