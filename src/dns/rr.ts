import type { DomainName } from './name.js';

/** RR types the tool names; any other type is `TYPE<n>` (RFC 3597 section 5). */
export const RR_TYPE_CODES = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  DNAME: 39,
  OPT: 41,
  DS: 43,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  NSEC3: 50,
  NSEC3PARAM: 51,
  TLSA: 52,
  CDS: 59,
  CDNSKEY: 60,
  CSYNC: 62,
  SVCB: 64,
  HTTPS: 65,
  AXFR: 252,
  ANY: 255,
  CAA: 257,
} as const;

type KnownRrType = keyof typeof RR_TYPE_CODES;
export type RrType = KnownRrType | `TYPE${number}`;

/** The class of everything we ask. RFC 1035 section 3.2.4. */
export const CLASS_IN = 1;

/** A resource record. `ttl` in seconds; `class` as on the wire (1 is IN). */
export type ResourceRecord = {
  readonly name: DomainName;
  readonly class: number;
  readonly ttl: number;
} & RecordData;

/** The record data, by type. Types without a row of their own keep their octets. */
export type RecordData =
  | { readonly type: 'A' | 'AAAA'; readonly address: string }
  | { readonly type: 'NS' | 'CNAME' | 'PTR' | 'DNAME'; readonly target: DomainName }
  | { readonly type: 'MX'; readonly preference: number; readonly exchange: DomainName }
  | { readonly type: 'TXT'; readonly strings: readonly Uint8Array[] }
  | {
      readonly type: 'SOA';
      readonly mname: DomainName;
      readonly rname: DomainName;
      readonly serial: number;
      /** Seconds, as are retry, expire and minimum. */
      readonly refresh: number;
      readonly retry: number;
      readonly expire: number;
      readonly minimum: number;
    }
  | {
      readonly type: 'SRV';
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      readonly target: DomainName;
    }
  | {
      readonly type: 'DS' | 'CDS';
      readonly keyTag: number;
      readonly algorithm: number;
      readonly digestType: number;
      readonly digest: Uint8Array;
    }
  | {
      readonly type: 'DNSKEY' | 'CDNSKEY';
      readonly flags: number;
      readonly protocol: number;
      readonly algorithm: number;
      readonly publicKey: Uint8Array;
      /** RFC 4034 appendix B. */
      readonly keyTag: number;
    }
  | {
      readonly type: 'RRSIG';
      readonly typeCovered: RrType;
      readonly algorithm: number;
      readonly labels: number;
      readonly originalTtl: number;
      /** Seconds since 1970, modulo 2^32 (RFC 4034 section 3.1.5). */
      readonly expiration: number;
      readonly inception: number;
      readonly keyTag: number;
      readonly signer: DomainName;
      readonly signature: Uint8Array;
    }
  | {
      readonly type: 'NSEC';
      readonly next: DomainName;
      /** Only where the name came with capitals, which its signature covers (RFC 6840 section 5.1). */
      readonly nextOctets?: Uint8Array;
      readonly types: readonly RrType[];
    }
  | {
      readonly type: 'NSEC3';
      readonly hashAlgorithm: number;
      readonly flags: number;
      readonly iterations: number;
      readonly salt: Uint8Array;
      readonly nextHashed: Uint8Array;
      readonly types: readonly RrType[];
    }
  | {
      readonly type: 'NSEC3PARAM';
      readonly hashAlgorithm: number;
      readonly flags: number;
      readonly iterations: number;
      readonly salt: Uint8Array;
    }
  /** `tag` in lower case: tags are matched without regard to case (RFC 8659 section 4.1). */
  | { readonly type: 'CAA'; readonly flags: number; readonly tag: string; readonly value: Uint8Array }
  | { readonly type: OtherRrType; readonly octets: Uint8Array };

export type OtherRrType = Exclude<
  RrType,
  | 'A'
  | 'AAAA'
  | 'NS'
  | 'CNAME'
  | 'PTR'
  | 'DNAME'
  | 'MX'
  | 'TXT'
  | 'SOA'
  | 'SRV'
  | 'DS'
  | 'CDS'
  | 'DNSKEY'
  | 'CDNSKEY'
  | 'RRSIG'
  | 'NSEC'
  | 'NSEC3'
  | 'NSEC3PARAM'
  | 'CAA'
>;

/** The record of one type, narrowed: `RecordOf<'SOA'>`. */
export type RecordOf<T extends RrType> = ResourceRecord & { readonly type: T };

const NAME_BY_CODE = new Map<number, KnownRrType>(
  Object.entries(RR_TYPE_CODES).map(([name, code]) => [code, name as KnownRrType]),
);

export function rrTypeFromCode(code: number): RrType {
  return NAME_BY_CODE.get(code) ?? `TYPE${code}`;
}

export function rrTypeCode(type: RrType): number {
  return type in RR_TYPE_CODES ? RR_TYPE_CODES[type as KnownRrType] : Number(type.slice('TYPE'.length));
}
