import { cpus, loadavg, release, tmpdir, type } from 'node:os';
import { parseArgs } from 'node:util';
import { startNationProcess } from '../fixtures/nation/nation-process.js';
import { auditNation, type NationAudit } from './audit-nation.js';
import { measure } from './client.js';
import { oneNameCold, startUp } from './command-line.js';
import { compareWithZonemaster } from './zonemaster.js';

/*
 * Audits a generated nation, served by another process on loopback, and sets what that costs against bare questions to
 * the same process. Every claim is a ratio of two things measured in this run.
 */

const { values } = parseArgs({
  options: {
    names: { type: 'string', default: '1800' },
    large: { type: 'string', default: '18000' },
    delay: { type: 'string', default: '20' },
    runs: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '64' },
    'with-zonemaster': { type: 'boolean', default: false },
    'zonemaster-names': { type: 'string', default: '24' },
  },
});
const names = Number(values.names);
const large = Number(values.large);
const delayMs = Number(values.delay);
const concurrency = Number(values.concurrency);
const runs = Array.from({ length: Number(values.runs) }, (_, index) => index);

const PORT = 20_053;
/**
 * Bare questions under way at a time. One after the other, each waits for the process that serves; with many, both
 * processes are busy all the time, as in an audit, and the floor is less than half as high.
 */
const FLOOR_WIDTHS = [1, 64];
/** Where the floor's questions go: servers of jp and of the first provider. */
const FLOOR_SERVERS = ['127.2.0.1', '127.2.0.2', '127.10.0.1', '127.11.0.1'];
const HEALTHY = { seed: 1, silentShare: 0, port: PORT, delayMs: 0 };

say(
  `${cpus()[0]?.model.trim()}, ${cpus().length} processors, Node ${process.version}, ${type()} ${release()}`,
);

const nation = await startNationProcess({ ...HEALTHY, names });
const quick: NationAudit[] = [];
const slow: NationAudit[] = [];
try {
  for (const run of runs) {
    say(`\n${names} names, run ${run + 1}; load of the machine ${loadavg()[0]?.toFixed(1)}`);
    const audit = await auditNation(nation, concurrency);
    quick.push(audit);
    if (run === 0) sayQuestions(audit);
    sayAudit('  no delay', audit);
    for (const width of FLOOR_WIDTHS) {
      const floor = await measure({
        kind: 'floor',
        names: nation.names,
        addresses: FLOOR_SERVERS,
        port: PORT,
        questions: audit.questions,
        width,
      });
      await nation.takeCounts();
      say(
        `  floor, ${width} at a time: ${audit.questions} bare questions in ${s(floor.wall)}, ` +
          `${perSecond(audit.questions, floor.wall)} a second`,
      );
      sayRatio('time over this floor', audit.wall / floor.wall, 3);
      say(`    CPU over this floor's: ${(audit.cpu / floor.cpu).toFixed(2)}`);
    }

    await nation.setDelay(delayMs);
    const delayed = await auditNation(nation, concurrency);
    await nation.setDelay(0);
    slow.push(delayed);
    sayAudit(`  ${delayMs} ms    `, delayed);
    const allowed = Math.max(1.5 * audit.wall, 10);
    sayRatio(`time over ${s(allowed)} (1.5 times no delay, at least 10 s)`, delayed.wall / allowed, 1);
  }
} finally {
  await nation.stop();
}

say(`\n${names} names, one server in ten of the municipalities' own silent, ${delayMs} ms a reply`);
const tenth = await startNationProcess({ ...HEALTHY, names, silentShare: 0.1, delayMs });
try {
  for (const run of runs) {
    const audit = await auditNation(tenth, concurrency);
    sayAudit('  silent   ', audit);
    sayRatio('time over the healthy nation', audit.wall / (slow[run]?.wall ?? Number.NaN), 2);
  }
} finally {
  await tenth.stop();
}

if (large > 0) {
  say(`\n${large} names against ${names}`);
  const peaks: NationAudit[] = [];
  for (const size of [names, large]) {
    const one = await startNationProcess({ ...HEALTHY, names: size });
    try {
      peaks.push(await auditNation(one, concurrency));
    } finally {
      await one.stop();
    }
    sayAudit(`  ${size}`, peaks.at(-1) as NationAudit);
  }
  const [small, big] = peaks as [NationAudit, NationAudit];
  sayRatio('peak of memory', big.peakMiB / small.peakMiB, 1.3);
  sayRatio('time a name', big.wall / large / (small.wall / names), 1.3);
}

say('\nthe command line');
for (const line of [...(await startUp()), ...(await oneNameCold(PORT, delayMs, tmpdir()))]) say(`  ${line}`);

if (values['with-zonemaster']) {
  say('\nzonemaster-cli on the same names');
  const count = Number(values['zonemaster-names']);
  for (const line of await compareWithZonemaster(count, concurrency, quick.at(-1))) say(`  ${line}`);
}

function sayAudit(title: string, audit: NationAudit): void {
  const rows = Object.entries(audit.statuses)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ');
  say(
    `${title} ${s(audit.wall)}, ${perSecond(audit.names, audit.wall)} names a second, ` +
      `CPU ${s(audit.cpu)}, peak ${audit.peakMiB.toFixed(0)} MiB; ${rows}`,
  );
}

function sayQuestions(audit: NationAudit): void {
  const { dns, registries } = audit.counts;
  const total = (server: string) => Object.values(dns[server] ?? {}).reduce((sum, count) => sum + count, 0);
  say(`  DNS questions a name: ${(audit.questions / audit.names).toFixed(1)} (at most 35)`);
  for (const server of ['a.root.example', 'b.root.example', 'ns1.jp', 'ns2.jp', 'ns1.com', 'ns2.com'])
    say(`  ${server.padEnd(15)} ${total(server)} questions`);
  say(
    `  registries: ${registries.whois} by WHOIS, ${registries.rdap} by RDAP, for ${audit.registered} registered domains`,
  );
}

function sayRatio(what: string, ratio: number, most: number): void {
  say(`    ${what}: ${ratio.toFixed(2)} (at most ${most}) ${ratio <= most ? 'reached' : 'MISSED'}`);
}

function perSecond(count: number, seconds: number): string {
  return (count / seconds).toFixed(0);
}

function s(seconds: number): string {
  return `${seconds.toFixed(2)} s`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
