import type { ParentView } from '../../derive/observed-servers.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { fill, listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfQuestions } from '../proof.js';
import { type Referral, withReferrals } from '../referrals.js';

const messages = {
  denies: message(
    'Some servers of the parent zone {parent} do not delegate {zone}: {hosts}. Whoever asks these does not reach it.',
    '親ゾーン{parent}の権威DNSサーバーの一部（{hosts}）が{zone}を委任していません。このサーバーに問い合わせた利用者は{zone}に到達できません。',
  ),
  differs: message(
    'The servers of the parent zone {parent} delegate {zone} to different name servers: {sets}.',
    '親ゾーン{parent}の権威DNSサーバーによって、{zone}の委任先が異なります：{sets}。',
  ),
};

const ONE_VERSION = message(
  'Ask the operator of the zone {parent} to bring all its name servers to the same, newest version.',
  '{parent}ゾーンの管理者に、最新のゾーンをすべての権威DNSサーバーに反映するよう依頼してください。',
);

/** The servers of the parent zone hold different versions of the delegation. */
export const parentServersDisagree: Check = {
  id: 'delegation/parent-servers-disagree',
  title: message(
    'The servers of the parent zone disagree on the delegation',
    '親ゾーンの権威DNSサーバー間で委任の内容が一致していません',
  ),
  why: message(
    'It depends on chance which server a resolver asks. Some visitors reach the zone and others do not, or reach old servers.',
    'どのサーバーに問い合わせるかは偶然に左右されるため、つながる利用者と、つながらない、または古いサーバーに導かれる利用者が出ます。',
  ),
  remedy: message(
    'Have all servers of the parent zone brought to one version.',
    '親ゾーンのすべての権威DNSサーバーを同じ版にそろえてもらってください。',
  ),
  references: ['RFC 1034 section 4.3.5', 'RFC 1912 section 2.8'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const { parentViews } = view.delegation;
    const says = (kind: ParentView['seen']['kind']) => parentViews.some(({ seen }) => seen.kind === kind);
    // A server that answers from the child's own zone leads there as a referral does.
    if (says('child-answer') && says('denial')) return judge(view, []);
    return withReferrals(view, (referrals) => judge(view, referrals));
  },
};

/** Silent servers of the parent leave nothing open here: delegation/parent-child-mismatch names them. */
function judge(view: DelegatedView, referrals: readonly Referral[]): Outcome {
  const { zone, parent, parentViews } = view.delegation;
  const rest = {
    subject: { zone },
    confidence: 'confirmed' as const,
    remediation: [fill(ONE_VERSION, { parent })],
    evidence: proofOfQuestions(view.evidence, parentViews.map(asQuestion)),
    exposure: null,
  };
  const denying = parentViews.filter(({ seen }) => seen.kind === 'denial');
  if (denying.length > 0) {
    const hosts = listText(denying.map(({ host }) => host));
    // One finding a zone: the evidence shows what the others say.
    return outcomeOf([finding(messages, 'denies', { zone, parent, hosts }, rest)], []);
  }
  const sets = new Map(referrals.map(({ host, nameServers }) => [[...nameServers].sort().join(', '), host]));
  if (sets.size < 2) return { kind: 'pass' };
  const text = listText([...sets].map(([names, host]) => `${host} (${names})`).sort());
  return outcomeOf([finding(messages, 'differs', { zone, parent, sets: text }, rest)], []);
}

function asQuestion({ host, address, exchange }: DelegatedView['delegation']['parentViews'][number]) {
  return { host, address, exchange: exchange?.key ?? null };
}
