import { fits, pointsAt, usableDigests } from '../../derive/dnssec/delegation-signer.js';
import type { DnssecView, ServerSignatures } from '../../derive/dnssec/dnssec-view.js';
import type { DomainName } from '../../dns/name.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { matchDsAndKeys } from '../remedy/signing.js';
import { lacksKey, proofOfDs, proofOfKeys, unseenKeys, withDs } from '../signed-zone.js';

const messages = {
  'no-keys': message(
    'The parent zone has DS records for {zone} (key tags {tags}), but the zone has no keys at all: validating resolvers refuse every answer of it.',
    '親ゾーンに{zone}のDSレコード（鍵タグ{tags}）がありますが、ゾーンに鍵（DNSKEYレコード）がありません。検証を行うキャッシュDNSサーバーでは、このゾーンの名前をすべて解決できません。',
  ),
  'no-match': message(
    'No key of {zone} fits the DS records of its parent zone (key tags {tags}): validating resolvers refuse every answer of it.',
    '親ゾーンのDSレコード（鍵タグ{tags}）に対応する鍵が{zone}にありません。検証を行うキャッシュDNSサーバーでは、このゾーンの名前をすべて解決できません。',
  ),
  unusable: message(
    'The DS records of {zone} (key tags {tags}) point at a key that must not sign the zone: it is not marked as a zone key, or is for another protocol than DNSSEC. Validating resolvers refuse every answer.',
    '{zone}のDSレコード（鍵タグ{tags}）が指す鍵は、ゾーン鍵の印がないか、DNSSEC以外のプロトコル用のため、署名に使えません。検証を行うキャッシュDNSサーバーでは、このゾーンの名前をすべて解決できません。',
  ),
  leftover: message(
    'The parent zone has DS records for {zone} that no key of the zone fits (key tags {tags}), beside others that hold.',
    '親ゾーンにある{zone}のDSレコードのうち、鍵タグ{tags}のものに対応する鍵がゾーンにありません（ほかのDSレコードは有効です）。',
  ),
};

/** The parent vouches for a key that the zone does not have. */
export const dsWithoutKey: Check = {
  id: 'dnssec/ds-without-key',
  title: message('The DS record fits no key of the zone', 'DSレコードに対応する鍵がゾーンにありません'),
  why: message(
    'Validating resolvers, and most of the public ones validate, take every answer for forged: the name is off the net.',
    '検証を行うキャッシュDNSサーバー（多くの公開サーバーが該当します）は、すべての応答を偽物とみなします。利用者からは名前解決ができなくなります。',
  ),
  remedy: message(
    'Have the zone signed with the key of the DS record, or correct the DS record at the parent zone.',
    'DSレコードの鍵でゾーンに署名するか、親ゾーンのDSレコードを修正してください。',
  ),
  references: ['RFC 4034 section 5.2', 'RFC 4035 section 5.2', 'RFC 6781 section 4.4', 'RFC 9499 section 11'],
  messages,
  needs: 'delegation',
  run: (view) => withDs(view, (dnssec) => judge(view, dnssec)),
};

function judge(view: DelegatedView, dnssec: DnssecView): Outcome {
  const { zone } = view.delegation;
  const unknowns = unseenKeys(view);
  const seen = dnssec.servers.filter(({ verdict }) => verdict.state !== 'indeterminate');
  if (seen.length === 0) return outcomeOf([], unknowns);
  const details = {
    subject: { zone },
    // A server whose keys were not seen may have the right one.
    confidence: unknowns.length === 0 ? ('confirmed' as const) : ('probable' as const),
    remediation: matchDsAndKeys(view),
    evidence: [...proofOfDs(dnssec), ...proofOfKeys(seen)],
    exposure: null,
  };
  const tagsOf = (digests: DnssecView['digests']) =>
    listText([...new Set(digests.map(({ keyTag }) => String(keyTag)))]);
  // Where some servers have the key, the others are the fault: dnssec/servers-disagree.
  if (seen.every(lacksKey)) {
    const tags = tagsOf(dnssec.digests);
    return outcomeOf(
      [finding(messages, faultOf(zone, dnssec.digests, seen), { zone, tags }, details)],
      unknowns,
    );
  }
  const keys = seen.flatMap((server) => server.keys);
  const leftover = dnssec.digests.filter(
    (digest) => usableDigests([digest]).length > 0 && !keys.some((key) => pointsAt(zone, digest, key)),
  );
  if (leftover.length === 0) return outcomeOf([], unknowns);
  return outcomeOf([finding(messages, 'leftover', { zone, tags: tagsOf(leftover) }, details)], unknowns);
}

function faultOf(
  zone: DomainName,
  digests: DnssecView['digests'],
  servers: readonly ServerSignatures[],
): 'unusable' | 'no-keys' | 'no-match' {
  const unusable = servers.flatMap(({ unusableKeys }) => unusableKeys);
  if (unusable.some((key) => digests.some((digest) => fits(zone, digest, key)))) return 'unusable';
  return servers.every(({ keys }) => keys.length === 0) ? 'no-keys' : 'no-match';
}
