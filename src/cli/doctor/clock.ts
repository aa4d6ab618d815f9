import { instantOf, secondsOf, validityOf } from '../../derive/dnssec/validity.js';
import { replyOf } from '../../model/reply.js';
import { fill, message, type Text } from '../../model/text.js';
import { jstMinute } from '../../reporters/jst.js';
import type { Diagnosis } from './diagnosis.js';
import type { NetworkLook } from './look.js';

/** Seconds that our clock and a web server's may differ: what Kerberos allows, and no date of an audit hangs on less. */
const TOLERANCE_S = 300;

const RIGHT = message(
  'It agrees with a web server’s clock, to {seconds} s.',
  'ウェブサーバーの時計との差は{seconds}秒以内です。',
);
const OFF = message(
  'It says {ours} JST, a web server says {theirs} JST: {difference} off.',
  'このマシンは {ours}、ウェブサーバーは {theirs}（日本時間）で、{difference}ずれています。',
);
const OUT_OF_WINDOW = message(
  'It says {ours} JST, and the signatures of the root zone are for {from} to {until} JST.',
  'このマシンは {ours} ですが、ルートゾーンの署名の有効期間は {from} から {until} です（日本時間）。',
);
const IN_WINDOW = message(
  'It lies in the time of the root zone’s signatures ({from} to {until} JST); no web server told it more exactly.',
  'ルートゾーンの署名の有効期間内（{from} から {until}、日本時間）ですが、ウェブサーバーの時刻を得られず、詳しくは判定できません。',
);
const NO_WITNESS = message(
  'Nobody told the time: no answer over HTTPS, no signature of the root zone.',
  '時刻を比べる相手がありません（HTTPSの応答も、ルートゾーンの署名も得られませんでした）。',
);
const DISAGREE = message(
  'A web server agrees with it, yet the signatures of the root zone are for {from} to {until} JST.',
  'ウェブサーバーの時計とは一致しますが、ルートゾーンの署名の有効期間は {from} から {until} です（日本時間）。',
);
const WRONG_FOLLOWS = message(
  'Days left to an expiry and the times of signatures are judged by this clock: by a wrong one, findings are wrong or missing.',
  '有効期限までの日数や署名の期間はこの時計で判定します。時計がずれていると、誤検出や見逃しが起こります。',
);
const REMEDY = message(
  'Set the clock by NTP (on Linux: timedatectl set-ntp true), and ask again.',
  'NTPで時計を合わせ（Linuxでは timedatectl set-ntp true）、もう一度実行してください。',
);
const OPEN_REMEDY = message(
  'Compare it with another clock, or solve what is said about port 443 and ask again.',
  '別の時計と見比べるか、443番ポートの問題を解決してもう一度実行してください。',
);
const ROOT_REMEDY = message(
  'Look at "Interception" and at "rootHints" in the configuration: the root zone seen here is not of today.',
  '「DNSの横取り」の結果と rootHints を確認してください。ここから見えるルートゾーンは現在のものではありません。',
);

/**
 * Is our clock right? A web server's date tells it to the second; the signatures of the root zone, renewed twice a day for
 * about two weeks, only roughly. Neither is proven: whoever forges both is not seen.
 */
export function diagnoseClock(look: NetworkLook): Diagnosis {
  const id = 'clock';
  const window = signatureWindow(look);
  const { serverTime, at } = look.web;
  const skew = serverTime === null ? undefined : secondsOf(at) - secondsOf(serverTime);
  const times = { from: jstMinute(window?.from ?? ''), until: jstMinute(window?.until ?? '') };
  if (skew !== undefined && Math.abs(skew) > TOLERANCE_S) {
    const seen = fill(OFF, {
      ours: jstMinute(at),
      theirs: jstMinute(serverTime ?? ''),
      difference: spanOf(skew),
    });
    return { id, state: 'fails', seen, follows: WRONG_FOLLOWS, remedy: REMEDY };
  }
  if (skew !== undefined) {
    if (window === undefined || window.holds) {
      const seen = fill(RIGHT, { seconds: Math.max(1, Math.abs(skew)) });
      return { id, state: 'ok', seen, follows: null, remedy: null };
    }
    const seen = fill(DISAGREE, times);
    return { id, state: 'cannot-tell', seen, follows: WRONG_FOLLOWS, remedy: ROOT_REMEDY };
  }
  if (window === undefined) {
    return { id, state: 'cannot-tell', seen: NO_WITNESS, follows: WRONG_FOLLOWS, remedy: OPEN_REMEDY };
  }
  if (window.holds) {
    return {
      id,
      state: 'cannot-tell',
      seen: fill(IN_WINDOW, times),
      follows: WRONG_FOLLOWS,
      remedy: OPEN_REMEDY,
    };
  }
  const seen = fill(OUT_OF_WINDOW, { ours: jstMinute(look.startedAt), ...times });
  return { id, state: 'fails', seen, follows: WRONG_FOLLOWS, remedy: REMEDY };
}

/** The times of the signature over the root's SOA record, of whichever server gave one. */
function signatureWindow({ root, startedAt }: NetworkLook) {
  const signature = root
    .flatMap(({ soa }) => replyOf(soa)?.answers ?? [])
    .find((rr) => rr.type === 'RRSIG' && rr.typeCovered === 'SOA');
  if (signature?.type !== 'RRSIG') return undefined;
  const now = secondsOf(startedAt);
  return {
    holds: validityOf(signature, now) === 'valid',
    from: instantOf(signature.inception, now),
    until: instantOf(signature.expiration, now),
  };
}

const UNITS = [
  { seconds: 86_400, en: ['day', 'days'], ja: '日' },
  { seconds: 3_600, en: ['hour', 'hours'], ja: '時間' },
  { seconds: 60, en: ['minute', 'minutes'], ja: '分' },
] as const;

/** `1 day`, in the largest unit that fits. */
function spanOf(seconds: number): Text {
  const length = Math.abs(seconds);
  const unit = UNITS.find((one) => length >= one.seconds) ?? UNITS[2];
  const count = Math.round(length / unit.seconds);
  return { en: `${count} ${unit.en[count === 1 ? 0 : 1]}`, ja: `${count}${unit.ja}` };
}
