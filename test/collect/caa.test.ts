import { describe, expect, it } from 'vitest';
import { zone } from '../../fixtures/world/zone-text.js';
import { climbToCaa } from '../../src/collect/caa.js';
import { domainName } from '../../src/dns/name.js';
import { type ResolverLab, startLab } from './resolver-lab.js';

/** A city whose site is an alias of a provider's name, which is an alias of another's. */
function startChain(end: string): Promise<ResolverLab> {
  const names = ['city', 'provider', 'cdn'];
  const at = (index: number) => `127.30.0.${index + 1}`;
  const texts = [
    'www.city.example. CNAME shop.provider.example.',
    'shop.provider.example. CNAME edge.cdn.example.',
    end,
  ];
  return startLab(
    names
      .map((name, i) => `${name}.example. NS ns.${name}.example.\nns.${name}.example. A ${at(i)}`)
      .join('\n'),
    names.map((name, i) => ({
      address: at(i),
      zones: [zone(`${name}.example.`, texts[i] as string, 'none')],
    })),
  );
}

async function climb(lab: ResolverLab): Promise<string[]> {
  const { steps } = await climbToCaa(
    domainName('www.city.example'),
    lab.resolver,
    new Map(),
    lab.scope('city.example'),
  );
  return steps.map(({ name, outcome }) => `${name} ${outcome}`);
}

describe('CAA records of an alias', () => {
  it('are those of the name at the end of all aliases', async () => {
    const lab = await startChain('edge.cdn.example. CAA 0 issue "ca.example"');
    expect(await climb(lab)).toEqual(['www.city.example found']);
  });

  it('are none where that name has none, whatever its parents have', async () => {
    const lab = await startChain('edge.cdn.example. A 192.0.2.1\ncdn.example. CAA 0 issue "ca.example"');
    expect(await climb(lab)).toEqual(['www.city.example none', 'city.example none', 'example none']);
  });

  it('are not known where the aliases go round', async () => {
    const lab = await startChain('edge.cdn.example. CNAME www.city.example.');
    expect(await climb(lab)).toEqual(['www.city.example failed', 'city.example none', 'example none']);
  });
});
