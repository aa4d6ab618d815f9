import { describe, expect, it } from 'vitest';
import { defineWorld } from '../../fixtures/world/define-world.js';
import { server } from '../../fixtures/world/world.js';
import { zone } from '../../fixtures/world/zone-text.js';
import { auditWorld } from '../stories/audit-world.js';

const city = zone(
  'city.example.lg.jp',
  `
  city.example.lg.jp.       NS  dns1.city.example.lg.jp.
  city.example.lg.jp.       NS  dns2.city.example.lg.jp.
  dns1.city.example.lg.jp.  A   127.20.1.1
  dns2.city.example.lg.jp.  A   127.20.2.1
  x.city.example.lg.jp.     NS  ns1.x.city.example.lg.jp.
  x.city.example.lg.jp.     NS  ns2.x.city.example.lg.jp.
  ns1.x.city.example.lg.jp. A   127.20.1.1
  ns2.x.city.example.lg.jp. A   127.20.2.1
`,
);
const sub = zone(
  'x.city.example.lg.jp',
  `
  x.city.example.lg.jp.      NS  ns1.x.city.example.lg.jp.
  x.city.example.lg.jp.      NS  ns2.x.city.example.lg.jp.
  ns1.x.city.example.lg.jp.  A   127.20.1.1
  ns2.x.city.example.lg.jp.  A   127.20.2.1
`,
);

describe("a sub-zone on its parent's servers, under names of its own", () => {
  it('is resolved by what its own servers say', async () => {
    const { row, evidence } = await auditWorld(
      defineWorld({
        name: 'shared-in-domain',
        title: { en: '', ja: '' },
        story: { en: '', ja: '' },
        audit: 'x.city.example.lg.jp',
        jp: `
          city.example.lg.jp.       NS  dns1.city.example.lg.jp.
          city.example.lg.jp.       NS  dns2.city.example.lg.jp.
          dns1.city.example.lg.jp.  A   127.20.1.1
          dns2.city.example.lg.jp.  A   127.20.2.1
        `,
        servers: [
          server('dns1.city.example.lg.jp', '127.20.1.1', [city, sub]),
          server('dns2.city.example.lg.jp', '127.20.2.1', [city, sub]),
        ],
        expect: { status: 'clean', findings: [], unknowns: [] },
      }),
    );
    expect(evidence.audited).toMatchObject({ kind: 'zone', zone: 'x.city.example.lg.jp' });
    expect(row.findings.filter(({ severity }) => severity !== 'info').map(({ id }) => id)).toEqual([]);
    expect(row.unknowns).toEqual([]);
    expect(row.nameServers.flatMap(({ addresses }) => addresses.map(({ state }) => state))).toEqual([
      'answers',
      'answers',
    ]);
  });
});
