import { algorithmName, isSupported } from '../../derive/dnssec/algorithms.js';
import type { DnssecView, ServerSignatures } from '../../derive/dnssec/dnssec-view.js';
import { type BrokenLink, isOutOfTime } from '../../derive/dnssec/verdict.js';
import type { RrType } from '../../dns/rr.js';
import type { DnsExchange } from '../../model/exchange.js';
import { type Finding, type Outcome, outcomeOf, type Unknown } from '../../model/finding.js';
import { fill, listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfExchange } from '../proof.js';
import { silentParents } from '../referrals.js';
import {
  askToMendBeforeDs,
  askToMendKeys,
  askToRefresh,
  askToResign,
  tellParent,
} from '../remedy/signing.js';
import { linkText, missingText } from '../signature-words.js';
import { isWaiting, lacksKey, proofOfDs, proofOfKeys, unseenKeys } from '../signed-zone.js';

const messages = {
  all: message(
    'The signatures of {zone} do not hold at any of its servers: validating resolvers refuse its answers. {link}.',
    '{zone}の署名が、すべての権威DNSサーバーで無効です。検証を行うキャッシュDNSサーバーでは、このゾーンの名前を解決できません。{link}。',
  ),
  some: message(
    'The signatures of {zone} do not hold at {host} ({address}). {link}.',
    '{host}（{address}）が返す{zone}の署名が無効です。{link}。',
  ),
  chain: message(
    'The chain of trust to {zone} is broken above it: validating resolvers refuse its answers. {link}.',
    '{zone}より上位で信頼の連鎖が途切れています。検証を行うキャッシュDNSサーバーでは、このゾーンの名前を解決できません。{link}。',
  ),
  'without-ds': message(
    'The signatures of {zone} do not hold at {hosts}. Nobody validates them as long as the parent zone has no DS record; once it is filed, validating resolvers refuse these answers. {link}.',
    '{zone}の署名が{hosts}で無効です。親ゾーンにDSレコードがない間は検証されませんが、DSレコードを登録すると、検証を行うキャッシュDNSサーバーでは名前を解決できなくなります。{link}。',
  ),
  algorithm: message(
    'The DS records of {zone} name the algorithm {algorithms}, but there are records without a signature by it: some resolvers refuse such a zone.',
    '{zone}のDSレコードはアルゴリズム{algorithms}を示していますが、それによる署名のないレコードがあります。解決できないキャッシュDNSサーバーがあります。',
  ),
  'key-algorithm': message(
    'Keys of {zone} are of the algorithm {algorithms}, but there are records without a signature by it. Resolvers pass over that; the next change of keys may not.',
    '{zone}にはアルゴリズム{algorithms}の鍵がありますが、それによる署名のないレコードがあります。現在の名前解決には影響しませんが、次に鍵を変更するときに障害となるおそれがあります。',
  ),
};

/** Signed data that a validating resolver must refuse. */
export const signatureInvalid: Check = {
  id: 'dnssec/signature-invalid',
  title: message('Signatures of the zone do not hold', 'ゾーンの署名が無効です'),
  why: message(
    'Validating resolvers, and most of the public ones validate, take the answers for forged and give none.',
    '検証を行うキャッシュDNSサーバー（多くの公開サーバーが該当します）は、応答を偽物とみなし、利用者に答えを返しません。',
  ),
  remedy: message(
    'Have the operator sign the zone again, and every server load it.',
    '運用者に署名のやり直しを依頼し、すべての権威DNSサーバーで最新のゾーンを読み込んでください。',
  ),
  references: ['RFC 4035 section 5.3', 'RFC 4035 section 5.4', 'RFC 5155 section 8', 'RFC 6840 section 5.11'],
  messages,
  needs: 'delegation',
  run: judge,
};

const UNSIGNED = message('{zone} has no DS record', '{zone}にはDSレコードがありません');
const NO_DS_ANSWER = message(
  'the server {host} ({address}) of the parent zone {parent} gave no usable answer to the question for the DS records of {zone}',
  '親ゾーン{parent}の権威DNSサーバー{host}（{address}）から、{zone}のDSレコードについて有効な応答がありません',
);
const OPEN_CHAIN = message('the chain of trust to {zone}: {missing}', '{zone}への信頼の連鎖：{missing}');

function judge(view: DelegatedView): Outcome {
  const { dnssec, zone } = view.delegation;
  const above = brokenAbove(dnssec);
  const openAbove = openChain(view);
  if (dnssec.digests.length === 0) {
    if (above !== undefined) return outcomeOf([brokenChain(view, above)], openAbove);
    if (isWaiting(dnssec)) return judgeWaiting(view, openAbove);
    if (openAbove.length > 0) return outcomeOf([], openAbove);
    const unknowns = dnssec.parents.length === 0 ? silentParents(view) : [];
    if (unknowns.length > 0) return { kind: 'cannot-tell', unknowns };
    return { kind: 'not-applicable', reason: fill(UNSIGNED, { zone }) };
  }
  const broken = brokenServers(view);
  const unknowns = [...openAbove, ...unseenKeys(view), ...openAnswers(dnssec)];
  const chain = above === undefined ? [] : [brokenChain(view, above)];
  const isEverywhere = broken.length > 0 && broken.length === dnssec.servers.length;
  if (isEverywhere && chain.length === 0) return outcomeOf([brokenZone(view, broken)], unknowns);
  const findings = [...chain, ...hostFindings(view, broken)];
  if (findings.length > 0) return outcomeOf(findings, unknowns);
  return outcomeOf(missingAlgorithms(view), unknowns);
}

/** Signatures that nobody validates yet. */
function judgeWaiting(view: DelegatedView, openAbove: readonly Unknown[]): Outcome {
  const { dnssec, zone } = view.delegation;
  const unknowns = [...openAbove, ...unseenKeys(view), ...openAnswers(dnssec)];
  const broken = brokenServers(view);
  const [first] = broken;
  if (first === undefined) return outcomeOf(missingAlgorithms(view), unknowns);
  const hosts = listText([...new Set(broken.map(({ server }) => server.host))]);
  const details = {
    subject: { zone },
    confidence: 'confirmed' as const,
    remediation: [askToMendBeforeDs(zone)],
    evidence: broken.flatMap(proofOfBroken),
    exposure: null,
  };
  return outcomeOf(
    [finding(messages, 'without-ds', { zone, hosts, link: linkText(first.link) }, details)],
    unknowns,
  );
}

type Broken = {
  readonly server: ServerSignatures;
  readonly link: BrokenLink;
  readonly exchange: DnsExchange | undefined;
};

/** By a clock that nothing vouches for, no time is wrong: the chain's open question says so. */
function brokenServers({ delegation: { dnssec, zone } }: DelegatedView): Broken[] {
  const { chain, servers } = dnssec;
  const isClockInDoubt = chain.state === 'indeterminate' && chain.missing.kind === 'clock';
  return servers.flatMap((server) => {
    const first = brokenAt(zone, server);
    if (first === undefined || (isClockInDoubt && isOutOfTime(first.link.flaw))) return [];
    return [{ server, ...first }];
  });
}

/** The first thing that does not hold at a server. Keys that fit no DS are for other checks. */
function brokenAt(zone: BrokenLink['zone'], server: ServerSignatures): Omit<Broken, 'server'> | undefined {
  if (lacksKey(server)) return undefined;
  const { verdict, exchange } = server;
  if (verdict.state === 'bogus') return { link: verdict.link, exchange };
  for (const answer of server.answers) {
    if (answer.verdict?.state !== 'bogus') continue;
    const { type, flaw } = answer.verdict;
    return { link: { zone, name: answer.exchange.question.name, type, flaw }, exchange: answer.exchange };
  }
  return undefined;
}

/** The first broken link above the zone's own keys. */
function brokenAbove({ chain, parents }: DnssecView): BrokenLink | undefined {
  if (chain.state === 'bogus') return chain.link;
  for (const { verdict } of parents) if (verdict?.state === 'bogus') return verdict.link;
  return undefined;
}

function openChain({ delegation }: DelegatedView): Unknown[] {
  const { dnssec, zone, parent } = delegation;
  const unanswered = dnssec.unansweredDs.map(({ host, address }): Unknown => {
    const reason = fill(NO_DS_ANSWER, { host, address: address ?? '-', parent, zone });
    return { reason, subject: { nameServer: host } };
  });
  const open = [dnssec.chain, ...dnssec.parents.flatMap(({ verdict }) => verdict ?? [])];
  const links = open.flatMap((verdict): Unknown[] => {
    if (verdict.state !== 'indeterminate' || verdict.missing.kind === 'no-anchor') return [];
    return [{ reason: fill(OPEN_CHAIN, { zone, missing: missingText(verdict.missing) }), subject: { zone } }];
  });
  return [...links, ...unanswered];
}

const NOT_SEEN = message(
  '{host} ({address}): {question} could not be validated',
  '{host}（{address}）：{question}を検証できませんでした',
);

/** Answers that did not come, or that a limit of ours kept from being validated. */
function openAnswers({ servers }: DnssecView): Unknown[] {
  return servers.flatMap(({ host, address, answers }) =>
    answers
      .filter(({ verdict }) => verdict === undefined || verdict.state === 'indeterminate')
      .map(({ exchange: { question } }) => ({
        reason: fill(NOT_SEEN, { host, address, question: `${question.name} ${question.type}` }),
        subject: { nameServer: host },
      })),
  );
}

function brokenChain(view: DelegatedView, link: BrokenLink): Finding {
  const { dnssec, zone } = view.delegation;
  return finding(
    messages,
    'chain',
    { zone, link: linkText(link) },
    {
      subject: { zone },
      confidence: 'confirmed',
      remediation: [tellParent(zone, link.zone)],
      evidence: proofOfDs(dnssec),
      exposure: null,
    },
  );
}

function brokenZone(view: DelegatedView, broken: readonly Broken[]): Finding {
  const { zone } = view.delegation;
  const [{ link }] = broken as [Broken];
  return finding(
    messages,
    'all',
    { zone, link: linkText(link) },
    {
      subject: { zone },
      confidence: 'confirmed',
      remediation: [askToResign(zone)],
      evidence: broken.flatMap(proofOfBroken),
      exposure: null,
    },
  );
}

/** One finding a host, whatever number of addresses it has. */
function hostFindings(view: DelegatedView, broken: readonly Broken[]): Finding[] {
  const { zone } = view.delegation;
  const hosts = [...new Set(broken.map(({ server }) => server.host))];
  return hosts.map((host) => {
    const own = broken.filter(({ server }) => server.host === host);
    const [{ link }] = own as [Broken];
    const address = listText(own.map(({ server }) => server.address));
    return finding(
      messages,
      'some',
      { zone, host, address, link: linkText(link) },
      {
        subject: { nameServer: host },
        confidence: 'confirmed',
        remediation: [askToRefresh(host, zone)],
        evidence: own.flatMap(proofOfBroken),
        exposure: null,
      },
    );
  });
}

function proofOfBroken({ server, exchange }: Broken) {
  return exchange === undefined ? [] : [proofOfExchange(exchange, server.host)];
}

/** The keys, and what stands for the rest of the zone. */
const SIGNED_TYPES: readonly RrType[] = ['DNSKEY', 'SOA'];

/** True where signatures by an algorithm were seen, and over each of those types that were seen signed at all. */
function signsAll(algorithm: number, { signatures }: ServerSignatures): boolean {
  const covered = new Set(signatures.map(({ typeCovered }) => typeCovered));
  const own = new Set(
    signatures.filter((one) => one.algorithm === algorithm).map(({ typeCovered }) => typeCovered),
  );
  return own.size > 0 && SIGNED_TYPES.every((type) => own.has(type) || !covered.has(type));
}

/**
 * Each algorithm of the DS set must sign the keys, and each of the keys the zone. Resolvers that hold the zone to it go
 * by the DS. RFC 4035 section 2.2, RFC 6840 section 5.11.
 */
function missingAlgorithms(view: DelegatedView): Finding[] {
  const { dnssec, zone } = view.delegation;
  const servers = dnssec.servers.filter(({ verdict }) => verdict.state === 'secure');
  const unused = (algorithms: (server: ServerSignatures) => readonly number[]) => {
    const missing = servers.flatMap((server) => algorithms(server).filter((one) => !signsAll(one, server)));
    return [...new Set(missing)].sort((a, b) => a - b);
  };
  const named = dnssec.digests.map(({ algorithm }) => algorithm).filter(isSupported);
  const ofDs = unused(() => named);
  const ofKeys = unused(({ keys }) => keys.map(({ algorithm }) => algorithm));
  const missing = ofDs.length > 0 ? ofDs : ofKeys;
  if (missing.length === 0) return [];
  return [
    finding(
      messages,
      ofDs.length > 0 ? 'algorithm' : 'key-algorithm',
      { zone, algorithms: listText(missing.map(algorithmName)) },
      {
        subject: { zone },
        confidence: 'confirmed',
        remediation: [ofDs.length > 0 ? askToResign(zone) : askToMendKeys(zone)],
        evidence: [...proofOfDs(dnssec), ...proofOfKeys(servers)],
        exposure: null,
      },
    ),
  ];
}
