import { type DnssecView, dsText, type ServerSignatures } from '../../derive/dnssec/dnssec-view.js';
import { type Finding, type Outcome, outcomeOf } from '../../model/finding.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { askToAgree, askToMendBeforeDs, askToRefresh, fileDs } from '../remedy/signing.js';
import {
  isWaiting,
  lacksKey,
  proofOfDs,
  proofOfKeys,
  unseenDenials,
  unseenKeys,
  withKeys,
} from '../signed-zone.js';

const messages = {
  parents: message(
    'The servers of the parent zone give different DS records for {zone}: {sets}.',
    '親ゾーンの権威DNSサーバーによって、{zone}のDSレコードが異なります：{sets}。',
  ),
  keys: message(
    'The servers of {zone} give different keys: {sets}.',
    '{zone}の権威DNSサーバーによって、鍵（DNSKEYレコード）が異なります：{sets}。',
  ),
  denial: message(
    'The servers of {zone} prove absence in different ways: {sets}.',
    '{zone}の権威DNSサーバーによって、不存在証明の方式が異なります：{sets}。',
  ),
  'lacks-key': message(
    '{host} ({address}) gives no key of {zone} that fits the DS, while other servers do: validating resolvers refuse its answers.',
    '{host}（{address}）は、DSレコードに対応する{zone}の鍵を返しません（ほかのサーバーは返します）。検証を行うキャッシュDNSサーバーは、この応答を拒否します。',
  ),
  'some-unsigned': message(
    '{hosts} of {zone} give no keys, while the other servers give a signed zone. Nobody validates it as long as the parent zone has no DS record; once it is filed, validating resolvers refuse the answers of those servers.',
    '{zone}の権威DNSサーバーのうち、{hosts}は鍵（DNSKEYレコード）を返しません（ほかのサーバーは署名済みのゾーンを返します）。親ゾーンにDSレコードがない間は影響しませんが、DSレコードを登録すると、検証を行うキャッシュDNSサーバーがこれらのサーバーの応答を拒否します。',
  ),
  'differ-without-ds': message(
    'The servers of {zone} differ in their keys or denials: {sets}. Nobody validates them as long as the parent zone has no DS record; have them agree before it is filed.',
    '{zone}の権威DNSサーバーによって、鍵または不存在証明の方式が異なります：{sets}。親ゾーンにDSレコードがない間は影響しませんが、DSレコードを申請する前に揃えておく必要があります。',
  ),
};

/** Servers of one zone that show different DNSSEC data. */
export const serversDisagree: Check = {
  id: 'dnssec/servers-disagree',
  title: message('Servers differ in their DNSSEC data', 'サーバーによってDNSSECの情報が異なります'),
  why: message(
    'Whether a name resolves then depends on which server is asked: failures come and go.',
    'どのサーバーに問い合わせるかによって、名前解決の成否が変わります。原因の分かりにくい障害になります。',
  ),
  remedy: message(
    'Have every server load the same signed zone.',
    'すべての権威DNSサーバーで、同じ署名済みのゾーンを読み込んでください。',
  ),
  references: ['RFC 4035 section 2', 'RFC 6781 section 4.1', 'RFC 8901 section 2'],
  messages,
  needs: 'delegation',
  run: (view) =>
    withKeys(view, (dnssec) => (isWaiting(dnssec) ? judgeWaiting(view, dnssec) : judge(view, dnssec))),
};

function judge(view: DelegatedView, dnssec: DnssecView): Outcome {
  const seen = dnssec.servers.filter(({ verdict }) => verdict.state !== 'indeterminate');
  const lacking = seen.filter(lacksKey);
  const others = seen.filter((server) => !lacksKey(server));
  const hosts = others.length === 0 ? [] : lackingHosts(view, lacking);
  const zoneFinding = disagreement(view, dnssec, hosts.length > 0 ? others : seen);
  return outcomeOf([...(zoneFinding === undefined ? [] : [zoneFinding]), ...hosts], unseenKeys(view));
}

/** A zone without DS: nothing fails by it yet, so one finding is enough. */
function judgeWaiting(view: DelegatedView, dnssec: DnssecView): Outcome {
  const { zone } = view.delegation;
  const unknowns = [...unseenKeys(view), ...unseenDenials(view)];
  const seen = dnssec.servers.filter(({ verdict }) => verdict.state !== 'indeterminate');
  const lacking = seen.filter(lacksKey);
  const details = {
    subject: { zone },
    confidence: 'confirmed' as const,
    remediation: [askToMendBeforeDs(zone)],
    exposure: null,
  };
  if (lacking.length > 0) {
    const hosts = listText([...new Set(lacking.map(({ host }) => host))]);
    const evidence = proofOfKeys(lacking);
    return outcomeOf(
      [finding(messages, 'some-unsigned', { zone, hosts }, { ...details, evidence })],
      unknowns,
    );
  }
  const sets = [keysOf(seen), askedDenialsOf(seen)].find((one) => one.length > 1);
  if (sets === undefined) return outcomeOf([], unknowns);
  const values = { zone, sets: setsText(sets) };
  const evidence = proofOfKeys(seen);
  return outcomeOf([finding(messages, 'differ-without-ds', values, { ...details, evidence })], unknowns);
}

function lackingHosts(view: DelegatedView, lacking: readonly ServerSignatures[]): Finding[] {
  const { zone } = view.delegation;
  return [...new Set(lacking.map(({ host }) => host))].map((host) => {
    const own = lacking.filter((server) => server.host === host);
    const address = listText(own.map((server) => server.address));
    const details = {
      subject: { nameServer: host },
      confidence: 'confirmed' as const,
      remediation: [askToRefresh(host, zone)],
      evidence: proofOfKeys(own),
      exposure: null,
    };
    return finding(messages, 'lacks-key', { zone, host, address }, details);
  });
}

/** What the zone as a whole differs in; the worst first, one finding. */
function disagreement(
  view: DelegatedView,
  dnssec: DnssecView,
  servers: readonly ServerSignatures[],
): Finding | undefined {
  const { zone } = view.delegation;
  const details = { subject: { zone }, confidence: 'confirmed' as const, exposure: null };
  const parents = setsOf(dnssec.parents.map(({ ds }) => ds.map(dsText)));
  if (parents.length > 1) {
    return finding(
      messages,
      'parents',
      { zone, sets: setsText(parents) },
      { ...details, remediation: [fileDs(view)], evidence: proofOfDs(dnssec) },
    );
  }
  const rest = { ...details, remediation: [askToAgree(zone)], evidence: proofOfKeys(servers) };
  const keys = keysOf(servers);
  if (keys.length > 1) return finding(messages, 'keys', { zone, sets: setsText(keys) }, rest);
  const denial = denialsOf(servers);
  if (denial.length > 1) return finding(messages, 'denial', { zone, sets: setsText(denial) }, rest);
  return undefined;
}

function keysOf(servers: readonly ServerSignatures[]): string[] {
  return setsOf(
    servers.map((server) => server.keys.map(({ keyTag, algorithm }) => `${keyTag}/${algorithm}`)),
  );
}

function denialsOf(servers: readonly ServerSignatures[]): string[] {
  return setsOf(servers.map(denialOf).filter((kinds) => kinds.length > 0));
}

/** Where each server was asked for NSEC, one that shows no denial has none. */
function askedDenialsOf(servers: readonly ServerSignatures[]): string[] {
  return setsOf(servers.filter(({ hidesDenials }) => !hidesDenials).map(denialOf));
}

function denialOf({ denials }: ServerSignatures): string[] {
  return denials.flatMap((rr) => {
    if (rr.type === 'NSEC') return ['NSEC'];
    if (rr.type !== 'NSEC3') return [];
    return [`NSEC3 ${rr.hashAlgorithm} ${rr.iterations} ${Buffer.from(rr.salt).toString('hex') || '-'}`];
  });
}

/** The different sets among those given, each as one text. */
function setsOf(sets: readonly (readonly string[])[]): string[] {
  return [...new Set(sets.map((set) => [...new Set(set)].sort().join(' + ') || '-'))].sort();
}

function setsText(sets: readonly string[]): string {
  return sets.map((set) => `[${set}]`).join(' ');
}
