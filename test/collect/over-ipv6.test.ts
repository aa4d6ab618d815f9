import { describe, expect, it } from 'vitest';
import { askOverIpv6 } from '../../src/collect/after-silence.js';
import type { Cut, Scope } from '../../src/collect/scope.js';
import type { Question } from '../../src/dns/message.js';
import { domainName } from '../../src/dns/name.js';
import type { ServerProbe } from '../../src/model/evidence.js';
import { type DnsExchange, type Endpoint, exchangeKey } from '../../src/model/exchange.js';

const ZONE = domainName('city.example.lg.jp');
const HOST = domainName('ns1.city.example.lg.jp');
const PARENT: Cut = {
  zone: domainName('jp'),
  parent: domainName('.'),
  nameServers: [domainName('a.dns.jp')],
  glue: [
    { host: domainName('a.dns.jp'), address: '192.0.2.1', family: 4 },
    { host: domainName('a.dns.jp'), address: '2001:db8::1', family: 6 },
  ],
  referral: null,
};

function exchange(server: Endpoint, question: Question, reply: string | null): DnsExchange {
  const options = { recursionDesired: false, dnssecOk: false, overTcp: false };
  const outcome = reply === null ? ({ kind: 'timeout' } as const) : ({ kind: 'reply', octets: 12 } as const);
  return {
    key: exchangeKey(server, question, options),
    server,
    question,
    options,
    attempts: [{ transport: 'udp', edns: true, at: '2026-11-22T03:00:00Z', elapsedMs: 1, outcome }],
    reply,
  };
}

/** What is asked once the servers of the zone at these addresses answered, or were silent. */
async function askedAfter(answers: Readonly<Record<string, boolean>>, parent = PARENT): Promise<string[]> {
  const exchanges = Object.entries(answers).map(([address, answered]) =>
    exchange({ address, port: 53 }, { name: ZONE, type: 'SOA' }, answered ? 'AAAA' : null),
  );
  const probes = exchanges.map(
    ({ key, server }): ServerProbe => ({ host: HOST, server, exchanges: { soa: key } }),
  );
  const asked: string[] = [];
  const ask: Scope['ask'] = async (server, question) => {
    asked.push(`${server.address} ${question.name} ${question.type}`);
    return exchange(server, question, 'AAAA');
  };
  await askOverIpv6(probes, exchanges, parent, { ask } as Scope);
  return asked;
}

describe('after silence over IPv6', () => {
  it.each<[string, Record<string, boolean>, string[]]>([
    ['a server of the parent is asked over IPv6', { '2001:db8::53': false }, ['2001:db8::1 jp SOA']],
    ['nobody is where IPv6 worked for another', { '2001:db8::53': false, '2001:db8::54': true }, []],
    ['nobody is where nobody was silent', { '2001:db8::53': true }, []],
    ['nobody is where only IPv4 was silent', { '192.0.2.53': false }, []],
  ])('%s', async (_, answers, asked) => {
    expect(await askedAfter(answers)).toEqual(asked);
  });

  it('nobody is where the parent has no such address', async () => {
    const glue = PARENT.glue.filter(({ family }) => family === 4);
    expect(await askedAfter({ '2001:db8::53': false }, { ...PARENT, glue })).toEqual([]);
  });
});
