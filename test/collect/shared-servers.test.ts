import { describe, expect, it } from 'vitest';
import { defineWorld } from '../../fixtures/world/define-world.js';
import { server, type World } from '../../fixtures/world/world.js';
import { zone } from '../../fixtures/world/zone-text.js';
import { auditWorld } from '../stories/audit-world.js';

const CITY = `
  city.example.lg.jp.       NS  dns1.city.example.lg.jp.
  city.example.lg.jp.       NS  dns2.city.example.lg.jp.
  dns1.city.example.lg.jp.  A   127.20.1.1
  dns2.city.example.lg.jp.  A   127.20.2.1
`;

/** A sub-zone on the city's two servers, which answer from it and never show the delegation. */
function subZone(lines: string): World {
  const zones = [zone('city.example.lg.jp', CITY + lines), zone('x.city.example.lg.jp', lines)];
  return defineWorld({
    name: 'sub-zone-on-its-parents-servers',
    title: { en: '', ja: '' },
    story: { en: '', ja: '' },
    audit: 'x.city.example.lg.jp',
    jp: CITY,
    servers: [
      server('dns1.city.example.lg.jp', '127.20.1.1', zones),
      server('dns2.city.example.lg.jp', '127.20.2.1', zones),
    ],
    expect: { status: 'clean', findings: [], unknowns: [] },
  });
}

describe("a sub-zone on its parent's servers", () => {
  it('is resolved by what its own servers say, where they have names of its own', async () => {
    const { row, evidence } = await auditWorld(
      subZone(`
        x.city.example.lg.jp.      NS  ns1.x.city.example.lg.jp.
        x.city.example.lg.jp.      NS  ns2.x.city.example.lg.jp.
        ns1.x.city.example.lg.jp.  A   127.20.1.1
        ns2.x.city.example.lg.jp.  A   127.20.2.1
      `),
    );
    expect(evidence.audited).toMatchObject({ kind: 'zone', zone: 'x.city.example.lg.jp' });
    expect(row.findings.filter(({ severity }) => severity !== 'info').map(({ id }) => id)).toEqual([]);
    expect(row.unknowns).toEqual([]);
    expect(row.nameServers.flatMap(({ addresses }) => addresses.map(({ state }) => state))).toEqual([
      'answers',
      'answers',
    ]);
  });

  it('lends its servers to no host that does not exist', async () => {
    const { row } = await auditWorld(
      subZone(`
        x.city.example.lg.jp.  NS  aa.gone.example.
        x.city.example.lg.jp.  NS  dns1.city.example.lg.jp.
        x.city.example.lg.jp.  NS  dns2.city.example.lg.jp.
      `),
    );
    expect(
      row.nameServers.map(({ host, addresses }) => [host, addresses.map(({ address }) => address)]),
    ).toEqual([
      ['aa.gone.example', []],
      ['dns1.city.example.lg.jp', ['127.20.1.1']],
      ['dns2.city.example.lg.jp', ['127.20.2.1']],
    ]);
  });
});
