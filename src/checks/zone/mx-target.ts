import type { HostEvidence } from '../../model/evidence.js';
import { outcomeOf } from '../../model/finding.js';
import { fill, message, type Text } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { cutShort } from '../cut-short.js';
import { finding } from '../finding.js';
import { proofOfKeys } from '../proof.js';
import { resolutionReason } from '../reasons.js';
import { askZoneOperator } from '../remedy/zone-operator.js';
import { found, judgeEach, SOUND, unseen, type Verdict } from '../verdict.js';
import { unheard } from '../zone-answers.js';

const messages = {
  alias: message(
    'The mail host {host} of {zone} is an alias (CNAME) of {target}.',
    '{zone}のメールサーバー{host}が、{target}の別名（CNAME）になっています。',
  ),
  unresolved: message(
    'The mail host {host} of {zone} has no address.',
    '{zone}のメールサーバー{host}に、IPアドレスがありません。',
  ),
};

/** An MX record points at a name without an address, or at an alias. */
export const mxTarget: Check = {
  id: 'zone/mx-target',
  title: message(
    'A mail host cannot be used as it is named',
    'MXレコードの指すメールサーバーが適切に設定されていません',
  ),
  why: message(
    'Mail to this name is delayed or lost. A mail host that is gone may lie in a domain that somebody else can take.',
    'この名前宛てのメールが遅れたり届かなくなったりします。使われなくなったホスト名は、第三者に悪用されるおそれもあります。',
  ),
  remedy: message(
    'Let MX records name hosts that have addresses of their own, and remove those no longer in use.',
    'MXレコードにはIPアドレスを持つホスト名を指定し、使っていないものは削除してください。',
  ),
  references: ['RFC 5321 section 5.1', 'RFC 2181 section 10.3', 'RFC 7505'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const { mailHosts } = view.evidence;
    const seen = judgeEach(
      mailHosts ?? [],
      (host) => judge(view, host),
      cutShort(view, ['MAX_MAIL_HOSTS'], 'zone'),
    );
    if (seen.kind === 'fail' || (mailHosts !== undefined && mailHosts.length > 0)) return seen;
    return outcomeOf([], unheard(view, 'mx', 'MX'));
  },
};

function judge(view: DelegatedView, mail: HostEvidence): Verdict {
  const { host } = mail;
  const { zone } = view.delegation;
  const lookups = [mail.a, mail.aaaa];
  const details = {
    subject: { zone: host },
    confidence: 'confirmed' as const,
    evidence: proofOfKeys(
      view.evidence,
      lookups.flatMap(({ exchanges }) => exchanges),
    ),
    exposure: null,
  };
  const [target] = lookups.flatMap(({ aliases }) => aliases);
  if (target !== undefined) {
    const remediation = [askZoneOperator(view, fill(NAME_REAL_HOST, { host, target }))];
    return found(finding(messages, 'alias', { host, zone, target }, { ...details, remediation }));
  }
  if (lookups.some(({ outcome }) => outcome.kind === 'addresses')) return SOUND;
  const failed = lookups.flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.failure] : []));
  const [first] = failed;
  if (first !== undefined) return unseen(open(host, resolutionReason(first)));
  if (lookups.some(({ outcome }) => outcome.kind === 'not-asked')) return unseen(open(host, NOT_ASKED));
  const remediation = [askZoneOperator(view, fill(CORRECT, { host }))];
  return found(finding(messages, 'unresolved', { host, zone }, { ...details, remediation }));
}

function open(host: string, why: Text) {
  return { reason: fill(OPEN, { host, why }), subject: { zone: host } };
}

const OPEN = message('addresses of the mail host {host}: {why}', 'メールサーバー{host}のIPアドレス：{why}');
const NOT_ASKED = message('not asked for', '問い合わせていません');
const NAME_REAL_HOST = message(
  'to let the MX record name {target} itself, or to give {host} addresses of its own',
  'MXレコードに{target}を直接指定するか、{host}にIPアドレスを直接登録する',
);
const CORRECT = message(
  'to give {host} an address, or to remove the MX record if no mail is received there',
  '{host}にIPアドレスを登録するか、メールを受け取らない場合はMXレコードを削除する',
);
