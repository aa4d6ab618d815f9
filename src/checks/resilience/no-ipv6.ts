import { message } from '../../model/text.js';
import type { Check } from '../check.js';
import { finding } from '../finding.js';
import { failWithout } from '../without-family.js';

const messages = {
  none: message(
    'No name server of {zone} has an IPv6 address: {hosts}.',
    '{zone}の権威DNSサーバーには、IPv6アドレスを持つものがありません：{hosts}。',
  ),
};

/** No name server has an AAAA record. */
export const noIpv6: Check = {
  id: 'resilience/no-ipv6',
  title: message('No name server has an IPv6 address', '権威DNSサーバーにIPv6アドレスがありません'),
  why: message(
    'Everything works today over IPv4. Networks that only have IPv6 reach these servers through translation, or not at all.',
    '現在はIPv4で利用できますが、IPv6だけのネットワークからは、アドレス変換を通すか、または到達できません。',
  ),
  remedy: message(
    'When the servers are next renewed, give at least two of them IPv6 addresses.',
    '次の更改の際に、2台以上の権威DNSサーバーにIPv6アドレスを設定してください。',
  ),
  references: ['RFC 3901 section 3', 'RFC 6540'],
  messages,
  needs: 'delegation',
  run: (view) => failWithout(6, view, PLAN, (values, rest) => finding(messages, 'none', values, rest)),
};

const PLAN = message(
  'to give the name servers IPv6 addresses when they are next renewed',
  '次の更改の際に、権威DNSサーバーにIPv6アドレスを設定する',
);
