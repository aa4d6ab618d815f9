import { expect, test } from 'vitest';
import { domainName } from '../../../src/dns/name.js';
import { findWhoisService } from '../../../src/registries/whois/servers.js';

const LAB = { host: '127.0.0.1', port: 4343 };

test.each<readonly [string, Parameters<typeof findWhoisService>[1], ReturnType<typeof findWhoisService>]>([
  ['example.io', {}, { server: { host: 'whois.nic.io', port: 43 }, query: 'example.io' }],
  ['example.de', {}, { server: { host: 'whois.denic.de', port: 43 }, query: '-T dn,ace example.de' }],
  ['example.io', { io: LAB }, { server: LAB, query: 'example.io' }],
  ['example.test', { test: LAB }, { server: LAB, query: 'example.test' }],
  ['example.test', {}, undefined],
  ['example.constructor', {}, undefined],
])('%s with %j', (name, configured, service) => {
  expect(findWhoisService(domainName(name), configured)).toEqual(service);
});
