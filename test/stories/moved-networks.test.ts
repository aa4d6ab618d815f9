import { describe, expect, it } from 'vitest';
import { defineWorld } from '../../fixtures/world/define-world.js';
import type { GenericTld } from '../../fixtures/world/registration.js';
import { server, type World } from '../../fixtures/world/world.js';
import { zone } from '../../fixtures/world/zone-text.js';
import { baselineOf } from '../../src/cli/baseline-of.js';
import { readOriginTable } from '../../src/collect/origins/origin-table.js';
import type { Baseline } from '../../src/model/baseline.js';
import type { Evidence } from '../../src/model/evidence.js';
import type { OriginLookup } from '../../src/model/origins.js';
import { renderJson } from '../../src/reporters/json.js';
import { auditWorld, reportOf } from './audit-world.js';

const OLD = ['127.30.1.1', '127.30.2.1'] as const;
const NEW = ['127.40.1.1', '127.40.2.1'] as const;

const TABLE = `
127.10.0.0/16 64500
127.30.0.0/16 64501
127.40.0.0/16 64510
`;

/** The city's name servers are a vendor's, whose own domain is under com: `ns1` and `ns2` at these addresses. */
function city(
  today: string,
  [first, second]: readonly [string, string],
  facts: Partial<GenericTld> = {},
): World {
  const vendor = `
    example.com.      NS  ns1.example.com.
    example.com.      NS  ns2.example.com.
    ns1.example.com.  A   ${first}
    ns2.example.com.  A   ${second}
  `;
  const zones = [
    zone('example.com', vendor),
    zone(
      'city.example.lg.jp',
      `
      city.example.lg.jp.      NS  ns1.example.com.
      city.example.lg.jp.      NS  ns2.example.com.
      city.example.lg.jp.      NS  ns1.example.ne.jp.
      www.city.example.lg.jp.  A   192.0.2.80
      city.example.lg.jp.      MX  10 mail.city.example.lg.jp.
      mail.city.example.lg.jp. A   192.0.2.25
      `,
    ),
  ];
  return defineWorld({
    name: 'a-city-at-a-vendor',
    title: { en: 'A city at a vendor', ja: '事業者を利用する市' },
    story: { en: '', ja: '' },
    today,
    audit: 'city.example.lg.jp',
    jp: `
      city.example.lg.jp.  NS  ns1.example.com.
      city.example.lg.jp.  NS  ns2.example.com.
      city.example.lg.jp.  NS  ns1.example.ne.jp.
    `,
    com: vendor,
    hosted: zones.slice(1),
    servers: [server('ns1.example.com', first, zones), server('ns2.example.com', second, zones)],
    registrations: [{ kind: 'generic', domain: 'example.com', createdAt: '2012-04-05T00:00:00Z', ...facts }],
    expect: { status: 'clean', findings: [], unknowns: [] },
  });
}

const SPRING = '2026-03-01T03:00:00Z';
const NOW = '2026-11-22T03:00:00Z';
const TRANSFER = { events: [{ action: 'transfer', at: '2026-09-01T00:00:00Z' }] };

async function* text(): AsyncGenerator<string> {
  yield TABLE;
}

async function table(): Promise<OriginLookup> {
  const read = await readOriginTable(text());
  if (typeof read !== 'function') throw new Error(read.reason);
  return read;
}

/** What an earlier result remembers: of an audit with a table of networks, or without one. */
async function remembered(originsOf?: OriginLookup): Promise<Baseline> {
  const { row } = await auditWorld(city(SPRING, OLD), {}, undefined, { originsOf });
  return baselineOf({ domains: [row] }, 'spring.json');
}

const audit = async (world: World, known: { baseline?: Baseline; originsOf?: OriginLookup }) => {
  const { evidence, row } = await auditWorld(world, {}, undefined, known);
  const hijack = row.findings.filter(({ id }) => id.startsWith('hijack/'));
  const coverage = row.coverage?.find(({ registeredDomain }) => registeredDomain === 'example.com')?.text.en;
  return { evidence, row, hijack, coverage };
};

describe('a vendor’s servers are in other networks than in spring', () => {
  it('and the registry tells of a transfer since: it may have changed hands', async () => {
    const originsOf = await table();
    const spring = await remembered(originsOf);
    const elsewhere = { addresses: { [OLD[0]]: [64501] }, seenAt: SPRING };
    const baseline = { ...spring, hosts: { ...spring.hosts, 'ns.example.net': elsewhere } };
    const { evidence, hijack, row } = await audit(city(NOW, NEW, TRANSFER), { baseline, originsOf });
    expect(hijack).toMatchObject([
      {
        id: 'hijack/ns-domain-changed',
        severity: 'medium',
        confidence: 'possible',
        subject: { registeredDomain: 'example.com' },
      },
    ]);
    const [finding] = hijack;
    for (const said of [finding?.message.en, finding?.message.ja]) {
      expect(said).toContain('AS64501');
      expect(said).toContain('AS64510');
    }
    expect(finding?.evidence).toContainEqual(
      expect.objectContaining({
        question: 'ns1.example.com. A',
        observed: expect.stringContaining('AS64510'),
      }),
    );
    expect(row.nameServers.find(({ host }) => host === 'ns2.example.com')?.addresses).toEqual([
      { address: NEW[1], state: 'answers', origins: [64510] },
    ]);

    // What concerns others is not in it.
    expect(Object.keys(evidence.baseline?.hosts ?? {})).toEqual([
      'ns1.example.com',
      'ns1.example.ne.jp',
      'ns2.example.com',
    ]);

    // The same from the saved evidence in whatever order, by which time nobody has the table any more.
    const saved: Evidence = JSON.parse(JSON.stringify(evidence));
    const origins = Object.fromEntries(Object.entries(saved.origins ?? {}).reverse());
    const replayed: Evidence = { ...saved, origins };
    expect(renderJson(reportOf(replayed), { lang: 'en' })).toBe(
      renderJson(reportOf(evidence), { lang: 'en' }),
    );
  });

  it.each([
    ['that alone is nothing', NEW, {}, true, 'recorded on 2026-03-01'],
    ['nor is a transfer alone', OLD, TRANSFER, true, 'recorded on 2026-03-01'],
    [
      'nor is one of two that moved, and a transfer',
      [OLD[0], NEW[1]] as const,
      TRANSFER,
      true,
      'recorded on',
    ],
    ['nor is anything without a table of networks', NEW, TRANSFER, false, 'no table'],
    [
      'nor is a network that the table does not have',
      ['127.41.1.1', '127.41.2.1'] as const,
      TRANSFER,
      true,
      'no network for 127.41.1.1, 127.41.2.1',
    ],
  ])('%s', async (_, at, facts, hasTable, said) => {
    const originsOf = await table();
    const known = { baseline: await remembered(originsOf), ...(hasTable ? { originsOf } : {}) };
    const { hijack, coverage } = await audit(city(NOW, at, facts), known);
    expect(hijack).toEqual([]);
    expect(coverage).toContain(said);
  });

  it('is seen too where no networks were recorded, by the table of today, and that is said', async () => {
    const originsOf = await table();
    const known = { baseline: await remembered(), originsOf };
    const { hijack, coverage } = await audit(city(NOW, NEW, TRANSFER), known);
    expect(hijack.map(({ id }) => id)).toEqual(['hijack/ns-domain-changed']);
    expect(coverage).toContain('today’s table');
  });

  it('cannot be seen by the first audit of all', async () => {
    const { hijack, coverage } = await audit(city(NOW, NEW, TRANSFER), { originsOf: await table() });
    expect(hijack).toEqual([]);
    expect(coverage).toContain('no earlier audit saw');
  });
});
