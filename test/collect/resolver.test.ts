import { describe, expect, it, vi } from 'vitest';
import { zone } from '../../fixtures/world/zone-text.js';
import {
  MAX_ALIASES,
  MAX_FAILED_HOSTS,
  MAX_NS_HOSTS,
  MAX_QUESTIONS_PER_RESOLUTION,
  MAX_REFERRALS,
} from '../../src/collect/limits.js';
import { domainName } from '../../src/dns/name.js';
import { CLASS_IN, type ResourceRecord } from '../../src/dns/rr.js';
import { EXAMPLE_AT, lines, type ResolverLab, ROOT_AT, startLab } from './resolver-lab.js';

const LAB = '127.30.0.1';
const OTHER = '127.31.0.1';

async function addressOf(lab: ResolverLab, host: string) {
  const { a } = await lab.resolver.resolveHost(domainName(host), lab.scope());
  return a.outcome;
}

/** The names asked for at a server, each once. */
function namesAsked(lab: ResolverLab, server: string): string[] {
  return [...new Set(lab.questions().flatMap((asked) => (asked.server === server ? [asked.name] : [])))];
}

const MUTUAL = `
  a.example.     NS  ns.b.example.
  b.example.     NS  ns.a.example.
`;

describe('circles', () => {
  it('end as cyclic after a few packets', async () => {
    const lab = await startLab(MUTUAL, []);
    expect(await addressOf(lab, 'www.a.example')).toMatchObject({
      kind: 'failed',
      failure: { kind: 'cyclic' },
    });
    expect(lab.questions().length).toBeLessThan(20);
  });

  it('end for names that run into them from both sides at once', async () => {
    const lab = await startLab(MUTUAL, []);
    const hosts = ['www.a.example', 'www.b.example', 'ns.a.example', 'ns.b.example'];
    const outcomes = await Promise.all(hosts.map((host) => addressOf(lab, host)));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'cyclic' } });
    }
    expect(lab.questions().length).toBeLessThan(40);
  });

  it('do not stand in the way of a server outside of them', async () => {
    const lab = await startLab(
      `${MUTUAL}\nb.example.  NS  ns.c.example.\nc.example. NS ns.c.example.\nns.c.example. A ${LAB}`,
      [
        {
          address: LAB,
          zones: [
            zone('b.example.', 'ns.b.example.  A  127.31.0.1'),
            zone('c.example.', `ns.c.example.  A  ${LAB}`),
          ],
        },
        { address: OTHER, zones: [zone('a.example.', 'www.a.example.  A  192.0.2.7')] },
      ],
    );
    expect(await addressOf(lab, 'www.a.example')).toEqual({ kind: 'addresses', addresses: ['192.0.2.7'] });
  });
});

describe('referrals that ask for much work', () => {
  it('are given up after a few hosts that do not exist', async () => {
    const lab = await startLab(
      `many.example.  NS  n1.away.example.\n${lines(60, (i) => `many.example.  NS  n${i}.away.example.`)}
       away.example.  NS  ns.away.example.\nns.away.example.  A  ${LAB}`,
      [{ address: LAB, zones: [zone('away.example.', `ns.away.example.  A  ${LAB}`)] }],
    );
    expect(await addressOf(lab, 'www.many.example')).toMatchObject({
      kind: 'failed',
      failure: { kind: 'limit', limit: 'MAX_FAILED_HOSTS' },
    });
    const followed = namesAsked(lab, LAB).filter((name) => name.startsWith('n'));
    expect(followed.length).toBeGreaterThan(0);
    expect(followed.length).toBeLessThanOrEqual(MAX_FAILED_HOSTS);
  });

  it('are followed to the last where only as many hosts do not exist', async () => {
    const lab = await startLab(
      `${lines(MAX_FAILED_HOSTS, (i) => `few.example.  NS  n${i}.away.example.`)}
       away.example.  NS  ns.away.example.\nns.away.example.  A  ${LAB}`,
      [{ address: LAB, zones: [zone('away.example.', `ns.away.example.  A  ${LAB}`)] }],
    );
    expect(await addressOf(lab, 'www.few.example')).toMatchObject({
      kind: 'failed',
      failure: { kind: 'no-address', zone: 'few.example' },
    });
  });

  it('are followed to so many hosts and no further, where these exist and do not serve the zone', async () => {
    const lab = await startLab(
      `${lines(40, (i) => `many.example.  NS  n${i}.away.example.`)}
       away.example.  NS  ns.away.example.\nns.away.example.  A  ${LAB}`,
      [
        {
          address: LAB,
          zones: [
            zone(
              'away.example.',
              `ns.away.example. A ${LAB}\n${lines(40, (i) => `n${i}.away.example. A ${OTHER}`)}`,
            ),
          ],
        },
        { address: OTHER, zones: [] },
      ],
    );
    expect(await addressOf(lab, 'www.many.example')).toMatchObject({ kind: 'failed' });
    const followed = namesAsked(lab, LAB).filter((name) => /^n\d/.test(name));
    expect(followed.length).toBeGreaterThan(MAX_FAILED_HOSTS);
    expect(followed.length).toBeLessThanOrEqual(MAX_NS_HOSTS);
  });

  it('end where each name server lies one zone deeper', async () => {
    const lab = await startLab(
      lines(20, (i) => `z${i}.example.  NS  ns.z${i + 1}.example.`),
      [],
    );
    expect(await addressOf(lab, 'www.z1.example')).toMatchObject({
      kind: 'failed',
      failure: { kind: 'limit', limit: 'MAX_DEPENDENCY_DEPTH' },
    });
    expect(lab.questions().length).toBeLessThan(60);
  });

  it('end after so many of them, one zone below the other', async () => {
    const deep = (index: number) => `${Array.from({ length: index }, () => 'd').join('.')}.example`;
    const below = (index: number) =>
      `${deep(index)}.  NS  ns.${deep(index)}.\nns.${deep(index)}.  A  127.50.0.${index}`;
    const lab = await startLab(
      below(1),
      Array.from({ length: 2 * MAX_REFERRALS }, (_, at) => ({
        address: `127.50.0.${at + 1}`,
        zones: [zone(`${deep(at + 1)}.`, below(at + 2))],
      })),
    );
    expect(await addressOf(lab, `www.${deep(2 * MAX_REFERRALS)}`)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'limit', limit: 'MAX_REFERRALS' },
    });
    expect(lab.questions().length).toBeLessThanOrEqual(2 * MAX_REFERRALS);
  });

  it('end when the budget of questions is spent, aliases times servers included', async () => {
    const addresses = Array.from({ length: 13 }, (_, index) => `127.40.0.${index + 1}`);
    const farm = (name: string) =>
      addresses.map((address, i) => `${name}. NS s${i}.${name}.\ns${i}.${name}. A ${address}`).join('\n');
    const zones = [
      zone(
        'farm.example.',
        lines(13, (i) => `h${i}.farm.example.  CNAME  h${i}.barn.example.`),
      ),
      zone(
        'barn.example.',
        lines(13, (i) => `h${i}.barn.example.  A  ${OTHER}`),
      ),
    ];
    const lab = await startLab(
      `${lines(13, (i) => `dear.example.  NS  h${i}.farm.example.`)}\n${farm('farm.example')}\n${farm('barn.example')}`,
      [
        ...addresses.map((address, i) => ({ address, zones: i === 0 ? zones : [] })),
        { address: OTHER, zones: [] },
      ],
    );
    expect(await addressOf(lab, 'www.dear.example')).toMatchObject({
      kind: 'failed',
      failure: { kind: 'limit', limit: 'MAX_QUESTIONS_PER_RESOLUTION' },
    });
    expect(lab.questions().length).toBeGreaterThan(MAX_QUESTIONS_PER_RESOLUTION / 2);
    expect(lab.questions().length).toBeLessThanOrEqual(MAX_QUESTIONS_PER_RESOLUTION);
  });
});

describe('aliases', () => {
  const served = (text: string) =>
    startLab(
      `left.example.  NS  ns.left.example.\nns.left.example.  A  ${LAB}
       right.example.  NS  ns.right.example.\nns.right.example.  A  ${OTHER}`,
      [
        { address: LAB, zones: [zone('left.example.', text)] },
        { address: OTHER, zones: [zone('right.example.', 'end.right.example.  A  192.0.2.9')] },
      ],
    );

  it('are followed from zone to zone', async () => {
    const lab = await served(
      'www.left.example.  CNAME  mid.left.example.\nmid.left.example.  CNAME  end.right.example.',
    );
    const { a } = await lab.resolver.resolveHost(domainName('www.left.example'), lab.scope());
    expect(a.outcome).toEqual({ kind: 'addresses', addresses: ['192.0.2.9'] });
    expect(a.aliases).toEqual(['mid.left.example', 'end.right.example']);
  });

  it.each([
    ['to themselves', 'www.left.example.  CNAME  www.left.example.'],
    ['in a loop', 'www.left.example.  CNAME  two.left.example.\ntwo.left.example.  CNAME  www.left.example.'],
    [
      'without end',
      `www.left.example.  CNAME  c1.left.example.\n${lines(30, (i) => `c${i}.left.example.  CNAME  c${i + 1}.left.example.`)}`,
    ],
  ])('are given up where they lead %s', async (_, text) => {
    const lab = await served(text);
    expect(await addressOf(lab, 'www.left.example')).toMatchObject({
      kind: 'failed',
      failure: { kind: 'limit', limit: 'MAX_ALIASES' },
    });
    expect(lab.questions().length).toBeLessThanOrEqual(2 * MAX_ALIASES);
  });
});

describe('glue', () => {
  it('for names outside the delegating zone is left alone', async () => {
    const poison: ResourceRecord = {
      name: domainName('ns.victim.test'),
      class: CLASS_IN,
      ttl: 3600,
      type: 'A',
      address: OTHER,
    };
    const honest = zone(
      'example.',
      `example.  NS  ns.example.\nns.example.  A  ${EXAMPLE_AT}\ncity.example.  NS  ns.victim.test.`,
    );
    const lab = await startLab({ ...honest, records: [...honest.records, poison] }, [
      { address: OTHER, zones: [zone('city.example.', 'www.city.example.  A  192.0.2.66')] },
    ]);
    expect(await addressOf(lab, 'www.city.example')).toMatchObject({ kind: 'failed' });
    expect(namesAsked(lab, OTHER)).toEqual([]);
    expect(namesAsked(lab, ROOT_AT)).toContain('ns.victim.test.');
  });
});

describe('what one name has learnt', () => {
  it('is not asked again for the next', async () => {
    const lab = await startLab(
      `one.example.  NS  ns.host.example.\ntwo.example.  NS  ns.host.example.
       host.example.  NS  ns.host.example.\nns.host.example.  A  ${LAB}`,
      [
        {
          address: LAB,
          zones: [
            zone('host.example.', `ns.host.example.  A  ${LAB}`),
            zone('one.example.', 'www.one.example.  A  192.0.2.1'),
            zone('two.example.', 'www.two.example.  A  192.0.2.2'),
          ],
        },
      ],
    );
    await lab.resolver.resolveHost(domainName('www.one.example'), lab.scope('one.example'));
    const before = lab.questions().length;
    await lab.resolver.resolveHost(domainName('www.two.example'), lab.scope('two.example'));
    const after = lab.questions().slice(before);
    // One referral, and the two families of the name itself.
    expect(after.map(({ server }) => server)).toEqual([EXAMPLE_AT, LAB, LAB]);
    expect(namesAsked(lab, ROOT_AT).length).toBe(1);
  });

  it('is asked once by many at the same time', async () => {
    const lab = await startLab(`host.example.  NS  ns.host.example.\nns.host.example.  A  ${LAB}`, [
      { address: LAB, zones: [zone('host.example.', `ns.host.example.  A  ${LAB}`)] },
    ]);
    await Promise.all(Array.from({ length: 20 }, () => addressOf(lab, 'ns.host.example')));
    const count = (server: string) => lab.questions().filter((asked) => asked.server === server).length;
    expect([count(ROOT_AT), count(EXAMPLE_AT), count(LAB)]).toEqual([1, 1, 2]);
  });

  it('is nothing where its time ended before an answer came', async () => {
    const lab = await startLab(`host.example.  NS  ns.host.example.\nns.host.example.  A  ${LAB}`, [
      {
        address: LAB,
        zones: [zone('host.example.', 'www.host.example.  A  192.0.2.1')],
        behaviour: { slowMs: 600 },
      },
    ]);
    const stopping = new AbortController();
    const cut = lab.resolver.resolveHost(domainName('www.host.example'), lab.scope('.', stopping.signal));
    const other = addressOf(lab, 'www.host.example');
    await vi.waitFor(() => expect(namesAsked(lab, LAB)).toHaveLength(1));
    stopping.abort();
    expect((await cut).a.outcome).toEqual({ kind: 'failed', failure: { kind: 'aborted' } });
    const found = { kind: 'addresses', addresses: ['192.0.2.1'] };
    expect(await other).toEqual(found);
    expect(await addressOf(lab, 'www.host.example')).toEqual(found);
  });
});
