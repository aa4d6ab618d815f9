import { nsDomainExpiring } from '../../../src/checks/hijack/ns-domain-expiring.js';
import type { Registration } from '../../../src/model/registration.js';
import { outcomeTable } from '../outcome-table.js';
import { nsDomain, registered, unanswered, view } from '../view-builder.js';

const subject = { nameServer: 'ns.example.jp', registeredDomain: 'example.jp' };
const GTLD = { rules: 'gtld' } as const;

const seen = (registration: Partial<Registration>) =>
  view({ domains: [nsDomain({ lookup: registered(registration) })] });

outcomeTable(nsDomainExpiring, [
  { name: 'a year ahead passes', view: view(), outcome: 'pass' },
  { name: '31 days ahead pass', view: seen({ ...GTLD, expiresAt: '2026-12-23' }), outcome: 'pass' },
  {
    name: '30 days ahead are soon',
    view: seen({ ...GTLD, expiresAt: '2026-12-22' }),
    outcome: 'fail',
    findings: [{ message: 'soon', severity: 'medium', confidence: 'confirmed', subject, exposure: 0.5 }],
  },
  {
    name: 'an instant counts by its day in Japan: 2026-12-23 there',
    view: seen({ ...GTLD, expiresAt: '2026-12-22T16:00:00Z' }),
    outcome: 'pass',
  },
  {
    name: 'a JP name renews itself',
    view: seen({ expiresAt: '2026-11-30' }),
    outcome: 'fail',
    findings: [{ message: 'renews-itself', severity: 'info', subject }],
  },
  {
    name: 'so does an organizational one',
    view: seen({ expiresAt: '2026-11-30', rules: 'jp-organizational' }),
    outcome: 'fail',
    findings: [{ message: 'renews-itself', severity: 'info', subject }],
  },
  {
    name: 'a date already past is another check’s',
    view: seen({ ...GTLD, expiresAt: '2026-11-01' }),
    outcome: 'pass',
  },
  {
    name: 'so is an instant that passed this morning',
    view: seen({ ...GTLD, expiresAt: '2026-11-22T02:59:00Z' }),
    outcome: 'pass',
  },
  {
    name: 'an instant later today is soon',
    view: seen({ ...GTLD, expiresAt: '2026-11-22T03:01:00Z' }),
    outcome: 'fail',
    findings: [{ message: 'soon', severity: 'medium', subject }],
  },
  {
    name: 'so is a term that ends with today',
    view: seen({ ...GTLD, expiresAt: '2026-11-22' }),
    outcome: 'fail',
    findings: [{ message: 'soon', severity: 'medium', subject }],
  },
  { name: 'no date, no term', view: seen({ rules: 'other', expiresAt: null }), outcome: 'pass' },
  { name: 'an absurd year is far away', view: seen({ ...GTLD, expiresAt: '294247-01-10' }), outcome: 'pass' },
  {
    name: 'a suspended name is another check’s',
    view: seen({ state: 'suspended', expiresAt: '2026-11-30' }),
    outcome: 'pass',
  },
  {
    name: 'the grace after a renewal passes',
    view: seen({ ...GTLD, state: 'auto-renew-grace', expiresAt: '2026-11-30' }),
    outcome: 'pass',
  },
  {
    name: 'a registry out of service tells nothing',
    view: view({ domains: [nsDomain({ lookup: unanswered('unavailable') })] }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
]);
