import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DependencyGraph, ServerEdge } from '../../src/derive/dependency-graph.js';
import { shortestPath } from '../../src/derive/dependency-graph.js';
import { exposureAfter, exposureOf } from '../../src/derive/exposure.js';
import { type DomainName, domainName } from '../../src/dns/name.js';
import { dice } from './dice-resolver.js';

type Sketch = Readonly<Record<string, readonly string[]>>;

/** Zones by name, with their servers: `host@zone` is looked up in that zone, `host` comes inside, `host+@zone` has glue. */
function graphOf(sketch: Sketch): DependencyGraph {
  const hosts = new Map<DomainName, { zones: DomainName[]; registeredDomain: null }>();
  const edge = (text: string): ServerEdge => {
    const [name = '', zone] = text.split('@');
    const host = domainName(name.replace('+', ''));
    hosts.set(host, { zones: zone === undefined ? [] : [domainName(zone)], registeredDomain: null });
    return { host, address: zone === undefined ? 'inside' : name.endsWith('+') ? 'glue' : 'own' };
  };
  const zones = new Map(
    Object.entries(sketch).map(([zone, servers]) => [domainName(zone), servers.map(edge)]),
  );
  return { zones, hosts };
}

const TOP = domainName('z0');
const suspect = (...hosts: string[]) => {
  return (host: DomainName) => hosts.includes(host);
};

describe('exposure', () => {
  it.each<[string, Sketch, string[], { low: number; high: number }]>([
    ['nobody is suspect', { z0: ['a', 'b'] }, [], { low: 0, high: 0 }],
    ['one of three', { z0: ['a', 'b', 'c'] }, ['b'], { low: 1 / 3, high: 1 / 3 }],
    ['one of two', { z0: ['a', 'b'] }, ['b'], { low: 0.5, high: 0.5 }],
    ['a zone without servers', { z0: [] }, ['b'], { low: 0, high: 0 }],
    ['one step away', { z0: ['a@z1', 'b'], z1: ['c', 'd'] }, ['c'], { low: 0.25, high: 0.25 }],
    ['both at once', { z0: ['a@z1', 'b'], z1: ['c', 'd'] }, ['b', 'c'], { low: 0.75, high: 0.75 }],
    ['glue shortens the way', { z0: ['a+@z1', 'b@z1'], z1: ['c', 'd'] }, ['c'], { low: 0.25, high: 0.25 }],
    ['glue leads out of a circle', { z0: ['a+@z1'], z1: ['b@z0', 'c'] }, ['c'], { low: 0, high: 0 }],
    ['a circle away from the suspects', { z0: ['a@z1', 'x'], z1: ['b@z0'] }, ['y'], { low: 0, high: 0 }],
    ['a circle with a suspect in it', { z0: ['a@z1', 'x'], z1: ['b@z0', 'c'] }, ['x'], { low: 0.5, high: 1 }],
    [
      'a suspect behind another zone',
      { z0: ['a@z1'], z1: ['b@z2'], z2: ['c', 'd'] },
      ['c'],
      { low: 0.5, high: 0.5 },
    ],
  ])('%s', (_, sketch, suspects, expected) => {
    expect(exposureOf(graphOf(sketch), [TOP], suspect(...suspects))).toEqual(expected);
  });

  it('counts a zone above the audited one as a pick of its own', () => {
    const graph = graphOf({ z1: ['a', 'b'], z0: ['c', 'd'] });
    const { low, high } = exposureOf(graph, [domainName('z1'), TOP], suspect('a', 'c'));
    expect([low, high]).toEqual([0.75, 0.75]);
  });

  it('grows with every cache miss: one of two servers is met within five in 97 of 100', () => {
    expect(exposureAfter(0.5, 1)).toBe(0.5);
    expect(exposureAfter(0.5, 5)).toBeCloseTo(0.96875, 12);
    expect(exposureAfter(0, 9)).toBe(0);
  });

  it('finds the shortest way to a suspect', () => {
    const graph = graphOf({ z0: ['a@z1', 'b@z2'], z1: ['c@z2'], z2: ['d'] });
    expect(shortestPath(graph, [TOP], suspect('d'))).toEqual(['z0', 'b', 'z2', 'd']);
    expect(shortestPath(graph, [TOP], suspect('nobody'))).toBeUndefined();
  });
});

/** Up to six zones of up to four servers. Servers of `zn` may live in any zone, or only in later ones (no circles). */
function anyGraph(circles: boolean): fc.Arbitrary<DependencyGraph> {
  return fc.integer({ min: 1, max: 6 }).chain((count) =>
    fc
      .tuple(
        ...Array.from({ length: count }, (_, at) =>
          fc.array(
            fc.record({
              place: fc.integer({ min: circles ? 0 : at + 1, max: count }),
              glue: fc.integer({ min: 0, max: 4 }),
            }),
            { minLength: 1, maxLength: 4 },
          ),
        ),
      )
      .map((zones) =>
        graphOf(
          Object.fromEntries(
            zones.map((servers, at) => [
              `z${at}`,
              servers.map(({ place, glue }, nth) => {
                const inside = place === count || place === at;
                return `h${at}${nth}${inside ? '' : `${glue === 0 ? '+' : ''}@z${place}`}`;
              }),
            ]),
          ),
        ),
      ),
  );
}

const hostsOf = (graph: DependencyGraph) => [...graph.hosts.keys()];

describe('exposure of any graph', () => {
  it('lies between 0 and 1, low below high, and grows with the suspects', () => {
    fc.assert(
      fc.property(
        anyGraph(true),
        fc.integer({ min: 0, max: 2 ** 24 - 1 }),
        fc.nat(23),
        (graph, bits, more) => {
          const chosen = (mask: number) => {
            const hosts = hostsOf(graph).filter((_, at) => (mask >> at) & 1);
            return suspect(...hosts);
          };
          const fewer = exposureOf(graph, [TOP], chosen(bits & ~(1 << more)));
          const all = exposureOf(graph, [TOP], chosen(bits | (1 << more)));
          for (const { low, high } of [fewer, all]) {
            expect(low).toBeGreaterThanOrEqual(0);
            expect(high).toBeLessThanOrEqual(1 + 1e-12);
            expect(low).toBeLessThanOrEqual(high + 1e-12);
          }
          expect(fewer.low).toBeLessThanOrEqual(all.low + 1e-12);
          expect(fewer.high).toBeLessThanOrEqual(all.high + 1e-12);
        },
      ),
    );
  });

  it('is what a resolver that throws dice meets, within its error', () => {
    const runs = 4000;
    fc.assert(
      fc.property(anyGraph(false), fc.integer({ min: 1, max: 2 ** 24 - 1 }), (graph, bits) => {
        const isSuspect = suspect(...hostsOf(graph).filter((_, at) => (bits >> at) & 1));
        const random = dice(bits);
        const { low, high } = exposureOf(graph, [TOP], isSuspect);
        expect(low).toBe(high);
        let met = 0;
        for (let run = 0; run < runs; run++) if (resolve(graph, TOP, isSuspect, [], random)) met++;
        expect(Math.abs(met / runs - high)).toBeLessThan(
          5 * Math.sqrt((high * (1 - high)) / runs) + 12 / runs,
        );
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });

  it('holds a resolver that leaves a circle, between its bounds', () => {
    const runs = 4000;
    fc.assert(
      fc.property(anyGraph(true), fc.integer({ min: 1, max: 2 ** 24 - 1 }), (graph, bits) => {
        const isSuspect = suspect(...hostsOf(graph).filter((_, at) => (bits >> at) & 1));
        const random = dice(bits);
        const { low, high } = exposureOf(graph, [TOP], isSuspect);
        let met = 0;
        for (let run = 0; run < runs; run++) if (resolve(graph, TOP, isSuspect, [], random)) met++;
        const error = 5 * Math.sqrt(0.25 / runs);
        expect(met / runs).toBeGreaterThan(low - error);
        expect(met / runs).toBeLessThan(high + error);
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });
});

/** One resolution: true where it meets a suspect. A zone that is being resolved already is given up. */
function resolve(
  graph: DependencyGraph,
  zone: DomainName,
  isSuspect: (host: DomainName) => boolean,
  path: readonly DomainName[],
  random: () => number,
): boolean {
  if (path.includes(zone)) return false;
  const edges = graph.zones.get(zone) ?? [];
  const edge = edges[Math.floor(random() * edges.length)];
  if (edge === undefined) return false;
  if (isSuspect(edge.host)) return true;
  if (edge.address !== 'own') return false;
  const zones = graph.hosts.get(edge.host)?.zones ?? [];
  return zones.some((next) => resolve(graph, next, isSuspect, [...path, zone], random));
}
