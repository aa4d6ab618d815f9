import { describe, expect, it } from 'vitest';
import type { RunningWorld } from '../../fixtures/world/run-world.js';
import type { World } from '../../fixtures/world/world.js';
import type { DomainReport } from '../../src/model/report.js';
import { auditWorld } from './audit-world.js';

/**
 * Tests that no world, with any one of its servers broken, gives another finding, or health where there is none. Most of
 * the time is waiting for silence, so the worlds are shared among several files, which run side by side.
 */
export function breakEachServerOf(worlds: readonly World[]): void {
  describe('any one server killed, silent, garbled or slow', () => {
    it.each(worlds.map((world) => [world.name, world] as const))(
      'never turns a finding into another or into health: %s',
      async (_, world) => {
        const { row: whole, running } = await auditWorld(world, { timeoutMs: TIMEOUT_MS });
        const found: string[] = [];
        const queue = breakagesOf(world, running).values();
        const complaintsAfter = async (breakage: Breakage, timeoutMs: number) => {
          const { row } = await auditWorld(world, { timeoutMs }, breakage.apply);
          return complaints(world, whole, row, breakage);
        };
        // A rule that is wrong is wrong again; a machine that was busy is not, given the time.
        const confirmedComplaints = async (breakage: Breakage) => {
          const first = await complaintsAfter(breakage, TIMEOUT_MS);
          return first.length === 0 ? first : complaintsAfter(breakage, PATIENT_TIMEOUT_MS);
        };
        const worker = async () => {
          for (const breakage of queue) {
            for (const complaint of await confirmedComplaints(breakage)) {
              found.push(`${breakage.server} ${breakage.what}: ${complaint}`);
            }
          }
        };
        const asked = new Set(running.questions().map(({ server }) => server)).size;
        const atOnce = Math.min(AT_ONCE, Math.ceil(SERVERS_AT_ONCE / asked));
        await Promise.all(Array.from({ length: atOnce }, worker));
        expect(found).toEqual([]);
      },
    );
  });
}

type Breakage = {
  readonly what: string;
  readonly server: string;
  readonly apply: (running: RunningWorld) => Promise<void> | void;
};

/** Milliseconds. Every silence costs several of these. */
const TIMEOUT_MS = 150;

/** Milliseconds, for the second look at what looks wrong. */
const PATIENT_TIMEOUT_MS = 1_000;

/** Audits at a time: most of their time is waiting for silence. Fewer where a story has many servers to answer. */
const AT_ONCE = 12;
const SERVERS_AT_ONCE = 48;

/**
 * The root and the registries are the same in every story, and each has two servers: a story breaks one of the two,
 * and half of the stories the other.
 */
function isSpared({ name: story }: World, server: string, address: string): boolean {
  return /^127\.[123]\./.test(address) && (server.length + story.length + Number(address.at(-1))) % 2 === 0;
}

/** Every way to break every server takes a minute more: CI looks at all of them, `npm test` at half, each in some story. */
const EVERY_BREAKAGE = process.env.LGAUDIT_EVERY_BREAKAGE === '1';

/** Whoever was not asked anything in the whole world can be broken without anybody noticing. */
function breakagesOf(world: World, whole: RunningWorld): Breakage[] {
  const asked = new Set(whole.questions().map(({ server }) => server));
  const dns = world.servers.flatMap(({ name, address, behaviour }): Breakage[] =>
    behaviour !== 'answers' || !asked.has(name) || isSpared(world, name, address)
      ? []
      : [
          { what: 'killed', server: name, apply: (running) => running.kill(name) },
          { what: 'silent', server: name, apply: (running) => running.setBehaviour(name, 'silent') },
          { what: 'garbled', server: name, apply: (running) => running.setBehaviour(name, 'garbled') },
          { what: 'slow', server: name, apply: (running) => running.setBehaviour(name, { slowMs: 60 }) },
        ],
  );
  const whois = WHOIS_BREAKAGES.filter(() => whole.whoisQueries().length > 0);
  const rdap = RDAP_BREAKAGES.filter(() => whole.rdapQueries().length > 0);
  const all = [...dns, ...whois, ...rdap];
  return EVERY_BREAKAGE ? all : all.filter((_, at) => (at + world.name.length) % 2 === 0);
}

const WHOIS_BREAKAGES: readonly Breakage[] = [
  { what: 'limited', server: 'WHOIS', apply: (running) => running.setWhois('rate-limited') },
  { what: 'garbled', server: 'WHOIS', apply: (running) => running.setWhois('garbled') },
  { what: 'empty', server: 'WHOIS', apply: (running) => running.setWhois('empty') },
  { what: 'refusing', server: 'WHOIS', apply: (running) => running.setWhois('refuses') },
];

const RDAP_BREAKAGES: readonly Breakage[] = [
  { what: 'failing', server: 'RDAP', apply: (running) => running.setRdap('fails') },
  { what: 'garbled', server: 'RDAP', apply: (running) => running.setRdap('garbled') },
];

const key = (finding: DomainReport['findings'][number]) =>
  `${finding.id} ${finding.subject.registeredDomain ?? finding.subject.nameServer ?? finding.subject.zone ?? ''}`;

/** What went wrong between the whole world and the broken one; empty where only unknowns came of it. */
function complaints(world: World, whole: DomainReport, broken: DomainReport, { server }: Breakage): string[] {
  const before = new Set(whole.findings.map(key));
  const after = new Set(broken.findings.map(key));
  // A dead name server of the delegation is a finding of its own, and a true one, under every name it has there.
  const address = world.servers.find((one) => one.name === server)?.address;
  const names = broken.nameServers.filter(({ addresses }) =>
    addresses.some((one) => one.address === address),
  );
  const isItsOwn = (finding: string) =>
    names.some(({ host }) => finding === `delegation/unresponsive ${host}`);
  const invented = [...after].filter((finding) => !before.has(finding) && !isItsOwn(finding));
  const lost = [...before].filter((finding) => !after.has(finding));
  const complaint = invented.map((finding) => `invented ${finding}`);
  if (lost.length > 0 && broken.unknowns.length === 0) complaint.push(`health instead of ${lost.join(', ')}`);
  if (whole.unknowns.length > 0 && broken.status === 'clean') complaint.push('health instead of unknowns');
  return complaint;
}
