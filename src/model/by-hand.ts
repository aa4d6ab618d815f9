import { isIP } from 'node:net';
import type { ProofItem, ProofOption } from './finding.js';

type DnsProof = Extract<ProofItem, { readonly kind: 'dns' }>;
type RegistryProof = Exclude<ProofItem, DnsProof>;

/**
 * The shell command by which a person sees the same thing: `dig` for an answer of a server, `whois` for one of a
 * registry; for RDAP too, as `whois` finds a registry's server by itself. Undefined where the item does not say enough. Safe to paste: whatever came
 * from elsewhere is quoted, or stands where no option can stand.
 */
export function commandFor(item: ProofItem): string | undefined {
  return item.kind === 'dns' ? digCommand(item) : whoisCommand(item);
}

/** `host (address#port)`, or the address alone; the port only where it is not 53. */
const SERVER = /(?:^|\()([0-9a-f.:]+)(?:#(\d{1,5}))?\)?$/;
/** A name as it is written in master files, without blanks, and a type. */
const QUESTION = /^([\x21-\x7e]+) ([A-Z0-9]+)$/;

const OPTIONS: Readonly<Record<ProofOption, string>> = {
  tcp: '+tcp',
  noedns: '+noedns',
  rd: '+recurse',
  do: '+dnssec',
  'edns-version': '+edns=1 +noednsnegotiation',
  'edns-option': '+ednsopt=65001',
  'edns-only': '+edns=0',
};

function digCommand({ server, question, how = [] }: DnsProof): string | undefined {
  const [, address = '', port] = SERVER.exec(server) ?? [];
  const [, name = '', type = ''] = QUESTION.exec(question) ?? [];
  if (isIP(address) === 0 || name === '') return undefined;
  const options = [...(how.includes('rd') ? [] : ['+norecurse']), ...how.map((one) => OPTIONS[one])];
  // `-q` keeps a name that begins like an option from being one.
  const asked = /^[a-z0-9_.]/i.test(name) ? [quoted(name), type] : ['-q', quoted(name), '-t', type];
  return ['dig', ...options, `@${address}`, ...(port === undefined ? [] : ['-p', port]), ...asked].join(' ');
}

const HOST_NAME = /^[a-z0-9][a-z0-9.-]*$/i;

function whoisCommand({ kind, server, question }: RegistryProof): string | undefined {
  if (question === undefined || !HOST_NAME.test(question)) return undefined;
  if (kind === 'rdap') return `whois ${quoted(question)}`;
  if (!HOST_NAME.test(server)) return undefined;
  // JPRS answers in English to a name that ends in `/e`.
  const name = server.endsWith('.jprs.jp') ? `${question}/e` : question;
  return `whois -h ${server} ${quoted(name)}`;
}

/** For a POSIX shell: as it is where nothing in it means anything, else in single quotes. */
function quoted(word: string): string {
  return /^[a-z0-9_./-]+$/i.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
