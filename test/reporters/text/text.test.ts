import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { CheckId } from '../../../src/model/finding.js';
import type { DomainReport, Report } from '../../../src/model/report.js';
import type { Lang } from '../../../src/model/text.js';
import { columnsOf } from '../../../src/reporters/text/columns.js';
import { renderText } from '../../../src/reporters/text/text.js';
import { expectGolden } from '../golden.js';
import { cleanCity, criticalCity, incompleteVillage } from '../sample-domains.js';
import { reportOf, SAMPLE_REPORTS } from '../sample-reports.js';

const LANGS: readonly Lang[] = ['en', 'ja'];
const names = Object.keys(SAMPLE_REPORTS) as (keyof typeof SAMPLE_REPORTS)[];
const everyPage = names.flatMap((name) =>
  LANGS.map((lang) => ({ name, lang, report: SAMPLE_REPORTS[name] })),
);

describe('golden text reports', () => {
  it.each(everyPage)('$name in $lang', ({ name, lang, report }) => {
    expectGolden(`text/${name}.${lang}.txt`, renderText(report, { lang }));
  });

  it.each(LANGS)('verbose, in %s', (lang) => {
    const text = renderText(SAMPLE_REPORTS['critical-unregistered'], { lang, verbose: true });
    expectGolden(`text/critical-unregistered.verbose.${lang}.txt`, text);
  });

  it.each(LANGS)('quiet, in %s', (lang) => {
    const text = renderText(SAMPLE_REPORTS['several-domains'], { lang, quiet: true });
    expectGolden(`text/several-domains.quiet.${lang}.txt`, text);
  });
});

it('tells many checks that wait for one answer by family, and all of them when asked', () => {
  const [one] = incompleteVillage.unknowns;
  if (one === undefined) throw new Error('the sample has no open question');
  const checks = ['zone/spf', 'zone/mx-name', 'zone/mx-target', 'hijack/ns-typo', 'dnssec/unsigned'] as const;
  const more = ['dnssec/key-flags', 'dnssec/cds-invalid'] as const;
  const page = (waiting: readonly CheckId[], verbose: boolean) =>
    renderText(reportOf([{ ...incompleteVillage, unknowns: waiting.map((check) => ({ ...one, check })) }]), {
      lang: 'en',
      verbose,
    }).replace(/\s+/g, ' ');
  const all = [...checks, ...more];
  expect(page(all, false)).toContain('dnssec/* (3), hijack/ns-typo, zone/* (3)');
  expect(page(all, true)).toContain(all.toSorted().join(', '));
  expect(page(checks, false)).toContain(checks.toSorted().join(', '));
});

it('marks a registration in order whose holder a finding doubts', () => {
  const line = (row: DomainReport) =>
    renderText(reportOf([row]), { lang: 'en' })
      .split('\n')
      .find((one) => /[✓!] example\.jp: active/.test(one));
  const registrations = criticalCity.registrations.map((one) => ({ ...one, state: 'active' as const }));
  expect(line({ ...criticalCity, registrations })).toContain('! example.jp: active');
  expect(line({ ...criticalCity, registrations, findings: [] })).toContain('✓ example.jp: active');
});

describe('every page', () => {
  it.each(everyPage)('$name in $lang keeps to the width', ({ lang, report }) => {
    for (const [asked, kept] of [
      [undefined, 80],
      [20, 60],
      [60, 60],
      [100, 100],
      [400, 120],
    ] as const) {
      const options = asked === undefined ? { lang } : { lang, width: asked };
      for (const line of renderText(report, { ...options, verbose: true }).split('\n')) {
        expect(columnsOf(line), line).toBeLessThanOrEqual(kept);
      }
    }
  });

  it.each(everyPage)('$name in $lang says the same without colour', ({ lang, report }) => {
    const coloured = renderText(report, { lang, colorLevel: 1, verbose: true });
    expect(coloured).not.toBe(stripVTControlCharacters(coloured));
    expect(stripVTControlCharacters(coloured)).toBe(renderText(report, { lang, verbose: true }));
  });

  it.each(everyPage)('$name in $lang has no trailing blanks and ends in one line end', ({ lang, report }) => {
    const text = renderText(report, { lang });
    expect(text).not.toMatch(/ \n/);
    expect(text).toMatch(/[^\n]\n$/);
  });
});

describe('what a page says', () => {
  it('is the same for the same facts in another order', () => {
    const report = SAMPLE_REPORTS['several-domains'];
    expect(renderText(reversed(report), { lang: 'ja' })).toBe(renderText(report, { lang: 'ja' }));
  });

  it('never shows health where a question is open', () => {
    // Even where a report contradicts itself.
    const report = reportOf([{ ...incompleteVillage, risk: 'none' }]);
    expect(renderText(report, { lang: 'en' })).toContain('[UNKNOWN] vill.example.lg.jp');
    expect(renderText(report, { lang: 'ja' })).toContain('[判定不能] vill.example.lg.jp');
    expect(renderText(report, { lang: 'en' })).not.toContain('[CLEAN]');
  });

  it('draws a page without any domain', () => {
    expect(renderText(reportOf([]), { lang: 'en' })).toContain('0 domains');
  });

  it('shows details of domains with findings or open questions only, where there are many', () => {
    const text = renderText(SAMPLE_REPORTS['several-domains'], { lang: 'en' });
    const headlines = text.split('\n').filter((line) => line.startsWith('['));
    expect(headlines.some((line) => line.includes(incompleteVillage.domain))).toBe(true);
    expect(headlines.some((line) => line.includes(cleanCity.domain))).toBe(false);
    expect(text).toContain(cleanCity.domain);
  });

  it('shows at most four pieces of evidence unless asked for all', () => {
    const last = 'example.jp. SOA @198.51.100.53';
    const report = SAMPLE_REPORTS['critical-unregistered'];
    expect(renderText(report, { lang: 'en' })).not.toContain(last);
    expect(renderText(report, { lang: 'en', verbose: true })).toContain(last);
  });
});

describe('hostile text', () => {
  const attacks = [
    '\u001b[2J\u001b]0;owned\u0007',
    'CLEAN\r[CRITICAL]',
    'a\u009b31mb',
    'a\u202egj.elpmaxe\u2066',
    'a\u200bb\u00adc\ufeff',
    'two\nlines',
    '\ud800',
    'x'.repeat(5000),
  ];

  it.each(attacks)('stays text: %j', (attack) => {
    const report = everyStringReplaced(reportOf([criticalCity, incompleteVillage]), attack);
    const text = renderText(report, { lang: 'en', verbose: true });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    for (const line of text.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(80);
  });
});

/** Words that the program itself switches on stay; all other texts become the attack. */
function everyStringReplaced(report: Report, attack: string): Report {
  const kept = new Set([
    'status',
    'risk',
    'state',
    'kind',
    'pattern',
    'relation',
    'severity',
    'confidence',
    'in',
  ]);
  const replace = (value: unknown, key: string): unknown => {
    if (kept.has(key)) return value;
    if (typeof value === 'string') return attack;
    if (Array.isArray(value)) return value.map((item) => replace(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replace(item, name)]));
  };
  return replace(report, '') as Report;
}

/** Every list whose order means nothing, turned round. */
function reversed(report: Report): Report {
  return {
    ...report,
    domains: report.domains.toReversed().map((row) => ({
      ...row,
      nameServers: row.nameServers.toReversed().map((server) => ({
        ...server,
        addresses: server.addresses.toReversed(),
        in: server.in.toReversed(),
      })),
      registrations: row.registrations.toReversed(),
      findings: row.findings.toReversed(),
      unknowns: row.unknowns.toReversed(),
    })),
    rootCauses: report.rootCauses.toReversed(),
  };
}
