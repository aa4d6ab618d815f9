import { ROOT } from '../../dns/name.js';
import { RCODE, rcodeName } from '../../dns/rcode.js';
import type { Attempt, DnsExchange, Transport } from '../../model/exchange.js';
import { remoteLine } from '../../model/remote-text.js';
import { replyOf } from '../../model/reply.js';
import { fill, message } from '../../model/text.js';
import type { Diagnosis } from './diagnosis.js';
import type { NetworkLook, RootServerLook } from './look.js';

/** Can root servers be reached over UDP, and do they answer as root servers do? */
export function diagnoseUdp({ root }: NetworkLook): Diagnosis {
  return reachOf(
    'dns-udp',
    root.map(({ soa }) => ({ exchange: soa, isRight: answersWith(soa, 'SOA') })),
    'udp',
  );
}

/** The same over TCP, where large answers go. */
export function diagnoseTcp({ root }: NetworkLook): Diagnosis {
  return reachOf(
    'dns-tcp',
    root.map((server) => ({ exchange: server.nsOverTcp, isRight: namesARootServer(server, root) })),
    'tcp',
  );
}

const IPV6_OFF = message(
  'No root server was asked over IPv6.',
  'IPv6ではルートサーバーに問い合わせていません。',
);
const IPV6_NONE = message('This network has no IPv6.', 'このネットワークではIPv6を利用できません。');
const IPV6_WORKS = message(
  '{good} of {all} root servers answered over IPv6.',
  'IPv6でルートサーバー{all}台中{good}台から応答がありました。',
);
const IPV6_SILENT = message(
  'IPv6 is configured here, but no root server answered: {why}.',
  'IPv6の設定はありますが、ルートサーバーから応答がありませんでした（{why}）。',
);
const IPV6_WITHOUT = message(
  'IPv6 addresses of name servers are shown as not asked; nothing is held against them.',
  '権威DNSサーバーのIPv6アドレスは「問い合わせていない」と表示され、問題とは扱いません。',
);
const IPV6_BROKEN = message(
  'What name servers do over IPv6 could not be told, and names stay incomplete.',
  '権威DNSサーバーのIPv6での応答は判定できず、判定不能が残ります。',
);
const IPV6_REMEDY = message(
  'Have IPv6 repaired, or set "ipv6": false under "network" in lgaudit.config.json.',
  'IPv6の接続を直すか、lgaudit.config.json の "network" に "ipv6": false を設定してください。',
);

/** An audit can do without IPv6 where there is none; where it only seems to be there, it loses time and answers. */
export function diagnoseIpv6({ rootOverIpv6 }: NetworkLook): Diagnosis {
  const line = { id: 'dns-ipv6' } as const;
  if (rootOverIpv6 === null) {
    return { ...line, state: 'not-available', seen: IPV6_OFF, follows: IPV6_WITHOUT, remedy: null };
  }
  const good = rootOverIpv6.filter((exchange) => exchange.reply !== null).length;
  const attempts = rootOverIpv6.flatMap((exchange) => exchange.attempts);
  if (good > 0) {
    const seen = fill(IPV6_WORKS, { good, all: rootOverIpv6.length });
    return { ...line, state: 'ok', seen, follows: null, remedy: null };
  }
  if (attempts.every(({ outcome }) => outcome.kind === 'no-route')) {
    return { ...line, state: 'not-available', seen: IPV6_NONE, follows: IPV6_WITHOUT, remedy: null };
  }
  const seen = fill(IPV6_SILENT, { why: outcomesOf(attempts) });
  return { ...line, state: 'fails', seen, follows: IPV6_BROKEN, remedy: IPV6_REMEDY };
}

const WORKS = message(
  '{good} of {all} root servers answered over {way}, with authority.',
  'ルートサーバー{all}台中{good}台から{way}で権威のある応答がありました。',
);
const STRANGE = message(
  'Answers came over {way}, but not as root servers give them: {why}.',
  '{way}で応答はありましたが、ルートサーバーの応答ではありません（{why}）。',
);
const SILENT = message(
  'No root server answered over {way}: {why}.',
  '{way}ではルートサーバーから応答がありませんでした（{why}）。',
);
const NO_UDP = message(
  'An audit asks everything over TCP, slowly; servers that only answer over UDP look silent.',
  '監査はTCPだけで行われて時間がかかり、UDPだけに応答するサーバーは無応答に見えます。',
);
const NO_TCP = message(
  'Large answers cannot be read, and whether a silent server is really silent cannot be told.',
  '大きな応答を受け取れません。また、応答のないサーバーが本当に停止しているかを判定できません。',
);
const STRANGE_FOLLOWS = message(
  'What an audit from here says would be about whoever answered, not about the name servers.',
  'ここから監査しても、本来の権威DNSサーバーではなく、途中で応答した機器を調べることになります。',
);
const STRANGE_REMEDY = message(
  'Look at "Interception" below, and at "rootHints" in the configuration where you set it.',
  '下の「DNSの横取り」の結果と、設定している場合は rootHints を確認してください。',
);
const OPEN_PORT = message(
  'Have the firewall open port 53/{way} from this machine to any address, or audit from another network.',
  'このマシンから任意のアドレスへの53番ポート（{way}）を許可してもらうか、別のネットワークから監査してください。',
);

const NO_NETWORK = message(
  'Connect this machine to the Internet: it knows no way to the root servers.',
  'このマシンをインターネットに接続してください。ルートサーバーへの経路がありません。',
);

type Asked = { readonly exchange: DnsExchange; readonly isRight: boolean };

function reachOf(id: 'dns-udp' | 'dns-tcp', asked: readonly Asked[], transport: Transport): Diagnosis {
  const way = transport.toUpperCase();
  const came = asked.filter(({ exchange }) => gotReplyOver(exchange, transport));
  const right = came.filter(({ isRight }) => isRight);
  if (right.length > 0) {
    const seen = fill(WORKS, { good: right.length, all: asked.length, way });
    return { id, state: 'ok', seen, follows: null, remedy: null };
  }
  if (came.length > 0) {
    const why = [...new Set(came.map(({ exchange }) => replyInWords(exchange)))].join(', ');
    const seen = fill(STRANGE, { way, why });
    return { id, state: 'cannot-tell', seen, follows: STRANGE_FOLLOWS, remedy: STRANGE_REMEDY };
  }
  const attempts = asked.flatMap(({ exchange }) =>
    exchange.attempts.filter((one) => one.transport === transport),
  );
  return {
    id,
    state: 'fails',
    seen: fill(SILENT, { way, why: outcomesOf(attempts) }),
    follows: transport === 'udp' ? NO_UDP : NO_TCP,
    remedy: attempts.every(({ outcome }) => outcome.kind === 'no-route')
      ? NO_NETWORK
      : fill(OPEN_PORT, { way: transport }),
  };
}

function gotReplyOver({ attempts }: DnsExchange, transport: Transport): boolean {
  return attempts.some((one) => one.transport === transport && one.outcome.kind === 'reply');
}

/** An answer of the root zone, with authority. */
function answersWith(exchange: DnsExchange, type: 'SOA' | 'NS'): boolean {
  const reply = replyOf(exchange);
  if (reply === undefined || !reply.authoritative || reply.rcode !== RCODE.NOERROR) return false;
  return reply.answers.some((rr) => rr.name === ROOT && rr.type === type);
}

/** A root server's list of root servers names at least one of those that the hints name. */
function namesARootServer({ nsOverTcp }: RootServerLook, root: readonly RootServerLook[]): boolean {
  const hosts = root.map(({ host }) => host);
  return (
    answersWith(nsOverTcp, 'NS') &&
    (replyOf(nsOverTcp)?.answers.some((rr) => rr.type === 'NS' && hosts.includes(rr.target)) ?? false)
  );
}

function replyInWords(exchange: DnsExchange): string {
  const reply = replyOf(exchange);
  if (reply === undefined) return 'a reply that cannot be read';
  const flags = `${reply.authoritative ? ' aa' : ''}${reply.recursionAvailable ? ' ra' : ''}`;
  return `${rcodeName(reply.rcode)}${flags}`;
}

function outcomesOf(attempts: readonly Attempt[]): string {
  const words = attempts
    .filter(({ outcome }) => outcome.kind !== 'aborted')
    .map(({ outcome }) => {
      const detail = 'detail' in outcome && outcome.detail !== undefined ? ` (${outcome.detail})` : '';
      return `${outcome.kind}${detail}`;
    });
  return remoteLine([...new Set(words)].join(', ') || 'not asked');
}
