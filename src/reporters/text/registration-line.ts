import type { DomainReport, RegistrationReport } from '../../model/report.js';
import type { Lang } from '../../model/text.js';
import { jstDate } from '../jst.js';
import { type Health, REGISTRATION_STATES } from './delegation-words.js';
import { type Span, span } from './layout.js';
import { type Page, say } from './page.js';
import { signedLine } from './signed-line.js';
import { joined } from './words.js';

/** `! example.jp: suspended, expires 2026-11-30, others can register it from 2026-12-01` */
export function registrationLine(page: Page, registration: RegistrationReport, row: DomainReport): Span[] {
  const state = REGISTRATION_STATES[registration.state];
  const facts = [say(page, state), ...dates(registration, jstDate(row.collectedAt), page)];
  if (isInQuestion(registration, row)) facts.push(say(page, SEE_FINDINGS));
  // The registry's own words matter most where we have no word for what it says. Why it said nothing stands with the
  // open questions.
  const isUnread = state.health === 'unknown' && registration.rules !== null;
  if (registration.detail !== '' && (isUnread || page.verbose)) {
    facts.push(page.lang === 'ja' ? `「${registration.detail}」` : `"${registration.detail}"`);
  }
  const domain = span(registration.domain, page.palette.strong);
  return signedLine(page, healthOf(registration, row), domain, joined(facts, page.lang));
}

/** The same domain a second time: its state alone. */
export function registrationAgainLine(
  page: Page,
  registration: RegistrationReport,
  row: DomainReport,
): Span[] {
  const state = REGISTRATION_STATES[registration.state];
  const again = { en: `${state.en}, as above`, ja: `${state.ja}、上と同じ` };
  return signedLine(page, healthOf(registration, row), span(registration.domain), say(page, again));
}

const SEE_FINDINGS = { en: 'but see the findings', ja: 'ただし検出結果を参照' };

/** A registration in order is no health where a finding doubts who holds it, or where it leads. */
function isInQuestion({ domain, state }: RegistrationReport, { findings }: DomainReport): boolean {
  return (
    REGISTRATION_STATES[state].health === 'good' &&
    findings.some(
      ({ id, severity, subject }) =>
        id.startsWith('hijack/') &&
        (severity === 'critical' || severity === 'high') &&
        subject.registeredDomain === domain,
    )
  );
}

function healthOf(registration: RegistrationReport, row: DomainReport): Health {
  return isInQuestion(registration, row) ? 'bad' : REGISTRATION_STATES[registration.state].health;
}

function dates(registration: RegistrationReport, today: string, page: Page): string[] {
  const { createdAt, updatedAt, expiresAt, hijackableFrom } = registration;
  const facts: string[] = [];
  if (createdAt !== null) facts.push(dated(page.lang, 'created', '登録日', createdAt));
  if (updatedAt !== null && page.verbose) facts.push(dated(page.lang, 'updated', '更新日', updatedAt));
  if (expiresAt !== null) {
    const isPast = jstDate(expiresAt) < today;
    const [en, ja] = isPast ? ['expired', '有効期限切れ'] : ['expires', '有効期限'];
    facts.push(dated(page.lang, en, ja, expiresAt));
  }
  if (hijackableFrom !== null) facts.push(openness(page.lang, jstDate(hijackableFrom), today));
  return facts;
}

function dated(lang: Lang, en: string, ja: string, value: string): string {
  return `${lang === 'ja' ? ja : en} ${jstDate(value)}`;
}

function openness(lang: Lang, date: string, today: string): string {
  if (date <= today) return lang === 'ja' ? '第三者が登録可能' : 'free for others to register';
  return lang === 'ja' ? `${date}に第三者が登録可能になる` : `others can register it from ${date}`;
}
