import type { NsDomainView } from '../../derive/audit-view.js';
import type { ServerView } from '../../derive/observed-servers.js';
import type { Unknown } from '../../model/finding.js';
import { fill, listText, message, type Text } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { domainOf } from '../domains.js';
import { finding } from '../finding.js';
import { proofOfKeys, proofOfReferrals } from '../proof.js';
import { type Referral, withReferrals } from '../referrals.js';
import { correctGlue } from '../remedy/delegation.js';
import { FAMILIES, type Family, lookupOf, openLookup, resolutionKeys } from '../servers.js';
import { judgeEach, SOUND, type Verdict } from '../verdict.js';
import { standingOf } from '../witnesses.js';

const messages = {
  differs: message(
    'The address of {host} at the parent zone differs from its own. Parent: {glue}. Its own: {own}.',
    '{host}のIPアドレスが、親ゾーン側（グルー）とサーバー自身のゾーンとで異なります。親ゾーン側：{glue}。自身のゾーン：{own}。',
  ),
};

/** The parent's glue differs from the addresses that the host has with authority. */
export const glueMismatch: Check = {
  id: 'delegation/glue-mismatch',
  title: message(
    'The parent gives other addresses for a name server than its own zone',
    '親ゾーンのグルーと、権威DNSサーバー自身のIPアドレスが異なります',
  ),
  why: message(
    'Resolvers that follow the parent ask an address that may no longer be the server’s, and may by now belong to somebody else.',
    '親ゾーンに従うキャッシュDNSサーバーは、すでに使っていない（第三者のものかもしれない）IPアドレスに問い合わせます。',
  ),
  remedy: message(
    'Settle which addresses are right, and correct the other side.',
    '正しいIPアドレスを確認し、誤っている側を修正してください。',
  ),
  references: ['RFC 1034 section 4.2.2', 'RFC 9471', 'RFC 1912 section 2.3'],
  messages,
  needs: 'delegation',
  run: (view) =>
    withReferrals(view, (referrals) =>
      judgeEach(view.delegation.servers, (server) => judge(view, server, referrals)),
    ),
};

function judge(view: DelegatedView, server: ServerView, referrals: readonly Referral[]): Verdict {
  const domain = domainOf(view, server);
  // Glue left behind by a domain that is gone has a check of its own, and nobody to correct it.
  if (domain !== undefined && mayBeGone(domain)) return SOUND;
  const families = FAMILIES.filter((family) => glueIn(server, family).length > 0);
  const unknowns = families.flatMap((family) => openQuestion(server, family));
  const differing = families.filter((family) => {
    const own = ownAddresses(server, family);
    return own !== undefined && !sameSet(own, glueIn(server, family));
  });
  if (differing.length === 0) return { findings: [], unknowns };
  const { host } = server;
  const own = differing.flatMap((family) => ownAddresses(server, family) ?? []);
  const mismatch = finding(
    messages,
    'differs',
    { host, glue: listText(differing.flatMap((family) => glueIn(server, family))), own: ownText(own) },
    {
      subject: { nameServer: host },
      confidence: 'confirmed',
      remediation: correctGlue(view, server),
      evidence: [
        ...proofOfReferrals(referrals.filter(({ glue }) => glue.some((other) => other.host === host))),
        ...proofOfKeys(view.evidence, resolutionKeys(server, differing)),
      ],
      exposure: null,
    },
  );
  return { findings: [mismatch], unknowns };
}

function mayBeGone(domain: NsDomainView): boolean {
  const standing = standingOf(domain);
  return standing === 'gone' || (standing === 'unclear' && domain.existence.kind === 'nonexistent');
}

function glueIn(server: ServerView, family: Family): string[] {
  return server.glue.filter((glue) => glue.family === family).map(({ address }) => address);
}

/** What the host's own zone says with authority: none is an answer too. Undefined where nothing was learnt. */
function ownAddresses(server: ServerView, family: Family): readonly string[] | undefined {
  const outcome = lookupOf(server, family)?.outcome;
  switch (outcome?.kind) {
    case 'addresses':
      return outcome.addresses;
    case 'no-data':
    case 'no-name':
      return [];
    case 'failed':
    case 'not-asked':
    case undefined:
      return undefined;
  }
}

const CYCLIC = message(
  '{host}: its own addresses cannot be resolved, the way leads back to itself',
  '{host}：解決の経路が循環しているため、自身のゾーンのIPアドレスを得られません',
);

/** A lookup that failed leaves the comparison open, for whatever reason it failed. */
function openQuestion(server: ServerView, family: Family): Unknown[] {
  const outcome = lookupOf(server, family)?.outcome;
  if (outcome?.kind === 'failed' && outcome.failure.kind === 'cyclic') {
    return [{ reason: fill(CYCLIC, { host: server.host }), subject: { nameServer: server.host } }];
  }
  const open = openLookup(server, family);
  return open === undefined ? [] : [open];
}

const NONE = message('none', 'なし');

function ownText(addresses: readonly string[]): Text {
  return addresses.length === 0 ? NONE : listText(addresses);
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((address) => right.includes(address));
}
