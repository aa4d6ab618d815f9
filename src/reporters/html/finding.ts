import { commandFor } from '../../model/by-hand.js';
import type { ProofItem } from '../../model/finding.js';
import type { FindingReport } from '../../model/report.js';
import type { Lang } from '../../model/text.js';
import { askedOf } from '../asked.js';
import { jstDate, jstTime } from '../jst.js';
import { subjectName } from '../subject-name.js';
import { CONFIDENCE_WORDS, counted, HEADINGS, percent } from '../text/words.js';
import { badge, classOf, h, headedList } from './markup.js';

/** One finding: what it is, how sure, what to do; the evidence folded away below. */
export function findingCard(finding: FindingReport, lang: Lang): string[] {
  const { id, severity, subject } = finding;
  return [
    `<article class="card ${classOf(severity)}">`,
    `<h3>${badge(severity, lang)} ${h(finding.title[lang])}</h3>`,
    `<p class="faint"><code>${h(id)}</code> ${h(subjectName(subject))}</p>`,
    `<p>${h(finding.message[lang])}</p>`,
    `<p class="faint">${h(sureness(finding, lang))}</p>`,
    ...headedList('ol', HEADINGS.remedy[lang], finding.remediation[lang].map(h)),
    ...proof(finding, lang),
    '</article>',
  ];
}

function sureness({ confidence, exposure }: FindingReport, lang: Lang): string {
  const sure = CONFIDENCE_WORDS[confidence][lang];
  const parts = [{ en: `Confidence: ${sure}`, ja: `確度: ${sure}` }[lang]];
  if (exposure !== null) {
    const share = percent(exposure);
    parts.push({ en: `Exposure: ${share} of lookups`, ja: `影響: 名前解決の${share}` }[lang]);
  }
  return parts.join(lang === 'ja' ? '、' : ', ');
}

function proof({ evidence, references, fingerprint }: FindingReport, lang: Lang): string[] {
  const count = evidence.length;
  const label = {
    en: count === 0 ? 'References' : `Evidence (${counted(count, 'observation', 'observations')})`,
    ja: count === 0 ? '参考' : `根拠（観測${count}件）`,
  };
  const commands = [...new Set(evidence.flatMap((item) => commandFor(item) ?? []))];
  return [
    '<details>',
    `<summary>${label[lang]}</summary>`,
    ...(count === 0 ? [] : ['<ul class="proof">', ...evidence.map((item) => proofItem(item, lang)), '</ul>']),
    ...(commands.length === 0
      ? []
      : [`<h4>${HEADINGS.byHand[lang]}</h4>`, `<pre>${h(commands.join('\n'))}</pre>`]),
    ...headedList('ul', HEADINGS.references[lang], references.map(h)),
    `<p class="faint">${HEADINGS.fingerprint[lang]}: <code>${h(fingerprint)}</code></p>`,
    '</details>',
  ];
}

function proofItem(item: ProofItem, lang: Lang): string {
  const at = `${jstDate(item.at)} ${jstTime(item.at)}`;
  const when = { en: `${at} JST`, ja: `${at}（日本時間）` }[lang];
  return `<li><time>${h(when)}</time> <code>${h(askedOf(item))}</code><br><strong>${h(item.observed)}</strong></li>`;
}
