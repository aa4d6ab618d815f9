import { existsSync, readFileSync } from 'node:fs';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import {
  mayContact,
  SPECIAL_USE_CLASSES,
  SPECIAL_USE_NETWORKS,
  type SpecialUseClass,
  specialUseClass,
} from '../../src/dns/special-use.js';

const CLASSES: readonly (readonly [string, SpecialUseClass | undefined])[] = [
  ['9.9.9.9', undefined],
  ['100.63.255.255', undefined],
  ['192.31.196.1', undefined],
  ['2400:cb00::1', undefined],
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'unspecified'],
  ['10.1.2.3', 'private'],
  ['100.64.0.1', 'private'],
  ['127.255.0.1', 'loopback'],
  ['169.254.169.254', 'link-local'],
  ['172.31.255.255', 'private'],
  ['172.32.0.1', undefined],
  ['192.0.0.8', 'reserved'],
  ['192.0.2.1', 'documentation'],
  ['192.88.99.1', 'translation'],
  ['198.19.0.1', 'reserved'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'reserved'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['::7f00:1', 'reserved'],
  ['fe80::1%eth0', 'link-local'],
  ['fd00::1', 'private'],
  ['fec0::1', 'private'],
  ['ff02::1', 'multicast'],
  ['2001:db8::1', 'documentation'],
  ['3fff:fff::1', 'documentation'],
  ['2001:2::1', 'reserved'],
  ['4000::1', 'reserved'],
  ['1234::1', 'reserved'],
];

const EMBEDDED: readonly (readonly [string, SpecialUseClass])[] = [
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:9.9.9.9', 'translation'],
  ['64:ff9b::a9fe:a9fe', 'link-local'],
  ['64:ff9b::909:909', 'translation'],
  ['64:ff9b:1::1', 'translation'],
  ['2002:7f00:1::', 'loopback'],
  ['2002:909:909::1', 'translation'],
  // Teredo: the server's address in the clear, the client's turned over.
  ['2001:0:909:909::f5ff:fffe', 'private'],
  ['2001:0:a00:1::f6f6:f6f6', 'private'],
  ['2001:0:909:909::f6f6:f6f6', 'translation'],
];

const NOT_ADDRESSES = [
  '',
  'localhost',
  '127.1',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '2130706433',
  '1.2.3.4.5',
  '1.2.3',
];

describe('specialUseClass', () => {
  test.each(CLASSES)('%s is %s', (address, expected) => {
    expect(specialUseClass(address)).toBe(expected);
  });

  test.each(EMBEDDED)('the address inside %s is looked at: %s', (address, expected) => {
    expect(specialUseClass(address)).toBe(expected);
  });

  test.each(NOT_ADDRESSES)('%j is no address, so it is reserved', (text) => {
    expect(specialUseClass(text)).toBe('reserved');
    expect(mayContact(text, ['loopback', 'private'])).toBe(false);
  });

  test('every class has a network and every network is written canonically', () => {
    expect(new Set(SPECIAL_USE_NETWORKS.map((row) => row.class))).toEqual(new Set(SPECIAL_USE_CLASSES));
    for (const { network } of SPECIAL_USE_NETWORKS) {
      const [address, bits] = ipaddr.parseCIDR(network);
      const Kind = address instanceof ipaddr.IPv4 ? ipaddr.IPv4 : ipaddr.IPv6;
      expect(`${Kind.networkAddressFromCIDR(network)}/${bits}`).toBe(network);
    }
  });

  const neverContact = new URL('../../../shared/data/hijack/never_contact_cidrs.json', import.meta.url);
  if (!existsSync(neverContact))
    process.stdout.write('skipped: the test over never_contact_cidrs.json, which is not at hand\n');
  test.skipIf(!existsSync(neverContact))(
    'the first and last address of every never-contact network (skipped where shared data is absent)',
    () => {
      const lists = JSON.parse(readFileSync(neverContact, 'utf8')) as Record<
        'powerdns_default' | 'added',
        string[]
      >;
      const networks = [...lists.powerdns_default, ...lists.added];
      expect(networks.length).toBeGreaterThan(30);
      for (const network of networks) {
        const Kind = network.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4;
        for (const address of [
          Kind.networkAddressFromCIDR(network),
          Kind.broadcastAddressFromCIDR(network),
        ]) {
          expect(specialUseClass(address.toString()), network).toBeDefined();
        }
      }
    },
  );
});

describe('mayContact', () => {
  test.each<readonly [string, readonly SpecialUseClass[], boolean]>([
    ['9.9.9.9', [], true],
    ['127.0.0.1', [], false],
    ['127.0.0.1', ['loopback'], true],
    ['127.0.0.1', ['private'], false],
    // Opening what is inside does not open the way there, nor the other way round.
    ['64:ff9b::7f00:1', ['loopback'], false],
    ['64:ff9b::7f00:1', ['translation'], false],
    ['64:ff9b::7f00:1', ['loopback', 'translation'], true],
  ])('%s with %j opened: %s', (address, opened, expected) => {
    expect(mayContact(address, opened)).toBe(expected);
  });
});
