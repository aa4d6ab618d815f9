import type { Check } from './check.js';
import { absent } from './delegation/absent.js';
import { cyclic } from './delegation/cyclic.js';
import { glueMismatch } from './delegation/glue-mismatch.js';
import { glueMissing } from './delegation/glue-missing.js';
import { notAuthoritative } from './delegation/not-authoritative.js';
import { nsIsAlias } from './delegation/ns-is-alias.js';
import { parentChildMismatch } from './delegation/parent-child-mismatch.js';
import { singleServer } from './delegation/single-server.js';
import { specialUseAddress } from './delegation/special-use-address.js';
import { tooLarge } from './delegation/too-large.js';
import { unresponsive } from './delegation/unresponsive.js';
import { nsDomainExpired } from './hijack/ns-domain-expired.js';
import { nsDomainExpiring } from './hijack/ns-domain-expiring.js';
import { nsDomainUnregistered } from './hijack/ns-domain-unregistered.js';
import { nsHostMissing } from './hijack/ns-host-missing.js';
import { orphanGlue } from './hijack/orphan-glue.js';

/** Every check there is, by id. */
export const CHECKS: readonly Check[] = [
  absent,
  cyclic,
  glueMismatch,
  glueMissing,
  notAuthoritative,
  nsIsAlias,
  parentChildMismatch,
  singleServer,
  specialUseAddress,
  tooLarge,
  unresponsive,
  nsDomainExpired,
  nsDomainExpiring,
  nsDomainUnregistered,
  nsHostMissing,
  orphanGlue,
];
