import { fits, isEntryPoint, isRevoked, pointsAt } from '../../derive/dnssec/delegation-signer.js';
import type { DnssecView, ServerSignatures } from '../../derive/dnssec/dnssec-view.js';
import type { DnskeyRecord } from '../../derive/dnssec/verdict.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { listText, message, type Text } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { askToMendKeys } from '../remedy/signing.js';
import { proofOfKeys, unseenKeys, withKeys } from '../signed-zone.js';

const messages = {
  unusable: message(
    'The keys of {zone} include {keys}, which resolvers pass over: it is not marked as a zone key, or is for another protocol than DNSSEC.',
    '{zone}の鍵のうち{keys}は、ゾーン鍵の印がないか、DNSSEC以外のプロトコル用のため、使われません。',
  ),
  'no-sep': message(
    'The DS record that {zone} has or asks for points at the key {keys}, which does not carry the mark of such keys (SEP). Validation passes over that mark; tools may take the wrong key.',
    '{zone}のDSレコード（登録済み、または登録を求めているもの）が指す鍵{keys}に、DSレコードの対象を示す印（SEPフラグ）がありません。検証には影響しませんが、ツールが別の鍵と取り違えるおそれがあります。',
  ),
};

/** Keys with flags or a protocol other than usual. Where the DS points at one that must not be used: dnssec/ds-without-key. */
export const keyFlags: Check = {
  id: 'dnssec/key-flags',
  title: message('Keys with unusual flags', '鍵のフラグが通常と異なります'),
  why: message(
    'Nothing fails by it today. At the next change of keys somebody may take the wrong one.',
    '現在の名前解決には影響しませんが、次に鍵を変更するときに取り違えるおそれがあります。',
  ),
  remedy: message(
    'Have the operator set the flags right with the next change of keys.',
    '次の鍵の変更のときに、フラグを正しく設定するよう運用者に依頼してください。',
  ),
  references: ['RFC 4034 section 2.1.1', 'RFC 4034 section 2.1.2', 'RFC 6840 section 6.2'],
  messages,
  needs: 'delegation',
  run: (view) => withKeys(view, (dnssec) => judge(view, dnssec)),
};

function judge(view: DelegatedView, dnssec: DnssecView): Outcome {
  const { zone } = view.delegation;
  const { digests, servers, wantedDs } = dnssec;
  const details = (shown: readonly ServerSignatures[]) => ({
    subject: { zone },
    confidence: 'confirmed' as const,
    remediation: [askToMendKeys(zone)],
    evidence: proofOfKeys(shown),
    exposure: null,
  });
  const unknowns = unseenKeys(view);
  // A revoked key takes its leave in good order. RFC 5011 section 2.1.
  const isStray = (key: DnskeyRecord) =>
    !isRevoked(key) && !digests.some((digest) => fits(zone, digest, key));
  const stray = servers.filter(({ unusableKeys }) => unusableKeys.some(isStray));
  if (stray.length > 0) {
    const keys = tagsOf(stray.flatMap(({ unusableKeys }) => unusableKeys.filter(isStray)));
    return outcomeOf([finding(messages, 'unusable', { zone, keys }, details(stray))], unknowns);
  }
  const pointing = [...digests, ...(wantedDs?.digests ?? [])];
  const isUnmarked = (key: DnskeyRecord) =>
    !isEntryPoint(key) && pointing.some((digest) => pointsAt(zone, digest, key));
  const unmarked = servers.filter(({ keys }) => keys.some(isUnmarked));
  if (unmarked.length === 0) return outcomeOf([], unknowns);
  const keys = tagsOf(unmarked.flatMap((server) => server.keys.filter(isUnmarked)));
  return outcomeOf([finding(messages, 'no-sep', { zone, keys }, details(unmarked))], unknowns);
}

function tagsOf(keys: readonly DnskeyRecord[]): Text {
  return listText([...new Set(keys.map(({ keyTag }) => String(keyTag)))].sort());
}
