import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ProofItem } from '../../src/model/finding.js';

export type DnsProof = Extract<ProofItem, { readonly kind: 'dns' }>;

/** What `dig` shows of one reply; `reply` is null where none came. */
export type DigOutput = {
  readonly reply: { readonly rcode: string; readonly authoritative: boolean } | null;
  readonly text: string;
};

/** Seconds that dig waits for a reply. */
const PATIENCE_S = 1;

/** The command that repeats an observation, for the shell of whoever wants to see it: `dig @192.0.2.1 ...`. */
function digCommand({ server, question }: DnsProof): readonly [string, ...string[]] {
  // `host (address#port)`, or the address alone; the port only where it is not 53.
  const [, address = '', port = '53'] = /([0-9a-f.:]+)(?:#(\d+))?\)?$/.exec(server) ?? [];
  const [name = '', type = ''] = question.split(' ');
  return ['dig', `@${address}`, '-p', port, '+norecurse', name, type];
}

export async function runDig(item: DnsProof): Promise<DigOutput> {
  const [program, ...args] = digCommand(item);
  const bounded = [...args, `+time=${PATIENCE_S}`, '+tries=1'];
  // dig ends with 9 where no server answered; what it printed is what counts.
  const text = await promisify(execFile)(program, bounded).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout: string }) => error.stdout,
  );
  const rcode = /status: (\w+)/.exec(text)?.[1];
  const flags = /flags: ([a-z ]*)/.exec(text)?.[1]?.trim().split(' ') ?? [];
  return { reply: rcode === undefined ? null : { rcode, authoritative: flags.includes('aa') }, text };
}

/** What an evidence line says, in the same terms. `values` are the names, addresses and numbers of its records. */
export function readObserved(observed: string): {
  readonly reply: DigOutput['reply'];
  readonly values: readonly string[];
} {
  const [, rcode, aa, rest = ''] = /^([A-Z]+\d*)( aa)?\b(.*)$/.exec(observed) ?? [];
  if (rcode === undefined) return { reply: null, values: [] };
  const values = rest.split(/[\s,;]+/).filter((word) => /\d|\./.test(word) && word !== '…');
  return { reply: { rcode, authoritative: aa !== undefined }, values };
}
