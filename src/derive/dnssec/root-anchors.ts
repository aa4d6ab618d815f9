import { ROOT } from '../../dns/name.js';
import type { TrustAnchor } from '../../model/settings.js';

/**
 * The keys of the root zone: KSK-2017, and KSK-2024, which signs in its place from 2026-10-11. IANA,
 * https://data.iana.org/root-anchors/root-anchors.xml, as of 2026-11-22.
 */
export const ROOT_ANCHORS: readonly TrustAnchor[] = [
  anchor(20326, 'e06d44b80b8f1d39a95c0b0d7c65d08458e880409bbc683457104237c7f8ec8d'),
  anchor(38696, '683d2d0acb8c9b712a1948b27f741219298d0a450d612c483af444a4c0fb2b16'),
];

/** RSA/SHA-256, digest by SHA-256. */
function anchor(keyTag: number, digest: string): TrustAnchor {
  return { zone: ROOT, keyTag, algorithm: 8, digestType: 2, digest };
}
