import type { FindingHistory } from '../model/history.js';
import type { DomainReport, Report, UnknownReport } from '../model/report.js';
import { reaches } from '../model/severity.js';
import { fill, message, type Text } from '../model/text.js';

const NOT_AUDITED = message('the name was not audited', 'このドメイン名は監査されませんでした');
const INCOMPLETE = message('the audit was incomplete: {why}', '監査が完了しませんでした（{why}）');
const LEFT_OUT = message('left out by the options of this run', '今回の実行のオプションで対象外です');

type Known = Pick<FindingHistory, 'id' | 'subject' | 'severity' | 'confidence'>;

/**
 * Why a result that does not show a finding does not disprove it either; undefined where it does. An error never
 * resolves a finding: when in doubt, the question is open.
 */
export function openQuestion(
  known: Known,
  row: DomainReport | undefined,
  filter: Report['run']['filter'],
): Text | undefined {
  if (row === undefined) return NOT_AUDITED;
  if (filter !== undefined && (filter.off.includes(known.id) || !reaches(known, filter))) return LEFT_OUT;
  const unknown = row.unknowns.find((one) => one.check === known.id && mayBeAbout(one, known));
  if (unknown !== undefined) return unknown.reasonText;
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
