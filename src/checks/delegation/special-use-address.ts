import type { ServerView } from '../../derive/observed-servers.js';
import { type SpecialUseClass, specialUseClass } from '../../dns/special-use.js';
import { message, type Text } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfKeys, proofOfReferrals } from '../proof.js';
import { askForPublicAddress } from '../remedy/operator.js';
import { FAMILIES, isSetAside, ownAddresses, resolutionKeys, unseenAddresses } from '../servers.js';
import { judgeEach, type Verdict } from '../verdict.js';

const messages = {
  special: message(
    'The name server {host} has an address that is not for the public Internet: {addresses}.',
    '権威DNSサーバー{host}に、インターネットで使えないIPアドレスが登録されています：{addresses}。',
  ),
};

/** A name server has a loopback, private or otherwise special address. Such addresses are never contacted. */
export const specialUseAddress: Check = {
  id: 'delegation/special-use-address',
  title: message(
    'A name server has an address that is not for the public Internet',
    '権威DNSサーバーに、インターネットで使えないIPアドレスが登録されています',
  ),
  why: message(
    'Nobody on the Internet reaches the server there; inside another network the address may be a different machine.',
    'インターネットからはこのサーバーに到達できません。他のネットワークの内部では、別の機器に問い合わせてしまうおそれがあります。',
  ),
  remedy: message(
    'Have the operator register public addresses only.',
    'インターネットから到達できるIPアドレスだけを登録するよう、運用者に依頼してください。',
  ),
  references: ['RFC 6890', 'RFC 1918', 'RFC 4193'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

function judge(view: DelegatedView, server: ServerView): Verdict {
  const { host } = server;
  const special = addressesOf(server).filter((address) => isSetAside(view, address));
  const isSpecial = (address: string) => special.includes(address);
  const unknowns = unseenAddresses(server);
  if (special.length === 0) return { findings: [], unknowns };
  const finds = finding(
    messages,
    'special',
    { host, addresses: labelled(special) },
    {
      subject: { nameServer: host },
      confidence: 'confirmed',
      remediation: [askForPublicAddress(host)],
      evidence: [
        ...proofOfReferrals(
          view.delegation.parentViews.filter(
            ({ seen }) =>
              seen.kind === 'referral' &&
              seen.glue.some((glue) => glue.host === host && isSpecial(glue.address)),
          ),
        ),
        ...proofOfKeys(
          view.evidence,
          resolutionKeys(
            server,
            FAMILIES.filter((family) => ownAddresses(server, [family]).some(isSpecial)),
          ),
        ),
      ],
      exposure: null,
    },
  );
  return { findings: [finds], unknowns };
}

/** As the parent gives them and as the host has them: either may be followed. */
function addressesOf(server: ServerView): string[] {
  const glue = server.glue.map(({ address }) => address);
  return [
    ...new Set([...glue, ...ownAddresses(server), ...server.addresses.map(({ address }) => address)]),
  ].sort();
}

const CLASS_WORDS: Readonly<Record<SpecialUseClass, Text>> = {
  loopback: message('loopback', 'ループバック'),
  private: message('private', 'プライベート'),
  'link-local': message('link-local', 'リンクローカル'),
  documentation: message('for documentation', '文書例示用'),
  multicast: message('multicast', 'マルチキャスト'),
  unspecified: message('unspecified', '未指定'),
  translation: message('for translation', 'アドレス変換用'),
  reserved: message('reserved', '予約済み'),
};

/** `10.0.0.1 (private), 127.0.0.1 (loopback)` */
function labelled(addresses: readonly string[]): Text {
  const words = addresses.map((address) => ({
    address,
    word: CLASS_WORDS[specialUseClass(address) ?? 'reserved'],
  }));
  return {
    en: words.map(({ address, word }) => `${address} (${word.en})`).join(', '),
    ja: words.map(({ address, word }) => `${address}（${word.ja}）`).join('、'),
  };
}
