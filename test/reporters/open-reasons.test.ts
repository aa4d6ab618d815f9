import { describe, expect, it } from 'vitest';
import type { CheckId, Subject } from '../../src/model/finding.js';
import type { UnknownReport } from '../../src/model/report.js';
import { meaningOf, openReasons } from '../../src/reporters/open-reasons.js';

function open(check: CheckId, en: string, subject: Subject): UnknownReport {
  return { check, reason: en, reasonText: { en, ja: `（${en}）` }, subject };
}

describe('open questions by reason', () => {
  it('names each reason once, with all that waits for it', () => {
    const silent = 'ns1.example.jp: no reply';
    const reasons = openReasons(
      [
        open('delegation/unresponsive', silent, { nameServer: 'ns1.example.jp' }),
        open('nameserver/no-tcp', silent, { nameServer: 'ns1.example.jp', registeredDomain: 'example.jp' }),
        open('nameserver/no-tcp', silent, { zone: 'city.example.lg.jp', nameServer: 'ns1.example.jp' }),
        open('zone/spf', 'time ran out', {}),
      ],
      'en',
    );
    expect(reasons).toEqual([
      { text: silent, checks: ['delegation/unresponsive', 'nameserver/no-tcp'] },
      { text: 'time ran out', checks: ['zone/spf'] },
    ]);
  });

  it('says what a reason is about where it does not say so itself', () => {
    const limited = open('hijack/ns-domain-expired', 'rate limited', { registeredDomain: 'example.jp' });
    const other = open('hijack/ns-domain-expired', 'rate limited', { registeredDomain: 'example.com' });
    expect(openReasons([limited, other], 'ja').map(({ text }) => text)).toEqual([
      'example.jp: （rate limited）',
      'example.com: （rate limited）',
    ]);
  });

  it('asks for another look at the network only where it was looked at', () => {
    const unreadable = open('input/unreadable', 'it contains a blank', {});
    const silent = open('zone/spf', 'no reply', {});
    expect(meaningOf([unreadable]).en).not.toMatch(/doctor/);
    expect(meaningOf([silent]).en).toMatch(/doctor/);
  });
});
