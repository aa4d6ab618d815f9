import { type Attempt, FAILURE_KINDS, type FailureKind } from '../model/exchange.js';
import { fill, listText, message, type Text, uniqueTexts } from '../model/text.js';

/** A code or flag of the protocol, which is the same in every language: `REFUSED`, `aa`. */
export function inAnyLanguage(word: string): Text {
  return { en: word, ja: word };
}

/** What a reply to the SOA question was, where no code of the protocol says it. */
export const OBSERVED = {
  'no-reply': message('no reply', '応答なし'),
  truncated: message('truncated, and no answer over TCP', '応答が途中で切れており、TCPの応答もありません'),
  'without-aa': message('answer without AA', 'AAビットのない応答'),
  'empty-without-aa': message('empty answer without AA', 'AAビットのない空の応答'),
  'no-soa': message('no SOA{aa}', 'SOAレコードなし{aa}'),
  referral: message('referral to {to}', '「{to}」への委任応答'),
};

/** Why there was no reply, once for each way that was tried. */
export function silenceText(attempts: readonly Attempt[]): Text {
  const each = attempts.map(({ outcome, transport }) =>
    fill(ON_TRANSPORT, { what: FAILURES[outcome.kind], transport: transport.toUpperCase() }),
  );
  return listText(uniqueTexts(each));
}

const ON_TRANSPORT = message('{what} ({transport})', '{transport}：{what}');

const FAILURES: Readonly<Record<FailureKind | 'reply', Text>> = {
  reply: message('reply', '応答あり'),
  timeout: message('timeout', 'タイムアウト'),
  refused: message('refused', '接続拒否'),
  closed: message('closed', '切断'),
  malformed: message('malformed', '形式の誤った応答'),
  mismatched: message('mismatched', '問い合わせと一致しない応答'),
  'no-route': message('no-route', '経路なし'),
  'special-use': message('special-use', 'インターネットで使えないアドレス'),
  limit: message('limit', '本ツールの上限'),
  aborted: message('aborted', '監査の終了'),
};

/** What came in place of an answer: the kind of a failure, or a response code, which needs no translation. */
export function failureText(word: string): Text {
  return FAILURE_KINDS.some((kind) => kind === word) ? FAILURES[word as FailureKind] : inAnyLanguage(word);
}

/** Silence that may be our own network's. */
export const DOUBTS = {
  ipv6: message(
    'IPv6 did not work here for any server',
    'このネットワークではどのサーバーともIPv6で通信できていません',
  ),
  'silent-too': message(
    '{address}, which had answered, was silent then, too: our own network may be at fault',
    '応答していた{address}も、その時点では応答がなく、このネットワーク側の問題の可能性があります',
  ),
};

/** Silence, and why it may be our own network's. */
export function doubtful(observed: Text, doubt: Text): Text {
  return fill(DOUBTFUL, { observed, doubt });
}

const DOUBTFUL = message('{observed}; {doubt}', '{observed}。{doubt}');
