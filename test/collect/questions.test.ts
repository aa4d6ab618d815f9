import { describe, expect, it } from 'vitest';
import { startWorld } from '../../fixtures/world/run-world.js';
import type { World } from '../../fixtures/world/world.js';
import { WORLDS } from '../../fixtures/worlds/index.js';
import { createCollector } from '../../src/collect/collector.js';
import { domainName } from '../../src/dns/name.js';
import { auditWorld } from '../stories/audit-world.js';

/** DNS questions for a healthy name with two servers, nothing known before. */
const MOST_QUESTIONS = 35;

const world = (name: string): World => {
  const found = WORLDS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no world ${name}`);
  return found;
};

/** The questions that reached a server of the world, `type name`. */
async function askedOf(story: string, server: string): Promise<string[]> {
  const { running } = await auditWorld(world(story));
  return running
    .questions()
    .filter((asked) => asked.server === server)
    .map(({ type, name }) => `${type} ${name}`);
}

describe('what a name costs', () => {
  it('is bounded for a healthy name', async () => {
    const { evidence, running } = await auditWorld(world('healthy-in-house'));
    expect(evidence.queries.dns).toBe(running.questions().length);
    expect(evidence.queries.dns).toBeLessThanOrEqual(MOST_QUESTIONS);
  });

  it('does not count what our side cannot send', async () => {
    const { evidence, running } = await auditWorld(world('special-use-address'));
    expect(evidence.queries.dns).toBe(running.questions().length);
  });

  it('has no question for a mail host whose address came along', async () => {
    const asked = await askedOf('healthy-in-house', 'dns1.city.example.lg.jp');
    expect(asked).toContain('MX city.example.lg.jp.');
    expect(asked).not.toContain('A mail.city.example.lg.jp.');
  });

  it.each([
    ['healthy-in-house', 1],
    ['edns-options', 2],
  ])(
    'has one question for TXT, whatever comes, unless the unknown option in it changes that: %s',
    async (story, times) => {
      const asked = await askedOf(story, 'dns2.city.example.lg.jp');
      expect(asked.filter((one) => one === 'TXT city.example.lg.jp.')).toHaveLength(times);
    },
  );

  it('has a zone transfer only over a connection, and no other EDNS where there is none', async () => {
    expect(await askedOf('no-tcp', 'dns1.city.example.lg.jp')).toContain('AXFR city.example.lg.jp.');
    expect(await askedOf('no-tcp', 'dns2.city.example.lg.jp')).not.toContain('AXFR city.example.lg.jp.');
    const { evidence } = await auditWorld(world('no-edns'));
    const versions = evidence.probes.map(({ host, exchanges }) => [host, 'edns-version' in exchanges]);
    expect(versions).toEqual([
      ['dns1.city.example.lg.jp', true],
      ['dns1.city.example.lg.jp', false],
      ['dns2.city.example.lg.jp', false],
    ]);
  });
});

describe('what leads to further questions', () => {
  it('is asked without waiting for the SOA: MX of one server, keys of the two that are asked for them', async () => {
    const [first, second] = ['dns1', 'dns2'].map((host) => `${host}.city.example.lg.jp`);
    const { running } = await auditWorld(world('healthy-in-house'));
    const asked = (server: string | undefined, type: string) =>
      running.questions().findIndex((one) => one.server === server && one.type === type);
    // NS is asked once the SOA is there.
    expect(asked(first, 'MX')).toBeLessThan(asked(first, 'NS'));
    expect(asked(first, 'DNSKEY')).toBeLessThan(asked(first, 'NS'));
    expect(asked(second, 'MX')).toBeGreaterThan(asked(second, 'NS'));
    expect(asked(second, 'DNSKEY')).toBeLessThan(asked(second, 'NS'));
  });

  it('is all of its content that a server is asked that does not serve the zone', async () => {
    const first = 'dns1.city.example.lg.jp';
    const { running } = await auditWorld(world('healthy-in-house'), { behaviours: { [first]: 'refuses' } });
    const asked = running.questions().filter(({ server }) => server === first);
    const types = new Set(asked.map(({ type }) => type));
    expect([...types].sort()).toEqual(['A', 'AAAA', 'CAA', 'DNSKEY', 'MX', 'SOA']);
  });
});

describe('the way up to CAA', () => {
  it('ends at the first name that has some', async () => {
    const { evidence } = await auditWorld(world('inside'));
    expect(evidence.caa?.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['www.city.example.lg.jp', 'none'],
      ['city.example.lg.jp', 'found'],
    ]);
  });

  it('goes up to the TLD, and asks the registry once a run', async () => {
    const running = await startWorld(world('ipv4-only'));
    try {
      const collector = createCollector({ settings: running.settings, version: '0.0.0', now: running.now });
      const collect = (name: string) =>
        collector.collect({ input: name, domain: domainName(name) }, new AbortController().signal);
      const first = await collect('city.example.lg.jp');
      expect(first.caa?.map(({ name, outcome }) => [name, outcome])).toEqual([
        ['city.example.lg.jp', 'none'],
        ['example.lg.jp', 'none'],
        ['lg.jp', 'none'],
        ['jp', 'none'],
      ]);
      const second = await collect('dns1.city.example.lg.jp');
      expect(second.caa?.at(-1)).toEqual(first.caa?.at(-1));
      const atRegistry = running.questions().filter(({ type, name }) => type === 'CAA' && name === 'jp.');
      expect(atRegistry).toHaveLength(1);
    } finally {
      await running.stop();
    }
  });
});
