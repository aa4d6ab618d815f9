import type { DnssecView, ServerSignatures } from '../../derive/dnssec/dnssec-view.js';
import { instantOf, secondsUntil, validityOf } from '../../derive/dnssec/validity.js';
import type { RrsigRecord } from '../../derive/dnssec/verdict.js';
import { fqdn, textLabelsOf } from '../../dns/name.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { askToMendBeforeDs, askToSignInTime } from '../remedy/signing.js';
import { minuteOf } from '../signature-words.js';
import { isWaiting, proofOfKeys, unseenKeys, withKeys } from '../signed-zone.js';

const DAY_SECONDS = 86_400;

/** A weekend and a little: what somebody needs to notice and to act. */
const SOON_SECONDS = 3 * DAY_SECONDS;

/** Where each answer is signed as it goes out, signatures are short on purpose: only the last hours say something. */
const SOON_ONLINE_SECONDS = DAY_SECONDS / 4;

/** A signature that is stolen or outlived can be replayed for that long. Zonemaster DNSSEC04: 180 days. */
const LONG_SECONDS = 180 * DAY_SECONDS;

const messages = {
  soon: message(
    'A signature of {zone} ({records}) expires on {at}. If it is not renewed, validating resolvers refuse the zone from then on.',
    '{zone}の署名（{records}）の有効期間が{at}に終了します。更新されなければ、その時刻から、検証を行うキャッシュDNSサーバーでは名前を解決できなくなります。',
  ),
  'soon-without-ds': message(
    'A signature of {zone} ({records}) expires on {at}. Nobody validates it as long as the parent zone has no DS record; renewal must work before one is filed.',
    '{zone}の署名（{records}）の有効期間が{at}に終了します。親ゾーンにDSレコードがない間は検証されませんが、DSレコードを申請する前に、署名が自動で更新されるようにしておく必要があります。',
  ),
  long: message(
    'A signature of {zone} ({records}) is valid until {at}, for more than 180 days: an old answer can be replayed for that long.',
    '{zone}の署名（{records}）の有効期間が180日を超えています（{at}まで）。その間、古い応答を再利用した偽装ができます。',
  ),
};

/** Signatures near their end, or with an end far off. */
export const signatureExpiring: Check = {
  id: 'dnssec/signature-expiring',
  title: message(
    'A signature expires soon, or lasts too long',
    '署名の有効期間がまもなく終了する、または長すぎます',
  ),
  why: message(
    'Signatures are renewed automatically well before their end. One that is near it shows that renewal has stopped.',
    '署名は通常、期限よりかなり前に自動で更新されます。期限が近い署名は、更新が止まっていることを示します。',
  ),
  remedy: message(
    'Have the operator find out why the zone is not signed again, and sign it before that time.',
    '運用者に、署名が更新されない原因を調べ、期限までに署名し直すよう依頼してください。',
  ),
  references: ['RFC 4034 section 3.1.5', 'RFC 6781 section 4.4.2', 'RFC 6781 section 4.4.3'],
  messages,
  needs: 'delegation',
  run: (view) => withKeys(view, (dnssec) => judge(view, dnssec)),
};

type Shown = { readonly server: ServerSignatures; readonly signature: RrsigRecord };

function judge(view: DelegatedView, dnssec: DnssecView): Outcome {
  const { now, servers } = dnssec;
  // What has expired already is a matter of dnssec/signature-invalid.
  const valid = servers.flatMap((server) =>
    server.signatures
      .filter((signature) => validityOf(signature, now) === 'valid')
      .map((signature): Shown => ({ server, signature })),
  );
  const byEnd = [...valid].sort(
    (a, b) => secondsUntil(a.signature.expiration, now) - secondsUntil(b.signature.expiration, now),
  );
  const unknowns = unseenKeys(view);
  const terms = longestTerms(valid, now);
  const first = byEnd.find(
    (shown) => secondsUntil(shown.signature.expiration, now) >= (terms.get(placeOf(shown)) ?? 0),
  );
  if (first !== undefined && isSoon(first, now)) {
    return outcomeOf([tell(view, isWaiting(dnssec) ? 'soon-without-ds' : 'soon', first, now)], unknowns);
  }
  const long = byEnd.findLast(
    ({ signature }) => secondsUntil(signature.expiration, signature.inception) > LONG_SECONDS,
  );
  return outcomeOf(long === undefined ? [] : [tell(view, 'long', long, now)], unknowns);
}

/** Seconds for which the records that are signed stay signed at each server, by whichever key of the zone lasts longest. */
function longestTerms(valid: readonly Shown[], now: number): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  for (const shown of valid) {
    const { server, signature } = shown;
    if (!server.keys.some(({ keyTag }) => keyTag === signature.keyTag)) continue;
    const term = secondsUntil(signature.expiration, now);
    terms.set(placeOf(shown), Math.max(terms.get(placeOf(shown)) ?? 0, term));
  }
  return terms;
}

/** Not every resolver is content with either of two algorithms. */
function placeOf({ server, signature }: Shown): string {
  const { name, typeCovered, algorithm } = signature;
  return [server.host, server.address, name, typeCovered, algorithm].join(' ');
}

function isSoon({ server, signature }: Shown, now: number): boolean {
  const limit = isSignedOnline(server) ? SOON_ONLINE_SECONDS : SOON_SECONDS;
  return secondsUntil(signature.expiration, now) <= limit;
}

/** Denials made for the very name that was asked (RFC 9824) show that the server holds the key. */
function isSignedOnline({ denials }: ServerSignatures): boolean {
  return denials.some((rr) => rr.type === 'NSEC' && textLabelsOf(rr.next)[0] === '\\000');
}

function tell(view: DelegatedView, kind: keyof typeof messages, { server, signature }: Shown, now: number) {
  const { zone } = view.delegation;
  const at = minuteOf(instantOf(signature.expiration, now));
  const records = `${fqdn(signature.name)} ${signature.typeCovered}`;
  const details = {
    subject: { zone },
    confidence: 'confirmed' as const,
    remediation: [kind === 'soon-without-ds' ? askToMendBeforeDs(zone) : askToSignInTime(zone, at)],
    evidence: proofOfKeys([server]),
    exposure: null,
  };
  return finding(messages, kind, { zone, records, at }, details);
}
