import { describe, expect, it } from 'vitest';
import { dependencyValues } from '../../src/checks/dependencies.js';
import { dependency, depends } from './hijack/dependency-samples.js';

describe('how much of the lookups a dependency reaches', () => {
  it.each<[string, number, number, RegExp]>([
    ['exactly, and after five cache misses', 0.5, 0.5, /50\s?%.*97\s?%/],
    ['between bounds where a circle leaves it open', 0.25, 1, /25.*100\s?%/],
    ['none, where glue spares the way', 0, 0, /glue|グルー/],
  ])('%s', (_, exposureAtLeast, exposure, said) => {
    const domain = dependency({}, { exposure, exposureAtLeast });
    const { share } = dependencyValues(depends(domain), domain);
    expect(share.en).toMatch(said);
    expect(share.ja).toMatch(said);
  });
});
