import {
  type DomainName,
  domainName,
  isAtOrBelow,
  labelCount,
  lastLabels,
  ROOT,
  textLabelsOf,
} from '../dns/name.js';
import { isListedTld, isOrganizationalJp, isRegionalJp } from '../dns/public-suffix.js';
import type { RegistrationEvidence } from '../model/evidence.js';

/**
 * Who can register a free name of this kind: any third party, only a body that qualifies, in practice nobody outside, or
 * nobody at all, because there is no such TLD.
 */
export type OpenTo = 'open' | 'qualified-only' | 'closed' | 'no-tld';

const JP = domainName('jp');

/** For government bodies and local governments alone. JPRS: kinds of JP domain names. */
const CLOSED_JP = new Set<string>(['go.jp', 'lg.jp']);

/** TLDs with a charter. IANA root zone database: sponsored TLDs. */
const CLOSED_TLDS = new Set<string>(['arpa', 'gov', 'int', 'mil']);
const QUALIFIED_TLDS = new Set<string>(['edu']);

/** Local governments' own labels below a prefecture or a designated city (`pref.x.jp`), never prefecture-type names. */
const LOCAL_GOVERNMENT_LABELS = new Set(['pref', 'metro', 'city']);

export function openTo({
  domain,
  registryZone,
}: Pick<RegistrationEvidence, 'domain' | 'registryZone'>): OpenTo {
  if (isAtOrBelow(domain, JP)) return openToInJp(domain);
  const tld = lastLabels(domain, 1);
  // No zone was found below the root, and none is known.
  if (registryZone === ROOT && !isListedTld(tld)) return 'no-tld';
  if (CLOSED_TLDS.has(tld)) return 'closed';
  return QUALIFIED_TLDS.has(tld) ? 'qualified-only' : 'open';
}

function openToInJp(domain: DomainName): OpenTo {
  if (isOrganizationalJp(domain)) return CLOSED_JP.has(lastLabels(domain, 2)) ? 'closed' : 'qualified-only';
  if (labelCount(domain) <= 2) return 'open';
  // `x.tokyo.jp` is a prefecture-type name, open like `x.jp`. Whatever else is longer is of the regional type, which
  // takes no new names since 2012-03-31 (JPRS, announcement of the prefecture type).
  const isPrefectureType =
    labelCount(domain) === 3 &&
    isRegionalJp(domain) &&
    !LOCAL_GOVERNMENT_LABELS.has(textLabelsOf(domain)[0] as string);
  return isPrefectureType ? 'open' : 'closed';
}
