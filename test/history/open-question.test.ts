import { describe, expect, it } from 'vitest';
import { openQuestion } from '../../src/history/open-question.js';
import type { Subject } from '../../src/model/finding.js';
import { found, open, rowOf } from './sample-report.js';

const A = 'a.example.lg.jp';
const known = found('gone.jp', 'high', { confidence: 'probable' });
const other = found('other.jp');

describe('a question about something', () => {
  const HOST = { nameServer: 'ns.gone.jp', registeredDomain: 'gone.jp' };
  it.each<[string, Subject, Subject, boolean]>([
    ['the same domain', { registeredDomain: 'gone.jp' }, HOST, true],
    ['another domain', { registeredDomain: 'third.jp' }, HOST, false],
    [
      'another host of the same domain',
      { nameServer: 'ns2.gone.jp', registeredDomain: 'gone.jp' },
      HOST,
      false,
    ],
    ['the same host', { nameServer: 'ns.gone.jp' }, HOST, true],
    ['another host', { nameServer: 'ns2.gone.jp' }, HOST, false],
    ['another zone', { zone: 'b.example.lg.jp' }, { zone: A }, false],
    ['something of another kind', { zone: A }, HOST, true],
    ['nothing in particular', {}, HOST, true],
    ['something, where the finding names nothing', HOST, {}, true],
  ])('%s', (_, asked, subject, isOpen) => {
    const row = rowOf(A, [other], [open({ subject: asked })]);
    expect(openQuestion({ ...known, subject }, row, undefined) !== undefined).toBe(isOpen);
  });

  it('is another check’s', () => {
    const row = rowOf(A, [other], [open({ check: 'zone/other', subject: known.subject })]);
    expect(openQuestion(known, row, undefined)).toBeUndefined();
  });
});

describe('what the options leave out', () => {
  const ALL = { minSeverity: 'info', minConfidence: 'possible', off: [] } as const;
  it.each([
    ['nothing', ALL, false],
    ['milder findings', { ...ALL, minSeverity: 'high' }, false],
    ['findings as severe', { ...ALL, minSeverity: 'critical' }, true],
    ['less certain findings', { ...ALL, minConfidence: 'probable' }, false],
    ['findings as certain', { ...ALL, minConfidence: 'confirmed' }, true],
    ['the check itself', { ...ALL, off: [known.id] }, true],
    ['another check', { ...ALL, off: ['zone/other'] }, false],
  ] as const)('%s', (_, filter, isOpen) => {
    expect(openQuestion(known, rowOf(A, []), filter) !== undefined).toBe(isOpen);
  });
});

describe('an audit that was incomplete', () => {
  it('leaves everything open, and says why', () => {
    const row = rowOf(A, [], [open({ check: 'zone/other' })]);
    expect(openQuestion(known, row, undefined)?.en).toContain('rate limited');
  });

  it('is told apart from one that was not made', () => {
    const incomplete = openQuestion(known, rowOf(A, [], [open({ check: 'zone/other' })]), undefined);
    expect(openQuestion(known, undefined, undefined)).not.toEqual(incomplete);
  });
});
