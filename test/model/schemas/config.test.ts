import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { configSchema as readConfig } from '../../../src/cli/config-schema.js';
import { configSchema } from '../../../src/model/schemas/index.js';
import { expectExplained, validatorOf } from './closed.js';

const full = {
  $schema: 'https://example.jp/config.json',
  network: {
    rootHints: 'root.hints',
    trustAnchors: 'trust.anchors',
    originNetworks: 'prefix2as.tsv',
    dnsPort: 53,
    ipv6: true,
    allowSpecialUseAddresses: false,
    timeoutMs: 2000,
    registryTimeoutMs: 15_000,
    retries: 2,
    whois: { jp: 'whois.example.jp:43' },
    rdapBootstrap: 'dns.json',
    allowInsecureRdap: false,
    pace: { perServerQps: 20, registryIntervalMs: 3000, registryQuestionsPerDay: 5000 },
  },
  severities: { 'resilience/no-ipv6': 'off', 'zone/mx-target': 'high' },
  expectedHolders: { 'example.ne.jp': 'Example Networks' },
  failOn: 'high',
};

const rows: readonly { readonly what: string; readonly config: unknown; readonly good: boolean }[] = [
  { what: 'every key', config: full, good: true },
  { what: 'nothing at all', config: {}, good: true },
  {
    what: 'a list of special-use classes',
    config: { network: { allowSpecialUseAddresses: ['loopback'] } },
    good: true,
  },
  { what: 'no pace', config: { network: { pace: { perServerQps: 0, registryIntervalMs: 0 } } }, good: true },
  { what: 'failing on nothing', config: { failOn: 'none' }, good: true },
  { what: 'an unknown key', config: { failon: 'high' }, good: false },
  { what: 'an unknown key of the network', config: { network: { dnsport: 53 } }, good: false },
  { what: 'an unknown key of the pace', config: { network: { pace: { qps: 1 } } }, good: false },
  { what: 'a port that is none', config: { network: { dnsPort: 70_000 } }, good: false },
  { what: 'a port in quotes', config: { network: { dnsPort: '53' } }, good: false },
  {
    what: 'an unknown special-use class',
    config: { network: { allowSpecialUseAddresses: ['all'] } },
    good: false,
  },
  { what: 'endless patience', config: { network: { timeoutMs: 3_600_000 } }, good: false },
  { what: 'endless retries', config: { network: { retries: 1000 } }, good: false },
  {
    what: 'half a question a day',
    config: { network: { pace: { registryQuestionsPerDay: 0.5 } } },
    good: false,
  },
  {
    what: 'a month between two questions, longer than any timer runs',
    config: { network: { pace: { registryIntervalMs: 2_592_000_000 } } },
    good: false,
  },
  { what: 'half a retry', config: { network: { retries: 0.5 } }, good: false },
  { what: 'an unknown severity', config: { severities: { 'zone/mx-target': 'bad' } }, good: false },
];

const problemOf = validatorOf(configSchema);

describe('the configuration schema', () => {
  it.each(rows)('says to $what what the program says', ({ config, good }) => {
    expect(problemOf(config) === null, 'the JSON Schema').toBe(good);
    expect(v.safeParse(readConfig, config).success, 'the program').toBe(good);
  });

  it('explains every field', () => expectExplained(configSchema));
});
