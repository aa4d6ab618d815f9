import { commandFor } from '../../model/by-hand.js';
import type { ProofItem } from '../../model/finding.js';
import type { FindingReport } from '../../model/report.js';
import { askedOf } from '../asked.js';
import { jstDate, jstMinute, jstTime } from '../jst.js';
import { subjectOf } from '../subject-name.js';
import { commandLines } from './commands.js';
import { hang, span, stack, wrap } from './layout.js';
import { badge, inset, type Page, say } from './page.js';
import { CONFIDENCE_WORDS, HEADINGS, percent } from './words.js';

/** One finding: what was found, how sure, why we say so, and what to do. */
export function findingBlock(page: Page, finding: FindingReport): string[] {
  return [
    ...findingHeadline(page, finding, subjectOf(finding.subject)),
    ...inset(page, 2, (body) =>
      stack([
        [
          ...wrap([span(say(page, finding.title), page.palette.strong)], body.width),
          ...sureness(body, finding),
        ],
        wrap(say(page, finding.message), body.width),
        evidence(body, finding.evidence),
        page.verbose ? commandLines(body, byHand(finding.evidence)) : [],
        remedy(body, finding),
        page.verbose ? references(body, finding) : [],
      ]),
    ),
  ];
}

/** `[CRITICAL] hijack/ns-domain-unregistered  ns.example.jp` */
export function findingHeadline(page: Page, finding: FindingReport, about: string): string[] {
  const first = `${badge(page, finding.severity)} `;
  return hang(
    first,
    [span(finding.id, page.palette.strong), span(about === '' ? '' : `  ${about}`)],
    page.width,
  );
}

/** Evidence lines shown where not all are wanted. */
const FEW = 4;

function sureness(page: Page, finding: FindingReport): string[] {
  const sure = say(page, CONFIDENCE_WORDS[finding.confidence]);
  const parts = [page.lang === 'ja' ? `確度: ${sure}` : `Confidence: ${sure}`];
  if (finding.exposure !== null) {
    const share = percent(finding.exposure);
    parts.push(page.lang === 'ja' ? `影響: 名前解決の${share}` : `Exposure: ${share} of lookups`);
  }
  return wrap(parts.join('   '), page.width);
}

function evidence(page: Page, items: readonly ProofItem[]): string[] {
  const shown = page.verbose ? items : items.slice(0, FEW);
  const day = shown[0] === undefined ? '' : jstDate(shown[0].at);
  if (shown.length === 0) return [];
  const heading = say(page, HEADINGS.evidence);
  const title = page.lang === 'ja' ? `${heading}（${day} 日本時間）` : `${heading} (${day}, JST)`;
  const left = items.length - shown.length;
  return [
    page.palette.strong(title),
    ...inset(page, 2, (body) => [
      ...shown.flatMap((item) => proofLines(body, item, day)),
      ...(left === 0 ? [] : [page.palette.faint(say(page, moreEvidence(left)))]),
    ]),
  ];
}

function proofLines(page: Page, item: ProofItem, day: string): string[] {
  const time = jstDate(item.at) === day ? jstTime(item.at) : jstMinute(item.at);
  return hang(
    `${time}  `,
    [span(`${askedOf(item)}: `), span(item.observed, page.palette.strong)],
    page.width,
  );
}

/** The commands that show the evidence, each once. */
function byHand(items: readonly ProofItem[]): string[] {
  return [...new Set(items.flatMap((item) => commandFor(item) ?? []))];
}

function moreEvidence(count: number) {
  return { en: `and ${count} more (--verbose shows all)`, ja: `ほか${count}件（--verbose ですべて表示）` };
}

function remedy(page: Page, finding: FindingReport): string[] {
  const steps = finding.remediation[page.lang];
  if (steps.length === 0) return [];
  const number = String(steps.length).length;
  return [
    page.palette.strong(say(page, HEADINGS.remedy)),
    ...inset(page, 2, (body) =>
      steps.flatMap((step, index) => hang(`${String(index + 1).padStart(number)}. `, step, body.width)),
    ),
  ];
}

function references(page: Page, finding: FindingReport): string[] {
  return [
    page.palette.strong(say(page, HEADINGS.references)),
    ...inset(page, 2, (body) => finding.references.flatMap((reference) => wrap(reference, body.width))),
    page.palette.strong(say(page, HEADINGS.fingerprint)),
    ...inset(page, 2, (body) => wrap(finding.fingerprint, body.width)),
  ];
}
