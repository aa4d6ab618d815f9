import { describe, expect, it } from 'vitest';
import { rdataOctets } from '../../../src/dns/canonical-form.js';
import type { DnsMessage, Question } from '../../../src/dns/message.js';
import { domainName } from '../../../src/dns/name.js';
import { OctetReader } from '../../../src/dns/octets.js';
import type { RdataCodec } from '../../../src/dns/rdata-codec.js';
import { DNSSEC_RDATA } from '../../../src/dns/rdata-dnssec.js';
import { PLAIN_RDATA } from '../../../src/dns/rdata-plain.js';
import type { ResourceRecord, RrType } from '../../../src/dns/rr.js';
import { CITY, type Lab, type LabPlan, type Messages, makeLab, messagesOf, validate } from './signed-lab.js';

/** Mutants in a run; `MUTANTS` asks for another number, `SEED` repeats a run. */
const MUTANTS = Number(process.env.MUTANTS ?? 10_000);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const NSEC3 = { kind: 'nsec3', iterations: 0, salt: '', optOut: false } as const;
const name = (label: string) => domainName(`${label}.city.example.lg.jp`);

type Subject = { readonly lab: Lab; readonly question: Question; readonly messages: Messages };

function subject(plan: LabPlan, question: Question): Subject {
  const lab = makeLab(plan);
  return { lab, question, messages: messagesOf(lab, question.name, question.type) };
}

const questions: readonly Question[] = [
  { name: CITY, type: 'MX' },
  { name: name('missing'), type: 'A' },
  { name: name('www'), type: 'AAAA' },
  { name: name('x.wild'), type: 'TXT' },
];

const SECURE: readonly Subject[] = [
  ...questions.map((question) => subject({}, question)),
  ...questions.map((question) => subject({ city: { denial: NSEC3 } }, question)),
  ...questions.slice(0, 2).map((question) => subject({ algorithm: 13 }, question)),
];

const INSECURE: readonly Subject[] = [
  subject({ ds: 'none' }, questions[0] as Question),
  subject({ ds: 'none', jp: { denial: NSEC3 } }, questions[0] as Question),
];

describe(`one flipped bit (SEED=${SEED})`, () => {
  process.stdout.write(`mutants: ${MUTANTS}, SEED=${SEED}\n`);
  const random = generator(SEED);

  it('has secure and insecure chains to begin with', () => {
    for (const { lab, question, messages } of SECURE)
      expect(validate(messages, lab.anchors, question).state).toBe('secure');
    for (const { lab, question, messages } of INSECURE)
      expect(validate(messages, lab.anchors, question).state).toBe('insecure');
  });

  it('in signed data, a signature, a key or a DS never ends secure', () => {
    const states = count(MUTANTS, random, SECURE);
    expect(states.secure ?? 0).toBe(0);
    expect(Object.values(states).reduce((sum, one) => sum + one, 0)).toBe(MUTANTS);
  }, 120_000);

  it('in the proof of an unsigned delegation never leaves it unsigned, or makes it secure', () => {
    const states = count(MUTANTS / 10, random, INSECURE);
    expect({ secure: states.secure ?? 0, insecure: states.insecure ?? 0 }).toEqual({
      secure: 0,
      insecure: 0,
    });
  }, 60_000);

  it('in a trust anchor never ends secure', () => {
    for (const { lab, question, messages } of SECURE) {
      for (let turn = 0; turn < 20; turn++) {
        const digest = Buffer.from(lab.anchors[0]?.digest ?? '', 'hex');
        flip(digest, random);
        const anchors = lab.anchors.map((anchor) => ({ ...anchor, digest: digest.toString('hex') }));
        expect(validate(messages, anchors, question).state).toBe('bogus');
      }
    }
  });
});

describe('what no signature covers', () => {
  it.each([...SECURE, ...INSECURE])('changes nothing %#', ({ lab, question, messages }) => {
    const before = validate(messages, lab.anchors, question).state;
    const random = generator(SEED);
    for (let turn = 0; turn < 20; turn++) {
      const changed = everyMessage(messages, (message) => disarrange(message, random));
      expect(validate(changed, lab.anchors, question).state).toBe(before);
    }
  });
});

/** The states of so many mutants, each with one bit turned. */
function count(mutants: number, random: () => number, subjects: readonly Subject[]): Record<string, number> {
  const states: Record<string, number> = {};
  for (let made = 0; made < mutants; ) {
    const { lab, question, messages } = pick(subjects, random);
    const mutant = mutate(messages, random);
    if (mutant === undefined) continue;
    made++;
    const { state } = validate(mutant, lab.anchors, question);
    if (state === 'secure') process.stdout.write(`a secure mutant: ${question.name} ${question.type}\n`);
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}

type Place = 'ds' | 'dnskey' | 'answer' | number;

/** One bit of one signed record or signature turned; undefined where what comes out is no record, or the same one. */
function mutate(messages: Messages, random: () => number): Messages | undefined {
  const place = pick<Place>(['ds', 'dnskey', 'answer', 0, 1, 2], random);
  const turn = (message: DnsMessage | undefined) => message && mutateMessage(message, random);
  if (typeof place === 'string') {
    const message = turn(messages[place]);
    // Below an unsigned delegation nothing counts but the proof for it.
    return message === undefined || (place !== 'ds' && isUnsigned(messages))
      ? undefined
      : { ...messages, [place]: message };
  }
  const [root, jp] = messages.links as [Messages['links'][number], Messages['links'][number]];
  const part =
    place === 0
      ? { ...root, dnskey: turn(root.dnskey) }
      : place === 1
        ? { ...jp, ds: turn(jp.ds) }
        : { ...jp, dnskey: turn(jp.dnskey) };
  if (part.dnskey === undefined || (place === 1 && part.ds === undefined)) return undefined;
  return { ...messages, links: place === 0 ? [part, jp] : [root, part] };
}

function isUnsigned({ ds }: Messages): boolean {
  return !ds.authorities.some((rr) => rr.type === 'DS');
}

function mutateMessage(message: DnsMessage, random: () => number): DnsMessage | undefined {
  const all = [...message.answers, ...message.authorities];
  const isSigned = (rr: ResourceRecord) =>
    rr.type === 'RRSIG' ||
    all.some((other) => other.type === 'RRSIG' && other.name === rr.name && other.typeCovered === rr.type);
  const target = pick(all.filter(isSigned), random);
  const mutant = mutateRecord(target, random);
  if (mutant === undefined) return undefined;
  const replace = (records: readonly ResourceRecord[]) => records.map((rr) => (rr === target ? mutant : rr));
  return { ...message, answers: replace(message.answers), authorities: replace(message.authorities) };
}

const CODECS = { ...PLAIN_RDATA, ...DNSSEC_RDATA } as unknown as Record<string, RdataCodec<object>>;

function mutateRecord(record: ResourceRecord, random: () => number): ResourceRecord | undefined {
  const before = Buffer.from(rdataOctets(record));
  const octets = Buffer.from(before);
  flip(octets, random);
  try {
    const reader = new OctetReader(octets);
    const fields = (CODECS[record.type] as RdataCodec<object>).decode(reader, octets.length);
    if (reader.position !== octets.length) return undefined;
    const mutant = { ...record, ...fields } as ResourceRecord;
    // Names in record data are the same in capitals, but for NSEC.
    return before.equals(rdataOctets(mutant)) ? undefined : mutant;
  } catch {
    return undefined;
  }
}

function flip(octets: Buffer, random: () => number): void {
  const bit = Math.floor(random() * octets.length * 8);
  octets[bit >> 3] = (octets[bit >> 3] as number) ^ (1 << (bit & 7));
}

/** Another order, other TTLs, other glue, and records of other names: nothing that a signature covers. */
function disarrange(message: DnsMessage, random: () => number): DnsMessage {
  const shuffled = (records: readonly ResourceRecord[]) =>
    records
      .map((rr) => ({ rr: { ...rr, ttl: Math.floor(random() * 86_400) }, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ rr }) => rr);
  const stray: ResourceRecord = {
    name: domainName('stray.example'),
    class: 1,
    ttl: 60,
    type: 'A' as RrType & 'A',
    address: '192.0.2.99',
  };
  return {
    ...message,
    answers: shuffled([...message.answers, stray]),
    authorities: shuffled([...message.authorities, stray]),
    additionals: [stray],
  };
}

function everyMessage(messages: Messages, change: (message: DnsMessage) => DnsMessage): Messages {
  return {
    links: messages.links.map(({ zone, ds, dnskey }) => ({
      zone,
      ds: ds && change(ds),
      dnskey: dnskey && change(dnskey),
    })),
    ds: change(messages.ds),
    dnskey: change(messages.dnskey),
    answer: change(messages.answer),
  };
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}

/** A small generator (mulberry32), so that a seed repeats a run. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
