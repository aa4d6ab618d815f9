import { ROOT } from '../../dns/name.js';
import { RCODE } from '../../dns/rcode.js';
import type { DnsExchange } from '../../model/exchange.js';
import { replyOf } from '../../model/reply.js';
import { fill, listText, message, type Text } from '../../model/text.js';
import type { Diagnosis } from './diagnosis.js';
import type { NetworkLook, RootServerLook } from './look.js';

const CLEAN = message(
  'The replies are those of root servers: with authority, without recursion, and nothing for a name that does not exist.',
  '応答はルートサーバー本来のものでした（権威あり、再帰なし、存在しない名前には不存在の応答）。',
);
const FOUND = message(
  'Somebody else answers in the place of root servers: {signs}.',
  'ルートサーバーの代わりに別の機器が応答しています（{signs}）。',
);
const OPEN = message(
  'Too few answers came from root servers to tell.',
  'ルートサーバーからの応答が足りず、判定できません。',
);
const FOLLOWS = message(
  'An audit from here sees what that resolver says, not what the name servers say. Do not rely on it.',
  'ここからの監査では、権威DNSサーバーではなくその機器の応答を見ることになります。結果は信頼できません。',
);
const REMEDY = message(
  'Have this machine excepted from the redirection of port 53 (router, firewall or provider), or audit from another network.',
  'ルーター、ファイアウォール、接続事業者による53番ポートの転送からこのマシンを除外してもらうか、別のネットワークから監査してください。',
);
const OPEN_FOLLOWS = message(
  'Whether a resolver stands in the way is not known.',
  '途中でDNSの応答が差し替えられているかどうかは分かりません。',
);
const OPEN_REMEDY = message(
  'Solve what is said about port 53 first, and ask again.',
  '先に53番ポートの問題を解決してから、もう一度実行してください。',
);

const SIGNS = {
  recursion: { en: 'recursion is offered (RA)', ja: '再帰問い合わせに応じる表示（RA）がある' },
  authority: {
    en: 'the root zone came without authority (no AA)',
    ja: 'ルートゾーンの応答に権威（AA）がない',
  },
  resolved: { en: 'a name of another zone was resolved', ja: '他のゾーンの名前を解決して応答した' },
  invented: { en: 'a name that does not exist was answered', ja: '存在しない名前に応答した' },
} as const satisfies Record<string, Text>;
type Sign = keyof typeof SIGNS;

/**
 * Does a resolver on the way answer for root servers? They do not recurse, they answer for the root zone with authority,
 * and they know every top-level domain. Whoever imitates all of that is not seen.
 */
export function diagnoseInterception({ root }: NetworkLook): Diagnosis {
  const id = 'interception';
  const signs = new Set(root.flatMap(signsOf));
  if (signs.size > 0) {
    const words = (Object.keys(SIGNS) as Sign[]).filter((sign) => signs.has(sign)).map((sign) => SIGNS[sign]);
    const list = { en: listText(words.map((one) => one.en)).en, ja: listText(words.map((one) => one.ja)).ja };
    return { id, state: 'fails', seen: fill(FOUND, { signs: list }), follows: FOLLOWS, remedy: REMEDY };
  }
  return root.some(isAsExpected)
    ? { id, state: 'ok', seen: CLEAN, follows: null, remedy: null }
    : { id, state: 'cannot-tell', seen: OPEN, follows: OPEN_FOLLOWS, remedy: OPEN_REMEDY };
}

function signsOf({ soa, nsOverTcp, delegated, missing }: RootServerLook): Sign[] {
  const replies = [soa, nsOverTcp, delegated, missing].flatMap((exchange) => replyOf(exchange) ?? []);
  const signs: Sign[] = replies.some((reply) => reply.recursionAvailable) ? ['recursion'] : [];
  if ([soa, nsOverTcp].some(isAnsweredWithoutAuthority)) signs.push('authority');
  if (isAnsweredWithoutAuthority(delegated)) signs.push('resolved');
  const nothing = replyOf(missing);
  // With authority it is a wildcard in a lab's own root.
  if (nothing !== undefined && !nothing.authoritative && nothing.rcode === RCODE.NOERROR) {
    if (nothing.answers.length > 0) signs.push('invented');
  }
  return signs;
}

function isAnsweredWithoutAuthority(exchange: DnsExchange): boolean {
  const reply = replyOf(exchange);
  if (reply === undefined || reply.authoritative) return false;
  return reply.answers.some((rr) => rr.type === exchange.question.type);
}

/** All three kinds of question have the answer of a root server. */
function isAsExpected({ soa, delegated, missing }: RootServerLook): boolean {
  const [own, other, nothing] = [replyOf(soa), replyOf(delegated), replyOf(missing)];
  return (
    own?.authoritative === true &&
    own.answers.some((rr) => rr.type === 'SOA' && rr.name === ROOT) &&
    other !== undefined &&
    // A lab's root may not have the name, or serve its zone itself.
    (other.authoritative || other.authorities.some((rr) => rr.type === 'NS')) &&
    nothing?.authoritative === true
  );
}
