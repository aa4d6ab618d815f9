import { describe, expect, it } from 'vitest';
import type { Label } from '../../fixtures/corpus/plot.js';
import type { DomainReport, FindingReport } from '../../src/model/report.js';
import { grade } from './grade.js';
import { complaintsText, explanationText, notBuiltText, tableText } from './score-text.js';
import { tallies } from './tally.js';

const ID = 'hijack/ns-domain-unregistered';
const BUILT = new Set([ID, 'hijack/ns-typo', 'resilience/no-ipv6'] as const);

const found = (about: string, severity: FindingReport['severity'] = 'critical'): FindingReport => ({
  id: ID,
  severity,
  confidence: 'confirmed',
  subject: { registeredDomain: about },
  exposure: 0.5,
  title: { en: '', ja: '' },
  message: { en: 'it is gone', ja: '' },
  remediation: { en: [], ja: [] },
  evidence: [],
  references: [],
  fingerprint: '',
});

const label = (parts: Partial<Label>): Label => ({
  audit: 'city.example.lg.jp',
  kind: 'a kind',
  rule: 'a rule',
  must: [],
  may: [],
  ...parts,
});

const row = (...findings: FindingReport[]) =>
  ({
    domain: 'city.example.lg.jp',
    nameServers: [],
    registrations: [],
    findings,
    unknowns: [],
  }) as unknown as DomainReport;

const MUST = [{ id: ID, about: 'example.jp', severity: 'critical', confidence: 'confirmed' }] as const;

describe('a grade', () => {
  it.each([
    ['a hit', label({ must: MUST }), [found('example.jp')], 1, 0, 0],
    ['a miss', label({ must: MUST }), [], 0, 1, 0],
    [
      'a wrong severity, which is a miss and no false alarm',
      label({ must: MUST }),
      [found('example.jp', 'high')],
      0,
      1,
      0,
    ],
    ['another subject, which is both', label({ must: MUST }), [found('example.com')], 0, 1, 1],
    ['a false alarm', label({}), [found('example.jp')], 0, 0, 1],
    [
      'what may be said',
      label({ may: [{ id: ID, atMost: 'high' }] }),
      [found('example.jp', 'info')],
      0,
      0,
      0,
    ],
    ['more than may be said', label({ may: [{ id: ID, atMost: 'high' }] }), [found('example.jp')], 0, 0, 1],
    [
      'a family that labels do not speak of',
      label({}),
      [{ ...found('x'), id: 'resilience/no-ipv6' as const }],
      0,
      0,
      0,
    ],
  ])('knows %s', (_, one, findings, hits, misses, falseAlarms) => {
    const graded = grade(one, row(...findings), BUILT);
    expect([graded.hits.length, graded.misses.length, graded.falseAlarms.length]).toEqual([
      hits,
      misses,
      falseAlarms,
    ]);
  });

  it('does not count what no check looks for yet, and says so', () => {
    const graded = grade(label({ must: [{ id: 'hijack/answers-diverge' }] }), row(), BUILT);
    expect(graded.misses).toEqual([]);
    expect(notBuiltText([graded])).toContain('hijack/answers-diverge');
  });
});

describe('a tally', () => {
  const hit = grade(label({ must: MUST }), row(found('example.jp')), BUILT);
  const miss = grade(label({ must: MUST }), row(), BUILT);
  const alarm = grade(label({}), row({ ...found('example.jp', 'low'), confidence: 'possible' }), BUILT);

  it('gives certain findings no slack', () => {
    const [tally] = tallies([...Array.from({ length: 199 }, () => hit), miss]);
    expect(tally).toMatchObject({ strictness: 'strict', recall: 0.995, holds: false });
  });

  it('gives others a hundredth', () => {
    const soft = { ...hit, hits: [{ id: ID } as const] };
    const [tally] = tallies([...Array.from({ length: 199 }, () => soft), alarm]);
    expect(tally).toMatchObject({ strictness: 'usual', falseAlarms: 1, precision: 0.995, holds: true });
    expect(tallies([soft, alarm])[0]?.holds).toBe(false);
  });

  it('is told with what reruns a name alone', () => {
    expect(tableText(7, tallies([hit, miss]))).toContain('1/2');
    expect(complaintsText(7, [miss, alarm])).toContain('--seed 7 --only city.example.lg.jp');
    expect(complaintsText(7, [hit])).toBe('');
    expect(explanationText(miss)).toContain('a rule');
  });
});
