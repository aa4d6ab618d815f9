/**
 * What one audited name may cost. Whoever runs its servers may want it to cost more (NXNSAttack, TsuNAME, iDNS), so
 * every limit is a constant with a name, and running into one ends in `cannot-tell` under that name.
 */

/** Name-server hosts followed in one referral. BIND and PowerDNS stop at 13, as many as the root has. */
export const MAX_NS_HOSTS = 13;

/** Hosts of one referral that may fail to resolve before the rest is left alone. Unbound: 5. */
export const MAX_FAILED_HOSTS = 5;

/** Addresses of one host and family that are used. Real hosts have one or two. */
export const MAX_ADDRESSES_PER_HOST = 4;

/** Questions for resolving one name, all its dependencies included. BIND and Unbound: 200. */
export const MAX_QUESTIONS_PER_RESOLUTION = 200;

/** CNAME records followed for one name. BIND: 11. */
export const MAX_ALIASES = 11;

/** Zones whose servers must be found first, one below the other, before a host is resolved. BIND: 7. */
export const MAX_DEPENDENCY_DEPTH = 7;

/** Referrals from the root down to one name. Names seen have fewer than 10 zones above them. */
export const MAX_REFERRALS = 30;

/** Name-server hosts beyond the delegation's own that one audit resolves. Chains seen on the Internet have under 30. */
export const MAX_DEPENDENCY_HOSTS = 64;

/** Registered domains of mail and web that one audit looks up. SPF allows ten look-ups (RFC 7208 section 4.6.4). */
export const MAX_CONTENT_DOMAINS = 10;

/** Hosts of MX records that are resolved. Real zones have one to five. */
export const MAX_MAIL_HOSTS = 5;

/** Servers of a registry's zone that are asked whether a domain exists, until two have said so. */
export const MAX_EXISTENCE_QUESTIONS = 8;

/** Milliseconds before the next server of a zone is asked while the first still thinks. Above most round trips. */
export const HEDGE_MS = 400;
