import { ROOT } from '../../dns/name.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { fill, listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { askZoneOperator } from '../remedy/zone-operator.js';
import { answersTo, proofOfAnswers, unheard } from '../zone-answers.js';

const messages = {
  mail: message(
    'The administrative-service name {zone} has MX records ({hosts}), although such names are not for mail.',
    '行政サービス用ドメイン名{zone}にMXレコード（{hosts}）がありますが、この種別の名前は電子メールに利用できません。',
  ),
};

/** An administrative-service name (`<service>.lg.jp`) receives mail. */
export const mailOnServiceName: Check = {
  id: 'lgjp/mail-on-service-name',
  title: message(
    'An administrative-service name has mail records',
    '行政サービス用ドメイン名にメールの設定があります',
  ),
  why: message(
    'The LG.JP rules give administrative-service names to web services only. Mail from such a name is not what residents were told to trust.',
    'LG.JPの規則では、行政サービス用ドメイン名はWebサービスなどに限られ、電子メールには使えません。住民が信頼すべきメールアドレスの判断も難しくなります。',
  ),
  remedy: message(
    'Move mail to the local-government name and publish a null MX record (RFC 7505) here.',
    'メールは地方公共団体ドメイン名に移し、この名前にはメールを受け取らないことを示すNull MX（RFC 7505）を設定してください。',
  ),
  references: ['J-LIS, LG.JP domain name rules', 'RFC 7505'],
  messages,
  needs: 'delegation',
  run,
};

function run(view: DelegatedView): Outcome {
  const { zone } = view.delegation;
  if (view.kind !== 'administrative-service') {
    return { kind: 'not-applicable', reason: fill(OTHER_KIND, { zone }) };
  }
  const seen = answersTo(view, 'mx').filter(({ answer }) => mailHosts(answer.records).length > 0);
  if (seen.length === 0) return outcomeOf([], unheard(view, 'mx', 'MX'));
  const hosts = [...new Set(seen.flatMap(({ answer }) => mailHosts(answer.records)))].sort();
  const mail = finding(
    messages,
    'mail',
    { zone, hosts: listText(hosts) },
    {
      subject: { zone },
      confidence: 'confirmed',
      remediation: [MOVE, askZoneOperator(view, NULL_MX)],
      evidence: proofOfAnswers(seen),
      exposure: null,
    },
  );
  return outcomeOf([mail], []);
}

/** A null MX says "no mail" and is welcome. RFC 7505 section 3. */
function mailHosts(records: ReturnType<typeof answersTo>[number]['answer']['records']): string[] {
  return records.flatMap((rr) => (rr.type === 'MX' && rr.exchange !== ROOT ? [rr.exchange] : []));
}

const OTHER_KIND = message(
  '{zone} is not an administrative-service name',
  '{zone}は行政サービス用ドメイン名ではありません',
);
const MOVE = message(
  'Find out whether mail is really sent or received under this name, and move it to your local-government name.',
  'この名前で実際にメールを送受信しているかを確認し、地方公共団体ドメイン名に移してください。',
);
const NULL_MX = message(
  'to remove the MX records and to publish a null MX (preference 0, host ".") instead',
  'MXレコードを削除し、代わりにNull MX（優先度0、ホスト名「.」）を設定する',
);
