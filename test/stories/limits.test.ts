import { describe, expect, it } from 'vitest';
import { defineWorld } from '../../fixtures/world/define-world.js';
import { server, type World } from '../../fixtures/world/world.js';
import { type Zone, zone } from '../../fixtures/world/zone-text.js';
import { auditWorld } from './audit-world.js';

const CITY = 'city.example.lg.jp';
const HEALTHY = `${CITY}.  NS  ns1.example.ne.jp.\n${CITY}.  NS  ns2.example.ad.jp.`;

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index + 1)).join('\n');
}

/** A city whose zone asks for more work than we do for one name. */
function greedy(story: {
  readonly delegation?: string;
  readonly records?: string;
  readonly provider?: string;
  readonly at?: readonly string[];
}): World {
  const { delegation = HEALTHY, records = `${CITY}.  MX  0 .`, provider = '', at = [] } = story;
  const hosted: Zone = zone(`${CITY}.`, `${delegation}\n${records}\n${CITY}.  A  192.0.2.80`);
  return defineWorld({
    name: 'greedy',
    title: { en: 'A greedy zone', ja: '欲張りなゾーン' },
    story: { en: 'It asks for much work.', ja: '多くの問い合わせを求めます。' },
    audit: CITY,
    jp: delegation,
    provider,
    hosted: [hosted],
    servers: at.map((address) => server(address, address, [hosted])),
    expect: { status: 'incomplete', findings: [], unknowns: [] },
  });
}

describe('a limit of ours is an open question that names it', () => {
  it.each<[string, string, Parameters<typeof greedy>[0]]>([
    [
      'MAX_NS_HOSTS',
      'delegation/unresponsive',
      {
        delegation: lines(20, (i) => `${CITY}.  NS  n${i}.example.ne.jp.`),
        provider: lines(20, (i) => `n${i}.example.ne.jp.  A  127.10.${(i % 2) + 1}.1`),
      },
    ],
    [
      'MAX_ADDRESSES_PER_HOST',
      'delegation/unresponsive',
      {
        delegation: `${HEALTHY}\n${CITY}.  NS  big.example.ne.jp.`,
        provider: lines(6, (i) => `big.example.ne.jp.  A  127.10.3.${i}`),
        at: [1, 2, 3, 4, 5, 6].map((i) => `127.10.3.${i}`),
      },
    ],
    [
      'MAX_MAIL_HOSTS',
      'zone/mx-target',
      { records: lines(7, (i) => `${CITY}.  MX  ${i}  m${i}.${CITY}.\nm${i}.${CITY}.  A  192.0.2.${i}`) },
    ],
    [
      'MAX_CONTENT_DOMAINS',
      'hijack/web-or-mail-dangling',
      { records: lines(12, (i) => `${CITY}.  MX  ${i}  mail.gone${i}.jp.`) },
    ],
  ])('%s', async (limit, check, story) => {
    const { row } = await auditWorld(greedy(story), { timeoutMs: 2000 });
    const reasons = row.unknowns
      .filter((unknown) => unknown.check === check)
      .map(({ reason }) => reason)
      .filter((reason) => reason.includes(limit));
    expect(reasons.length).toBeGreaterThan(0);
    expect(row.unknowns.map(({ reason }) => reason).join('\n')).not.toMatch(/time or limits|could not ask/);
  });
});
