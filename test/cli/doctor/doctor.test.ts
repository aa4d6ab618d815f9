import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ServerBehaviour } from '../../../fixtures/world/behaviour.js';
import { startWorld, type WorldOverrides } from '../../../fixtures/world/run-world.js';
import { WORLDS } from '../../../fixtures/worlds/index.js';
import { SIGNED_WORLDS } from '../../../fixtures/worlds/signed.js';
import { diagnose } from '../../../src/cli/doctor/diagnose.js';
import { DIAGNOSES, type Diagnosis, type DiagnosisId } from '../../../src/cli/doctor/diagnosis.js';
import { lookAtNetwork } from '../../../src/cli/doctor/look.js';
import type { NetworkSettings } from '../../../src/model/settings.js';
import { runCli, scratchFolder } from '../run-cli.js';

const ALL = [...WORLDS, ...SIGNED_WORLDS];

type Case = {
  readonly world?: string;
  /** How every root server behaves. */
  readonly root?: ServerBehaviour;
  readonly overrides?: WorldOverrides;
  readonly settings?: (settings: NetworkSettings) => NetworkSettings;
  /** Days our clock is ahead of the world's registries, which show the real time. */
  readonly days?: number;
  /** Days the world's day, and so its signatures, is ahead of the real time. */
  readonly worldDays?: number;
};

const DAY_MS = 86_400_000;

async function start({ world = 'healthy-in-house', root = 'answers', overrides = {}, worldDays = 0 }: Case) {
  const internet = ALL.find(({ name }) => name === world);
  if (internet === undefined) throw new Error(`no world ${world}`);
  const today = new Date(Date.now() + worldDays * DAY_MS).toISOString();
  const roots = internet.servers.filter(({ address }) => address.startsWith('127.1.'));
  const behaviours = Object.fromEntries(roots.map(({ name }) => [name, root]));
  return startWorld(
    { ...internet, today },
    { timeoutMs: 200, registryTimeoutMs: 500, behaviours, ...overrides },
  );
}

async function visit(given: Case): Promise<Readonly<Record<DiagnosisId, Diagnosis>>> {
  const running = await start(given);
  try {
    const { settings = (all: NetworkSettings) => all, days = 0 } = given;
    const look = await lookAtNetwork({
      settings: settings(running.settings),
      now: () => new Date(Date.now() + days * DAY_MS),
      signal: AbortSignal.timeout(20_000),
    });
    expect(running.whoisQueries()).toEqual([]);
    const found = diagnose(look);
    expect(found.map(({ id }) => id)).toEqual(DIAGNOSES);
    return Object.fromEntries(found.map((one) => [one.id, one])) as Record<DiagnosisId, Diagnosis>;
  } finally {
    await running.stop();
  }
}

const WELL = {
  'dns-udp': 'ok',
  'dns-tcp': 'ok',
  'dns-ipv6': 'not-available',
  interception: 'ok',
  whois: 'ok',
  https: 'ok',
  clock: 'ok',
} as const;

describe('a visit to a network', () => {
  it.each<[string, Case, Partial<Record<DiagnosisId, Diagnosis['state']>>]>([
    ['where all is well', {}, {}],
    ['with a signed root', { world: 'healthy-signed' }, {}],
    ['that blocks UDP', { root: 'no-udp' }, { 'dns-udp': 'fails' }],
    ['that blocks TCP', { root: 'no-tcp' }, { 'dns-tcp': 'fails' }],
    [
      'that blocks DNS',
      { root: 'silent' },
      { 'dns-udp': 'fails', 'dns-tcp': 'fails', interception: 'cannot-tell' },
    ],
    [
      'whose resolver answers for root servers',
      { root: 'intercepted' },
      { 'dns-udp': 'cannot-tell', 'dns-tcp': 'cannot-tell', interception: 'fails' },
    ],
    [
      'whose resolver hides that it recurses',
      { root: 'not-authoritative' },
      { 'dns-udp': 'cannot-tell', 'dns-tcp': 'cannot-tell', interception: 'fails' },
    ],
    [
      'where root servers refuse',
      { root: 'refuses' },
      { 'dns-udp': 'cannot-tell', 'dns-tcp': 'cannot-tell', interception: 'cannot-tell' },
    ],
    [
      'where strays answer over UDP',
      { root: 'noise' },
      { 'dns-udp': 'fails', 'dns-tcp': 'fails', interception: 'cannot-tell' },
    ],
    [
      'without the WHOIS server',
      { settings: (all) => ({ ...all, whois: { jp: { host: '127.0.0.1', port: 1 } } }) },
      { whois: 'fails' },
    ],
    [
      'whose WHOIS server has an address we never contact',
      { settings: (all) => ({ ...all, whois: { jp: { host: '10.0.0.1', port: 43 } } }) },
      { whois: 'fails' },
    ],
    [
      'whose WHOIS server has no address',
      { settings: (all) => ({ ...all, whois: { jp: { host: 'none.example', port: 43 } } }) },
      { whois: 'fails' },
    ],
    ['with a login page before the web', { overrides: { rdap: 'html-404' } }, { https: 'cannot-tell' }],
    ['without the web', { overrides: { rdap: 'silent' } }, { https: 'fails', clock: 'cannot-tell' }],
    [
      'without the web, with a signed root',
      { world: 'healthy-signed', overrides: { rdap: 'silent' } },
      { https: 'fails', clock: 'cannot-tell' },
    ],
    ['with a clock a day ahead', { days: 1 }, { clock: 'fails' }],
    ['with a clock a day behind', { days: -1 }, { clock: 'fails' }],
    [
      'with a clock a year ahead, and the root’s signatures to tell',
      { world: 'healthy-signed', overrides: { rdap: 'silent' }, days: 365 },
      { https: 'fails', clock: 'fails' },
    ],
    [
      'whose root zone is of another day',
      { world: 'healthy-signed', worldDays: -60 },
      { clock: 'cannot-tell' },
    ],
    [
      'that has no IPv6 where the hints have some',
      {
        settings: (all) => ({
          ...all,
          ipv6: true,
          rootHints: all.rootHints.map((one) => ({ ...one, addresses: [...one.addresses, '::1'] })),
        }),
      },
      { 'dns-ipv6': 'fails' },
    ],
  ])('%s', async (_, given, expected) => {
    const found = await visit(given);
    const states = Object.fromEntries(Object.values(found).map(({ id, state }) => [id, state]));
    expect(states).toEqual({ ...WELL, ...expected });
    for (const { state, seen, follows, remedy } of Object.values(found)) {
      expect(seen.ja).not.toBe('');
      // Whoever hears of a trouble hears what it means and what to do.
      if (state === 'fails' || state === 'cannot-tell') expect([follows, remedy]).not.toContain(null);
    }
  });

  it('names the signs of an interception', async () => {
    const { interception } = await visit({ root: 'intercepted' });
    for (const sign of [/recursion/, /without authority/, /does not exist/])
      expect(interception.seen.en).toMatch(sign);
  });

  it('never contacts an address that is not opened', async () => {
    const closed = (all: NetworkSettings) => ({ ...all, openedSpecialUse: [] });
    const running = await start({});
    await lookAtNetwork({
      settings: closed(running.settings),
      now: () => new Date(),
      signal: AbortSignal.timeout(5_000),
    });
    expect([...running.questions(), ...running.rdapQueries()]).toEqual([]);
    await running.stop();
  });
});

describe('lgaudit doctor', () => {
  it.each<[string, ServerBehaviour, number, RegExp]>([
    ['ends with 0 where all is well', 'answers', 0, /fit for audits/],
    ['ends with 3 where something cannot be reached', 'no-tcp', 3, /Not in order: Port 53\/tcp/],
  ])('%s', async (_, root, code, words) => {
    const folder = scratchFolder();
    const running = await start({ root });
    await running.writeConfig(folder.path);
    const text = await runCli(['doctor', '--lang', 'en'], folder.path);
    const json = await runCli(['doctor', '--format', 'json'], folder.path);
    await running.stop();
    folder.remove();
    expect([text.code, json.code, text.err]).toEqual([code, code, '']);
    expect(text.out).toMatch(words);
    const value = JSON.parse(json.out);
    expect(value.ok).toBe(code === 0);
    expect(value.checks.map(({ id }: Diagnosis) => id)).toEqual(DIAGNOSES);
  });

  it('names what is wrong with the configuration', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder.path, 'lgaudit.config.json'), '{"network":{"dnsPrt":53}}');
    const { code, err } = await runCli(['doctor'], folder.path);
    folder.remove();
    expect(code).toBe(2);
    expect(err).toMatch(/dnsPrt/);
  });
});
