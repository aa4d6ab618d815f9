import type { Check } from './check.js';
import { nsSet } from './consistency/ns-set.js';
import { soaFields } from './consistency/soa-fields.js';
import { soaSerial } from './consistency/soa-serial.js';
import { absent } from './delegation/absent.js';
import { cyclic } from './delegation/cyclic.js';
import { glueMismatch } from './delegation/glue-mismatch.js';
import { glueMissing } from './delegation/glue-missing.js';
import { notAuthoritative } from './delegation/not-authoritative.js';
import { nsIsAlias } from './delegation/ns-is-alias.js';
import { parentChildMismatch } from './delegation/parent-child-mismatch.js';
import { parentServersDisagree } from './delegation/parent-servers-disagree.js';
import { singleServer } from './delegation/single-server.js';
import { specialUseAddress } from './delegation/special-use-address.js';
import { tooLarge } from './delegation/too-large.js';
import { unresponsive } from './delegation/unresponsive.js';
import { cdsInvalid } from './dnssec/cds-invalid.js';
import { dsChangePending } from './dnssec/ds-change-pending.js';
import { dsWithoutKey } from './dnssec/ds-without-key.js';
import { keyFlags } from './dnssec/key-flags.js';
import { serversDisagree } from './dnssec/servers-disagree.js';
import { signatureExpiring } from './dnssec/signature-expiring.js';
import { signatureInvalid } from './dnssec/signature-invalid.js';
import { unsigned } from './dnssec/unsigned.js';
import { weakAlgorithm } from './dnssec/weak-algorithm.js';
import { answersDiverge } from './hijack/answers-diverge.js';
import { dependencyExpired } from './hijack/dependency-expired.js';
import { dependencyReregistered } from './hijack/dependency-reregistered.js';
import { dependencyUnregistered } from './hijack/dependency-unregistered.js';
import { nsDomainChanged } from './hijack/ns-domain-changed.js';
import { nsDomainExpired } from './hijack/ns-domain-expired.js';
import { nsDomainExpiring } from './hijack/ns-domain-expiring.js';
import { nsDomainParked } from './hijack/ns-domain-parked.js';
import { nsDomainReregistered } from './hijack/ns-domain-reregistered.js';
import { nsDomainUnregistered } from './hijack/ns-domain-unregistered.js';
import { nsHostMissing } from './hijack/ns-host-missing.js';
import { nsPromiscuous } from './hijack/ns-promiscuous.js';
import { nsProviderClaimable } from './hijack/ns-provider-claimable.js';
import { nsSacrificial } from './hijack/ns-sacrificial.js';
import { nsTypo } from './hijack/ns-typo.js';
import { orphanGlue } from './hijack/orphan-glue.js';
import { webOrMailDangling } from './hijack/web-or-mail-dangling.js';
import { internalNameLeak } from './lgjp/internal-name-leak.js';
import { mailOnServiceName } from './lgjp/mail-on-service-name.js';
import { noCaa } from './lgjp/no-caa.js';
import { notLgjp } from './lgjp/not-lgjp.js';
import { registryNsMismatch } from './lgjp/registry-ns-mismatch.js';
import { ednsOption } from './nameserver/edns-option.js';
import { ednsVersion } from './nameserver/edns-version.js';
import { nameCase } from './nameserver/name-case.js';
import { noEdns } from './nameserver/no-edns.js';
import { noTcp } from './nameserver/no-tcp.js';
import { openResolver } from './nameserver/open-resolver.js';
import { zoneTransferOpen } from './nameserver/zone-transfer-open.js';
import { noIpv4 } from './resilience/no-ipv4.js';
import { noIpv6 } from './resilience/no-ipv6.js';
import { oneNetwork } from './resilience/one-network.js';
import { oneRegisteredDomain } from './resilience/one-registered-domain.js';
import { sharedAddress } from './resilience/shared-address.js';
import { mxName } from './zone/mx-name.js';
import { mxTarget } from './zone/mx-target.js';
import { soaNames } from './zone/soa-names.js';
import { soaTimers } from './zone/soa-timers.js';
import { spf } from './zone/spf.js';

/** Every check there is, by id. */
export const CHECKS: readonly Check[] = [
  nsSet,
  soaFields,
  soaSerial,
  absent,
  cyclic,
  glueMismatch,
  glueMissing,
  notAuthoritative,
  nsIsAlias,
  parentChildMismatch,
  parentServersDisagree,
  singleServer,
  specialUseAddress,
  tooLarge,
  unresponsive,
  cdsInvalid,
  dsChangePending,
  dsWithoutKey,
  keyFlags,
  serversDisagree,
  signatureExpiring,
  signatureInvalid,
  unsigned,
  weakAlgorithm,
  answersDiverge,
  dependencyExpired,
  dependencyReregistered,
  dependencyUnregistered,
  nsDomainChanged,
  nsDomainExpired,
  nsDomainExpiring,
  nsDomainParked,
  nsDomainReregistered,
  nsDomainUnregistered,
  nsHostMissing,
  nsPromiscuous,
  nsProviderClaimable,
  nsSacrificial,
  nsTypo,
  orphanGlue,
  webOrMailDangling,
  internalNameLeak,
  mailOnServiceName,
  noCaa,
  notLgjp,
  registryNsMismatch,
  ednsOption,
  ednsVersion,
  nameCase,
  noEdns,
  noTcp,
  openResolver,
  zoneTransferOpen,
  noIpv4,
  noIpv6,
  oneNetwork,
  oneRegisteredDomain,
  sharedAddress,
  mxName,
  mxTarget,
  soaNames,
  soaTimers,
  spf,
];
