import type { WantedDs } from '../../derive/dnssec/wanted-ds.js';
import { type Finding, type Outcome, outcomeOf } from '../../model/finding.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { askToMendCds } from '../remedy/signing.js';
import { linkText } from '../signature-words.js';
import { withDs } from '../signed-zone.js';
import { proofOfWishes, unseenWishes, withWantedDs } from '../wanted-ds.js';

const messages = {
  untrusted: message(
    'The CDS or CDNSKEY records of {zone} are not signed by a key that can be trusted: a parent zone that reads them must pass over them. {link}.',
    '{zone}のCDS・CDNSKEYレコードが、信頼できる鍵で署名されていません。これを読み取る親ゾーンでは無視されます。{link}。',
  ),
  mixed: message(
    'The CDS or CDNSKEY records of {zone} ask to remove the DS record and name keys at the same time.',
    '{zone}のCDS・CDNSKEYレコードが、DSレコードの削除と鍵の登録を同時に求めています。',
  ),
  differ: message(
    'The CDS and the CDNSKEY records of {zone} name different keys.',
    '{zone}のCDSレコードとCDNSKEYレコードが、異なる鍵を示しています。',
  ),
  breaks: message(
    'No key that the CDS or CDNSKEY records of {zone} name signs the keys of the zone: a DS record made from them would break it.',
    '{zone}のCDS・CDNSKEYレコードが示す鍵は、ゾーンの鍵に署名していません。これをもとにDSレコードを登録すると、検証に失敗するようになります。',
  ),
  'no-keys': message(
    '{zone} has CDS records, and its servers give no keys (DNSKEY) to go with them: a parent zone that reads them must pass over them.',
    '{zone}にCDSレコードがありますが、対応する鍵（DNSKEYレコード）が返されません。CDSレコードを読み取る親ゾーンでは無視されます。',
  ),
  'without-key': message(
    'The CDS or CDNSKEY records of {zone} name the keys {keys}, which the zone does not have, beside others that hold. In a change of keys a DS record may go ahead of its key; at any other time they are left over.',
    '{zone}のCDS・CDNSKEYレコードが、有効な鍵のほかに、ゾーンにない鍵{keys}を示しています。鍵の変更の途中であればDSレコードが鍵より先になることもありますが、そうでなければ消し忘れです。',
  ),
};

/** CDS and CDNSKEY records that a parent must not follow. */
export const cdsInvalid: Check = {
  id: 'dnssec/cds-invalid',
  title: message('CDS or CDNSKEY records that cannot be followed', 'CDS・CDNSKEYレコードが正しくありません'),
  why: message(
    'By these records a zone tells its parent which DS record it wants. Where they are wrong, a change of keys does not get through, or would break the zone.',
    'ゾーンはこれらのレコードで、登録してほしいDSレコードを親ゾーンに伝えます。誤っていると、鍵の変更が反映されなかったり、反映されたときに検証に失敗したりします。',
  ),
  remedy: message(
    'Have the operator of the zone correct the records, or remove them where nothing reads them.',
    'ゾーンの運用者に、レコードの修正（利用していない場合は削除）を依頼してください。',
  ),
  references: ['RFC 7344 section 4.1', 'RFC 7344 section 5', 'RFC 7583 section 2.2', 'RFC 8078 section 4'],
  messages,
  needs: 'delegation',
  run: (view) => {
    // A parent that reads them may take the first DS from there too (RFC 8078 section 3): with keys, and without a DS.
    const wasAsked = (view.delegation.dnssec.wantedDs?.answers ?? []).length > 0;
    return wasAsked ? judge(view) : withDs(view, () => judge(view));
  },
};

function judge(view: DelegatedView): Outcome {
  return withWantedDs(view, (wanted) => outcomeOf(findings(view, wanted), unseenWishes(wanted)));
}

function findings(view: DelegatedView, wanted: WantedDs): Finding[] {
  const { dnssec, zone } = view.delegation;
  const { fault, withoutKey } = wanted;
  const details = {
    subject: { zone },
    // Keys that no server gave an answer about may be there all the same.
    confidence: dnssec.unansweredKeys === undefined ? ('confirmed' as const) : ('probable' as const),
    remediation: [askToMendCds(zone)],
    evidence: proofOfWishes(wanted),
    exposure: null,
  };
  switch (fault?.kind) {
    case undefined: {
      if (withoutKey.length === 0) return [];
      const keys = listText([...new Set(withoutKey.map(({ keyTag }) => String(keyTag)))].sort());
      return [finding(messages, 'without-key', { zone, keys }, details)];
    }
    case 'untrusted':
      return [finding(messages, 'untrusted', { zone, link: linkText(fault.link) }, details)];
    case 'mixed':
    case 'differ':
    case 'breaks':
    case 'no-keys':
      return [finding(messages, fault.kind, { zone }, details)];
  }
}
