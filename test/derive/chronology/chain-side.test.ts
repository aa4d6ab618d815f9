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
type Standing = 'valid' | 'silent' | Flaw['kind'];

function server(host: string, standing: Standing): ServerSignatures {
  const flaw = { kind: standing, keyTag: 1, at: '', signer: ZONE, algorithm: 1 } as Flaw;
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
    answers: [],
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
