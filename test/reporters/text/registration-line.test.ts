import { expect, it } from 'vitest';
import { renderText } from '../../../src/reporters/text/text.js';
import { SAMPLE_REPORTS } from '../sample-reports.js';

const sample = SAMPLE_REPORTS['suspended-with-dates'];

/** The report where the domain's expiry is that day; the audit was on 2026-11-22 in Japan. */
function saidOf(expiresAt: string, lang: 'en' | 'ja'): string {
  const domains = sample.domains.map((row) => ({
    ...row,
    registrations: row.registrations.map((one) => ({ ...one, expiresAt })),
  }));
  return renderText({ ...sample, domains }, { lang }).replace(/[\s│]+/g, ' ');
}

it.each([
  ['en', 'expires 2026-12-31', 'expired 2026-10-31'],
  ['ja', '有効期限 2026-12-31', '有効期限切れ 2026-10-31'],
] as const)('tells in %s an expiry to come from one that has passed', (lang, ahead, past) => {
  expect(saidOf('2026-12-31', lang)).toContain(ahead);
  expect(saidOf('2026-10-31', lang)).toContain(past);
});
