import type { DomainName } from './name.js';
import type { ResourceRecord, RrType } from './rr.js';

/** Octets of the header. RFC 1035 section 4.1.1. */
export const HEADER_OCTETS = 12;

/** What is asked. The class is always IN. */
export type Question = { readonly name: DomainName; readonly type: RrType };

/** EDNS options by name. RFC 5001, RFC 7873. */
export const EDNS_OPTION_CODES = { NSID: 3, COOKIE: 10 } as const;

/** An option that no server knows: the first of those left to experiments. IANA, DNS EDNS0 Option Codes (RFC 6891 section 9). */
export const UNKNOWN_EDNS_OPTION = 65_001;

/** An EDNS(0) OPT record, taken apart. RFC 6891 section 6.1. */
export type Edns = {
  readonly version: number;
  /** Octets the sender can take over UDP. */
  readonly udpSize: number;
  readonly dnssecOk: boolean;
  readonly options: readonly { readonly code: number; readonly octets: Uint8Array }[];
};

/** A decoded DNS message. `rcode` is the full 12 bits where an OPT record carries the upper eight. */
export type DnsMessage = {
  readonly id: number;
  readonly isResponse: boolean;
  readonly opcode: number;
  readonly authoritative: boolean;
  readonly truncated: boolean;
  readonly recursionDesired: boolean;
  readonly recursionAvailable: boolean;
  readonly authenticData: boolean;
  readonly checkingDisabled: boolean;
  readonly rcode: number;
  readonly questions: readonly Question[];
  readonly answers: readonly ResourceRecord[];
  readonly authorities: readonly ResourceRecord[];
  /** Without the OPT record, which is in `edns`. */
  readonly additionals: readonly ResourceRecord[];
  readonly edns: Edns | undefined;
  /** What could not be decoded, one line each; empty for a clean message. */
  readonly problems: readonly string[];
};
