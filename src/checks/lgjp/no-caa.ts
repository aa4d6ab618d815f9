import { type Outcome, outcomeOf } from '../../model/finding.js';
import { fill, listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfKeys } from '../proof.js';
import { askZoneOperator } from '../remedy/zone-operator.js';

const messages = {
  none: message(
    'No CAA record stands at {name} or above it ({names} were asked): any CA may issue certificates for it.',
    '{name}にも、その上位の名前にもCAAレコードがなく（確認した名前：{names}）、どの認証局でもこの名前の証明書を発行できます。',
  ),
};

/** No CAA record on the way up from the name. */
export const noCaa: Check = {
  id: 'lgjp/no-caa',
  title: message(
    'No CAA record limits who issues certificates',
    '証明書を発行できる認証局が限定されていません（CAAなし）',
  ),
  why: message(
    'Whoever takes the name over for an hour can get a certificate from any CA in the world. A CAA record makes that harder and tells you of attempts.',
    '名前を一時的に乗っ取った者が、世界中のどの認証局からでも証明書を取得できます。CAAレコードがあれば発行元を限定でき、不正な申請の通知も受けられます。',
  ),
  remedy: message(
    'Publish CAA records that name the CAs you use (LGPKI or the contracted one).',
    '利用している認証局（LGPKIまたは契約している認証局）だけを指定したCAAレコードを登録してください。',
  ),
  references: ['RFC 8659 section 3', 'RFC 8657'],
  messages,
  needs: 'delegation',
  run,
};

function run(view: DelegatedView): Outcome {
  const { target, evidence } = view;
  const steps = evidence.caa ?? [];
  if (steps.some(({ outcome }) => outcome === 'found')) return { kind: 'pass' };
  const failed = steps.filter(({ outcome }) => outcome === 'failed');
  if (steps.length === 0 || failed.length > 0) {
    const names = steps.length === 0 ? [target] : failed.map(({ name }) => name);
    return outcomeOf([], [{ reason: fill(OPEN, { names: listText(names) }), subject: { zone: target } }]);
  }
  const none = finding(
    messages,
    'none',
    { name: target, names: listText(steps.map(({ name }) => name)) },
    {
      subject: { zone: target },
      confidence: 'confirmed',
      remediation: [WHICH, askZoneOperator(view, PUBLISH)],
      evidence: proofOfKeys(
        evidence,
        steps.flatMap(({ exchange }) => (exchange === null ? [] : [exchange])),
      ),
      exposure: null,
    },
  );
  return outcomeOf([none], []);
}

const OPEN = message(
  'CAA records of {names}: no usable answer',
  '{names}のCAAレコード：判断できる応答がありません',
);
const WHICH = message(
  'List the CAs that issue certificates for your sites, those of contractors and cloud services included.',
  '自団体のサイトの証明書を発行している認証局を、委託先やクラウドサービスの分も含めて確認してください。',
);
const PUBLISH = message(
  'to publish CAA records that name these CAs and an address for reports (iodef)',
  'これらの認証局と、通知先（iodef）を指定したCAAレコードを登録する',
);
