import type { CheckId } from '../model/finding.js';
import type { FindingHistory } from '../model/history.js';
import type { DomainReport, NameServerReport, Report, UnknownReport } from '../model/report.js';
import { reaches } from '../model/severity.js';
import { fill, message, type Text } from '../model/text.js';

const NOT_AUDITED = message('the name was not audited', 'このドメイン名は監査されませんでした');
const INCOMPLETE = message('the audit was incomplete: {why}', '監査が完了しませんでした（{why}）');
const LEFT_OUT = message('left out by the options of this run', '今回の実行のオプションで対象外です');
const LOST = message('{host} no longer answers as it did', '{host}が以前のように応答しません');

/** Checks that compare the servers: without one of them there is nothing to see, and nothing is disproved. */
export const COMPARISONS: readonly CheckId[] = [
  'consistency/ns-set',
  'consistency/soa-fields',
  'consistency/soa-serial',
  'delegation/parent-child-mismatch',
  'dnssec/servers-disagree',
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
  const unknown = row.unknowns.find((one) => one.check === known.id && mayBeAbout(one, known));
  if (unknown !== undefined) return unknown.reasonText;
  const lost = row.nameServers.find((server) => mayHaveShown(known, server, before));
  if (lost !== undefined) return fill(LOST, { host: lost.host });
  if (row.status !== 'incomplete') return undefined;
  const [first] = row.unknowns;
  return first === undefined ? NOT_AUDITED : fill(INCOMPLETE, { why: first.reasonText });
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

/**
 * True for a server that may be the one that showed the finding, and that answered then and does not now. Once that has
 * left a question open, it stays open until the server answers again.
 */
function mayHaveShown(
  { id, subject, state }: Known,
  { host, addresses }: NameServerReport,
  before: DomainReport | undefined,
): boolean {
  const isCompared = COMPARISONS.includes(id);
  const isItself = subject.nameServer === host && subject.registeredDomain === undefined;
  if (!isCompared && !isItself) return false;
  const earlier = before?.nameServers.find((one) => one.host === host)?.addresses ?? [];
  return addresses.some((now) => {
    const then = earlier.find(({ address }) => address === now.address)?.state;
    // To be compared, an answer must be one with authority.
    return isCompared
      ? now.state !== 'answers' && (then === 'answers' || state === 'unknown')
      : now.state === 'unresponsive' &&
          (then === 'not-authoritative' || then === 'answers' || state === 'unknown');
  });
}
