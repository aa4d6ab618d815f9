import { describe, expect, it } from 'vitest';
import { askingOrder, silentLast } from '../../src/collect/server-order.js';
import { domainName } from '../../src/dns/name.js';

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

describe('the order of asking', () => {
  const v4 = ['192.0.2.1', '192.0.2.2', '192.0.2.3'];
  const v6 = ['2001:db8::1', '2001:db8::2', '2001:db8::3'];
  const names = Array.from({ length: 100 }, (_, index) => domainName(`city.n${index}.lg.jp`));
  const mixed = [...v4.flatMap((address, index) => [address, v6[index] as string]), ...v4];

  it('has IPv4 first for every name, each address once', () => {
    for (const name of names) {
      const order = askingOrder(mixed, true, name);
      expect(order.slice(0, 3).sort()).toEqual(v4);
      expect(order.slice(3).sort()).toEqual(v6);
    }
  });

  it('spreads a run over all of them, and is the same in a rerun', () => {
    const orders = names.map((name) => askingOrder(mixed, true, name));
    expect(new Set(orders.map(([first]) => first)).size).toBe(3);
    expect(new Set(orders.map((order) => order[3])).size).toBe(3);
    expect(names.map((name) => askingOrder(mixed, true, name))).toEqual(orders);
  });

  it('leaves IPv6 out where it is switched off', () => {
    for (const name of names) expect(askingOrder(mixed, false, name).sort()).toEqual(v4);
  });
});
