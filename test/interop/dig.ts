import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { commandFor } from '../../src/model/by-hand.js';
import type { ProofItem } from '../../src/model/finding.js';

export type DnsProof = Extract<ProofItem, { readonly kind: 'dns' }>;

/** What `dig` shows of one reply; `reply` is null where none came. */
export type DigOutput = {
  readonly reply: { readonly rcode: string; readonly authoritative: boolean } | null;
  readonly text: string;
};

/** Seconds that dig waits for a reply. */
const PATIENCE_S = 1;

/** Runs the command that the product prints for an observation, in a shell as a person would, with bounded patience. */
export async function runByHand(item: DnsProof): Promise<DigOutput> {
  const command = commandFor(item);
  if (command === undefined) throw new Error(`no command for ${item.server} ${item.question}`);
  // dig ends with 9 where no server answered; what it printed is what counts.
  const text = await promisify(execFile)('sh', ['-c', `${command} +time=${PATIENCE_S} +tries=1`]).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout: string }) => error.stdout,
  );
  return { reply: replyIn(text), text };
}

function replyIn(text: string): DigOutput['reply'] {
  // Of a whole transfer dig prints the records without a header.
  if (text.includes(';; XFR size')) return { rcode: 'NOERROR', authoritative: true };
  const rcode = /status: (\w+)/.exec(text)?.[1];
  const flags = /flags: ([a-z ]*)/.exec(text)?.[1]?.trim().split(' ') ?? [];
  return rcode === undefined ? null : { rcode, authoritative: flags.includes('aa') };
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
