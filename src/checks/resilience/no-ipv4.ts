import { message } from '../../model/text.js';
import type { Check } from '../check.js';
import { finding } from '../finding.js';
import { failWithout } from '../without-family.js';

const messages = {
  none: message(
    'No name server of {zone} has an IPv4 address: {hosts}.',
    '{zone}の権威DNSサーバーには、IPv4アドレスを持つものがありません：{hosts}。',
  ),
};

/** No name server has an A record. */
export const noIpv4: Check = {
  id: 'resilience/no-ipv4',
  title: message('No name server has an IPv4 address', '権威DNSサーバーにIPv4アドレスがありません'),
  why: message(
    'Many resolvers ask over IPv4 only. Whoever uses one of them finds neither the web site nor the mail of this name.',
    'IPv4だけで問い合わせるキャッシュDNSサーバーは多く、その利用者からはこの名前のWebサイトもメールも利用できません。',
  ),
  remedy: message(
    'Give at least two name servers an IPv4 address.',
    '2台以上の権威DNSサーバーにIPv4アドレスを設定してください。',
  ),
  references: ['RFC 3901 section 4'],
  messages,
  needs: 'delegation',
  run: (view) => failWithout(4, view, PLAN, (values, rest) => finding(messages, 'none', values, rest)),
};

const PLAN = message(
  'to give at least two of the name servers an IPv4 address',
  '2台以上の権威DNSサーバーにIPv4アドレスを設定する',
);
