import type { DomainName } from '../../dns/name.js';
import type { BaselineRegistration } from '../../model/baseline.js';
import type { Registration } from '../../model/registration.js';
import type { AnswerSplit } from './answer-split.js';
import type { NetworkComparison } from './networks.js';
import type { ParkingService } from './parking.js';

/**
 * What the rules of chronology and identity look at for one name-server domain D of a zone Z. Null where it is not
 * known. Days are `YYYY-MM-DD`.
 */
export type DomainFacts = {
  readonly domain: DomainName;
  /** D's registration as the registry tells it now. */
  readonly registration: Registration | null;
  /** D's registration as an earlier audit saw it. */
  readonly before: BaselineRegistration | null;
  /** Who is known to hold D, by the configuration. */
  readonly expectedHolder: string | null;
  /** True where the parent of Z lists a host of D. */
  readonly isListedByParent: boolean;
  /** The last change of Z's own registration: D's host stood in its delegation by then. Only where a registry delegates Z. */
  readonly zoneUpdatedAt: string | null;
  /** When an earlier audit first saw a host of D in Z's delegation. */
  readonly delegatedSince: string | null;
  /** The day in the serial of the parent zone, where that is no registry's and counts by date. */
  readonly parentSerialDay: string | null;
  /** What D's own name servers say of it. */
  readonly parking: ParkingService | null;
  /** How the answers of D's servers compare to those of all others; null where one side gave none. */
  readonly split: AnswerSplit | null;
  /** Whether a server of D answers with authority for names that nobody registered. */
  readonly isPromiscuous: boolean | null;
  /** What the DNSSEC chain says of D's servers, where the others validate. */
  readonly dnssec: 'outside-chain' | 'within-chain' | null;
  /** Where D's servers are in the Internet, against an earlier audit. */
  readonly networks: NetworkComparison;
};
