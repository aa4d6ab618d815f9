import { describe, expect, it } from 'vitest';
import { addGlue, correctGlue, removeFromDelegation } from '../../../src/checks/remedy/delegation.js';
import { domainName } from '../../../src/dns/name.js';
import { INSIDE, inside, OUTSIDE, outside, view } from '../view-builder.js';

const third = outside({ host: domainName('ns2.example.jp') });
const text = (steps: readonly { readonly en: string }[]) => steps.map(({ en }) => en).join(' ');

describe('removing a server', () => {
  it('files with J-LIS and changes the zone where both list it', () => {
    const steps = text(removeFromDelegation(view({ servers: [outside(), inside(), third] }), [OUTSIDE]));
    expect(steps).toMatch(/Remove ns\.example\.jp.*J-LIS.*own NS records/);
    expect(steps).not.toContain('at least two');
  });

  it('files nothing for a server that only the zone lists', () => {
    const servers = [outside({ inParent: false }), inside(), third];
    const steps = text(removeFromDelegation(view({ servers }), [OUTSIDE]));
    expect(steps).toContain('own NS records');
    expect(steps).not.toContain('J-LIS');
  });

  it('leaves the zone alone for a server that only the parent lists', () => {
    const servers = [outside({ inChild: false }), inside(), third];
    expect(text(removeFromDelegation(view({ servers }), [OUTSIDE]))).not.toContain('own NS records');
  });

  it('asks for another server where fewer than two stay', () => {
    expect(text(removeFromDelegation(view(), [OUTSIDE]))).toContain('at least two');
  });

  it.each([
    ['in the delegation', { inParent: false }],
    ['in the zone', { inChild: false }],
  ])('asks for another server where fewer than two stay %s', (_, side) => {
    const servers = [outside(), inside(), outside({ host: third.host, ...side })];
    expect(text(removeFromDelegation(view({ servers }), [OUTSIDE]))).toContain('at least two');
  });

  it('asks for no other where a side that loses nothing has too few', () => {
    const servers = [outside({ inChild: false }), inside({ inChild: false }), third];
    expect(text(removeFromDelegation(view({ servers }), [OUTSIDE]))).not.toContain('at least two');
  });
});

describe('glue', () => {
  it('of a host in the own LG.JP name is filed with J-LIS, name and address', () => {
    expect(text(addGlue(view(), INSIDE))).toMatch(
      /J-LIS.*ns1\.city\.example\.lg\.jp and its IP address: both/,
    );
  });

  it('of a host in another domain is that domain’s registrar’s', () => {
    const steps = text(correctGlue(view(), outside()));
    expect(steps).toMatch(/registrar \(指定事業者\) of example\.jp/);
    expect(steps).not.toContain('J-LIS');
  });
});
