import { describe, expect, it } from 'vitest';
import { startWorld } from '../../fixtures/world/run-world.js';
import type { WorldSigning } from '../../fixtures/world/sign-world.js';
import type { World } from '../../fixtures/world/world.js';
import { type Zone, zone } from '../../fixtures/world/zone-text.js';
import { WORLDS } from '../../fixtures/worlds/index.js';
import { SIGNED_WORLDS } from '../../fixtures/worlds/signed.js';
import { parseTarget } from '../../src/cli/targets.js';
import { createCollector } from '../../src/collect/collector.js';
import { deriveView } from '../../src/derive/derive-view.js';
import { domainName, isAtOrBelow } from '../../src/dns/name.js';
import { auditWorld } from '../stories/audit-world.js';

const CITY = 'city.example.lg.jp.';
const story = (name: string) => [...WORLDS, ...SIGNED_WORLDS].find((one) => one.name === name) as World;

const DELEGATION = `
  city.example.lg.jp.       NS  dns1.city.example.lg.jp.
  city.example.lg.jp.       NS  dns2.city.example.lg.jp.
  dns1.city.example.lg.jp.  A   127.20.1.1
  dns2.city.example.lg.jp.  A   127.20.2.1`;

/** The jp zone with lg.jp delegated, to its own servers. */
function withLgJp(jp: Zone): Zone {
  const rest = jp.records.filter(({ name }) => !isAtOrBelow(name, domainName('lg.jp')));
  const cut = zone('jp.', 'lg.jp. NS ns1.jp.\n lg.jp. NS ns2.jp.').records.filter(
    ({ type }) => type === 'NS',
  );
  return { ...jp, records: [...rest, ...cut] };
}

/** The questions that only DNSSEC asks, by name and type; a denial probe as `? A`. */
async function questionsOf(world: World): Promise<string[]> {
  const { running } = await auditWorld(world);
  return running
    .questions()
    .filter(({ name, type }) => /^(CDS|CDNSKEY|DNSKEY|DS)$/.test(type) || /^[0-9a-f]{12}\.city\./.test(name))
    .map(({ name, type }) => `${/^[0-9a-f]{12}\.city\./.test(name) ? '?' : name} ${type}`)
    .sort();
}

/** The signed root and jp on the same servers: no referral shows the zone in between. */
function onOneMachine(world: World): World {
  const isRegistrys = (name: string) => /^([ab]\.root\.example|ns[12]\.jp)$/.test(name);
  const zones = world.servers.filter(({ name }) => isRegistrys(name)).flatMap((server) => server.zones);
  const all = [...new Map(zones.map((zone) => [zone.apex, zone])).values()];
  return {
    ...world,
    servers: world.servers.map((server) => (isRegistrys(server.name) ? { ...server, zones: all } : server)),
  };
}

/** The city's own servers serve the jp zone as well: they answer for the city, and give no referral to it. */
function onTheRegistrysServers(world: World): World {
  const city = world.servers.find(({ name }) => name === 'dns1.city.example.lg.jp')?.zones ?? [];
  return {
    ...world,
    servers: world.servers.map((server) =>
      /^ns[12]\.jp$/.test(server.name) ? { ...server, zones: [...server.zones, ...city] } : server,
    ),
  };
}

describe('the questions of DNSSEC', () => {
  it('are two for a name without anything signed', async () => {
    expect(await questionsOf(story('healthy-in-house'))).toEqual([`${CITY} DNSKEY`, `${CITY} DNSKEY`]);
  });

  it('are two for an unsigned name below signed zones, and three a run for those', async () => {
    expect(await questionsOf(story('unsigned-below-signed'))).toEqual([
      '. DNSKEY',
      `${CITY} DNSKEY`,
      `${CITY} DNSKEY`,
      'jp. DNSKEY',
      'jp. DS',
    ]);
  });

  it('are two a server for a signed name, and one to its parent', async () => {
    expect(await questionsOf(story('healthy-signed'))).toEqual([
      '. DNSKEY',
      '? A',
      '? A',
      `${CITY} DNSKEY`,
      `${CITY} DNSKEY`,
      `${CITY} DS`,
      'jp. DNSKEY',
      'jp. DS',
    ]);
  });

  it.each([
    ['CDS and CDNSKEY', 'wanted-ds-in-place'],
    ['the removal of its DS', 'end-of-signing-waits'],
  ])('are two more for a zone that publishes %s, at one server', async (_, name) => {
    const wishes = (await questionsOf(story(name))).filter((one) => /CD/.test(one));
    expect(wishes).toEqual([`${CITY} CDNSKEY`, `${CITY} CDS`]);
  });

  it('are none for CDS where hashed denials tell that there is none', async () => {
    expect((await questionsOf(story('signed-nsec3'))).filter((one) => /CD/.test(one))).toEqual([]);
  });

  it('are those of a signed name where there are keys, but for the DS where there is none', async () => {
    const signed = await questionsOf(story('healthy-signed'));
    expect(await questionsOf(story('keys-without-ds'))).toEqual(signed.filter((one) => one !== `${CITY} DS`));
  });

  it('about zones of others are asked once a run', async () => {
    const running = await startWorld(story('healthy-signed'), { timeoutMs: 250 });
    try {
      const { settings, now } = running;
      const collector = createCollector({ settings, version: '0.0.0', now });
      for (const name of ['city.example.lg.jp', 'example.ne.jp']) {
        const target = parseTarget(name, 'test');
        if ('kind' in target) throw new Error(target.reason.en);
        await collector.collect(target, new AbortController().signal);
      }
      const asked = running.questions().map(({ name, type }) => `${name} ${type}`);
      for (const once of ['. DNSKEY', 'jp. DS', 'jp. DNSKEY'])
        expect(asked.filter((one) => one === once)).toHaveLength(1);
    } finally {
      await running.stop();
    }
  });
});

describe('the chain of trust', () => {
  it('is followed through a zone that no referral shows', async () => {
    const { evidence } = await auditWorld(onOneMachine(story('healthy-signed')));
    expect(deriveView(evidence).delegation?.dnssec.state).toEqual({ state: 'secure' });
  });

  it.each([
    ['signed', { 'lg.jp': {}, 'city.example.lg.jp': {} }, { state: 'secure' }],
    ['unsigned', {}, { state: 'insecure', proof: { kind: 'no-ds', zone: 'lg.jp', by: 'nsec' } }],
  ])('is followed through a zone of the registry that no referral shows, %s', async (_, more, state) => {
    const world = story('healthy-signed');
    const lgJp = zone('lg.jp.', `lg.jp. NS ns1.jp.\n lg.jp. NS ns2.jp.\n ${DELEGATION}`);
    const servers = world.servers.map((server) => ({
      ...server,
      zones: server.zones.flatMap((own) => (own.apex === 'jp' ? [withLgJp(own), lgJp] : [own])),
    }));
    const zones = { '.': {}, jp: {}, ...more };
    const { evidence } = await auditWorld({ ...world, servers, signing: { zones } });
    expect(evidence.dnssec?.links.map((link) => link.zone)).toEqual(['.', 'jp', 'lg.jp']);
    expect(deriveView(evidence).delegation?.dnssec.state).toEqual(state);
  });

  it('takes the DS from parent servers that give no referral, because they serve the zone too', async () => {
    const { evidence } = await auditWorld(onTheRegistrysServers(story('healthy-signed')));
    const { parents = [] } = deriveView(evidence).delegation?.dnssec ?? {};
    expect(parents.map(({ host, verdict }) => `${host} ${verdict?.state}`)).toEqual([
      'ns1.jp secure',
      'ns2.jp secure',
    ]);
  });

  it('ends at the first zone without a DS', async () => {
    const signing: WorldSigning = { zones: { '.': {}, 'city.example.lg.jp': {} } };
    const { evidence } = await auditWorld({ ...story('healthy-signed'), signing });
    expect(evidence.dnssec?.links.map(({ zone }) => zone)).toEqual(['.', 'jp']);
    expect(deriveView(evidence).delegation?.dnssec.state).toMatchObject({
      state: 'insecure',
      proof: { kind: 'no-ds', zone: 'jp' },
    });
  });

  it('is open where a server of the parent refers with a DS, and does not answer for it', async () => {
    const { evidence, row } = await auditWorld(story('healthy-signed'), {}, (running) => {
      running.setBehaviour('ns1.jp', 'not-authoritative');
      running.setBehaviour('ns2.jp', 'not-authoritative');
    });
    expect(deriveView(evidence).delegation?.dnssec.unansweredDs).toMatchObject([{ host: 'ns1.jp' }]);
    const open = row.unknowns.filter(({ subject }) => subject.nameServer === 'ns1.jp');
    expect(open.map(({ check }) => check)).toContain('dnssec/signature-invalid');
  });

  it('is open where the zones above do not answer', async () => {
    const { evidence, row } = await auditWorld(story('healthy-signed'), {}, (running) => {
      // Referrals still come; what is asked with authority does not.
      running.setBehaviour('a.root.example', 'not-authoritative');
      running.setBehaviour('b.root.example', 'not-authoritative');
    });
    expect(deriveView(evidence).delegation?.dnssec.state).toMatchObject({ state: 'indeterminate' });
    expect(row.unknowns.map(({ check }) => check)).toContain('dnssec/signature-invalid');
  });
});
