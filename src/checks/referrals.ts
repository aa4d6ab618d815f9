import type { ParentView } from '../derive/observed-servers.js';
import type { DomainName } from '../dns/name.js';
import type { Outcome, Unknown } from '../model/finding.js';
import { fill, message } from '../model/text.js';
import type { DelegatedView } from './check.js';

/** What one server of the parent zone delegates. */
export type Referral = Pick<ParentView, 'host' | 'address' | 'exchange'> &
  Extract<ParentView['seen'], { kind: 'referral' }>;

const CHILD_ANSWERS = message(
  'the servers of {parent} serve {zone} too and answer from there: what the parent zone holds cannot be seen',
  '{parent}の権威DNSサーバーが{zone}も提供して直接応答するため、親ゾーンの登録内容は外から見えません',
);
const NO_REPLY = message(
  'the server {host} ({address}) of the parent zone {parent} gave no reply',
  '親ゾーン{parent}の権威DNSサーバー{host}（{address}）から応答がありません',
);
const NO_REFERRAL = message(
  'the server {host} ({address}) of the parent zone {parent} did not answer with the delegation',
  '親ゾーン{parent}の権威DNSサーバー{host}（{address}）が委任応答を返しません',
);
const NOBODY_ASKED = message(
  'no server of the parent zone {parent} was asked',
  '親ゾーン{parent}の権威DNSサーバーに問い合わせていません',
);

/**
 * Hands the parent's referrals to a check. Every server of the parent serves the same zone, so one referral is enough
 * to look at; without any, the check does not apply (all answer from the child) or cannot tell.
 */
export function withReferrals(
  view: DelegatedView,
  check: (referrals: readonly Referral[]) => Outcome,
): Outcome {
  const { parentViews, parent, zone } = view.delegation;
  const referrals = parentViews.flatMap(readReferral);
  if (referrals.length > 0) return check(referrals);
  const silent = silentParents(view);
  if (silent.length === 0) {
    return { kind: 'not-applicable', reason: fill(CHILD_ANSWERS, { parent, zone }) };
  }
  return { kind: 'cannot-tell', unknowns: silent };
}

/**
 * The servers of the parent zone that did not say what they delegate; the zone itself where none was asked. One that
 * denies what another delegates has said all: delegation/parent-servers-disagree reports it.
 */
export function silentParents({ delegation }: DelegatedView): Unknown[] {
  const { parentViews, parent, zone } = delegation;
  if (parentViews.length === 0) return [{ reason: fill(NOBODY_ASKED, { parent }), subject: { zone } }];
  const isDelegated = parentViews.some(({ seen }) => isDelegation(seen));
  return parentViews.flatMap(({ host, address, seen }) => {
    if (isDelegation(seen) || (seen.kind === 'denial' && isDelegated)) return [];
    const text = seen.kind === 'no-reply' ? NO_REPLY : NO_REFERRAL;
    return [{ reason: fill(text, { host, address: address ?? '-', parent }), subject: { nameServer: host } }];
  });
}

function isDelegation({ kind }: ParentView['seen']): boolean {
  return kind === 'referral' || kind === 'child-answer';
}

/** All name servers that any referral lists. */
export function listedByParent(referrals: readonly Referral[]): DomainName[] {
  return [...new Set(referrals.flatMap(({ nameServers }) => nameServers))];
}

function readReferral({ host, address, exchange, seen }: ParentView): Referral[] {
  return seen.kind === 'referral' ? [{ host, address, exchange, ...seen }] : [];
}
