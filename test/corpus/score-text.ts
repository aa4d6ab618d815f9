import type { Expected } from '../../fixtures/corpus/plot.js';
import type { CheckId } from '../../src/model/finding.js';
import type { FindingReport } from '../../src/model/report.js';
import type { Grade } from './grade.js';
import type { Tally } from './tally.js';

/** Complaints shown of one score; the table has the rest. */
const MAX_COMPLAINTS = 60;

/** The table of a seed's score. */
export function tableText(seed: number, all: readonly Tally[]): string {
  const rows = all.map((tally) => [
    tally.holds ? ' ' : '!',
    tally.id.padEnd(36),
    (tally.strictness === 'strict' ? 'confirmed or critical' : 'the rest').padEnd(22),
    `${tally.found}/${tally.expected}`.padStart(8),
    share(tally.recall),
    String(tally.falseAlarms).padStart(7),
    share(tally.precision),
  ]);
  const head = [' ', `seed ${seed}`.padEnd(36), ''.padEnd(22), '   found', 'recall', 'false ', 'precision'];
  return [head, ...rows].map((cells) => cells.join(' ').trimEnd()).join('\n');
}

/** What was missed and what was wrongly said, each with what reruns it alone. */
export function complaintsText(seed: number, grades: readonly Grade[]): string {
  const lines = grades.flatMap(({ label, row, misses, falseAlarms }) => {
    const where = `${label.kind}: --seed ${seed} --only ${label.audit}`;
    return [
      ...misses.map(({ expected, instead }) =>
        instead === undefined
          ? `missed ${wish(expected)} in ${where}${openText(row, expected)}`
          : `graded ${said(instead)} instead of ${wish(expected)} in ${where}`,
      ),
      ...falseAlarms.map((finding) => `false  ${said(finding)} in ${where}`),
    ];
  });
  const shown = lines.slice(0, MAX_COMPLAINTS);
  return [
    ...shown,
    ...(lines.length > shown.length ? [`... and ${lines.length - shown.length} more`] : []),
  ].join('\n');
}

/** Ids that labels ask for and no check has yet. */
export function notBuiltText(grades: readonly Grade[]): string {
  const counts = new Map<CheckId, number>();
  for (const { id } of grades.flatMap(({ notBuilt }) => notBuilt)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .sort()
    .map(([id, count]) => `not built: ${id} (${count} labels, not counted)`)
    .join('\n');
}

/** Everything about one name: its label, the rule it rests on, and what the audit said. */
export function explanationText({ label, row, misses, falseAlarms }: Grade): string {
  return [
    `${label.audit} (${label.kind})`,
    `  rule: ${label.rule}`,
    ...label.must.map((expected) => `  must: ${wish(expected)}`),
    ...label.may.map(({ id, about, atMost }) => `  may:  ${[id, about, atMost].filter(Boolean).join(' ')}`),
    ...row.nameServers.map(
      ({ host, addresses }) =>
        `  ns:   ${host} ${addresses.map(({ address, state }) => `${address} ${state}`).join(', ')}`,
    ),
    ...row.registrations.map(
      (one) =>
        `  reg:  ${one.domain} ${one.state} created ${one.createdAt} updated ${one.updatedAt} expires ${one.expiresAt}`,
    ),
    ...row.findings.map((finding) => `  said: ${said(finding)}\n        ${finding.message.en}`),
    ...row.unknowns.map(({ check, reason }) => `  open: ${check}: ${reason}`),
    `  ${misses.length} missed, ${falseAlarms.length} false`,
  ].join('\n');
}

/** Why the check could not tell, where it said so: a busy machine may have kept it from an answer. */
function openText({ unknowns }: Grade['row'], { id }: Expected): string {
  const open = unknowns.find(({ check }) => check === id);
  return open === undefined ? '' : ` (could not tell: ${open.reason})`;
}

function wish({ id, about, severity, confidence }: Expected): string {
  return [id, about, severity, confidence].filter(Boolean).join(' ');
}

function said({ id, subject, severity, confidence }: FindingReport): string {
  return [id, ...new Set(Object.values(subject)), severity, confidence].join(' ');
}

function share(value: number): string {
  return value.toFixed(3).padStart(6);
}
