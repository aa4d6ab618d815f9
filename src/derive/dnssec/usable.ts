import type { DnsMessage } from '../../dns/message.js';
import { RCODE } from '../../dns/rcode.js';

/**
 * True for a reply that says what a zone holds, or does not: whole, and no error. What a server that fails or refuses
 * leaves out is no sign of anything; a resolver asks the next one. RFC 4035 section 4.7.
 */
export function isUsable(message: DnsMessage | undefined): message is DnsMessage {
  if (message === undefined || message.truncated) return false;
  return message.rcode === RCODE.NOERROR || message.rcode === RCODE.NXDOMAIN;
}

/** True for such a reply from a server that speaks for the zone. RFC 4035 section 3.1.4.1 for the DS, at the parent. */
export function isAuthoritative(message: DnsMessage | undefined): message is DnsMessage {
  return isUsable(message) && message.authoritative;
}
