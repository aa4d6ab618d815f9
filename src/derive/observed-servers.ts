import type { DnsMessage } from '../dns/message.js';
import type { DomainName } from '../dns/name.js';
import type { Glue, ResponseKind } from '../dns/response-kind.js';
import type { ResourceRecord } from '../dns/rr.js';
import type { AddressLookup, ProbePurpose } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import type { AddressState } from '../model/report.js';
import type { Text } from '../model/text.js';

/** What one server of the parent zone says of the delegation. */
export type ParentView = {
  readonly host: DomainName;
  readonly address: string | null;
  readonly exchange: DnsExchange | null;
  readonly seen:
    | {
        readonly kind: 'referral';
        readonly nameServers: readonly DomainName[];
        readonly glue: readonly Glue[];
        readonly message: DnsMessage;
      }
    /** It serves the child zone too and answers from there: the parent's own NS set cannot be seen. */
    | { readonly kind: 'child-answer' }
    | { readonly kind: 'denial' }
    | { readonly kind: 'other'; readonly response: ResponseKind }
    | { readonly kind: 'no-reply' };
};

/** A name server of the delegation. */
export type ServerView = {
  readonly host: DomainName;
  readonly inParent: boolean;
  readonly inChild: boolean;
  /** `in-domain`: at or below the audited zone. `sibling`: below the parent zone. RFC 9499 section 7. */
  readonly relation: 'in-domain' | 'sibling' | 'out-of-bailiwick';
  /** Null for a host inside the audited zone. */
  readonly registeredDomain: DomainName | null;
  /** The addresses that parents gave for it, over all parent servers. Sorted. */
  readonly glue: readonly Glue[];
  /** Its own resolution; null where it was never tried (time or limits ran out). */
  readonly a: AddressLookup | null;
  readonly aaaa: AddressLookup | null;
  readonly addresses: readonly AddressView[];
};

/** One address of a name server, and what it answers for the audited zone. */
export type AddressView = {
  readonly address: string;
  readonly state: AddressState;
  /** Why it is in that state, in a few words for people: `REFUSED`, `timeout (UDP)`, `aa`. */
  readonly observed: Text;
  readonly answers: { readonly [P in ProbePurpose]?: ProbeAnswer };
};

export type ProbeAnswer = {
  readonly exchange: DnsExchange;
  /** Undefined where no reply was accepted. */
  readonly message: DnsMessage | undefined;
  readonly response: ResponseKind | undefined;
  /** The records of the asked type and name, where it answered with authority. */
  readonly records: readonly ResourceRecord[];
};
