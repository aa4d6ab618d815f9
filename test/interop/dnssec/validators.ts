import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a zone looks like to other validators: one opinion for each resolver, `secure` or what is wrong. */
export type Opinions = { readonly delv: readonly string[]; readonly drill: readonly string[] };

/** Milliseconds for one question. */
const PATIENCE_MS = 20_000;

/**
 * Asks BIND's `delv` for the zone's SOA and for a name that is not there, and ldns's `drill -S` for the SOA, with the
 * root's key (a DNSKEY record each line) as the anchor.
 */
export async function askValidators(
  zone: string,
  resolvers: readonly string[],
  anchors: { readonly ds: readonly string[]; readonly dnskey: string },
): Promise<Opinions> {
  const folder = await mkdtemp(join(tmpdir(), 'lgaudit-validators-'));
  try {
    const [bindAnchors, keys] = [join(folder, 'anchors.conf'), join(folder, 'root.key')];
    await writeFile(bindAnchors, `trust-anchors { ${anchors.ds.map(staticDs).join(' ')} };\n`);
    await writeFile(keys, anchors.dnskey);
    const delv: string[] = [];
    const drill: string[] = [];
    for (const resolver of resolvers) {
      const trusted = [`@${resolver}`, '-a', bindAnchors, '+root=.'];
      const answers = [
        await run('delv', ...trusted, zone, 'SOA'),
        await run('delv', ...trusted, `missing.${zone}`, 'A'),
      ].map(readDelv);
      delv.push(answers.find((opinion) => opinion !== 'secure') ?? 'secure');
      drill.push(readDrill(await run('drill', '-S', '-k', keys, `@${resolver}`, zone, 'SOA')));
    }
    return { delv, drill };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `. IN DS 1 13 2 AB CD` as BIND's configuration has it. */
function staticDs(line: string): string {
  const parts = /^(\S+)\s.*?\bDS\s+(\d+\s+\d+\s+\d+)\s+(.+)$/.exec(line);
  if (parts === null) throw new Error(`no DS record: ${line}`);
  const [, owner, numbers, digest = ''] = parts;
  return `${owner} static-ds ${numbers} "${digest.replace(/\s/g, '')}";`;
}

function readDelv(text: string): string {
  if (/^; (negative response, )?fully validated/m.test(text)) return 'secure';
  if (/^; (negative response, )?unsigned answer/m.test(text)) return 'insecure';
  const reasons = [...text.matchAll(/^;;\s+validating [^:]+: (.+)$/gm)].map(([, reason]) =>
    plain(reason ?? ''),
  );
  const failed = /^;; resolution failed: (.+)$/m.exec(text)?.[1];
  return reasons[0] ?? failed ?? 'no answer';
}

function readDrill(text: string): string {
  if (text.includes('Chase successful')) return 'secure';
  const error = /first error was: (.+)$/m.exec(text)?.[1] ?? /^;; (?:Error|Chase failed).*$/m.exec(text)?.[0];
  return error === undefined ? 'no answer' : plain(error);
}

/** Without key tags, which differ from run to run. */
function plain(reason: string): string {
  return reason.replace(/\s*\(keyid=\d+\)/g, '').replace(/[.:]\s*$/, '');
}

async function run(program: string, ...args: readonly string[]): Promise<string> {
  const bothOf = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }) =>
    `${stdout}\n${stderr}`;
  // Both end with an error where the answer does not hold; what they print is what counts.
  return promisify(execFile)(program, args, { timeout: PATIENCE_MS }).then(bothOf, bothOf);
}
