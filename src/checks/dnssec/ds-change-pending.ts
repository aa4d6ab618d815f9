import type { KeyDigest } from '../../derive/dnssec/delegation-signer.js';
import type { DnssecView } from '../../derive/dnssec/dnssec-view.js';
import type { WantedDs } from '../../derive/dnssec/wanted-ds.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { followWantedDs } from '../remedy/signing.js';
import { proofOfDs, withDs } from '../signed-zone.js';
import { proofOfWishes, unseenWishes, withWantedDs } from '../wanted-ds.js';

const messages = {
  change: message(
    '{zone} asks its parent zone for DS records of the keys {wanted}; the parent zone has those of {present}. A change of keys waits for it.',
    '{zone}は鍵{wanted}のDSレコードの登録を親ゾーンに求めていますが、親ゾーンにあるのは{present}のものです。鍵の変更が、DSレコードの変更を待っています。',
  ),
  delete: message(
    '{zone} asks its parent zone to remove its DS records ({present}), which are still there: signing is to end.',
    '{zone}は親ゾーンにDSレコード（{present}）の削除を求めていますが、まだ残っています。署名をやめる途中とみられます。',
  ),
};

/** The zone has published which DS it wants (CDS, CDNSKEY), and the parent has another one. */
export const dsChangePending: Check = {
  id: 'dnssec/ds-change-pending',
  title: message('A change of the DS record is pending', 'DSレコードの変更が反映されていません'),
  why: message(
    'Most registries do not read these records: the change waits until somebody files it, and the operator may be waiting too.',
    '多くのレジストリはこれらのレコードを読み取りません。誰かが申請するまで変更は反映されず、運用者も待ち続けている可能性があります。',
  ),
  remedy: message(
    'Settle with the operator of the zone which DS record is wanted, then file it.',
    '必要なDSレコードをゾーンの運用者に確認し、変更を申請してください。',
  ),
  references: ['RFC 7344 section 4', 'RFC 8078 section 4', 'RFC 6781 section 4.1.2'],
  messages,
  needs: 'delegation',
  run: (view) => withDs(view, (dnssec) => withWantedDs(view, (wanted) => judge(view, dnssec, wanted))),
};

function judge(view: DelegatedView, dnssec: DnssecView, wanted: WantedDs): Outcome {
  const { zone } = view.delegation;
  const unknowns = unseenWishes(wanted);
  // What a parent must not follow is a matter of dnssec/cds-invalid.
  if (wanted.fault !== undefined) return outcomeOf([], unknowns);
  // A zone with a trust anchor of its own may have no DS; parent servers may differ while a change goes through.
  const sets = dnssec.parents.flatMap(({ ds }) => (ds.length === 0 ? [] : [keysOf(ds)]));
  const present = listText([...new Set(sets.flat())].sort());
  const details = {
    subject: { zone },
    confidence: 'confirmed' as const,
    remediation: followWantedDs(view, wanted.isDelete),
    evidence: [...proofOfDs(dnssec), ...proofOfWishes(wanted)],
    exposure: null,
  };
  if (sets.length === 0) return outcomeOf([], unknowns);
  if (wanted.isDelete) return outcomeOf([finding(messages, 'delete', { zone, present }, details)], unknowns);
  const keys = keysOf(wanted.digests);
  const isThere = keys.length === 0 || sets.some((set) => set.join() === keys.join());
  if (isThere) return outcomeOf([], unknowns);
  return outcomeOf(
    [finding(messages, 'change', { zone, wanted: listText(keys), present }, details)],
    unknowns,
  );
}

/** By key, not by digest: a digest more of the same key changes nothing. */
function keysOf(digests: readonly KeyDigest[]): string[] {
  return [...new Set(digests.map(({ keyTag }) => String(keyTag)))].sort();
}
