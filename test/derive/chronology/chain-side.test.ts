import { expect, it } from 'vitest';
import { chainSideOf } from '../../../src/derive/chronology/chain-side.js';
import type { DnssecView, ServerSignatures } from '../../../src/derive/dnssec/dnssec-view.js';
import type { Flaw } from '../../../src/derive/dnssec/verdict.js';
import { domainName } from '../../../src/dns/name.js';
import { exchangeOf } from '../../checks/view-builder.js';

const ZONE = domainName('city.example.lg.jp');
const DIGESTS: DnssecView['digests'] = [
  { keyTag: 1, algorithm: 13, digestType: 2, digest: new Uint8Array(32) },
];
/** How a server's keys stand; or, where they hold, how each of its answers does. */
type Standing = 'valid' | 'silent' | Flaw['kind'] | readonly ('secure' | 'silent' | Flaw['kind'])[];

const flawOf = (kind: string) => ({ kind, keyTag: 1, at: '', signer: ZONE, algorithm: 1 }) as Flaw;

function answer(how: string): ServerSignatures['answers'][number] {
  const exchange = exchangeOf('192.0.2.1', { name: ZONE, type: 'SOA' }, {});
  if (how === 'silent') return { purpose: 'soa', exchange, verdict: undefined } as never;
  const verdict = how === 'secure' ? { state: 'secure' } : { state: 'bogus', flaw: flawOf(how) };
  return { purpose: 'soa', exchange, verdict } as never;
}

function server(host: string, given: Standing): ServerSignatures {
  const [standing, answers] = typeof given === 'string' ? [given, []] : ['valid', given];
  const flaw = flawOf(standing);
  const exchange = exchangeOf('192.0.2.1', { name: ZONE, type: 'SOA' }, {});
  return {
    host: domainName(host),
    address: '192.0.2.1',
    exchange,
    keys: [],
    unusableKeys: [],
    verdict:
      standing === 'valid'
        ? { state: 'secure', keys: [] }
        : standing === 'silent'
          ? { state: 'indeterminate', missing: { kind: 'no-answer', zone: ZONE, type: 'DNSKEY' } }
          : { state: 'bogus', link: { zone: ZONE, name: ZONE, type: 'DNSKEY', flaw } },
    answers: answers.map(answer),
    signatures: [],
    denials: [],
    apexDenials: 0,
    hidesDenials: false,
  };
}

const side = (theirs: Standing[], ours: Standing[], digests = DIGESTS) =>
  chainSideOf(
    {
      digests,
      servers: [
        ...theirs.map((one) => server('ns.example.jp', one)),
        ...ours.map((one) => server('dns.city.example.lg.jp', one)),
      ],
    },
    (host) => host === 'ns.example.jp',
  );

it.each<[string, Standing[], Standing[], ReturnType<typeof side>]>([
  ['all validate', ['valid'], ['valid'], 'within-chain'],
  ['theirs is unsigned', ['no-dnskey'], ['valid', 'valid'], 'outside-chain'],
  ['theirs has other keys', ['no-match'], ['valid'], 'outside-chain'],
  ['one of theirs has other keys', ['valid', 'no-match'], ['valid'], 'outside-chain'],
  ['theirs answers without signatures', [['unsigned']], ['valid'], 'outside-chain'],
  ['theirs signs with a key that is not there', [['no-key']], ['valid'], 'outside-chain'],
  ['theirs has signatures that do not fit', [['wrong-signature']], ['valid'], 'outside-chain'],
  ['theirs signs in the name of another zone', [['wrong-signer']], ['valid'], 'outside-chain'],
  [
    'theirs lags in one answer and forges another',
    [['expired', 'no-key', 'secure']],
    ['valid'],
    'outside-chain',
  ],
  ['theirs forges one answer and lags in another', [['no-key', 'expired']], ['valid'], 'outside-chain'],
  ['theirs lags in one answer', [['secure', 'expired']], ['valid'], 'within-chain'],
  ['theirs is ahead of the clock in one answer', [['not-yet-valid', 'secure']], ['valid'], 'within-chain'],
  ['theirs has answers that hold', [['secure', 'secure']], [['secure']], 'within-chain'],
  ['theirs leaves an answer open', [['secure', 'silent']], ['valid'], null],
  ['theirs has a signature that cannot be read', [['malformed']], ['valid'], null],
  ['one of theirs validates, the other does not tell', ['valid', 'silent'], ['valid'], null],
  ['there is no server of theirs', [], ['valid'], null],
  ['ours leave answers open', ['no-dnskey'], [['silent']], null],
  ['theirs lags with the right key', ['expired'], ['valid'], 'within-chain'],
  ['theirs does not tell', ['silent'], ['valid'], null],
  ['the zone is broken everywhere', ['no-match'], ['no-match'], null],
  ['one of ours is silent, the other validates', ['no-dnskey'], ['silent', 'valid'], 'outside-chain'],
  ['one of ours lags, the other validates', ['no-dnskey'], ['expired', 'valid'], 'outside-chain'],
  ['one of ours has other keys too', ['no-dnskey'], ['no-match', 'valid'], null],
  ['ours lags: no side is whole', ['no-match'], ['expired'], null],
  ['there is no other side', ['no-match'], [], null],
])('%s', (_, theirs, ours, expected) => expect(side(theirs, ours)).toBe(expected));

it('says nothing of a zone without DS', () => expect(side(['no-dnskey'], ['valid'], [])).toBeNull());
