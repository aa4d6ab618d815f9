import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/index.js';
import { COMPARISONS, openQuestion } from '../../src/history/open-question.js';
import type { Subject } from '../../src/model/finding.js';
import type { AddressState, DomainReport } from '../../src/model/report.js';
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

describe('a server that no longer answers as it did', () => {
  const HOST = 'ns1.example.jp';
  const withServer = (state: AddressState, host = HOST): DomainReport => ({
    ...rowOf(A, [other]),
    nameServers: [
      {
        host,
        relation: 'out-of-bailiwick',
        registeredDomain: 'example.jp',
        in: ['parent'],
        addresses: [{ address: '192.0.2.1', state }],
      },
    ],
  });
  const itself = { ...known, id: 'delegation/not-authoritative', subject: { nameServer: HOST } } as const;
  const compared = { ...known, id: 'consistency/ns-set', subject: { zone: A } } as const;
  const signed = { ...known, id: 'dnssec/weak-algorithm', subject: { nameServer: HOST } } as const;
  const between = {
    ...known,
    id: 'hijack/answers-diverge',
    subject: { nameServer: 'ns2.example.com' },
  } as const;
  const content = { ...known, id: 'zone/spf', subject: { zone: A } } as const;
  const registered = { ...known, subject: { nameServer: HOST, registeredDomain: 'example.jp' } };

  it.each<[string, Parameters<typeof openQuestion>[0], AddressState, AddressState, boolean]>([
    ['leaves open what it was found at', itself, 'not-authoritative', 'unresponsive', true],
    ['leaves open what servers were compared for', compared, 'answers', 'not-authoritative', true],
    ['leaves open what is said of another one, too', between, 'answers', 'unresponsive', true],
    [
      'leaves open what was open before',
      { ...compared, state: 'unknown' },
      'unresponsive',
      'unresponsive',
      true,
    ],
    ['leaves open what its signatures showed', signed, 'answers', 'not-authoritative', true],
    [
      'is none where an address was never asked',
      { ...compared, state: 'unknown' },
      'not-asked',
      'not-asked',
      false,
    ],
    ['is none where it answers', compared, 'answers', 'answers', false],
    ['is none where it has recovered', itself, 'not-authoritative', 'answers', false],
    ['is none where it did not answer then either', compared, 'unresponsive', 'unresponsive', false],
    ['says nothing of what the zone holds', content, 'answers', 'unresponsive', false],
    ['says nothing of a registration', registered, 'answers', 'unresponsive', false],
  ])('%s', (_, finding, then, now, isOpen) => {
    const question = openQuestion(finding, withServer(now), undefined, withServer(then));
    expect(question !== undefined).toBe(isOpen);
  });

  it('is not one that is no longer asked', () => {
    const later = withServer('answers', 'ns3.example.jp');
    expect(openQuestion(itself, later, undefined, withServer('not-authoritative'))).toBeUndefined();
  });

  it('leaves a comparison open, whichever server the question is about', () => {
    const asked = open({ check: between.id, subject: { nameServer: 'ns9.example.com' } });
    expect(openQuestion(between, rowOf(A, [other], [asked]), undefined)).toBeDefined();
  });

  it('is thought of for checks that there are', () => {
    const ids = CHECKS.map(({ id }) => id);
    for (const id of COMPARISONS) expect(ids).toContain(id);
  });
});

describe('a chain of trust', () => {
  type State = NonNullable<DomainReport['dnssec']>['state'];
  const chained = (state: State): DomainReport => ({
    ...rowOf(A, [other]),
    dnssec: { state, text: { en: 'there is no signature', ja: '署名がありません' } },
  });
  const pending = { ...known, id: 'dnssec/ds-change-pending', subject: { zone: A } } as const;

  it.each<[string, Parameters<typeof openQuestion>[0], State, State, boolean]>([
    ['that broke leaves open what hangs on it', pending, 'secure', 'bogus', true],
    ['that cannot be followed any more does so, too', pending, 'insecure', 'indeterminate', true],
    ['that is still broken leaves open what was', { ...pending, state: 'unknown' }, 'bogus', 'bogus', true],
    ['that was broken before says what it said', pending, 'bogus', 'bogus', false],
    ['that holds disproves', pending, 'bogus', 'secure', false],
    ['says nothing of other checks', known, 'secure', 'bogus', false],
  ])('%s', (_, finding, then, now, isOpen) => {
    const question = openQuestion(finding, chained(now), undefined, chained(then));
    expect(question !== undefined).toBe(isOpen);
  });
});
