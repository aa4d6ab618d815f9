import { classifyResponse } from '../dns/response-kind.js';
import type { RegistrationEvidence } from '../model/evidence.js';
import type { NsDomainView } from './audit-view.js';
import type { ExchangeIndex } from './exchange-index.js';

/** Servers of the registry's zone that must deny a domain before it counts as nonexistent (registry rules, two witnesses). */
const WITNESSES_NEEDED = 2;

/** What the servers of the registry's zone say of a registered domain, summed up. */
export function existenceOf(
  registration: RegistrationEvidence,
  index: ExchangeIndex,
): NsDomainView['existence'] {
  if (registration.delegated) return { kind: 'delegated' };
  const said = registration.existence.map(({ exchange }) => whatIsSaid(registration, index.reply(exchange)));
  const count = (word: ReturnType<typeof whatIsSaid>) => said.filter((one) => one === word).length;
  const denied = count('denied');
  const present = count('present');
  if (count('delegated') > 0) return denied + present > 0 ? { kind: 'unclear' } : { kind: 'delegated' };
  if (denied > 0 && present > 0) return { kind: 'unclear' };
  if (present > 0) return { kind: 'no-delegation', witnesses: present };
  if (denied === 0) return { kind: 'unclear' };
  // A lab's registry zone may have a single server; then that one is all of them.
  const needed = Math.min(WITNESSES_NEEDED, registration.registryServers);
  return { kind: denied >= needed ? 'nonexistent' : 'single-witness', witnesses: denied };
}

/** One server of the registry's zone on `domain SOA`: NXDOMAIN, there without a delegation, delegated, or nothing of use. */
function whatIsSaid(
  { domain, registryZone }: RegistrationEvidence,
  message: ReturnType<ExchangeIndex['reply']>,
) {
  if (message === undefined || registryZone === null) return 'nothing';
  const response = classifyResponse(message, { name: domain, type: 'SOA' }, registryZone);
  switch (response.kind) {
    case 'no-name':
      // What does not exist then is the name behind an alias: the domain itself is there.
      if (response.aliases.length > 0) return 'present';
      return response.soa === undefined || response.soa === registryZone ? 'denied' : 'nothing';
    case 'no-data':
      return response.soa === domain ? 'delegated' : 'present';
    case 'referral':
      return response.cut === domain ? 'delegated' : 'nothing';
    case 'answer':
      if (!response.authoritative) return 'nothing';
      return response.aliases.length > 0 ? 'present' : 'delegated';
    case 'alias':
      return response.authoritative ? 'present' : 'nothing';
    case 'upward-referral':
    case 'error':
    case 'unusable':
      return 'nothing';
  }
}
