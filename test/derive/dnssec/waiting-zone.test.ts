import { describe, expect, it } from 'vitest';
import { observeWaiting } from '../../../src/derive/dnssec/waiting-zone.js';
import { createWork } from '../../../src/derive/dnssec/work.js';
import { indexExchanges } from '../../../src/derive/exchange-index.js';
import type { ServerView } from '../../../src/derive/observed-servers.js';
import type { DnsMessage } from '../../../src/dns/message.js';
import { domainName } from '../../../src/dns/name.js';
import type { RrType } from '../../../src/dns/rr.js';
import type { Evidence, ProbePurpose, ServerProbe } from '../../../src/model/evidence.js';
import type { DnsExchange, FailureKind } from '../../../src/model/exchange.js';
import { exchangeOf } from '../../checks/exchange-builder.js';
import { CITY, DAY, type LabPlan, makeLab, messagesOf, NOW } from './signed-lab.js';

const QUESTIONS: readonly (readonly [ProbePurpose, RrType])[] = [
  ['dnskey', 'DNSKEY'],
  ['soa', 'SOA'],
  ['nsec', 'NSEC'],
];

type Answers = (type: RrType) => Partial<DnsMessage> | FailureKind;

/** A server that gives what the city's signer made; `withOut` are types it leaves unanswered. */
function signedAs(plan: LabPlan['city'] = {}, ...withOut: readonly RrType[]): Answers {
  const lab = makeLab({ city: plan });
  return (type) => (withOut.includes(type) ? 'timeout' : messagesOf(lab, CITY, type).answer);
}

const unsigned: Answers = () => ({ authoritative: true });

/** What comes of servers that answer so, each at an address of its own. */
function observe(...servers: readonly Answers[]) {
  const exchanges: DnsExchange[] = [];
  const views: ServerView[] = [];
  const signing = servers.map((answers, at): ServerProbe => {
    const host = domainName(`dns${at}.city.example.lg.jp`);
    const address = `192.0.2.${at}`;
    const asked = QUESTIONS.map(([purpose, type]) => {
      const exchange = exchangeOf(address, { name: CITY, type }, answers(type));
      exchanges.push(exchange);
      return [purpose, exchange] as const;
    });
    const view = { address, state: 'answers', observed: { en: 'aa', ja: 'aa' }, answers: {} } as const;
    views.push({ host, addresses: [view] } as unknown as ServerView);
    const [[, { server }]] = asked as [readonly [ProbePurpose, DnsExchange]];
    return {
      host,
      server,
      exchanges: Object.fromEntries(asked.map(([purpose, { key }]) => [purpose, key])),
    };
  });
  const circumstances = { now: NOW, work: createWork() };
  const index = indexExchanges({ exchanges } as unknown as Evidence);
  return {
    seen: observeWaiting(CITY, views, signing, circumstances, index),
    unasked: observeWaiting(CITY, views, [], circumstances, index),
  };
}

const stateOf = ({ verdict }: ReturnType<typeof observe>['seen'][number]) =>
  verdict.state === 'bogus' ? verdict.link.flaw.kind : verdict.state;

describe('a zone with keys and no DS', () => {
  it.each<[string, Answers[], string[]]>([
    ['signed at both servers', [signedAs(), signedAs()], ['secure', 'secure']],
    ['unsigned at one server', [signedAs(), unsigned], ['secure', 'no-dnskey']],
    ['without an answer at one server', [signedAs(), signedAs({}, 'DNSKEY')], ['secure', 'indeterminate']],
    ['with expired signatures', [signedAs({ expiration: NOW - DAY })], ['expired']],
  ])('is held against the DS that it could have: %s', (_, servers, states) => {
    expect(observe(...servers).seen.map(stateOf)).toEqual(states);
  });

  it('is held against the keys of every server, where they differ', () => {
    const other = makeLab({ algorithm: 15 });
    const { seen } = observe(signedAs(), signedAs({ keys: other.cityKeys }));
    expect(seen.map(stateOf)).toEqual(['secure', 'secure']);
    expect(seen[0]?.keys).not.toEqual(seen[1]?.keys);
  });

  it('shows its NSEC3 parameters in the answer to the question for NSEC, which is not judged', () => {
    const { seen } = observe(signedAs({ denial: { kind: 'nsec3', iterations: 3, salt: '', optOut: false } }));
    expect(seen[0]?.denials).toMatchObject([{ type: 'NSEC3', iterations: 3 }]);
    expect(seen[0]?.answers.map(({ purpose }) => purpose)).toEqual(['soa']);
  });

  it('is not looked at where nobody asked for signatures', () => {
    expect(observe(signedAs()).unasked).toEqual([]);
  });

  it.each<[string, Answers, boolean]>([
    ['by the answer to the question for NSEC', signedAs(), false],
    ['not where that question is not answered', signedAs({}, 'NSEC'), true],
  ])('shows how it denies: %s', (_, answers, hidesDenials) => {
    expect(observe(answers).seen[0]).toMatchObject({ hidesDenials });
  });

  it('counts the records of the apex in one denial', () => {
    const good = signedAs();
    const doubled: Answers = (type) => {
      const answer = good(type);
      if (type !== 'NSEC' || typeof answer === 'string') return answer;
      const shown = [...(answer.answers ?? []), ...(answer.authorities ?? [])];
      const second = shown.flatMap((rr) => (rr.type === 'NSEC' ? [{ ...rr, types: ['SOA'] as const }] : []));
      return { ...answer, authorities: [...(answer.authorities ?? []), ...second] };
    };
    expect(observe(good, doubled).seen.map(({ apexDenials }) => apexDenials)).toEqual([1, 2]);
  });
});
