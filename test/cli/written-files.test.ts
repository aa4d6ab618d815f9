import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/cli/config-file.js';
import { readIgnoreFile } from '../../src/cli/ignore-file.js';
import { networkSettings } from '../../src/cli/network-settings.js';
import { runCli, scratchFolder } from './run-cli.js';

const folder = scratchFolder();
afterAll(folder.remove);

function written(value: unknown): string {
  const path = join(folder.path, 'written.json');
  writeFileSync(path, JSON.stringify(value));
  return path;
}

describe('what is wrong in a configuration is named with its key', () => {
  it.each<[unknown, RegExp]>([
    [null, /expects Object, got null/],
    [{ network: null }, /"network" expects Object, got null/],
    [{ netwrk: {} }, /unknown key "netwrk"/],
    [{ network: { pace: { qps: 1 } } }, /unknown key "network\.pace\.qps"/],
    [
      { network: { allowSpecialUseAddresses: ['loopback', 'lan'] } },
      /"network\.allowSpecialUseAddresses\.1" expects .*"loopback".*, got "lan"/,
    ],
    [{ network: { allowSpecialUseAddresses: 1 } }, /"network\.allowSpecialUseAddresses" expects .*boolean/],
    [{ failOn: 'grave' }, /"failOn" expects \("critical" .*"none"\), got "grave"/],
    [{ network: { rdapBootstrap: 'http://example.jp/' } }, /"network\.rdapBootstrap" expects .*https/],
  ])('%j', (value, message) => {
    const read = () =>
      networkSettings(loadConfig(written(value), folder.path), { nameTimeoutMs: 1000, offline: false });
    expect(read).toThrow(message);
  });

  it('a holder of no name', async () => {
    const path = written({ expectedHolders: { 'no name': 'Example Networks' } });
    const { code, err } = await runCli(['check', 'a.jp', '--config', path], folder.path);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/"expectedHolders\.no name": it contains a blank/),
    ]);
  });
});

describe('what is wrong in an ignore file is named with its entry', () => {
  const entry = { id: 'lgjp/no-caa', reason: 'planned', owner: 'dns team', expires: '2027-03-31' };
  const read = (value: unknown) => readIgnoreFile(written(value), folder.path, '2026-11-22');

  it.each<[string, unknown, RegExp]>([
    ['no list', {}, /expects a list of entries/],
    ['no entry', [5], /entry 1: expects Object, got 5/],
    ['no reason', [entry, { ...entry, reason: undefined }], /entry 2: "reason" is missing/],
    ['an empty reason', [{ ...entry, reason: ' ' }], /"reason" expects a text that is not empty/],
    ['an unknown key', [{ ...entry, until: 1 }], /unknown key "until"/],
    ['a check that is not there', [{ ...entry, id: 'lgjp/none' }], /"id": there is no check "lgjp\/none"/],
    ['no fingerprint', [{ ...entry, fingerprint: 'x' }], /"fingerprint" expects a fingerprint/],
    ['a day in words', [{ ...entry, expires: 'soon' }], /"expires" expects a day/],
    ['a day that no month has', [{ ...entry, expires: '2027-02-31' }], /"expires" expects a day/],
    ['an instant', [{ ...entry, expires: '2027-02-01T00:00:00Z' }], /"expires" expects a day/],
    ['too far a day', [{ ...entry, expires: '2028-01-01' }], /"expires": 2028-01-01 is more than a year/],
    ['no name', [{ ...entry, domain: 'no name' }], /"domain": it contains a blank/],
  ])('%s', (_, value, message) => {
    expect(() => read(value)).toThrow(message);
  });

  it('and nothing where nothing is wrong', () => {
    expect(read([{ ...entry, domain: 'City.Example.LG.JP.' }])).toMatchObject([
      { id: 'lgjp/no-caa', domain: 'city.example.lg.jp', place: expect.stringMatching(/entry 1$/) },
    ]);
  });
});
