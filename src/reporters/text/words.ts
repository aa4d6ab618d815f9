import type { Confidence, Severity } from '../../model/severity.js';
import type { Lang, Text } from '../../model/text.js';

/** The severities. Japanese as IPA translates the levels of CVSS (緊急, 重要, 警告, 注意). */
export const SEVERITY_WORDS: Readonly<Record<Severity, Text>> = {
  critical: { en: 'CRITICAL', ja: '緊急' },
  high: { en: 'HIGH', ja: '重要' },
  medium: { en: 'MEDIUM', ja: '警告' },
  low: { en: 'LOW', ja: '注意' },
  info: { en: 'INFO', ja: '情報' },
};

/** What stands in the place of a severity where a domain has no finding. */
export const STATUS_WORDS = {
  clean: { en: 'CLEAN', ja: '正常' },
  incomplete: { en: 'UNKNOWN', ja: '判定不能' },
} as const satisfies Record<string, Text>;

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, Text>> = {
  confirmed: { en: 'confirmed', ja: '確認済み' },
  probable: { en: 'probable', ja: '可能性が高い' },
  possible: { en: 'possible', ja: '可能性がある' },
};

export const HEADINGS = {
  delegation: { en: 'Delegation', ja: '委任' },
  overview: { en: 'Overview', ja: '一覧' },
  evidence: { en: 'Evidence', ja: '根拠' },
  byHand: { en: 'To see it yourself', ja: '手元で確かめるコマンド' },
  remedy: { en: 'What to do', ja: '対処' },
  references: { en: 'References', ja: '参考' },
  fingerprint: { en: 'Fingerprint', ja: '識別子' },
  unknowns: { en: 'Could not tell', ja: '判定不能' },
  coverage: { en: 'How far back it looked', ja: '過去の変化を確認した範囲' },
  rootCauses: { en: 'Common causes', ja: '共通の原因' },
  why: { en: 'Why it matters', ja: 'なぜ重要か' },
  messages: { en: 'What it reports', ja: '報告する内容' },
} as const satisfies Record<string, Text>;

/** What the reader is to make of open questions. */
export const OPEN_MEANING: Text = {
  en: 'An open question is no sign of health. Run the audit again later; "lgaudit doctor" tells whether this network is fit for it.',
  ja: '判定不能は「正常」を意味しません。時間をおいて再度監査してください。このネットワークの状態はlgaudit doctorで確認できます。',
};

export const COLUMN_WORDS = {
  risk: { en: 'Risk', ja: '重大度' },
  found: { en: 'Found', ja: '検出' },
  domain: { en: 'Domain', ja: 'ドメイン名' },
  worst: { en: 'Worst finding', ja: '最も重い検出' },
  id: { en: 'Id', ja: 'ID' },
  title: { en: 'Finds', ja: '検出する状態' },
  severity: { en: 'Severity', ja: '重大度' },
} as const satisfies Record<string, Text>;

/** `1 finding`, `2 findings`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A share of lookups, 0 to 1, as whole percent; what is not nothing is never shown as 0. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<1%';
  if (share < 1 && share > 0.99) return '>99%';
  return `${Math.round(share * 100)}%`;
}

/** Parts of one sentence: `a, b` in English, `a、b` in Japanese. */
export function joined(parts: readonly string[], lang: Lang): string {
  return parts.join(lang === 'ja' ? '、' : ', ');
}
