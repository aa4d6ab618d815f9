import { type DomainName, domainName, isAtOrBelow } from '../../dns/name.js';
import type { ResourceRecord } from '../../dns/rr.js';
import { specialUseClass } from '../../dns/special-use.js';
import type { ProbePurpose } from '../../model/evidence.js';
import { type Outcome, outcomeOf, type Unknown } from '../../model/finding.js';
import { fill, listText, message } from '../../model/text.js';
import { addressesIn } from '../address-states.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfKeys } from '../proof.js';
import { resolutionReason } from '../reasons.js';
import { askZoneOperator } from '../remedy/zone-operator.js';
import { isSetAside } from '../servers.js';
import { answersTo, proofOfAnswers, unheard } from '../zone-answers.js';

const messages = {
  leak: message(
    'The public zone {zone} shows names or addresses of internal networks: {items}.',
    '公開されているゾーン{zone}に、内部ネットワークの名前やIPアドレスが含まれています：{items}。',
  ),
};

/** Names that only exist inside LGWAN or the central government's network. Source: the J-LIS article. */
const INTERNAL: readonly DomainName[] = ['lgwan.jp', 'admix.go.jp'].map(domainName);

/** Where such names turn up in public data. Name servers' own addresses have delegation/special-use-address. */
const PURPOSES = ['ns', 'mx', 'a', 'www'] as const satisfies readonly ProbePurpose[];

/** Public data names LGWAN-internal hosts, or private addresses. */
export const internalNameLeak: Check = {
  id: 'lgjp/internal-name-leak',
  title: message(
    'Internal names or addresses are in the public zone',
    '公開ゾーンに内部ネットワークの名前やアドレスがあります',
  ),
  why: message(
    'Nobody on the Internet can use them, so the service fails for residents, and attackers learn how the internal network is built.',
    'インターネットからは利用できないため住民にはサービスが届かず、内部ネットワークの構成が攻撃者に知られます。',
  ),
  remedy: message(
    'Keep internal names in the internal DNS only; in the public zone give public names and addresses.',
    '内部の名前は内部向けDNSだけに登録し、公開ゾーンには公開用の名前とアドレスだけを登録してください。',
  ),
  references: ['RFC 1918 section 5', 'LGWAN-ASP 基本要綱 第12条'],
  messages,
  needs: 'delegation',
  run,
};

function run(view: DelegatedView): Outcome {
  const { zone } = view.delegation;
  const seen = PURPOSES.flatMap((purpose) => answersTo(view, purpose)).map((one) => ({
    ...one,
    leaks: one.reply.authoritative ? one.reply.answers.flatMap((rr) => leaksIn(view, rr)) : [],
  }));
  const leaking = seen.filter(({ leaks }) => leaks.length > 0);
  const { mailHosts = [], apex } = view.evidence;
  const resolved = [...mailHosts, ...(apex === undefined ? [] : [apex])].flatMap(({ host, a, aaaa }) =>
    [a, aaaa].flatMap(({ outcome, exchanges }) => {
      const inner =
        outcome.kind === 'addresses' ? outcome.addresses.filter((one) => isPrivate(view, one)) : [];
      return isAtOrBelow(host, zone)
        ? inner.map((address) => ({ item: `${host} ${address}`, exchanges }))
        : [];
    }),
  );
  const items = new Set([...leaking.flatMap(({ leaks }) => leaks), ...resolved.map(({ item }) => item)]);
  if (items.size === 0)
    return outcomeOf(
      [],
      [...PURPOSES.flatMap((purpose) => unheard(view, purpose, WORDS[purpose])), ...unresolvedApex(view)],
    );
  const leak = finding(
    messages,
    'leak',
    { zone, items: listText([...items].sort()) },
    {
      subject: { zone },
      confidence: 'confirmed',
      remediation: [askZoneOperator(view, REMOVE), CLEAR_UP],
      evidence: [
        ...proofOfAnswers(leaking),
        ...proofOfKeys(
          view.evidence,
          resolved.flatMap(({ exchanges }) => exchanges),
        ),
      ],
      exposure: null,
    },
  );
  return outcomeOf([leak], []);
}

/** All servers were asked for A already; AAAA is asked of one that answers. What no server serves leaks nothing. */
function unresolvedApex({ evidence, delegation: { zone, servers } }: DelegatedView): Unknown[] {
  const outcome = evidence.apex?.aaaa.outcome;
  const isServed = servers.some((server) => addressesIn(server, 'answers').length > 0);
  if (outcome?.kind !== 'failed' || !isServed) return [];
  return [{ reason: fill(OPEN, { zone, why: resolutionReason(outcome.failure) }), subject: { zone } }];
}

const OPEN = message('AAAA records of {zone}: {why}', '{zone}のAAAAレコード：{why}');

const WORDS = { ns: 'NS', mx: 'MX', a: 'A', www: 'www A' } as const;

function leaksIn(view: DelegatedView, rr: ResourceRecord): string[] {
  switch (rr.type) {
    case 'NS':
    case 'CNAME':
      return isInternal(rr.target) ? [`${rr.name} ${rr.type} ${rr.target}`] : [];
    case 'MX':
      return isInternal(rr.exchange) ? [`${rr.name} MX ${rr.exchange}`] : [];
    case 'A':
    case 'AAAA':
      return isPrivate(view, rr.address) ? [`${rr.name} ${rr.address}`] : [];
    default:
      return [];
  }
}

function isInternal(name: DomainName): boolean {
  return INTERNAL.some((internal) => isAtOrBelow(name, internal));
}

/** Private, link-local and loopback addresses, unless a lab has opened them. Other special blocks leak nothing. */
function isPrivate(view: DelegatedView, address: string): boolean {
  const specialUse = specialUseClass(address);
  return (
    (specialUse === 'private' || specialUse === 'link-local' || specialUse === 'loopback') &&
    isSetAside(view, address)
  );
}

const REMOVE = message(
  'to take the internal names and addresses out of the public zone',
  '内部の名前とアドレスを公開ゾーンから取り除く',
);
const CLEAR_UP = message(
  'Names inside LGWAN are managed by J-LIS; serve them from the DNS inside LGWAN.',
  'LGWAN内の名前はJ-LISが管理しています。LGWAN内のDNSで提供してください。',
);
