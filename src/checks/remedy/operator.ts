import type { DomainName } from '../../dns/name.js';
import { fill, listText, message, type Text } from '../../model/text.js';

const SERVE_ZONE = message(
  'Ask the operator of {host} whether it is to serve {zone}. If so, have it answer for the zone with authority at {addresses}.',
  '{host}の運用者に、{zone}を提供する予定かどうかを確認してください。提供する場合は、{addresses}でゾーンの権威ある応答を返すよう依頼してください。',
);
const ANSWER = message(
  'Ask the operator of {host} to make it answer at {addresses}, port 53, over UDP and TCP.',
  '{host}の運用者に、{addresses}のポート53（UDPとTCP）で応答するよう依頼してください。',
);
const RECORDS = message(
  'Ask the operator of {host} to give that name A or AAAA records.',
  '{host}の運用者に、この名前のA・AAAAレコードを登録するよう依頼してください。',
);
const NO_ALIAS = message(
  'Ask the operator of {host} to replace its CNAME record by A and AAAA records, or name the real host instead.',
  '{host}の運用者に、CNAMEレコードをA・AAAAレコードに置き換えるよう依頼してください。または、実際のホスト名を指定してください。',
);
const PUBLIC_ADDRESS = message(
  'Ask the operator of {host} to give it public addresses only, in its zone and at the registry.',
  '{host}の運用者に、ゾーンとレジストリの両方で、インターネットから到達できるIPアドレスだけを登録するよう依頼してください。',
);
const BREAK_CYCLE = message(
  'Ask the operator of {host} to run one of its zone’s name servers under a name inside that zone, registered with its address.',
  '{host}の運用者に、そのゾーンの権威DNSサーバーのうち少なくとも1台を、ゾーン内の名前とし、IPアドレスとともに登録するよう依頼してください。',
);
const SHORTEN = message(
  'Ask the operator of {zone} for fewer name servers, or for shorter names with a common ending.',
  '{zone}の運用者に、権威DNSサーバーの台数を減らすか、末尾が共通の短い名前にすることを相談してください。',
);
const IF_UNUSED = message(
  'If the server is no longer in use for {zone}:',
  'このサーバーを{zone}に使っていない場合は、次のとおりにしてください。',
);

export const askToServe = (host: DomainName, zone: DomainName, addresses: readonly string[]): Text =>
  fill(SERVE_ZONE, { host, zone, addresses: listText(addresses) });

export const askToAnswer = (host: DomainName, addresses: readonly string[]): Text =>
  fill(ANSWER, { host, addresses: listText(addresses) });

export const askForAddresses = (host: DomainName): Text => fill(RECORDS, { host });
export const askForNoAlias = (host: DomainName): Text => fill(NO_ALIAS, { host });
export const askForPublicAddress = (host: DomainName): Text => fill(PUBLIC_ADDRESS, { host });
export const askToBreakCycle = (host: DomainName): Text => fill(BREAK_CYCLE, { host });
export const askForFewerServers = (zone: DomainName): Text => fill(SHORTEN, { zone });

/** Leads over to the steps of removing a server. */
export const ifUnused = (zone: DomainName): Text => fill(IF_UNUSED, { zone });
