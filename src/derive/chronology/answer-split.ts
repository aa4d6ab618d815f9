import type { DomainName } from '../../dns/name.js';
import type { AddressView, ServerView } from '../observed-servers.js';
import { childNameServers } from '../server-views.js';

const SPLIT_FIELDS = ['soa', 'ns', 'mx'] as const;
type SplitField = (typeof SPLIT_FIELDS)[number];

/**
 * How the answers of some servers compare to those of all others. `fields` are those in which nobody outside says what
 * anybody inside says: who runs the zone, and where mail (or, without any mail, the web) goes.
 * - `along`: each side is of one mind, and the two differ in `fields`, mail among them.
 * - `elsewhere`: a side is divided in itself. - `none`: they agree, or differ in less.
 */
export type AnswerSplit =
  | { readonly kind: 'along'; readonly fields: readonly SplitField[] }
  | { readonly kind: 'elsewhere'; readonly fields: readonly SplitField[] }
  | { readonly kind: 'none' };

/**
 * Compares SOA (mname and rname, never the serial: secondaries lag), NS and MX. Addresses differ by place on purpose
 * (GeoDNS), and two providers of one zone name themselves in SOA and NS: so only a split that also sends mail elsewhere
 * counts, or visitors where the zone has no mail.
 *
 * A server that nobody but this side lists is on this side: a thief names his own further servers, in any domain.
 */
export function splitAt(
  servers: readonly ServerView[],
  isInside: (server: ServerView) => boolean,
): AnswerSplit | null {
  const listedByOthers = new Set(
    servers
      .filter((server) => server.inParent && !isInside(server))
      .flatMap(({ addresses }) => addresses.flatMap(childNameServers)),
  );
  const isOurs = (server: ServerView) =>
    isInside(server) || (!server.inParent && !listedByOthers.has(server.host));
  const inside = answering(servers.filter(isOurs));
  const outside = answering(servers.filter((server) => !isOurs(server)));
  if (inside.length === 0 || outside.length === 0) return null;
  const fields: SplitField[] = SPLIT_FIELDS.filter((field) =>
    areApart(said(inside, field), said(outside, field)),
  );
  if (!fields.includes('mx') && sendsVisitorsElsewhere(inside, outside)) fields.push('mx');
  const isDivided = [inside, outside].some((side) =>
    SPLIT_FIELDS.some((field) => said(side, field).size > 1),
  );
  if (isDivided) return { kind: 'elsewhere', fields };
  return fields.includes('mx') && fields.length > 1 ? { kind: 'along', fields } : { kind: 'none' };
}

/** One of three random names may be chance. */
const NAMES_NEEDED = 2;

/** True where an address answers for names that nobody registered. */
export function isPromiscuous(address: AddressView): boolean {
  return promiscuousAnswers(address).length >= NAMES_NEEDED;
}

/** The random names that an address answered for with authority. */
export function promiscuousAnswers({ answers }: AddressView): DomainName[] {
  return [answers.control, answers['control-2'], answers['control-3']].flatMap((answer) =>
    answer?.response?.kind === 'answer' && answer.response.authoritative
      ? [answer.exchange.question.name]
      : [],
  );
}

function answering(servers: readonly ServerView[]): AddressView[] {
  return servers.flatMap(({ addresses }) => addresses).filter(({ state }) => state === 'answers');
}

/** What the addresses say in one field, each answer once; empty where nobody said. */
function said(addresses: readonly AddressView[], field: SplitField): ReadonlySet<string> {
  return new Set(addresses.flatMap((address) => identity(address, field) ?? []));
}

/** True where both sides speak, and nothing is said on both. */
function areApart(here: ReadonlySet<string>, there: ReadonlySet<string>): boolean {
  return here.size > 0 && there.size > 0 && [...here].every((one) => !there.has(one));
}

function sendsVisitorsElsewhere(inside: readonly AddressView[], outside: readonly AddressView[]): boolean {
  const mail = [said(inside, 'mx'), said(outside, 'mx')];
  if (!mail.every((side) => side.size === 1 && side.has('mx'))) return false;
  const targets = (addresses: readonly AddressView[]) => {
    const records = addresses.flatMap(({ answers }) => [
      ...(answers.a?.records ?? []),
      ...(answers.www?.records ?? []),
    ]);
    return new Set(records.flatMap((rr) => (rr.type === 'A' ? [rr.address] : [])));
  };
  return areApart(targets(inside), targets(outside));
}

/** What an address says in one field, as one text; null where it did not say. */
function identity({ answers }: AddressView, field: SplitField): string | null {
  const answer = answers[field];
  if (answer?.message === undefined) return null;
  const kind = answer.response?.kind;
  if (kind !== 'answer' && kind !== 'no-data') return null;
  const parts = answer.records.map((rr) => {
    if (rr.type === 'SOA') return `${rr.mname} ${rr.rname}`;
    if (rr.type === 'NS') return rr.target;
    return rr.type === 'MX' ? rr.exchange : '';
  });
  return [field, ...new Set(parts.sort())].join(' ');
}
