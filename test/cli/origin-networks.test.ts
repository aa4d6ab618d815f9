import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from '../../fixtures/world/run-world.js';
import { healthyHosted } from '../../fixtures/worlds/healthy-hosted.js';
import { loadOriginNetworks } from '../../src/cli/origin-networks.js';
import { UsageError } from '../../src/cli/usage-error.js';
import type { DomainReport } from '../../src/model/report.js';
import { runCli, scratchFolder } from './run-cli.js';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lgaudit-origins-'));
  writeFileSync(join(folder, 'good.tsv'), '# a table\n192.0.2.0\t24\t64500\n');
  writeFileSync(join(folder, 'bad.tsv'), '192.0.2.0\t24\t64500\n198.51.100.0\t24\tnobody\n');
  writeFileSync(join(folder, 'lgaudit.config.json'), '{"network":{"originNetworks":"bad.tsv"}}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = (originNetworks?: string) =>
  loadOriginNetworks({
    config: { network: originNetworks === undefined ? {} : { originNetworks } },
    folder,
    path: join(folder, 'lgaudit.config.json'),
  });

describe('the table of origin networks', () => {
  it('is the file that the configuration names, or none', async () => {
    expect((await load('good.tsv'))?.('192.0.2.1')).toEqual([64500]);
    expect(await load()).toBeUndefined();
  });

  it.each([
    ['missing.tsv', 'missing.tsv: there is no such file'],
    ['.', 'it is a folder'],
    ['bad.tsv', 'bad.tsv:2: '],
  ])('is refused, and named: %s', async (name, place) => {
    await expect(load(name)).rejects.toThrow(UsageError);
    await expect(load(name)).rejects.toThrow(place);
  });

  it('ends an audit before it begins, with one line and exit code 2', async () => {
    const { code, out, err } = await runCli(['check', 'city.example.lg.jp', '--offline'], folder);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/bad\.tsv:2: .*"nobody"/)]);
  });
});

it('gives results the origins of the name servers, and later audits what to compare with', async () => {
  const running = await startWorld(healthyHosted, { timeoutMs: 300 });
  const scratch = scratchFolder();
  const path = (name: string) => join(scratch.path, name);
  const read = (name: string): DomainReport => JSON.parse(readFileSync(path(name), 'utf8')).domains[0];
  const check = (...args: readonly string[]) => runCli(['check', healthyHosted.audit, ...args], scratch.path);
  try {
    await running.writeConfig(scratch.path);
    await check('--format', 'json=without.json');
    const config = JSON.parse(readFileSync(path('lgaudit.config.json'), 'utf8'));
    config.network.originNetworks = 'origins.tsv';
    writeFileSync(path('lgaudit.config.json'), JSON.stringify(config));
    writeFileSync(path('origins.tsv'), '127.10.0.0/16 64500\n::1/128 64500\n');
    await check('--format', 'json=first.json', '--state', 'state');
    await check('--format', 'json=by-baseline.json', '--baseline', 'first.json');
    await check('--format', 'json=by-state.json', '--state', 'state');
    await check('--format', 'json=by-table.json', '--baseline', 'without.json');
  } finally {
    await running.stop();
  }
  const coverage = (name: string) => read(name).coverage?.map(({ text }) => text.en);
  const origins = read('first.json').nameServers.flatMap(({ addresses }) =>
    addresses.map((one) => one.origins),
  );
  expect(origins.length).toBeGreaterThan(1);
  expect(new Set(origins.flat())).toEqual(new Set([64500]));
  expect(
    read('without.json').nameServers.flatMap(({ addresses }) =>
      addresses.flatMap((one) => one.origins ?? []),
    ),
  ).toEqual([]);
  const both = (said: string) => [expect.stringContaining(said), expect.stringContaining(said)];
  expect(coverage('without.json')).toEqual(both('network.originNetworks'));
  expect(coverage('first.json')).toEqual(both('no earlier audit saw'));
  expect(coverage('by-baseline.json')).toEqual(both('compared with those recorded'));
  expect(coverage('by-state.json')).toEqual(both('compared with those recorded'));
  expect(coverage('by-table.json')).toEqual(both('today’s table'));
  scratch.remove();
});
