import { describe, expect, it } from 'vitest';
import { silentLast } from '../../src/collect/server-order.js';

describe('silentLast', () => {
  it.each([
    { silent: [], order: ['192.0.2.1', '192.0.2.2', '192.0.2.3'] },
    { silent: ['192.0.2.1'], order: ['192.0.2.2', '192.0.2.3', '192.0.2.1'] },
    { silent: ['192.0.2.3', '192.0.2.1'], order: ['192.0.2.2', '192.0.2.1', '192.0.2.3'] },
  ])('leaves nobody out where $silent gave no reply', ({ silent, order }) => {
    const wasSilent = (address: string) => silent.includes(address);
    expect(silentLast(['192.0.2.1', '192.0.2.2', '192.0.2.3'], { wasSilent })).toEqual(order);
  });
});
