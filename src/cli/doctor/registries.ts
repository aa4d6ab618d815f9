import { remoteLine } from '../../model/remote-text.js';
import { fill, message } from '../../model/text.js';
import type { Diagnosis } from './diagnosis.js';
import type { NetworkLook } from './look.js';

const CONNECTED = message(
  'A connection to {target} was made; no question was asked.',
  '{target} に接続できました（問い合わせはしていません）。',
);
const NOT_CONNECTED = message(
  'No connection to {target}: {why}.',
  '{target} に接続できませんでした（{why}）。',
);
const NO_WHOIS = message(
  'Registrations under .jp cannot be looked up: whether a name-server domain has lapsed could not be told.',
  '.jp のドメイン名の登録状況を照会できず、権威DNSサーバーのドメイン名が失効しているかを判定できません。',
);
const OPEN_43 = message(
  'Have the firewall open {target} (tcp). Where it was open before, JPRS may have blocked too many questions: wait.',
  '{target}（tcp）への接続を許可してもらってください。以前は接続できていた場合は、問い合わせ過多で制限された可能性があるため、時間をおいてください。',
);

const UNRESOLVED = message(
  'No address of {target} was found.',
  '{target} のアドレスが見つかりませんでした。',
);
const DNS_FIRST = message(
  'Solve what is said about port 53 first, and ask again.',
  '先に53番ポートの問題を解決してから、もう一度実行してください。',
);

/** Is the WHOIS of JPRS within reach? */
export function diagnoseWhois({ whois: { target, outcome } }: NetworkLook): Diagnosis {
  const id = 'whois';
  if (outcome.kind === 'reached') {
    return { id, state: 'ok', seen: fill(CONNECTED, { target }), follows: null, remedy: null };
  }
  if (outcome.kind === 'no-address') {
    return { id, state: 'fails', seen: fill(UNRESOLVED, { target }), follows: NO_WHOIS, remedy: DNS_FIRST };
  }
  const seen = fill(NOT_CONNECTED, { target, why: remoteLine(outcome.detail) });
  return { id, state: 'fails', seen, follows: NO_WHOIS, remedy: fill(OPEN_43, { target }) };
}

const ANSWERED = message('{target} answered.', '{target} から応答がありました。');
const NO_ANSWER = message('{target} could not be read: {why}.', '{target} を取得できませんでした（{why}）。');
const SOMEBODY = message(
  '{target} gave something else: {why}.',
  '{target} から想定と異なる応答がありました（{why}）。',
);
const NO_RDAP = message(
  'Registrations under .com, .net and others with RDAP cannot be looked up, and stay unknown.',
  '.com や .net など、RDAPを使うドメイン名の登録状況を照会できず、判定不能になります。',
);
const OPEN_443 = message(
  'Have the firewall open port 443/tcp to any address. lgaudit connects directly; it uses no web proxy.',
  '任意のアドレスへの443番ポート（tcp）を許可してもらってください。lgauditは直接接続し、プロキシは使いません。',
);
const TLS_REMEDY = message(
  'Something opens TLS connections on the way, or the clock is wrong. Have this machine excepted, or name the certificate of your own proxy in NODE_EXTRA_CA_CERTS.',
  '途中の機器がTLS通信を復号しているか、時計がずれています。このマシンを除外してもらうか、組織のプロキシの証明書を NODE_EXTRA_CA_CERTS に指定してください。',
);
const PORTAL_REMEDY = message(
  'Open the address in a browser: a login page or a filter may stand in the way.',
  'このアドレスをブラウザーで開いてみてください。ログイン画面やフィルタリングが途中にある可能性があります。',
);

/** Is RDAP, by way of IANA's list of its services, within reach? */
export function diagnoseHttps({ web: { target, outcome } }: NetworkLook): Diagnosis {
  const id = 'https';
  if (outcome.kind === 'reached') {
    return { id, state: 'ok', seen: fill(ANSWERED, { target }), follows: null, remedy: null };
  }
  if (outcome.kind === 'no-address') {
    return { id, state: 'fails', seen: fill(UNRESOLVED, { target }), follows: NO_RDAP, remedy: DNS_FIRST };
  }
  const values = { target, why: remoteLine(outcome.detail) };
  if (outcome.kind === 'strange') {
    const seen = fill(SOMEBODY, values);
    return { id, state: 'cannot-tell', seen, follows: NO_RDAP, remedy: PORTAL_REMEDY };
  }
  const remedy = /certificate|self.signed/i.test(outcome.detail) ? TLS_REMEDY : OPEN_443;
  return { id, state: 'fails', seen: fill(NO_ANSWER, values), follows: NO_RDAP, remedy };
}
