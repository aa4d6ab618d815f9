import { expect, it } from 'vitest';
import { DOUBTS, doubtful, failureText, silenceText } from '../../src/derive/observed-text.js';
import { type Attempt, FAILURE_KINDS, type FailureKind } from '../../src/model/exchange.js';

const attempt = (transport: Attempt['transport'], kind: FailureKind) =>
  ({ transport, edns: true, at: '', elapsedMs: 1, outcome: { kind } }) as Attempt;

it('tells once of each way that was tried what came of it', () => {
  const twice = [attempt('udp', 'timeout'), attempt('udp', 'timeout'), attempt('tcp', 'refused')];
  expect(silenceText(twice).en).toBe('timeout (UDP), refused (TCP)');
  expect(silenceText(twice).ja.match(/UDP|TCP/g)).toEqual(['UDP', 'TCP']);
});

it.each(FAILURE_KINDS)('says %s in the language of the reader', (kind) => {
  const silence = doubtful(silenceText([attempt('udp', kind)]), DOUBTS.ipv6);
  expect(silence.en).toContain(kind);
  expect(silence.ja).not.toMatch(/[a-z]{2}/);
});

it('leaves response codes as they are', () => {
  expect(failureText('SERVFAIL')).toEqual({ en: 'SERVFAIL', ja: 'SERVFAIL' });
  expect(failureText('timeout').en).toBe('timeout');
  expect(failureText('timeout').ja).not.toMatch(/[a-z]/);
});
