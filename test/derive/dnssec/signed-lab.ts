import { answer } from '../../../fixtures/world/answer.js';
import { type SigningPlan, signZone } from '../../../fixtures/world/sign-zone.js';
import { withSignatures } from '../../../fixtures/world/signed-answer.js';
import { dsOf, KSK, keyFrom, newKey, type ZoneKey, ZSK } from '../../../fixtures/world/zone-keys.js';
import { type Zone, zone } from '../../../fixtures/world/zone-text.js';
import { followChain, type Link } from '../../../src/derive/dnssec/chain.js';
import { type AnswerVerdict, validateAnswer } from '../../../src/derive/dnssec/validate-answer.js';
import { validateDs } from '../../../src/derive/dnssec/validate-ds.js';
import { validateKeys } from '../../../src/derive/dnssec/validate-keys.js';
import type { TrustVerdict } from '../../../src/derive/dnssec/verdict.js';
import { createWork, type Work } from '../../../src/derive/dnssec/work.js';
import type { DnsMessage, Question } from '../../../src/dns/message.js';
import { type DomainName, domainName, ROOT } from '../../../src/dns/name.js';
import type { RrType } from '../../../src/dns/rr.js';
import { decodeMessage, encodeMessage } from '../../../src/dns/wire.js';
import type { TrustAnchor } from '../../../src/model/settings.js';

/** A chain of three signed zones without a network: root, jp and a city. */

export const NOW = Date.parse('2026-11-22T03:00:00Z') / 1000;
export const DAY = 86_400;
const JP = domainName('jp');
export const CITY = domainName('city.example.lg.jp');

const CITY_ZONE = `
  city.example.lg.jp.       NS  dns1.city.example.lg.jp.
  city.example.lg.jp.       NS  dns2.city.example.lg.jp.
  dns1.city.example.lg.jp.  A   127.20.1.1
  dns2.city.example.lg.jp.  A   127.20.2.1
  www.city.example.lg.jp.   A   192.0.2.80
  city.example.lg.jp.       MX  10 mail.city.example.lg.jp.
  mail.city.example.lg.jp.  A   192.0.2.25
  a.b.city.example.lg.jp.   A   192.0.2.26
  *.wild.city.example.lg.jp.  TXT "any"
  alias.city.example.lg.jp. CNAME www.city.example.lg.jp.
  sub.city.example.lg.jp.   NS ns1.example.ne.jp.
`;

export type Lab = {
  readonly root: Zone;
  readonly jp: Zone;
  readonly city: Zone;
  readonly anchors: readonly TrustAnchor[];
  readonly cityKeys: readonly ZoneKey[];
};

export type LabPlan = {
  readonly city?: Partial<SigningPlan>;
  readonly jp?: Partial<SigningPlan>;
  readonly root?: Partial<SigningPlan>;
  /** Algorithm of the city's keys; Ed25519 from a phrase where not named. */
  readonly algorithm?: number;
  readonly cityText?: string;
  readonly ds?: 'right' | 'none' | ((key: ZoneKey) => ReturnType<typeof dsOf>[]);
};

function keysOf(name: string, algorithm?: number): ZoneKey[] {
  return [KSK, ZSK].map((flags) =>
    algorithm === undefined ? keyFrom(`${name} ${flags}`, flags) : newKey(algorithm, flags),
  );
}

function plan(keys: readonly ZoneKey[], parts: Partial<SigningPlan> = {}): SigningPlan {
  return { keys, inception: NOW - DAY, expiration: NOW + 14 * DAY, denial: { kind: 'nsec' }, ...parts };
}

export function makeLab({
  city = {},
  jp = {},
  root = {},
  algorithm,
  cityText = CITY_ZONE,
  ds = 'right',
}: LabPlan = {}): Lab {
  const rootKeys = keysOf('root');
  const jpKeys = keysOf('jp');
  const cityKeys = city.keys ?? keysOf('city', algorithm);
  const entry = cityKeys[0] as ZoneKey;
  const cityDs = ds === 'none' ? [] : ds === 'right' ? [dsOf(CITY, entry)] : ds(entry);
  const jpZone = zone(
    'jp.',
    `jp. NS ns1.jp.
     ns1.jp. A 127.2.0.1
     lg.jp. TXT "local governments"
     example.ne.jp. NS ns1.example.ne.jp.
     city.example.lg.jp. NS dns1.city.example.lg.jp.
     dns1.city.example.lg.jp. A 127.20.1.1`,
  );
  const rootZone = zone(
    '.',
    `. NS a.root.example.\n a.root.example. A 127.1.0.1\n jp. NS ns1.jp.\n ns1.jp. A 127.2.0.1`,
  );
  const anchor = dsOf(ROOT, rootKeys[0] as ZoneKey);
  return {
    root: signZone(
      { ...rootZone, records: [...rootZone.records, dsOf(JP, jpKeys[0] as ZoneKey)] },
      plan(rootKeys, root),
    ),
    jp: signZone({ ...jpZone, records: [...jpZone.records, ...cityDs] }, plan(jpKeys, jp)),
    city: signZone(zone('city.example.lg.jp.', cityText), plan(cityKeys, city)),
    anchors: [{ ...anchor, zone: ROOT, digest: Buffer.from(anchor.digest).toString('hex') }],
    cityKeys,
  };
}

/** What a server of the zone says, over the wire and back. */
function ask(zoneServed: Zone, name: DomainName, type: RrType): DnsMessage {
  const question: Question = { name, type };
  const reply = withSignatures([zoneServed], question, answer([zoneServed], question));
  const message: DnsMessage = {
    ...reply,
    id: 1,
    isResponse: true,
    opcode: 0,
    truncated: false,
    recursionDesired: false,
    recursionAvailable: false,
    authenticData: false,
    checkingDisabled: false,
    questions: [question],
    edns: undefined,
    problems: [],
  };
  const decoded = decodeMessage(encodeMessage(message));
  if ('kind' in decoded) throw new Error(decoded.reason);
  return decoded;
}

/** Every message a validator needs for one question to the city. */
export type Messages = {
  readonly links: readonly Link[];
  readonly ds: DnsMessage;
  readonly dnskey: DnsMessage;
  readonly answer: DnsMessage;
};

export function messagesOf(lab: Lab, name: DomainName = CITY, type: RrType = 'SOA'): Messages {
  return {
    links: [
      { zone: ROOT, ds: undefined, dnskey: ask(lab.root, ROOT, 'DNSKEY') },
      { zone: JP, ds: ask(lab.root, JP, 'DS'), dnskey: ask(lab.jp, JP, 'DNSKEY') },
    ],
    // A referral, as the parent's servers give it.
    ds: ask(lab.jp, CITY, 'NS'),
    dnskey: ask(lab.city, CITY, 'DNSKEY'),
    answer: ask(lab.city, name, type),
  };
}

/** From the anchor to one answer of the city. */
export function validate(
  { links, ds, dnskey, answer: reply }: Messages,
  anchors: readonly TrustAnchor[],
  question: Question,
  now = NOW,
  work: Work = createWork(),
): TrustVerdict | AnswerVerdict {
  const circumstances = { now, work };
  const parent = followChain(links, anchors, circumstances);
  if (parent.state !== 'secure') return parent;
  const delegation = validateDs(CITY, ds, { ...parent, ...circumstances });
  if (delegation.state !== 'secure') return delegation;
  const keys = validateKeys(CITY, dnskey, delegation.ds, circumstances);
  if (keys.state !== 'secure') return keys;
  return validateAnswer(reply, question, { zone: CITY, keys: keys.keys, ...circumstances });
}

export function verdictOf(lab: Lab, name: DomainName = CITY, type: RrType = 'SOA', now = NOW) {
  return validate(messagesOf(lab, name, type), lab.anchors, { name, type }, now);
}
