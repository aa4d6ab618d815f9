import { describe, expect, it } from 'vitest';
import { defineWorld } from '../../fixtures/world/define-world.js';
import { server } from '../../fixtures/world/world.js';
import { zone } from '../../fixtures/world/zone-text.js';
import { healthyInHouse } from '../../fixtures/worlds/healthy-in-house.js';
import { transitiveUnregistered } from '../../fixtures/worlds/transitive-unregistered.js';
import { deriveView } from '../../src/derive/derive-view.js';
import { auditWorld } from '../stories/audit-world.js';

/** Two vendors, each with a name server in the other's domain. */
const circle = defineWorld({
  ...transitiveUnregistered,
  jp: `
    city.example.lg.jp.  NS  ns1.example.jp.
    example.jp.          NS  ns1.example.jp.
    example.jp.          NS  ns1.example.com.
    ns1.example.jp.      A   127.30.1.1
  `,
  com: `
    example.com.         NS  ns1.example.com.
    example.com.         NS  ns1.example.jp.
    ns1.example.com.     A   127.31.1.1
  `,
  servers: [
    server('ns1.example.jp', '127.30.1.1', [
      zone(
        'example.jp',
        'example.jp. NS ns1.example.jp.\nexample.jp. NS ns1.example.com.\nns1.example.jp. A 127.30.1.1',
      ),
      zone('city.example.lg.jp', 'city.example.lg.jp. NS ns1.example.jp.'),
    ]),
    server('ns1.example.com', '127.31.1.1', [
      zone(
        'example.com',
        'example.com. NS ns1.example.com.\nexample.com. NS ns1.example.jp.\nns1.example.com. A 127.31.1.1',
      ),
    ]),
  ],
  registrations: [
    { kind: 'general-use', domain: 'example.jp' },
    { kind: 'generic', domain: 'example.com' },
  ],
});

describe('the closure of what a name depends on', () => {
  it('follows zones and hosts beyond the delegation, and looks their domains up', async () => {
    const { evidence } = await auditWorld(transitiveUnregistered);
    expect(evidence.dependencies).toEqual([
      { host: 'ns.example.com', zones: ['com'], registeredDomain: 'example.com' },
    ]);
    expect(evidence.registrations.map(({ domain, reached }) => `${domain} ${reached}`)).toEqual([
      'city.example.lg.jp own',
      'example.com dependency',
      'example.jp delegation',
    ]);
    const [dependency] = deriveView(evidence).delegation?.dependencies ?? [];
    expect(dependency).toMatchObject({
      path: ['city.example.lg.jp', 'ns1.example.jp', 'example.jp', 'ns.example.com'],
      hops: 1,
      // ns1.example.jp comes with glue; ns2.example.jp is looked up at example.jp, half of whose servers are in question.
      exposure: 0.25,
    });
  });

  it('meets every zone of a circle once', async () => {
    const { evidence, running } = await auditWorld(circle);
    expect(evidence.dependencies?.map(({ host }) => host)).toEqual(['ns1.example.com']);
    expect(evidence.limits).toEqual([]);
    // One question a family for the one host that the delegation does not list.
    const further = running.questions().filter(({ name }) => name === 'ns1.example.com');
    expect(further.length).toBeLessThanOrEqual(4);
  });

  it('asks nothing where every server is inside', async () => {
    const { evidence } = await auditWorld(healthyInHouse);
    expect(evidence.dependencies).toEqual([]);
    expect(evidence.registrations.map(({ domain }) => domain)).toEqual(['city.example.lg.jp']);
  });
});
