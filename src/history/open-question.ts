import type { CheckId } from '../model/finding.js';
import type { FindingHistory } from '../model/history.js';
import type { AddressState, DomainReport, NameServerReport, Report, UnknownReport } from '../model/report.js';
import { reaches } from '../model/severity.js';
import { fill, message, type Text } from '../model/text.js';

const NOT_AUDITED = message('the name was not audited', 'このドメイン名は監査されませんでした');
const INCOMPLETE = message('the audit was incomplete: {why}', '監査が完了しませんでした（{why}）');
const LEFT_OUT = message('left out by the options of this run', '今回の実行のオプションで対象外です');
const LOST = message('{host} no longer answers as it did', '{host}が以前のように応答しません');
const NO_CHAIN = message('the chain of trust does not hold: {why}', '信頼の連鎖を確認できません（{why}）');

/**
 * Checks that compare the servers, or tell what one of them shows from what all of them show: where one is not heard,
 * nothing is disproved.
 */
export const COMPARISONS: readonly CheckId[] = [
  'consistency/ns-set',
  'consistency/soa-fields',
  'consistency/soa-serial',
  'delegation/parent-child-mismatch',
  'dnssec/servers-disagree',
  'dnssec/signature-invalid',
  'hijack/answers-diverge',
];

type Known = Pick<FindingHistory, 'id' | 'subject' | 'severity' | 'confidence'> &
  Partial<Pick<FindingHistory, 'state'>>;

/**
 * Why a result that does not show a finding does not disprove it either; undefined where it does. An error never
 * resolves a finding: when in doubt, the question is open. `before` is the row of the name in the earlier result.
 */
export function openQuestion(
  known: Known,
  row: DomainReport | undefined,
  filter: Report['run']['filter'],
  before?: DomainReport,
): Text | undefined {
  if (row === undefined) return NOT_AUDITED;
  if (filter !== undefined && (filter.off.includes(known.id) || !reaches(known, filter))) return LEFT_OUT;
  const unknown = row.unknowns.find(
    (one) => one.check === known.id && (isComparison(known) || mayBeAbout(one, known)),
  );
  if (unknown !== undefined) return unknown.reasonText;
  const lost = row.nameServers.find((server) => mayHaveShown(known, server, before));
  if (lost !== undefined) return fill(LOST, { host: lost.host });
  const why = brokenChain(known, row, before);
  if (why !== undefined) return fill(NO_CHAIN, { why });
  if (row.status !== 'incomplete') return undefined;
  const [first] = row.unknowns;
  return first === undefined ? NOT_AUDITED : fill(INCOMPLETE, { why: first.reasonText });
}

function isComparison({ id }: Known): boolean {
  return COMPARISONS.includes(id);
}

/** Unless they name different things of one kind, the unknown may be about the finding. */
function mayBeAbout({ subject }: UnknownReport, known: Known): boolean {
  return (['registeredDomain', 'nameServer', 'zone'] as const).every(
    (kind) =>
      subject[kind] === undefined ||
      known.subject[kind] === undefined ||
      subject[kind] === known.subject[kind],
  );
}

/** How much an address says of the zone. */
const SAYS: Readonly<Record<AddressState, number>> = {
  answers: 2,
  'not-authoritative': 1,
  unresponsive: 0,
  unclear: 0,
  'not-asked': 0,
};

/**
 * True for a server that may be the one that showed the finding, and that says less than it did. Once that has left a
 * question open, it stays open until the server answers again.
 */
function mayHaveShown(
  known: Known,
  { host, addresses }: NameServerReport,
  before: DomainReport | undefined,
): boolean {
  const isItself = known.subject.nameServer === host && known.subject.registeredDomain === undefined;
  if (!isItself && !isComparison(known)) return false;
  const earlier = before?.nameServers.find((one) => one.host === host)?.addresses ?? [];
  return addresses.some(({ address, state }) => {
    const then = earlier.find((one) => one.address === address)?.state;
    const isStillOpen = known.state === 'unknown' && state !== 'answers' && state !== 'not-asked';
    return isStillOpen || (then !== undefined && SAYS[state] < SAYS[then]);
  });
}

/** What DNSSEC shows hangs on the chain of trust: why it does not hold, where it seemed to; else undefined. */
function brokenChain(
  { id, state }: Known,
  { dnssec }: DomainReport,
  before: DomainReport | undefined,
): Text | undefined {
  if (!id.startsWith('dnssec/') || (dnssec?.state !== 'bogus' && dnssec?.state !== 'indeterminate'))
    return undefined;
  return before?.dnssec?.state !== dnssec.state || state === 'unknown' ? dnssec.text : undefined;
}
