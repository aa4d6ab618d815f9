import type { DomainName } from '../dns/name.js';

/** Who is known to hold a registered domain, as the registry names the registrant: `expectedHolders` of the configuration. */
export type ExpectedHolders = Readonly<Record<DomainName, string>>;

export const NOBODY_EXPECTED: ExpectedHolders = {};
