import { getPublicSuffix, parse } from 'tldts';
import {
  type DomainName,
  domainName,
  isAtOrBelow,
  labelCount,
  lastLabels,
  ROOT,
  textLabelsOf,
} from './name.js';

/** Organisation labels of LG.JP: `<label>.<name>.lg.jp` is one registration (J-LIS, LG.JP rules). */
const LG_JP_LABELS = new Set(['pref', 'metro', 'city', 'town', 'vill', 'union']);

/** The same for regional names, `city.<name>.<prefecture>.jp` (JPRS, regional type, closed to new names). */
const REGIONAL_LABELS = new Set(['city', 'town', 'vill', 'ward']);

/** Source: JPRS, ドメイン名の種類 (attribute types). */
const ORGANIZATIONAL_JP_SUFFIXES = new Set(
  ['ac', 'ad', 'co', 'ed', 'go', 'gr', 'lg', 'ne', 'or'].map((label) => `${label}.jp`),
);

const LG_JP = domainName('lg.jp');
const JP = domainName('jp');

/** The list takes a few milliseconds to load, at the first question to it at the latest. */
export function loadPublicSuffixes(): void {
  publicSuffix(JP);
}

/** True for a zone under which a registry registers names: the root, a TLD, or an ICANN public suffix such as `co.uk`. */
export function isRegistryName(name: DomainName): boolean {
  return labelCount(name) < 2 || publicSuffix(name) === name;
}

/** True for a JP name that only a qualifying body can register (`co.jp`, `ne.jp`, `lg.jp` ...). */
export function isOrganizationalJp(name: DomainName): boolean {
  return ORGANIZATIONAL_JP_SUFFIXES.has(lastLabels(name, 2));
}

/**
 * The name somebody registered to own `name`, by rule alone: LG.JP's and the regional names' first, then the Public
 * Suffix List without its private part. Used only where the registry's zone delegates nothing; a delegation is the
 * better witness. Undefined for a public suffix itself.
 */
export function registrableDomain(name: DomainName): DomainName | undefined {
  const labels = textLabelsOf(name);
  const fourth = labels[labels.length - 4];
  if (fourth !== undefined && isAtOrBelow(name, LG_JP) && LG_JP_LABELS.has(fourth))
    return lastLabels(name, 4);
  if (fourth !== undefined && REGIONAL_LABELS.has(fourth) && isUnderPrefecture(name))
    return lastLabels(name, 4);
  const suffix = publicSuffix(name);
  return suffix === name || name === ROOT ? undefined : lastLabels(name, textLabelsOf(suffix).length + 1);
}

/** True at or below a prefecture's name, `tokyo.jp`, which the list has as a suffix of two labels. */
function isUnderPrefecture(name: DomainName): boolean {
  const second = lastLabels(name, 2);
  return isAtOrBelow(name, JP) && publicSuffix(second) === second && !isOrganizationalJp(second);
}

/** True for a name of the regional type: `city.x.tokyo.jp`, `pref.x.jp` below a prefecture's label. */
export function isRegionalJp(name: DomainName): boolean {
  return textLabelsOf(name).length >= 3 && isUnderPrefecture(name);
}

/** True for a TLD of the Public Suffix List: `local` and `5` are none, and neither is one younger than our copy. */
export function isListedTld(tld: DomainName): boolean {
  return parse(tld, AS_IT_STANDS).isIcann === true;
}

function publicSuffix(name: DomainName): DomainName {
  // A label with escapes cannot be on the list; only the labels to the right of it can.
  const plain = name.slice(name.lastIndexOf('\\') + 1);
  const suffix = getPublicSuffix(plain, AS_IT_STANDS);
  return suffix === null ? lastLabels(name, 1) : (suffix as DomainName);
}

/** A name is no URL, though it may hold a slash or a colon: nothing is to be taken out of it first. */
const AS_IT_STANDS = { allowPrivateDomains: false, validateHostname: false, extractHostname: false } as const;
