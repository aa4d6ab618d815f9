import { domainName, isAtOrBelow } from '../../dns/name.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfReferrals } from '../proof.js';

const messages = {
  regional: message(
    '{name} is a regional name, not a name under lg.jp.',
    '{name}は地域型の名前であり、LG.JPドメイン名ではありません。',
  ),
  other: message(
    '{name} is not under lg.jp: by its name alone nobody can tell that it is a local government’s.',
    '{name}はLG.JPドメイン名ではなく、名前だけでは地方公共団体のものと判断できません。',
  ),
};

const LG_JP = domainName('lg.jp');

/** The audited name is not under lg.jp. */
export const notLgjp: Check = {
  id: 'lgjp/not-lgjp',
  title: message('The name is not under lg.jp', 'LG.JPドメイン名ではありません'),
  why: message(
    'Only local governments can hold names under lg.jp, for ever and without renewal. Any other name can be imitated, and can be lost to others when it is given up.',
    'LG.JPは地方公共団体だけが登録でき、更新手続きも不要です。それ以外の名前は紛らわしい名前を作られやすく、廃止した後に第三者が登録するおそれがあります。',
  ),
  remedy: message(
    'Consider moving to a name under lg.jp; keep the old name registered long after the move.',
    'LG.JPドメイン名への移行を検討してください。移行後も、元の名前は長く保持してください。',
  ),
  references: ['J-LIS, LG.JP domain name rules'],
  messages,
  needs: 'delegation',
  run,
};

function run(view: DelegatedView): Outcome {
  const { target, kind, delegation } = view;
  if (isAtOrBelow(target, LG_JP)) return { kind: 'pass' };
  const elsewhere = finding(
    messages,
    kind === 'regional' ? 'regional' : 'other',
    { name: target },
    {
      subject: { zone: target },
      confidence: 'confirmed',
      remediation: [MOVE, KEEP],
      evidence: proofOfReferrals(delegation.parentViews),
      exposure: null,
    },
  );
  return outcomeOf([elsewhere], []);
}

const MOVE = message(
  'Consider moving the service to a name under lg.jp, and ask J-LIS how.',
  'LG.JPドメイン名への移行を検討し、手続きをJ-LISに確認してください。',
);
const KEEP = message(
  'After moving, keep the old name registered and out of use for years before you give it up.',
  '移行した後も、元の名前は登録したまま使わずに数年間保持し、その後に廃止を検討してください。',
);
