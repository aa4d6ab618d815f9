import type { RuleOutcome } from '../../../src/derive/chronology/rule.js';
import type { AddressView, ProbeAnswer } from '../../../src/derive/observed-servers.js';
import type { Question } from '../../../src/dns/message.js';
import { domainName } from '../../../src/dns/name.js';
import type { ResourceRecord } from '../../../src/dns/rr.js';
import type { ProbePurpose } from '../../../src/model/evidence.js';
import type { FailureKind } from '../../../src/model/exchange.js';
import { addressAt, exchangeOf, ZONE } from '../view-builder.js';

export const FIRES: RuleOutcome = { kind: 'fires', was: '2026-04-01', is: '2026-11-02' };
export const LOOKED: RuleOutcome = { kind: 'silent', since: '2026-04-01' };
export const NOT_SEEN: RuleOutcome = { kind: 'blind' };

/** An address that says who runs the zone, and where its mail goes. */
export function saying(address: string, mname: string, ns: string, mx: string | null): AddressView {
  const base = { name: ZONE, class: 1, ttl: 3600 };
  const soa: ResourceRecord = {
    ...base,
    type: 'SOA',
    mname: domainName(mname),
    rname: domainName(`hostmaster.${mname}`),
    serial: 1,
    refresh: 3600,
    retry: 900,
    expire: 1_209_600,
    minimum: 900,
  };
  const mail: ResourceRecord[] =
    mx === null ? [] : [{ ...base, type: 'MX', preference: 10, exchange: domainName(mx) }];
  return {
    ...addressAt(address),
    answers: {
      soa: answered(address, { name: ZONE, type: 'SOA' }, [soa]),
      ns: answered(address, { name: ZONE, type: 'NS' }, [{ ...base, type: 'NS', target: domainName(ns) }]),
      mx: answered(address, { name: ZONE, type: 'MX' }, mail),
    },
  };
}

/** An address, with its answers to the control names: an address record, a refusal, or no reply at all. */
export function controlled(
  address: string,
  ...controls: readonly ('answer' | 'denied' | FailureKind)[]
): AddressView {
  const purposes: readonly ProbePurpose[] = ['control', 'control-2', 'control-3'];
  const answers = controls.map((control, at) => {
    const question: Question = { name: domainName(`c0ffee0${at}.example`), type: 'A' };
    const record: ResourceRecord = { ...question, class: 1, ttl: 60, type: 'A', address: '203.0.113.9' };
    const given = control === 'answer' ? answered(address, question, [record]) : undefined;
    const refused = {
      exchange: exchangeOf(address, question, control === 'denied' ? { rcode: 5 } : (control as FailureKind)),
      message: undefined,
      response: undefined,
      records: [],
    };
    const answer =
      given ??
      (control === 'denied'
        ? { ...answered(address, question, []), response: { kind: 'error' as const, rcode: 5 } }
        : refused);
    return [purposes[at] as ProbePurpose, answer] as const;
  });
  return { ...addressAt(address), answers: Object.fromEntries(answers) };
}

function answered(address: string, question: Question, records: readonly ResourceRecord[]): ProbeAnswer {
  const message = { authoritative: true, answers: records };
  return {
    exchange: exchangeOf(address, question, message),
    message: message as ProbeAnswer['message'],
    response:
      records.length === 0
        ? { kind: 'no-data', soa: ZONE }
        : { kind: 'answer', authoritative: true, records, aliases: [] },
    records,
  };
}
