import { type DomainName, textLabelsOf } from './name.js';

/** True for a name that a host may have: letters, digits and inner hyphens. RFC 952, RFC 1123 section 2.1. */
export function isHostName(name: DomainName): boolean {
  const labels = textLabelsOf(name);
  if (labels.length === 0 || isAllDigits(labels.at(-1) ?? '')) return false;
  return labels.every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label));
}

/** A last label of digits makes an address of it: `192.0.2.1` is nobody's name. RFC 1123 section 2.1, RFC 3696 section 2. */
function isAllDigits(label: string): boolean {
  return /^\d+$/.test(label);
}
