import { describe, expect, it } from 'vitest';
import {
  repliesWithSignatures,
  wasAskedForSignatures,
} from '../../../src/derive/dnssec/asked-for-signatures.js';
import { indexExchanges } from '../../../src/derive/exchange-index.js';
import type { Evidence } from '../../../src/model/evidence.js';
import type { Attempt } from '../../../src/model/exchange.js';
import { attempt, exchangeOf } from '../../checks/exchange-builder.js';
import { CITY } from './signed-lab.js';

const reply = (note?: 'truncated' | 'formerr' | 'badvers' | 'servfail'): Attempt['outcome'] => ({
  kind: 'reply',
  octets: 40,
  ...(note === undefined ? {} : { note }),
});
const withEdns = (outcome: Attempt['outcome']) => attempt(outcome);
const plain = (outcome: Attempt['outcome']) => attempt(outcome, { edns: false });

const rows: readonly (readonly [string, readonly Attempt[], boolean])[] = [
  ['answered at once', [withEdns(reply())], true],
  ['answered with EDNS after silence', [withEdns({ kind: 'timeout' }), withEdns(reply())], true],
  ['answered without EDNS after silence', [withEdns({ kind: 'timeout' }), plain(reply())], false],
  ['answered without EDNS after a SERVFAIL', [withEdns(reply('servfail')), plain(reply())], false],
  ['answered without EDNS after a cut reply', [withEdns(reply('truncated')), plain(reply())], false],
  ['EDNS turned down by FORMERR', [withEdns(reply('formerr')), plain(reply())], true],
  ['EDNS turned down by BADVERS', [withEdns(reply('badvers')), plain(reply())], true],
  ['EDNS turned down by NOTIMP', [withEdns(reply()), plain(reply())], true],
  [
    'answered with EDNS when the plain question failed',
    [plain({ kind: 'timeout' }), withEdns(reply())],
    true,
  ],
  ['never answered', [withEdns({ kind: 'timeout' }), plain({ kind: 'timeout' })], true],
];

describe('a reply without signatures', () => {
  it.each(rows)('is judged by how it was asked for: %s', (_, attempts, expected) => {
    const exchange = { ...exchangeOf('192.0.2.1', { name: CITY, type: 'SOA' }, {}), attempts };
    expect(wasAskedForSignatures(exchange)).toBe(expected);
    const index = repliesWithSignatures(indexExchanges({ exchanges: [exchange] } as unknown as Evidence));
    expect(index.exchange(exchange.key)).toBe(exchange);
    expect(index.reply(exchange.key) !== undefined).toBe(expected);
  });
});
