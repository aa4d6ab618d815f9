import { outcomeOf } from '../../model/finding.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { LOOK_AGAIN } from '../remedy/look-again.js';
import { askZoneOperator } from '../remedy/zone-operator.js';
import { soaRecords } from '../soa-records.js';
import { proofOfAnswers, unheard } from '../zone-answers.js';

const messages = {
  differs: message(
    'The name servers of {zone} hold different versions of the zone (SOA serials): {serials}.',
    '{zone}の権威DNSサーバーで、ゾーンの版（SOAのシリアル番号）が異なります：{serials}。',
  ),
};

/**
 * The servers hold different versions of the zone. One sample cannot tell a transfer that is under way from one that
 * fails, so it stays small.
 */
export const soaSerial: Check = {
  id: 'consistency/soa-serial',
  title: message(
    'The name servers hold different versions of the zone',
    '権威DNSサーバーによってゾーンの版が異なります',
  ),
  why: message(
    'Just after a change this is normal for some minutes. If it lasts, one server no longer gets the updates and answers with old data.',
    '変更の直後であれば、数分程度は正常です。長く続く場合は、更新が届かないサーバーが古い内容を応答しています。',
  ),
  remedy: message(
    'Look again in an hour; if the serials still differ, have the zone transfer repaired.',
    '1時間後に再度確認し、まだ異なる場合はゾーン転送の修復を依頼してください。',
  ),
  references: ['RFC 1034 section 4.3.5', 'RFC 1912 section 2.2', 'RFC 1982'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const seen = soaRecords(view);
    const serials = [...new Set(seen.map(({ soa }) => soa.serial))];
    if (serials.length < 2) return outcomeOf([], unheard(view, 'soa', 'SOA'));
    return outcomeOf([differing(view)], []);
  },
};

function differing(view: DelegatedView) {
  const { zone } = view.delegation;
  const seen = soaRecords(view);
  const lines = seen.map(({ server, address, soa }) => `${server.host} (${address.address}) ${soa.serial}`);
  return finding(
    messages,
    'differs',
    { zone, serials: lines.join(', ') },
    {
      subject: { zone },
      confidence: 'confirmed',
      remediation: [LOOK_AGAIN, askZoneOperator(view, REPAIR)],
      evidence: proofOfAnswers(seen),
      exposure: null,
    },
  );
}

const REPAIR = message(
  'to find out why the zone does not reach all servers, and to repair the zone transfer',
  'ゾーンの更新が一部のサーバーに届かない原因を調べ、ゾーン転送を修復する',
);
